/** Two periods of years of filing, and the answer of the map about the change between them. */
import type { Bilingual } from '@zca/query';
import { z } from 'zod';
import { MAP_AREA_KINDS, MapAnswerBasis, PlacedCounts } from './mapModel.ts';

/** Years of filing, both ends included. */
export interface YearPeriod {
  readonly from: number;
  readonly to: number;
}

const PERIOD = /^(\d{4})-(\d{4})$/;

/** Reads `2016-2020`; null for anything else and where the first year is after the last. */
export function readPeriod(text: string): YearPeriod | null {
  const found = PERIOD.exec(text.trim());
  if (found === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from > to ? null : { from, to };
}

/** A period as it stands in an address. */
export function writePeriod({ from, to }: YearPeriod): string {
  const year = (number: number) => String(number).padStart(4, '0');
  return `${year(from)}-${year(to)}`;
}

/**
 * Why two periods cannot be compared; null where they can. The former has to end before the latter
 * begins: a record in both would count for and against itself, and small counts that are hidden could be
 * found by subtraction.
 */
export function periodsFault(before: YearPeriod, after: YearPeriod): Bilingual | null {
  if (before.to < after.from) return null;
  const [first, second] = [writePeriod(before), writePeriod(after)];
  return {
    zh: `前一时段（${first}）要在后一时段（${second}）开始之前结束，两段不能重叠。`,
    en: `The first period (${first}) must end before the second (${second}) begins; they may not overlap.`,
  };
}

/** The last five whole years before a year, and the five before them. */
export function usualPeriods(year: number): {
  readonly before: YearPeriod;
  readonly after: YearPeriod;
} {
  return {
    before: { from: year - 10, to: year - 6 },
    after: { from: year - 5, to: year - 1 },
  };
}

const Period = z.object({
  from: z.int(),
  to: z.int(),
  /** Records filed in these years. */
  count: z.int(),
  /** Of them those in none of the areas; null is hidden. */
  outside: z.int().nullable(),
});

/** Records of a question by area in two periods. A record of holders in several areas counts in each. */
export const MapChanges = z
  .object({
    ...MapAnswerBasis,
    by: z.enum(MAP_AREA_KINDS),
    before: Period,
    after: Period,
    /** Null is hidden, or not computed: no percentage stands on a small base. */
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        before: z.int().nullable(),
        after: z.int().nullable(),
        difference: z.int().nullable(),
        percent: z.number().nullable(),
      }),
    ),
    /** Areas whose difference is hidden. */
    hidden: z.int(),
    /** A percentage is told from this number of records in the first period on. */
    leastBase: z.int(),
    placed: PlacedCounts,
  })
  .meta({ id: 'MapChanges' });
export type MapChanges = z.infer<typeof MapChanges>;
