import { z } from 'zod';
import { PrizeSchema } from './award.ts';
import { CalendarDay } from './model.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** An award of the register. */
export const Award = z
  .object({
    id: z.string(),
    /** Number as written. */
    number: z.string(),
    prize: PrizeSchema,
    prizeLabel: Bilingual,
    /** The prize as written. */
    prizeText: z.string(),
    /** Whether it counts for high-value inventions (HV5). */
    counts: z.boolean(),
    year: z.int(),
    day: CalendarDay.nullable(),
    documentTitle: z.string(),
    documentNumber: z.string(),
    sourceFile: z.string(),
    sourceLine: z.int().nullable(),
    recordedBy: z.string(),
    /** Null for who is no person. */
    recordedByName: z.string().nullable(),
    recordedAt: z.string(),
    /** The record of the patent; null where the data centre has none. */
    right: z.object({ key: z.string(), title: z.string() }).nullable(),
    withdrawn: z
      .object({
        reason: z.string(),
        by: z.string(),
        byName: z.string().nullable(),
        at: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Award' });
export type Award = z.infer<typeof Award>;

/** What became of a file: of its rows, and what is to be looked at, each with its line. */
export const TableReport = z
  .object({
    read: z.int(),
    taken: z.int(),
    same: z.int(),
    refused: z.int(),
    /** Headers that name no column. */
    unread: z.array(z.string()),
    remarks: z.array(
      z.object({ line: z.int(), severity: z.enum(['refused', 'note']), words: Bilingual }),
    ),
  })
  .meta({ id: 'TableReport' });
export type TableReport = z.infer<typeof TableReport>;

export const AwardPage = z
  .object({ awards: z.array(Award), total: z.int(), cursor: z.string().nullable() })
  .meta({ id: 'AwardPage' });
export type AwardPage = z.infer<typeof AwardPage>;

/** A row of awards that could not be taken. */
export const AwardRefusal = z
  .object({
    id: z.string(),
    sourceFile: z.string(),
    sourceLine: z.int(),
    cells: z.record(z.string(), z.string()),
    words: Bilingual,
  })
  .meta({ id: 'AwardRefusal' });
export type AwardRefusal = z.infer<typeof AwardRefusal>;
