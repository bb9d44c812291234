import { z } from 'zod';
import { MarkedText, RightStatus } from './api.ts';

/** Shapes of the API for lists of numbers that are looked up at once. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/**
 * What became of an entry: one record found, several records that it may mean, a number that no
 * record bears, or a text that is no number.
 */
export const NUMBER_OUTCOMES = ['found', 'ambiguous', 'missed', 'unreadable'] as const;
export const NumberOutcome = z.enum(NUMBER_OUTCOMES);
export type NumberOutcome = z.infer<typeof NumberOutcome>;

/** A list that was looked up, or found by a watch. It is its asker's own and is removed after its time. */
export const NumberList = z
  .object({
    id: z.uuid(),
    /** Name of the file or of the watched search, null for pasted text. */
    file: z.string().nullable(),
    /** Heading of the column that was read, where the file is a table. */
    column: z.string().nullable(),
    createdAt: z.string(),
    expiresAt: z.string(),
    counts: z.object({
      /** Entries: the sum of the four outcomes. */
      entries: z.int(),
      found: z.int(),
      ambiguous: z.int(),
      missed: z.int(),
      unreadable: z.int(),
      /** Entries that repeat an earlier one, however written; they have an outcome too. */
      repeated: z.int(),
      /** Different records of all entries. */
      records: z.int(),
    }),
  })
  .meta({ id: 'NumberList' });
export type NumberList = z.infer<typeof NumberList>;

export const NumberEntry = z
  .object({
    /** Line of the text or row of the sheet, from 1. */
    line: z.int(),
    /** As written. */
    text: z.string(),
    outcome: NumberOutcome,
    /** How the number was read; null when it could not be. */
    reading: z.string().nullable(),
    records: z.array(
      z.object({
        key: z.string(),
        title: MarkedText,
        number: z.string(),
        typeLabel: Bilingual,
        holders: z.array(z.string()),
        status: RightStatus,
      }),
    ),
    /** Line of the first entry that means the same. */
    repeats: z.int().nullable(),
    /** Why the text is no number. */
    problem: Bilingual.nullable(),
  })
  .meta({ id: 'NumberEntry' });
export type NumberEntry = z.infer<typeof NumberEntry>;

export const NumberListPage = z
  .object({
    list: NumberList,
    /** Entries of the outcome asked for, in the order written. */
    entries: z.array(NumberEntry),
    from: z.int(),
    total: z.int(),
  })
  .meta({ id: 'NumberListPage' });
export type NumberListPage = z.infer<typeof NumberListPage>;
