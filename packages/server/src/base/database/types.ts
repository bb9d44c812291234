import * as pg from 'pg';

/*
 * How SQL values become JavaScript values, the same on every connection:
 *
 *   bigint       number; a value beyond 2^53 - 1 is an error, since rounding would be silent
 *   date         'YYYY-MM-DD'; a calendar day is not an instant and never passes through Date
 *   timestamptz  ISO instant in UTC with all its digits, '2026-11-22T09:30:00.123456Z'
 *   numeric      decimal text, as pg does by itself
 *   xid8         decimal text, compared with BigInt
 *   bytea        Buffer, jsonb the parsed value, as pg does by itself
 */

const oid = { int8: 20, date: 1082, timestamptz: 1184 } as const;
const arrayOid = { int8: 1016, date: 1182, timestamptz: 1185 } as const;

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`The database holds ${text}, which is beyond the safe integers.`);
  }
  return value;
}

/** Sessions run in UTC, so instants arrive with the offset +00; another offset is converted. */
function parseInstant(text: string): string {
  if (text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  const value = new Date(text);
  return Number.isNaN(value.getTime()) ? text : value.toISOString();
}

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, parseBigint],
  [oid.date, (text) => text],
  [oid.timestamptz, parseInstant],
]);
for (const [name, element] of [
  ['int8', parseBigint],
  ['date', (text: string) => text],
  ['timestamptz', parseInstant],
] as const) {
  parsers.set(arrayOid[name], (text) => parseArray(text).map((item) => item && element(item)));
}

/** One-dimensional arrays of values without quotes inside, which is what these types print. */
function parseArray(text: string): (string | null)[] {
  const body = text.slice(1, -1);
  if (body === '') return [];
  return body.split(',').map((item) => (item === 'NULL' ? null : item.replaceAll('"', '')));
}

/** The parsers above in the form that a pg connection takes. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(id)) ??
    pg.types.getTypeParser(id, format)) as pg.CustomTypesConfig['getTypeParser'],
};
