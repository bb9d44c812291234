import type { Writable } from 'node:stream';
import { guardFormula, isPlainNumber, type OutputColumn, type Rows } from './columns.ts';
import { TextSink, writeWaiting } from './sink.ts';

export interface CsvOptions {
  /** Default ','. */
  readonly delimiter?: string;
  /** Default CRLF, as RFC 4180 says. */
  readonly lineEnd?: '\r\n' | '\n';
  /** Byte order mark, by which Excel knows UTF-8. Default true. */
  readonly bom?: boolean;
  /** Lines above the header, each in one cell (a notice, a source). readTable skips them. */
  readonly preface?: readonly string[];
  /** Prefix texts that a spreadsheet would run with an apostrophe. Default true. */
  readonly formulaGuard?: boolean;
}

export interface WriteReport {
  readonly rows: number;
}

/** Rows of one table as text. */
export interface CsvFormat<Row> {
  /** What stands above the rows: mark, preface and header. */
  readonly head: string;
  /** One row with its line end. */
  readonly line: (row: Row) => string;
}

/** How rows become CSV, for a caller that writes them itself. Formatting is pure. */
export function csvFormat<Row>(
  columns: readonly OutputColumn<Row>[],
  options: CsvOptions = {},
): CsvFormat<Row> {
  const { delimiter = ',', lineEnd = '\r\n', bom = true, preface = [] } = options;
  const guard = options.formulaGuard ?? true;
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`);
  const quote = (text: string): string =>
    special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  // Nearly every cell needs neither quotes nor guard, and one test tells.
  const suspect = new RegExp(`${special.source}|^[=+\\-@\\t\\r＝＋－＠]`);
  const safe = (text: string): string =>
    suspect.test(text) ? quote(guard ? guardFormula(text) : text) : text;
  const numeric = columns.map((column) => column.type === 'number');
  const above = [...preface.map(safe), columns.map(({ header }) => safe(header)).join(delimiter)];
  return {
    head: (bom ? '\uFEFF' : '') + above.map((line) => line + lineEnd).join(''),
    line: (row) => {
      // Joined at once: a string grown cell by cell is a rope, slow to write out.
      const cells = columns.map((column, i) => {
        const value = column.value(row);
        if (value === null || value === undefined || value === '') return '';
        if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
        const text = String(value);
        return numeric[i] === true && isPlainNumber(text) ? text : safe(text);
      });
      // A single empty cell would read as a blank line.
      return (cells.join(delimiter) || '""') + lineEnd;
    },
  };
}

/**
 * Writes rows as CSV in UTF-8 and leaves the stream open. Memory is constant; the source is asked
 * for the next row only when the stream has room.
 *
 * @throws whatever the rows or the stream throw
 */
export async function writeCsv<Row>(
  rows: Rows<Row>,
  columns: readonly OutputColumn<Row>[],
  output: Writable,
  options: CsvOptions = {},
): Promise<WriteReport> {
  const { head, line } = csvFormat(columns, options);
  const sink = new TextSink((text) => writeWaiting(output, text));
  sink.add(head);
  let count = 0;
  for await (const row of rows) {
    count++;
    if (sink.add(line(row))) await sink.flush();
  }
  await sink.flush();
  return { rows: count };
}
