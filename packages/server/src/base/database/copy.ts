import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import * as pg from 'pg';
import { type CopyToStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';

/**
 * A value for COPY. Plain objects and arrays are written as JSON, for jsonb columns; the schema has
 * no array columns.
 */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | Date
  | object;

/** Characters gathered before they are handed to the connection. */
const chunkLength = 128 * 1024;

/**
 * Writes rows into a table with COPY, the fastest way in, inside the caller's transaction if there
 * is one. Memory is bounded: the rows are taken as the connection can send them. Returns the number
 * of rows. A row with a NUL character, which PostgreSQL cannot keep, is a `TypeError` that names
 * the column; then, as with every error of the server, nothing of this COPY is kept.
 */
export async function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyFrom(`copy ${quoteTable(table)} (${names}) from stdin`));
  let failure: Error | undefined;
  const finished = new Promise<void>((resolve) => {
    stream.once('finish', () => resolve());
    stream.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  const send = async (chunk: string) => {
    if (failure) throw failure;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), finished]);
  };
  let count = 0;
  try {
    let chunk = '';
    for await (const row of rows) {
      chunk += copyLine(row, columns);
      count += 1;
      if (chunk.length >= chunkLength) {
        await send(chunk);
        chunk = '';
      }
    }
    if (chunk !== '') await send(chunk);
  } catch (error) {
    if (failure) throw failure;
    // Tells the server to forget the rows sent so far, and leaves the connection usable.
    stream.destroy(error as Error);
    await finished;
    throw error;
  }
  stream.end();
  await finished;
  if (failure) throw failure;
  return count;
}

/** One row in COPY's text format, its line end included. */
export function copyLine(row: readonly CopyValue[], columns: readonly string[]): string {
  let line = '';
  for (let index = 0; index < columns.length; index += 1) {
    if (index > 0) line += '\t';
    line += copyField(row[index], columns[index]!);
  }
  return `${line}\n`;
}

function copyField(value: CopyValue, column: string): string {
  if (value === null || value === undefined) return '\\N';
  switch (typeof value) {
    case 'string':
      return escapeText(value, column);
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    default:
      break;
  }
  if (value instanceof Uint8Array) {
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  }
  if (value instanceof Date) return value.toISOString();
  return escapeText(JSON.stringify(value), column);
}

// The NUL is looked for on purpose: it is the one character that PostgreSQL cannot keep.
// oxlint-disable-next-line no-control-regex
const special = /[\\\n\r\t\0]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeText(text: string, column: string): string {
  if (!special.test(text)) return text;
  if (text.includes('\0')) throw new TypeError(`Column ${column}: text with a NUL character.`);
  return text.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
}

/**
 * The rows of a table or of a query in brackets as lines in COPY's text format. The stream reads as
 * fast as it is read; after its end `rowCount` tells the rows.
 */
export function copyOut(client: pg.ClientBase, source: string): CopyToStreamQuery {
  return client.query(copyTo(`copy ${source} to stdout`));
}

/**
 * The values of a query of one column that is never null, each followed by a line feed, as bytes that
 * nobody has parsed. The bytes have a buffer of their own, which may be handed to another thread.
 */
export async function copyOutLines(
  client: pg.ClientBase,
  query: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  // Binary costs the server less than text, whose line feeds and backslashes are escaped.
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`))) {
    chunks.push(chunk as Buffer);
  }
  return linesOfCopy(chunks);
}

/** Signature, flags and length of the extension, which is empty (PostgreSQL manual, COPY, binary). */
const COPY_HEADER_BYTES = 19;
/** Before each value of a one-column COPY: number of fields (2 bytes), length (4 bytes). */
const TUPLE_BYTES = 6;

/** The values of a binary COPY of one column that is never null, each followed by a line feed. */
export function linesOfCopy(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let filled = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  const view = new DataView(bytes.buffer);
  let from = COPY_HEADER_BYTES;
  let to = 0;
  // A line is shorter than the tuple it comes from, so that it can be moved down in place.
  while (view.getInt16(from) !== -1) {
    const start = from + TUPLE_BYTES;
    from = start + view.getInt32(from + 2);
    bytes.copyWithin(to, start, from);
    to += from - start;
    bytes[to++] = 0x0a;
  }
  return bytes.subarray(0, to);
}

/** Streams lines in COPY's text format into a table. Returns the number of rows. */
export async function copyIn(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  source: Readable,
): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyFrom(`copy ${quoteTable(table)} (${names}) from stdin`));
  await pipeline(source, stream);
  return stream.rowCount ?? 0;
}

/** `schema.table` or `table` as a quoted name. */
export function quoteTable(table: string): string {
  return table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.');
}
