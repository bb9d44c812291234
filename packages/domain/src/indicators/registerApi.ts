import { z } from 'zod';
import { BothWords } from '../matters/index.ts';
import { AreaView } from './api.ts';
import { Entry, RegisterKey } from './model.ts';
import { ENTRY_COLUMN_NAMES } from './readEntry.ts';

/** An entry as it is looked at alone. */
export const EntryView = Entry.extend({
  /** When it ceased to count, and either why, as somebody wrote it, or the line that took its place. */
  withdrawn: z
    .object({
      reason: z.string().nullable(),
      at: z.string(),
      replacedBy: z.string().nullable(),
    })
    .nullable(),
}).meta({ id: 'RegisterEntryView' });
export type EntryView = z.infer<typeof EntryView>;

/** A page of a register. */
export const RegisterPage = z
  .object({
    register: RegisterKey,
    count: z.int(),
    entries: z.array(Entry),
    cursor: z.string().nullable(),
  })
  .meta({ id: 'RegisterPage' });
export type RegisterPage = z.infer<typeof RegisterPage>;

/** A register as pages describe it. */
export const RegisterView = z
  .object({
    key: RegisterKey,
    title: BothWords,
    line: BothWords,
    columns: z.array(
      z.object({
        name: z.enum(ENTRY_COLUMN_NAMES),
        title: BothWords,
        required: z.boolean(),
      }),
    ),
    categories: z.array(z.object({ value: z.string(), title: BothWords })),
    count: z.int(),
    /** Codes of the indicators that read it. */
    indicators: z.array(z.string()),
  })
  .meta({ id: 'RegisterView' });
export type RegisterView = z.infer<typeof RegisterView>;

/** All registers, and where the asker may read and enter. */
export const RegistersView = z
  .object({
    registers: z.array(RegisterView),
    /** Areas whose entries the asker may read. */
    reach: z.array(AreaView),
    /** Codes of the areas for which the asker may enter. */
    enter: z.array(z.string()),
  })
  .meta({ id: 'RegistersView' });
export type RegistersView = z.infer<typeof RegistersView>;

/** A line that could not be taken, or the entry that was made of it. */
export const EntriesReceipt = z
  .object({
    taken: z.int(),
    /** How many of those took the place of an earlier line of the same case, firm or contract. */
    replaced: z.int(),
    /** Lines that stand there already, word for word, or that a later line replaced. */
    known: z.int(),
    refused: z.array(z.object({ line: z.int(), field: z.string(), words: BothWords })),
  })
  .meta({ id: 'RegisterReceipt' });
export type EntriesReceipt = z.infer<typeof EntriesReceipt>;

/** A target of an area for the end of a year, set by the city. */
export const AreaTarget = z
  .object({
    code: z.string(),
    area: z.string(),
    year: z.int().min(2000).max(2100),
    value: z.number(),
    /** The document that sets it. */
    basis: z.string().min(1).max(300),
  })
  .meta({ id: 'IndicatorAreaTarget' });
export type AreaTarget = z.infer<typeof AreaTarget>;
