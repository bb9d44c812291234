/**
 * Natural keys. A patent is known by its application number, because one application keeps several
 * publications; where a source has only a publication number, the key is that number without its
 * kind code, and is replaced when a source later gives the application number.
 */

import type { Collection } from './model.ts';

/** The collection of the right that a natural key names. */
export function collectionOf(key: string): Collection {
  return key.startsWith('TM') ? 'trademark' : 'patent';
}

/** Key of a Chinese patent application; `applicationNumber` is canonical, e.g. `2017106018623`. */
export function patentKey(applicationNumber: string): string {
  return `CN${applicationNumber}`;
}

/** Key of a trademark by its registration number, or by its international registration number. */
export function trademarkKey(number: string): string {
  return `TM${number}`;
}

/**
 * Publication key of a canonical publication number: CN104008308A → P-CN104008308. Granted inventions
 * of 1993 to about 2007 (seven digits, kind C) had numbers of a series of their own, in which the same
 * digits name another patent than among publications (A), so their letter stays: P-CN1146482C (O:A.4).
 */
export function publicationKeyOf(number: string): string {
  return `P-${/^CN1\d{6}C\d?$/.test(number) ? number.slice(0, 10) : number.replace(/[A-Z]\d?$/, '')}`;
}
