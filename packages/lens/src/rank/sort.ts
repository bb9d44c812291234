import type { SortKey, TopRequest } from '@zca/query';
import { requireSize } from '../context.ts';
import { LensError } from '../error.ts';
import type { FieldTable, LensField } from '../schema.ts';
import { ordinalOf } from '../segment/segment.ts';
import type { Segment } from '../segment/segment.ts';
import { hasBit } from '../structure/bits.ts';
import { encode, fromToken, toToken } from '../text/encoding.ts';

/** One key of an order, checked against the schema. */
export interface OrderKey {
  readonly by: 'relevance' | 'id' | LensField;
  readonly descending: boolean;
}

/** What a hit holds under one key; null when the value is missing. */
export type KeyValue = number | string | null;

export interface Sort {
  readonly size: number;
  /** Ends with the id, so that no two hits are equal. */
  readonly keys: readonly OrderKey[];
  /** Values of the last hit of the page before. */
  readonly after: readonly KeyValue[] | undefined;
}

const MOST_HITS = 1000;

/** Checks a request for first hits; throws `LensError`. */
export function compileSort(fields: FieldTable, request: TopRequest): Sort {
  requireSize(request.size, 'top.size', MOST_HITS);
  const asked = request.sort ?? [{ by: 'relevance', descending: true }];
  const keys = asked.map((key) => orderKey(fields, key));
  const id = keys.findIndex(({ by }) => by === 'id');
  if (id >= 0) keys.length = id + 1;
  else keys.push({ by: 'id', descending: false });
  const after = request.cursor === undefined ? undefined : readCursor(keys, request.cursor);
  return { size: request.size, keys, after };
}

function orderKey(fields: FieldTable, key: SortKey): OrderKey {
  const descending = key.descending === true;
  if (key.by === 'relevance' || key.by === 'id') return { by: key.by, descending };
  const by = fields.getOf(key.by, ['keyword', 'integer', 'decimal', 'date'], 'sort');
  if (by.many === true) {
    throw new LensError('wrong-kind', { field: by.name, kind: `${by.kind}, many`, use: 'sort' });
  }
  return { by, descending };
}

/** The number by which a segment orders under a key, smaller first; missing is Infinity. */
export function keyNumber(segment: Segment, key: OrderKey, doc: number, score: number): number {
  const sign = key.descending ? -1 : 1;
  if (key.by === 'relevance') return sign * score;
  if (key.by === 'id') return sign * segment.idRank[doc]!;
  if (key.by.kind === 'keyword') {
    const ordinal = ordinalOf(segment.keyword(key.by.name), doc);
    return ordinal === 0 ? Number.POSITIVE_INFINITY : sign * ordinal;
  }
  const column = segment.number(key.by.name);
  return hasBit(column.present, doc) ? sign * column.values[doc]! : Number.POSITIVE_INFINITY;
}

/** The value of a hit under a key, comparable between segments. */
export function keyValue(segment: Segment, key: OrderKey, doc: number, score: number): KeyValue {
  if (key.by === 'relevance') return score;
  if (key.by === 'id') return segment.ids.at(doc);
  if (key.by.kind === 'keyword') {
    const column = segment.keyword(key.by.name);
    const ordinal = ordinalOf(column, doc);
    return ordinal === 0 ? null : column.values.at(ordinal - 1);
  }
  const column = segment.number(key.by.name);
  return hasBit(column.present, doc) ? column.values[doc]! : null;
}

/** The number of `keyNumber` for a value that the segment need not hold. */
export function numberOfValue(segment: Segment, key: OrderKey, value: KeyValue): number {
  if (value === null) return Number.POSITIVE_INFINITY;
  const sign = key.descending ? -1 : 1;
  if (typeof value === 'number') return sign * value;
  if (key.by === 'id') return sign * segment.rankOf(value);
  const { values } = segment.keyword((key.by as LensField).name);
  const bytes = encode(value);
  const index = values.lowerBound(bytes);
  const found = index < values.size && values.compare(index, bytes) === 0;
  return sign * (found ? index + 1 : index + 0.5);
}

/** Order of two hits by their values: negative when `a` comes first. */
export function compareValues(
  keys: readonly OrderKey[],
  a: readonly KeyValue[],
  b: readonly KeyValue[],
): number {
  for (let i = 0; i < keys.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y === keys[i]!.descending ? 1 : -1;
  }
  return 0;
}

/** An opaque text from which the page after a hit can be asked. */
export function writeCursor(keys: readonly OrderKey[], values: readonly KeyValue[]): string {
  return toToken(JSON.stringify([orderName(keys), ...values]));
}

function readCursor(keys: readonly OrderKey[], cursor: string): KeyValue[] {
  const text = fromToken(cursor);
  let parsed: unknown;
  try {
    parsed = text === undefined ? undefined : JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  if (
    !Array.isArray(parsed) ||
    parsed[0] !== orderName(keys) ||
    parsed.length !== keys.length + 1
  ) {
    throw new LensError('invalid-cursor');
  }
  const values = parsed.slice(1) as unknown[];
  keys.forEach(({ by }, i) => {
    const value = values[i];
    const text = by === 'id' || (by !== 'relevance' && by.kind === 'keyword');
    const nullable = by !== 'id' && by !== 'relevance';
    if (typeof value !== (text ? 'string' : 'number') && !(nullable && value === null)) {
      throw new LensError('invalid-cursor');
    }
  });
  return values as KeyValue[];
}

function orderName(keys: readonly OrderKey[]): string {
  return keys
    .map(({ by, descending }) => (descending ? '-' : '') + (typeof by === 'string' ? by : by.name))
    .join();
}
