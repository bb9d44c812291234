/**
 * Natural keys. A patent is known by its application number, because one application keeps several
 * publications; where a source has only a publication number, the key is that number without its
 * kind code, and is replaced when a source later gives the application number.
 */

/** Key of a Chinese patent application; `applicationNumber` is canonical, e.g. `2017106018623`. */
export function patentKey(applicationNumber: string): string {
  return `CN${applicationNumber}`;
}

/**
 * Key of a patent document known only by its publication number; canonical form without kind code.
 * The prefix keeps it apart from application numbers, whose digits can coincide.
 */
export function publicationKey(country: string, number: string): string {
  return `P-${country}${number}`;
}

/** Key of a trademark by its registration number, or by its international registration number. */
export function trademarkKey(number: string): string {
  return `TM${number}`;
}

/** Publication key of a canonical publication number with its kind code: CN104008308A → P-CN104008308. */
export function publicationKeyOf(number: string): string {
  return `P-${number.replace(/[A-Z]\d?$/, '')}`;
}
