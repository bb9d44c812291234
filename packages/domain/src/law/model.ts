import { isCalendarDay } from '@zca/standards';
import { z } from 'zod';

/** A real calendar day. */
export const LawDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDay, 'Expected a calendar day YYYY-MM-DD.');

const Flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * How sure a value is: V read in the instrument's text for this platform; P read in the primary
 * text; S in a secondary copy; M specialists' knowledge; D our own design decision; unverified
 * anything not confirmed (〔待核〕).
 */
export const ParameterMark = z
  .enum(['V', 'P', 'S', 'M', 'D', 'unverified'])
  .meta({ id: 'ParameterMark' });
export type ParameterMark = z.infer<typeof ParameterMark>;

/** A value of law: a number, a text, or a small structure (a fee table, a row of percentages). */
export const ParameterValue = z
  .union([z.number(), z.string(), z.array(z.number()), z.array(Flat), Flat])
  .meta({ id: 'ParameterValue' });
export type ParameterValue = z.infer<typeof ParameterValue>;

/** A legal parameter: one dated row with its article. A change of law is a new row. */
export const LegalParameter = z
  .object({
    /** Dotted name, lower camel case: patent.term.invention. */
    key: z.string().regex(/^[a-zA-Z][\w.]*$/),
    value: ParameterValue,
    /** Unit of a number: year, month, day, workingDay, fen, percent; empty for structures. */
    unit: z.string(),
    title: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
    /** Name of the instrument. */
    sourceTitle: z.string().min(1),
    /** Number of the instrument, for example 国务院令第769号; empty when it has none. */
    documentNumber: z.string(),
    /** Article or paragraph; empty when the source is a table. */
    article: z.string(),
    /** First day in force. */
    effectiveFrom: LawDay,
    /** Last day in force; null while open. */
    effectiveTo: LawDay.nullable(),
    mark: ParameterMark,
    note: z.string(),
  })
  .refine((row) => row.effectiveTo === null || row.effectiveTo >= row.effectiveFrom, {
    message: 'effectiveTo must not lie before effectiveFrom.',
    path: ['effectiveTo'],
  })
  .meta({ id: 'LegalParameter' });
export type LegalParameter = z.infer<typeof LegalParameter>;
