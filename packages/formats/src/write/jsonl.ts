import type { Writable } from 'node:stream';
import type { WriteReport } from './csv.ts';
import type { OutputColumn, Rows } from './columns.ts';
import { TextSink, writeWaiting } from './sink.ts';

export interface JsonLinesOptions {
  /** An object written as the first line (a notice, a source); it is told by its own keys. */
  readonly preface?: object;
}

/**
 * Writes rows as JSON Lines in UTF-8 and leaves the stream open. With `columns`, each row becomes an
 * object of their keys, empty cells left out; without, each row is written as JSON has it.
 *
 * @throws whatever the rows or the stream throw
 */
export async function writeJsonLines<Row>(
  rows: Rows<Row>,
  columns: readonly OutputColumn<Row>[] | undefined,
  output: Writable,
  options: JsonLinesOptions = {},
): Promise<WriteReport> {
  const sink = new TextSink((text) => writeWaiting(output, text));
  if (options.preface !== undefined) sink.add(`${JSON.stringify(options.preface)}\n`);
  const keys = columns?.map((column) => `${JSON.stringify(column.key ?? column.header)}:`);
  let count = 0;
  for await (const row of rows) {
    const line =
      columns === undefined || keys === undefined
        ? JSON.stringify(row)
        : objectLine(row, columns, keys);
    count++;
    if (sink.add(`${line}\n`)) await sink.flush();
  }
  await sink.flush();
  return { rows: count };
}

function objectLine<Row>(
  row: Row,
  columns: readonly OutputColumn<Row>[],
  keys: readonly string[],
): string {
  let line = '{';
  for (let i = 0; i < columns.length; i++) {
    const value = columns[i]?.value(row);
    if (value === null || value === undefined) continue;
    if (line.length > 1) line += ',';
    line += keys[i] + JSON.stringify(value);
  }
  return `${line}}`;
}
