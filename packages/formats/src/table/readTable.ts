import { TextStream } from '../decodeStream.ts';
import { detectFormat } from '../detectFormat.ts';
import { hashStream } from '../hash.ts';
import type { ByteIterable } from '../input/bytes.ts';
import type { InputEntry } from '../input/openInput.ts';
import { spoolToTemporaryFile } from '../input/temporaryFile.ts';
import { asProblem, FormatProblem } from '../problem.ts';
import { TableAssembler, type TableCounts } from './assemble.ts';
import { CsvParser } from './csvParser.ts';
import { detectDelimiter } from './delimiter.ts';
import { CITATION_HEADERS, citationRow } from './gbt7714.ts';
import { JsonLinesReader, type JsonRecord, JsonValuesReader } from './jsonRecords.ts';
import { LineSplitter } from './lineSplitter.ts';
import {
  DEFAULT_MAX_RECORD_CHARS,
  DEFAULT_SAMPLE_ROWS,
  type RawRow,
  type RowProblem,
  type SourceRow,
  type TableFormat,
  type TableHeader,
  type TableItem,
  type TableOptions,
} from './model.ts';
import { sheetRows } from './xlsx/sheetRows.ts';
import { openWorkbook } from './xlsx/workbook.ts';

/** Text that the delimiter is judged by. */
const DELIMITER_SAMPLE_CHARS = 64 * 1024;

/**
 * Reads a table of any known format: first its header with sample rows, then rows and problems as
 * they come, at last the counts and the hash. A workbook gives one header for each sheet. Memory is
 * constant, except that the shared texts of a workbook are held; reading stops when the caller
 * stops.
 *
 * @throws FormatProblem when the entry cannot be read (further); nothing else is thrown.
 */
export function readTable(
  entry: InputEntry,
  options: TableOptions = {},
): AsyncGenerator<TableItem> {
  return readItems(entry, options, false);
}

async function* readItems(
  entry: InputEntry,
  options: TableOptions,
  headersOnly: boolean,
): AsyncGenerator<TableItem> {
  const file = entry.name;
  if (entry.problem !== undefined) throw entry.problem;
  const format = options.format ?? tableFormat(entry);
  const counts: TableCounts = { rows: 0, blankRows: 0, errors: 0, warnings: 0 };
  const hashed = hashStream(entry.open());
  try {
    const batches =
      format === 'xlsx'
        ? readWorkbookTables(entry, hashed.bytes, options, counts, headersOnly)
        : readTextTable(entry, hashed.bytes, format, options, counts);
    for await (const items of batches) yield* items;
  } catch (thrown) {
    throw asProblem(thrown, format === 'xlsx' ? 'xlsx-damaged' : 'input-unreadable', { file });
  }
  yield { kind: 'end', file, ...counts, ...hashed.digest() };
}

/**
 * Headers and sample rows only, one for each sheet; reads no more than it needs.
 *
 * @throws FormatProblem as readTable does
 */
export async function previewTable(
  entry: InputEntry,
  options: TableOptions = {},
): Promise<TableHeader[]> {
  const headers: TableHeader[] = [];
  for await (const item of readItems(entry, options, true)) {
    if (item.kind !== 'header') continue;
    headers.push(item);
    if (item.format !== 'xlsx') break;
  }
  return headers;
}

function tableFormat(entry: InputEntry): TableFormat {
  const file = entry.name;
  const detected = detectFormat(entry);
  if (detected.kind === 'table') return detected.format;
  if (detected.kind === 'empty') return 'csv';
  switch (detected.kind) {
    case 'xls':
      throw new FormatProblem('xls-unsupported', {}, { file });
    case 'binary':
      throw new FormatProblem('format-binary', { format: detected.format }, { file });
    case 'unread':
      throw new FormatProblem(detected.problem, {}, { file });
    default: {
      const known = detected.kind === 'xml' ? detected.problem : undefined;
      throw new FormatProblem(known ?? 'format-xml', { root: detected.rootElement }, { file });
    }
  }
}

/** Decodes, hands the text to the reader of the format and adds what there is to say about bytes. */
async function* readTextTable(
  entry: InputEntry,
  bytes: ByteIterable,
  format: Exclude<TableFormat, 'xlsx'>,
  options: TableOptions,
  counts: TableCounts,
): AsyncGenerator<TableItem[]> {
  const file = entry.name;
  const text = new TextStream(bytes, options.encoding);
  const describe = (): Partial<TableHeader> => ({ encoding: text.report.encoding });
  const reader = textReader(file, format, options, counts, describe);
  let reported = 0;
  for await (const chunk of text) {
    const items = reader.push(chunk.text);
    if (reported === 0 && text.report.wrongCount > 0) {
      reported = text.report.wrongCount;
      items.push(wrongBytes(file, text, counts));
    }
    if (items.length > 0) yield items;
  }
  const items = reader.end();
  // Said again with the full count if there were more.
  if (text.report.wrongCount > reported) items.push(wrongBytes(file, text, counts));
  yield items;
}

function wrongBytes(file: string, text: TextStream, counts: TableCounts): RowProblem {
  counts.warnings++;
  const { encoding, wrongCount: count, firstWrongByte: firstByte = 0 } = text.report;
  const params = { encoding, count, firstByte };
  const position = { file, byteOffset: firstByte };
  const issue = { severity: 'warning', code: 'encoding-wrong-bytes', params, position } as const;
  return { kind: 'problem', issue };
}

interface TextReader {
  push(text: string): TableItem[];
  end(): TableItem[];
}

function textReader(
  file: string,
  format: Exclude<TableFormat, 'xlsx'>,
  options: TableOptions,
  counts: TableCounts,
  describe: () => Partial<TableHeader>,
): TextReader {
  const maxChars = options.maxRecordChars ?? DEFAULT_MAX_RECORD_CHARS;
  if (format === 'csv') return new CsvTableReader(file, options, counts, describe);
  if (format === 'gbt7714') return new CitationTableReader(file, options, counts, describe);
  const Reader = format === 'jsonl' ? JsonLinesReader : JsonValuesReader;
  const reader = new Reader(file, maxChars);
  return new JsonTableReader(file, format, reader, options, counts, describe);
}

/** Waits for enough text to judge the delimiter, then parses. */
class CsvTableReader implements TextReader {
  readonly #file: string;
  readonly #options: TableOptions;
  readonly #counts: TableCounts;
  readonly #describe: () => Partial<TableHeader>;
  #sample = '';
  #parser: CsvParser | undefined;
  #assembler: TableAssembler | undefined;

  constructor(
    file: string,
    options: TableOptions,
    counts: TableCounts,
    describe: () => Partial<TableHeader>,
  ) {
    this.#file = file;
    this.#options = options;
    this.#counts = counts;
    this.#describe = describe;
  }

  push(text: string): TableItem[] {
    if (this.#parser !== undefined) return this.#read(this.#parser.push(text));
    this.#sample += text;
    const isEnough = this.#options.delimiter !== undefined;
    if (!isEnough && this.#sample.length < DELIMITER_SAMPLE_CHARS) return [];
    return this.#start(false);
  }

  end(): TableItem[] {
    const items = this.#parser === undefined ? this.#start(true) : [];
    if (this.#parser !== undefined) items.push(...this.#read(this.#parser.end()));
    if (this.#assembler !== undefined) items.push(...this.#assembler.end());
    return items;
  }

  #start(isWhole: boolean): TableItem[] {
    const { delimiter: wanted, maxRecordChars } = this.#options;
    const sample = this.#sample;
    const judged = isWhole ? sample : sample.slice(0, DELIMITER_SAMPLE_CHARS);
    const delimiter = wanted ?? detectDelimiter(judged, isWhole);
    this.#sample = '';
    this.#parser = new CsvParser(this.#file, delimiter, maxRecordChars);
    const identity = { file: this.#file, format: 'csv', delimiter } as const;
    this.#assembler = new TableAssembler(identity, this.#options, this.#counts, this.#describe);
    return this.#read(this.#parser.push(sample));
  }

  #read(records: readonly (SourceRow | RowProblem)[]): TableItem[] {
    return this.#assembler?.push(records) ?? [];
  }
}

class CitationTableReader implements TextReader {
  readonly #file: string;
  readonly #lines: LineSplitter;
  readonly #assembler: TableAssembler;
  readonly #maxChars: number;
  #line = 0;

  constructor(
    file: string,
    options: TableOptions,
    counts: TableCounts,
    describe: () => Partial<TableHeader>,
  ) {
    this.#file = file;
    this.#maxChars = Math.min(options.maxRecordChars ?? DEFAULT_MAX_RECORD_CHARS, 64 * 1024);
    this.#lines = new LineSplitter(this.#maxChars);
    const withHeaders = { ...options, headers: CITATION_HEADERS };
    const identity = { file, format: 'gbt7714' } as const;
    this.#assembler = new TableAssembler(identity, withHeaders, counts, describe);
  }

  push(text: string): TableItem[] {
    return this.#read(this.#lines.push(text));
  }

  end(): TableItem[] {
    return [...this.#read(this.#lines.end()), ...this.#assembler.end()];
  }

  #read(lines: readonly (string | undefined)[]): TableItem[] {
    const records = lines.map((line): SourceRow | RowProblem => {
      this.#line++;
      if (line !== undefined) return citationRow(this.#file, line, this.#line);
      const position = { file: this.#file, line: this.#line, row: this.#line };
      const params = { limit: this.#maxChars };
      const issue = { severity: 'error', code: 'record-too-long', params, position } as const;
      return { kind: 'problem', issue };
    });
    return this.#assembler.push(records);
  }
}

/** JSON records carry their own names; the header lists those of the sample rows. */
class JsonTableReader implements TextReader {
  readonly #file: string;
  readonly #format: 'json' | 'jsonl';
  readonly #reader: JsonLinesReader | JsonValuesReader;
  readonly #counts: TableCounts;
  readonly #describe: () => Partial<TableHeader>;
  readonly #sampleRows: number;
  #sample: JsonRecord[] | undefined = [];

  constructor(
    file: string,
    format: 'json' | 'jsonl',
    reader: JsonLinesReader | JsonValuesReader,
    options: TableOptions,
    counts: TableCounts,
    describe: () => Partial<TableHeader>,
  ) {
    this.#file = file;
    this.#format = format;
    this.#reader = reader;
    this.#counts = counts;
    this.#describe = describe;
    this.#sampleRows = options.sampleRows ?? DEFAULT_SAMPLE_ROWS;
  }

  push(text: string): TableItem[] {
    return this.#read(this.#reader.push(text), false);
  }

  end(): TableItem[] {
    const items = this.#read(this.#reader.end(), true);
    this.#counts.blankRows += this.#reader.blankRows;
    return items;
  }

  #read(records: readonly JsonRecord[], isEnd: boolean): TableItem[] {
    for (const record of records) {
      if (record.kind === 'row') this.#counts.rows++;
      else this.#counts.errors++;
    }
    if (this.#sample === undefined) return [...records];
    const sample = this.#sample;
    for (const record of records) sample.push(record);
    const rows = sample.filter((record) => record.kind === 'row');
    if (!isEnd && rows.length < this.#sampleRows) return [];
    this.#sample = undefined;
    return [this.#header(rows.slice(0, this.#sampleRows)), ...sample];
  }

  #header(sampleRows: readonly RawRow[]): TableHeader {
    const headers = [...new Set(sampleRows.flatMap((row) => Object.keys(row.cells)))];
    const base = { kind: 'header', file: this.#file, format: this.#format } as const;
    return { ...base, headers, preface: [], sampleRows, ...this.#describe() };
  }
}

async function* readWorkbookTables(
  entry: InputEntry,
  bytes: ByteIterable,
  options: TableOptions,
  counts: TableCounts,
  headersOnly: boolean,
): AsyncGenerator<TableItem[]> {
  const file = entry.name;
  // The file is read once for its hash; a stream is written to a temporary file on the way.
  const spool = entry.localPath === undefined ? await spoolToTemporaryFile(bytes) : undefined;
  if (spool === undefined) for await (const _ of bytes);
  const path = entry.localPath ?? spool?.path ?? '';
  try {
    const workbook = await openWorkbook(path, file);
    try {
      const wanted = workbook.sheets.filter(
        (sheet) => sheet.name === (options.sheet ?? sheet.name),
      );
      if (wanted.length === 0) {
        throw new FormatProblem('xlsx-sheet-missing', { sheet: options.sheet ?? '' }, { file });
      }
      for (const sheet of wanted) {
        const identity = { file, format: 'xlsx', sheet: sheet.name } as const;
        const assembler = new TableAssembler(identity, options, counts);
        let begun = false;
        for await (const batch of sheetRows(workbook, sheet, file)) {
          const items = assembler.push(batch);
          yield items;
          begun ||= items.length > 0;
          if (begun && headersOnly) break;
        }
        if (begun && headersOnly) continue;
        const last = assembler.end();
        // Workbooks carry empty sheets as a matter of course.
        if (last.some((item) => item.kind !== 'header' || item.headers.length > 0)) yield last;
      }
    } finally {
      workbook.close();
    }
  } finally {
    await spool?.remove();
  }
}
