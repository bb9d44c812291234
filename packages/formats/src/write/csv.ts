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
  const { delimiter = ',', lineEnd = '\r\n', bom = true, preface = [] } = options;
  const guard = options.formulaGuard ?? true;
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`);
  const quote = (text: string): string =>
    special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  // Nearly every cell needs neither quotes nor guard, and one test tells.
  const suspect = new RegExp(`${special.source}|^[=+\\-@\\t\\r＝＋－＠]`);
  const safe = (text: string): string =>
    suspect.test(text) ? quote(guard ? guardFormula(text) : text) : text;
  const sink = new TextSink((text) => writeWaiting(output, text));
  sink.add(bom ? '\uFEFF' : '');
  for (const line of preface) sink.add(safe(line) + lineEnd);
  sink.add(columns.map((column) => safe(column.header)).join(delimiter) + lineEnd);
  const numeric = columns.map((column) => column.type === 'number');
  let count = 0;
  for await (const row of rows) {
    let line = '';
    for (let i = 0; i < columns.length; i++) {
      const value = columns[i]?.value(row);
      if (i > 0) line += delimiter;
      if (value === null || value === undefined || value === '') continue;
      if (typeof value === 'number') line += Number.isFinite(value) ? String(value) : '';
      else {
        const text = String(value);
        line += numeric[i] === true && isPlainNumber(text) ? text : safe(text);
      }
    }
    // A single empty cell would read as a blank line.
    if (line === '') line = '""';
    count++;
    if (sink.add(line + lineEnd)) await sink.flush();
  }
  await sink.flush();
  return { rows: count };
}
