import { listOf, textOf } from '../../../base/address.ts';

/** Most records that stand side by side. */
export const MOST_COMPARED = 6;

/** Which records an address compares, the first being the measure, and whether only differences show. */
export interface CompareAddress {
  readonly key?: string[];
  readonly only?: string;
}

/** Reads an address; keys beyond the most that fit are left out. */
export function readCompare(raw: Readonly<Record<string, unknown>>): CompareAddress {
  const key = [...new Set(listOf(raw['key']))].slice(0, MOST_COMPARED);
  return {
    ...(key.length === 0 ? {} : { key }),
    ...(textOf(raw['only']) === '1' ? { only: '1' } : {}),
  };
}
