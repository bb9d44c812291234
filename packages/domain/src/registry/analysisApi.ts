import { z } from 'zod';
import { CalendarDay } from './model.ts';
import { LIFE_PHASES } from './lifeCycle.ts';

/** Shapes of the API for the charts that are asked one by one. All counts are of records. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ value: z.string(), label: Bilingual });
const base = { count: z.int(), complete: z.boolean(), tookMs: z.number() };

/** Holders × fields of technology (WIPO's 35). */
export const FieldMatrix = z
  .object({
    ...base,
    holders: z.array(z.string()),
    /** Different holders among the records. */
    distinctHolders: z.int(),
    fields: z.array(Named),
    /** Fields that have any record. */
    distinctFields: z.int(),
    /** `counts[holder][field]`. */
    counts: z.array(z.array(z.int())),
  })
  .meta({ id: 'FieldMatrix' });
export type FieldMatrix = z.infer<typeof FieldMatrix>;

/** One place in the tree of the IPC with what lies directly below it. */
export const ClassTree = z
  .object({
    ...base,
    /** Symbol of the place: '' for the whole, H, H01, H01L, H01L29. */
    node: z.string(),
    title: Bilingual.nullable(),
    /** Field of the search that holds symbols of the children. */
    childField: z.string(),
    children: z.array(
      z.object({ symbol: z.string(), title: Bilingual.nullable(), count: z.int() }),
    ),
    /** Children beyond those listed. */
    others: z.int(),
  })
  .meta({ id: 'ClassTree' });
export type ClassTree = z.infer<typeof ClassTree>;

const YearsByType = z.object({
  years: z.array(z.int()),
  types: z.array(Named),
  /** `counts[type][year]`. */
  counts: z.array(z.array(z.int())),
  /** Records without the day. */
  missing: z.int(),
});

/** Rights in force by the year in which they were filed, and by the year in which they expire. */
export const AgePyramid = z
  .object({
    ...base,
    today: CalendarDay,
    filed: YearsByType,
    expires: YearsByType,
    medianFiling: CalendarDay.nullable(),
    medianExpiry: CalendarDay.nullable(),
  })
  .meta({ id: 'AgePyramid' });
export type AgePyramid = z.infer<typeof AgePyramid>;

/** Activity by filing year with its phase, and how long granted patents live. */
export const LifeCycle = z
  .object({
    ...base,
    years: z.array(
      z.object({
        year: z.int(),
        filings: z.int(),
        holders: z.int(),
        phase: z.enum(LIFE_PHASES).nullable(),
      }),
    ),
    /** Last filing year whose applications have all been published. */
    lastComplete: z.int(),
    survival: z.array(
      z.object({
        value: z.string(),
        label: Bilingual,
        ages: z.array(
          z.object({
            age: z.int(),
            atRisk: z.int(),
            ended: z.int(),
            survival: z.number(),
          }),
        ),
        /** Ended patents left out, since the day of their end or of their filing is not known. */
        unknown: z.int(),
      }),
    ),
  })
  .meta({ id: 'LifeCycle' });
export type LifeCycle = z.infer<typeof LifeCycle>;
