import type { FormatIssue, SourcePosition } from '../problem.ts';
import { isBlankText } from './delimiter.ts';
import {
  type CellValue,
  DEFAULT_SAMPLE_ROWS,
  type RawRow,
  type RowProblem,
  type SourceRow,
  type TableHeader,
  type TableItem,
  type TableOptions,
} from './model.ts';

/** Leading rows kept back until it is clear which of them is the header. */
const HEADER_SEARCH_ROWS = 10;

export interface TableIdentity {
  readonly file: string;
  readonly format: TableHeader['format'];
  readonly sheet?: string;
  readonly delimiter?: string;
}

/** Rows met so far, over all tables of an entry. */
export interface TableCounts {
  rows: number;
  blankRows: number;
  errors: number;
  warnings: number;
}

/**
 * Turns the records of one table into header, rows and problems. Synchronous and incremental: feed
 * batches, collect items. Blank rows are counted and left out; ragged rows are reported.
 */
export class TableAssembler {
  readonly #identity: TableIdentity;
  readonly #options: TableOptions;
  readonly #counts: TableCounts;
  readonly #describe: () => Partial<TableHeader>;
  #pending: (SourceRow | RowProblem)[] = [];
  #pendingRows = 0;
  #headers: string[] | undefined;
  #preface: string[] = [];
  #sample: (RawRow | RowProblem)[] | undefined = [];
  #sampleCount = 0;

  /** `describe` is asked when the header item is made (the encoding is known only then). */
  constructor(
    identity: TableIdentity,
    options: TableOptions,
    counts: TableCounts,
    describe: () => Partial<TableHeader> = () => ({}),
  ) {
    this.#identity = identity;
    this.#options = options;
    this.#counts = counts;
    this.#describe = describe;
  }

  push(records: readonly (SourceRow | RowProblem)[]): TableItem[] {
    const items: TableItem[] = [];
    for (const record of records) this.#take(record, items);
    return items;
  }

  /** The table is over. A table without any row yields no header either. */
  end(): TableItem[] {
    const items: TableItem[] = [];
    if (this.#headers === undefined) this.#settleHeader(items);
    this.#releaseSample(items);
    return items;
  }

  #take(record: SourceRow | RowProblem, items: TableItem[]): void {
    if (record.kind === 'problem') {
      if (record.issue.severity === 'error') this.#counts.errors++;
      else this.#counts.warnings++;
      if (this.#headers === undefined) this.#pending.push(record);
      else this.#give(record, items);
      return;
    }
    if (record.values.every(isBlankText)) {
      this.#counts.blankRows++;
      return;
    }
    if (this.#headers !== undefined) {
      this.#giveRow(record, items);
      return;
    }
    this.#pending.push(record);
    this.#pendingRows++;
    if (this.#isHeaderClear(record)) this.#settleHeader(items);
  }

  #isHeaderClear(record: SourceRow): boolean {
    const { headers = 'first', headerRow } = this.#options;
    if (headers !== 'first') return true;
    if (headerRow !== undefined) return record.row >= headerRow;
    return filledCells(record) > 1 || this.#pendingRows >= HEADER_SEARCH_ROWS;
  }

  #settleHeader(items: TableItem[]): void {
    const pending = this.#pending;
    this.#pending = [];
    const rows = pending.filter((record) => record.kind === 'source');
    const header = this.#chooseHeader(rows);
    const { headers = 'first' } = this.#options;
    if (headers === 'none') {
      this.#headers = uniqueHeaders((rows[0]?.values ?? []).map(() => null));
    } else if (headers === 'first') this.#headers = uniqueHeaders(header?.values ?? []);
    else this.#headers = uniqueHeaders(headers);
    if (rows.length === 0) this.#sample = undefined;
    let beforeHeader = header !== undefined;
    for (const record of pending) {
      if (record === header) beforeHeader = false;
      else if (record.kind === 'problem') this.#give(record, items);
      else if (beforeHeader) this.#preface.push(prefaceText(record));
      else this.#giveRow(record, items);
    }
  }

  #chooseHeader(rows: readonly SourceRow[]): SourceRow | undefined {
    const { headers = 'first', headerRow } = this.#options;
    if (headers !== 'first') return undefined;
    if (headerRow !== undefined) return rows.find((row) => row.row >= headerRow);
    return rows.find((row) => filledCells(row) > 1) ?? rows[0];
  }

  #giveRow(record: SourceRow, items: TableItem[]): void {
    const headers = this.#headers as string[];
    const { values, raw } = record;
    const position = this.#position(record);
    const used = usedLength(values);
    if (used > headers.length) {
      const params = { found: used, expected: headers.length };
      this.#warn('row-too-long', params, position, raw, items);
    } else if (values.length < headers.length && this.#identity.format !== 'xlsx') {
      const params = { found: values.length, expected: headers.length };
      this.#warn('row-too-short', params, position, raw, items);
    }
    const cells: Record<string, CellValue> = {};
    for (let i = 0; i < headers.length; i++) cells[headers[i] as string] = values[i] ?? null;
    for (let i = headers.length; i < used; i++) cells[`#${i + 1}`] = values[i] ?? null;
    this.#counts.rows++;
    this.#give({ kind: 'row', position, cells, raw }, items);
  }

  #warn(
    code: FormatIssue['code'],
    params: FormatIssue['params'],
    position: SourcePosition,
    raw: string,
    items: TableItem[],
  ): void {
    this.#counts.warnings++;
    this.#give(
      { kind: 'problem', issue: { severity: 'warning', code, params, position }, raw },
      items,
    );
  }

  #position(record: SourceRow): SourcePosition {
    const { file, sheet } = this.#identity;
    return {
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...(record.line === undefined ? {} : { line: record.line }),
      row: record.row,
    };
  }

  #give(item: RawRow | RowProblem, items: TableItem[]): void {
    if (this.#sample === undefined) {
      items.push(item);
      return;
    }
    this.#sample.push(item);
    if (item.kind === 'row') this.#sampleCount++;
    if (this.#sampleCount >= (this.#options.sampleRows ?? DEFAULT_SAMPLE_ROWS)) {
      this.#releaseSample(items);
    }
  }

  #releaseSample(items: TableItem[]): void {
    const sample = this.#sample;
    if (sample === undefined) return;
    this.#sample = undefined;
    items.push({
      kind: 'header',
      ...this.#identity,
      headers: this.#headers ?? [],
      preface: this.#preface,
      sampleRows: sample.filter((item) => item.kind === 'row'),
      ...this.#describe(),
    });
    items.push(...sample);
  }
}

/**
 * Column names that can key a record: empty ones become `#n`, repeated ones get ` (2)`. Otherwise
 * they stay as they are, spaces included.
 */
function uniqueHeaders(values: readonly CellValue[]): string[] {
  const seen = new Set<string>();
  return values.slice(0, usedLength(values) || values.length).map((value, index) => {
    const text = value === null ? '' : String(value);
    // Assigning to __proto__ would not make a cell.
    const base = text.trim() === '' || text === '__proto__' ? `#${index + 1}` : text;
    let name = base;
    for (let n = 2; seen.has(name); n++) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}

function filledCells(record: SourceRow): number {
  return record.values.reduce<number>((count, value) => count + (isBlankText(value) ? 0 : 1), 0);
}

function usedLength(values: readonly CellValue[]): number {
  let length = values.length;
  while (length > 0 && isEmpty(values[length - 1])) length--;
  return length;
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function prefaceText(record: SourceRow): string {
  return record.values.filter((value) => !isBlankText(value)).join(' ');
}
