import type { Writable } from 'node:stream';
import { columnLetters } from '../table/xlsx/sheetRows.ts';
import { guardFormula, isPlainNumber, type OutputColumn, type Rows } from './columns.ts';
import type { WriteReport } from './csv.ts';
import { TextSink } from './sink.ts';
import {
  CELL_STYLE,
  contentTypes,
  ROOT_RELATIONS,
  SHEET_END,
  STYLES,
  sheetStart,
  textElement,
  workbookRelations,
  workbookXml,
} from './xlsxParts.ts';
import { ZipWriter } from './zipWriter.ts';

export interface XlsxOptions {
  /** Default 'Sheet1'. Characters that Excel forbids are replaced. */
  readonly sheetName?: string;
  /** Lines above the header of each sheet, each in one cell (a notice, a source). */
  readonly preface?: readonly string[];
  /** Rows in a sheet before the next one begins, default 1,000,000 (Excel's limit is 1,048,576). */
  readonly maxSheetRows?: number;
}

/** A part of a zip without ZIP64 has less than 4 GiB; a fuller sheet is continued in the next. */
const MAX_SHEET_CHARS = 1_300_000_000;
/** Excel's limit for the text of a cell, in UTF-16 units. */
const MAX_CELL_CHARS = 32_767;

/**
 * Writes rows as an Excel workbook and leaves the stream open. Texts are text cells whatever they
 * look like (`202111286633.X`, `0012`), so nothing is rounded and nothing is run; the apostrophe of
 * the formula guard is added as in CSV, so that a workbook saved as CSV stays safe. Memory is
 * constant; the source is asked for the next row only when the stream has room. Texts beyond 32,767
 * characters, which Excel cannot hold, are cut there and end in '…'.
 *
 * @throws whatever the rows or the stream throw
 */
export async function writeXlsx<Row>(
  rows: Rows<Row>,
  columns: readonly OutputColumn<Row>[],
  output: Writable,
  options: XlsxOptions = {},
): Promise<WriteReport> {
  const zip = new ZipWriter(output);
  const source = rowSource(rows);
  const sheetNames: string[] = [];
  let count = 0;
  try {
    let next = await source.next();
    do {
      const number = sheetNames.length + 1;
      sheetNames.push(sheetName(options.sheetName ?? 'Sheet1', number));
      await zip.addPart(`xl/worksheets/sheet${number}.xml`, async (take) => {
        const sheet = new SheetWriter(columns, options.preface ?? [], take);
        const maxRows = options.maxSheetRows ?? 1_000_000;
        for (let n = 0; next.done !== true && n < maxRows && sheet.chars < MAX_SHEET_CHARS; n++) {
          if (sheet.addRow(next.value)) await sheet.flush();
          count++;
          next = await source.next();
        }
        await sheet.end();
      });
    } while (next.done !== true);
  } finally {
    await source.return?.();
  }
  const sheetCount = sheetNames.length;
  await zip.addPart('xl/styles.xml', (take) => take(STYLES));
  await zip.addPart('xl/workbook.xml', (take) => take(workbookXml(sheetNames)));
  await zip.addPart('xl/_rels/workbook.xml.rels', (take) => take(workbookRelations(sheetCount)));
  await zip.addPart('_rels/.rels', (take) => take(ROOT_RELATIONS));
  await zip.addPart('[Content_Types].xml', (take) => take(contentTypes(sheetCount)));
  await zip.finish();
  return { rows: count };
}

type RowSource<Row> = {
  next(): Promise<IteratorResult<Row>> | IteratorResult<Row>;
  return?(): unknown;
};

function rowSource<Row>(rows: Rows<Row>): RowSource<Row> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

/** At most 31 characters, none of `[]*?:/\`, no apostrophe at either end. */
function sheetName(wanted: string, number: number): string {
  const base = wanted.replace(/[[\]*?:/\\]/g, '_').replace(/^'|'$/g, '_') || 'Sheet';
  const suffix = number === 1 ? '' : `_${number}`;
  return base.slice(0, 31 - suffix.length).toWellFormed() + suffix;
}

class SheetWriter<Row> {
  /** Characters written so far. */
  chars = 0;
  readonly #columns: readonly OutputColumn<Row>[];
  readonly #letters: readonly string[];
  readonly #sink: TextSink;
  #row = 0;

  constructor(
    columns: readonly OutputColumn<Row>[],
    preface: readonly string[],
    take: (text: string) => Promise<void>,
  ) {
    this.#columns = columns;
    this.#letters = columns.map((_, i) => columnLetters(i));
    this.#sink = new TextSink(take);
    const widths = columns.map(
      ({ width, header }) => width ?? Math.min(40, Math.max(10, header.length * 2 + 2)),
    );
    this.#add(sheetStart(widths, preface.length + 1));
    for (const line of preface) this.#addCells([textCell('A', guardFormula(line), 'preface')]);
    this.#addCells(
      columns.map(({ header }, i) =>
        textCell(this.#letters[i] as string, guardFormula(header), 'header'),
      ),
    );
  }

  /** True when `flush` is due. */
  addRow(row: Row): boolean {
    const cells: CellXml[] = [];
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as OutputColumn<Row>;
      const cell = cellOf(column.type, column.value(row), this.#letters[i] as string);
      if (cell !== undefined) cells.push(cell);
    }
    return this.#addCells(cells);
  }

  flush(): Promise<void> {
    return this.#sink.flush();
  }

  end(): Promise<void> {
    this.#add(SHEET_END);
    return this.#sink.flush();
  }

  #addCells(cells: readonly CellXml[]): boolean {
    const row = ++this.#row;
    let xml = `<row r="${row}">`;
    for (const cell of cells) xml += `<c r="${cell.letters}${row}"${cell.rest}`;
    return this.#add(`${xml}</row>`);
  }

  #add(text: string): boolean {
    this.chars += text.length;
    return this.#sink.add(text);
  }
}

/** A `<c>` element after its reference. */
interface CellXml {
  readonly letters: string;
  readonly rest: string;
}

function cellOf(
  type: OutputColumn<unknown>['type'],
  value: ReturnType<OutputColumn<unknown>['value']>,
  letters: string,
): CellXml | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const text = String(value);
  if (type === 'number' && isExactNumber(text)) return { letters, rest: `><v>${text}</v></c>` };
  if (type === 'day') {
    const serial = serialDay(text);
    if (serial !== undefined)
      return { letters, rest: ` s="${CELL_STYLE.day}"><v>${serial}</v></c>` };
  }
  return textCell(letters, guardFormula(cutText(text)), 'text');
}

function textCell(letters: string, text: string, style: keyof typeof CELL_STYLE): CellXml {
  return {
    letters,
    rest: ` t="inlineStr" s="${CELL_STYLE[style]}"><is>${textElement(text)}</is></c>`,
  };
}

/** A number that a cell keeps exactly; a longer one is written as text. */
function isExactNumber(text: string): boolean {
  return isPlainNumber(text) && text.replace(/[eE].*$/, '').replace(/\D/g, '').length <= 15;
}

/** Days since 1899-12-30; undefined before March 1900, where Excel's calendar is wrong. */
function serialDay(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  const serial = (time - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isInteger(serial) && serial > 60 ? serial : undefined;
}

function cutText(text: string): string {
  // One place is left for the apostrophe of the guard.
  return text.length < MAX_CELL_CHARS ? text : `${text.slice(0, MAX_CELL_CHARS - 2)}…`;
}
