import type { AgePyramid } from '@zca/domain/registry';

type Side = AgePyramid['filed'];

/** One year of the pyramid: rights so old, and rights that have so long to go. */
export interface PyramidRow {
  /** Calendar years from the present year. */
  readonly years: number;
  readonly filedYear: number;
  readonly expiryYear: number;
  /** By type, in the order of `Pyramid.types`. */
  readonly aged: readonly number[];
  readonly expiring: readonly number[];
}

export interface Pyramid {
  readonly types: readonly { readonly value: string; readonly label: { zh: string; en: string } }[];
  readonly rows: readonly PyramidRow[];
}

/** Older rights, and those with longer to go, are gathered nowhere: the pyramid is as high as it is. */
export function pyramidOf(ages: AgePyramid): Pyramid {
  const now = Number(ages.today.slice(0, 4));
  const types = [...ages.filed.types];
  for (const type of ages.expires.types) {
    if (!types.some(({ value }) => value === type.value)) types.push(type);
  }
  const reach = Math.max(
    -1,
    ...ages.filed.years.map((year) => now - year),
    ...ages.expires.years.map((year) => year - now),
  );
  const rows = Array.from(
    { length: reach + 1 },
    (_, years): PyramidRow => ({
      years,
      filedYear: now - years,
      expiryYear: now + years,
      aged: types.map(({ value }) => countOf(ages.filed, value, now - years)),
      expiring: types.map(({ value }) => countOf(ages.expires, value, now + years)),
    }),
  );
  return { types, rows };
}

function countOf(side: Side, type: string, year: number): number {
  const row = side.types.findIndex(({ value }) => value === type);
  const column = side.years.indexOf(year);
  return row < 0 || column < 0 ? 0 : (side.counts[row]?.[column] ?? 0);
}

export const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
