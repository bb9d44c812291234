import { z } from 'zod';
import { LocationQuotient, NotComputed } from './analysisModel.ts';
import { MAP_AREA_KINDS, type MapAreaKind, MapAnswerBasis } from './mapModel.ts';

/** Shapes of the panel that tells of an area: figures, specialities, holders. */

/** Areas side by side: two at least, and as many as fit beside each other. */
export const LEAST_COMPARED = 2;
export const MOST_COMPARED = 4;
/** Holders that the panel lists. */
export const TOP_HOLDERS = 5;

const CODES: readonly (readonly [MapAreaKind, RegExp])[] = [
  ['district', /^\d{6}$/],
  ['street', /^\d{9}$/],
  ['zone', /^[A-Z]{2}-[A-Z0-9]{1,12}$/],
];

/**
 * The kind of an area by the form of its code: six figures for a district (GB/T 2260), nine for a
 * street or town (GB/T 10114), letters with a hyphen for a zone. Undefined for any other text.
 */
export function areaKindOf(code: string): MapAreaKind | undefined {
  return CODES.find(([, pattern]) => pattern.test(code))?.[0];
}

const Bilingual = z.object({ zh: z.string(), en: z.string() });
const Named = { value: z.string(), label: Bilingual };

/** A count with its place among the areas of the same kind, the greatest first. */
export const RankedCount = z.object({
  /** Null is hidden. */
  count: z.int().nullable(),
  /** Null for a drawn shape, where the count is hidden, and for no records. */
  rank: z.int().nullable(),
});
export type RankedCount = z.infer<typeof RankedCount>;

/** What the panel tells of one area. Null is hidden, unless it is said otherwise. */
export const AreaFigures = z
  .object({
    /** Null where the area is the whole of the search, such as a drawn shape. */
    code: z.string().nullable(),
    kind: z.enum([...MAP_AREA_KINDS, 'search']),
    name: Bilingual,
    /** Areas of this kind that have records; null for the whole of the search. */
    areas: z.int().nullable(),
    records: RankedCount,
    /** Granted inventions in force. */
    valid: RankedCount,
    /** Inventions that meet a condition of high value. */
    highValue: RankedCount,
    /** Filings of the last year of which all are published, against the year before. */
    filings: z.object({
      year: z.int(),
      count: z.int().nullable(),
      before: z.int().nullable(),
      /** Also null on too small a base. */
      percent: z.number().nullable(),
    }),
    types: z.array(z.object({ ...Named, count: z.int().nullable() })),
    /** All industries in their fixed order; empty where the whole area is hidden. */
    industries: z.array(
      z.object({
        ...Named,
        count: z.int().nullable(),
        quotient: z.discriminatedUnion('computed', [LocationQuotient, NotComputed]).nullable(),
      }),
    ),
    holders: z.object({
      /** Different holders. */
      distinct: z.int().nullable(),
      /** The greatest that may be named. */
      rows: z.array(
        z.object({
          name: z.string(),
          count: z.int().nullable(),
          /** Null for none, and for a holder whose count is hidden. */
          industry: z.object(Named).nullable(),
        }),
      ),
      /** Records of natural persons, where these are not named; null where they are, too. */
      persons: z.int().nullable(),
      /** True where holders who are, or may be, natural persons are not among the rows. */
      withoutPersons: z.boolean(),
      /** Share of the five greatest of all holders in what all hold, 0 to 1; null for no holders, too. */
      topShare: z.number().nullable(),
      /** Herfindahl–Hirschman index of all holders, 0 to 1; null for no holders, too. */
      herfindahl: z.number().nullable(),
    }),
  })
  .meta({ id: 'AreaFigures' });
export type AreaFigures = z.infer<typeof AreaFigures>;

/** The panel of one area. */
export const AreaPanel = z
  .object({ ...MapAnswerBasis, area: AreaFigures })
  .meta({ id: 'MapAreaPanel' });
export type AreaPanel = z.infer<typeof AreaPanel>;

/** Areas side by side, in the order in which they were asked for. */
export const AreaComparison = z
  .object({ ...MapAnswerBasis, areas: z.array(AreaFigures) })
  .meta({ id: 'MapAreaComparison' });
export type AreaComparison = z.infer<typeof AreaComparison>;
