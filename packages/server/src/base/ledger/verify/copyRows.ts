import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/*
 * Rows in the text format of PostgreSQL's COPY, which is also what backups hold: fields between tabs,
 * a row a line, what would be mistaken written with a backslash.
 */

/** The rows of a stream, in batches, each a list of fields still in COPY's writing. */
export async function* copyRows(source: Readable): AsyncGenerator<string[][]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop()!;
    if (lines.length > 0) yield lines.map((line) => line.split('\t'));
  }
  if (rest !== '') yield [rest.split('\t')];
}

const escaped: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The value of a field that is not null. */
export function copyValue(field: string): string {
  if (!field.includes('\\')) return field;
  return field.replace(/\\(.)/g, (_, character: string) => escaped[character] ?? character);
}

/** The hexadecimal digits of a bytea field; empty when it is none. */
export function copyBytes(field: string): string {
  return field.startsWith(String.raw`\\x`) ? field.slice(3) : '';
}

/** A timestamptz field as an ISO instant in UTC with so many digits of a second. */
export function copyInstant(field: string, digits: 3 | 6): string {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(field);
  if (parts === null) return field;
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(digits, '0')}Z`;
}
