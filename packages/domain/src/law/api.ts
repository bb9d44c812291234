import type { PublishedYear } from '@zca/standards';
import { z } from 'zod';
import { LawDay, LegalParameter } from './model.ts';

/** A parameter as stored: the row, and when and by whom it was entered. */
export const RecordedParameter = LegalParameter.and(
  z.object({
    id: z.string(),
    /** Instant, ISO 8601 with offset. */
    recordedAt: z.string(),
    recordedBy: z.string(),
  }),
).meta({ id: 'RecordedParameter' });
export type RecordedParameter = z.infer<typeof RecordedParameter>;

/** All rows of all parameters, by key, first day and order of recording. */
export const LegalParameterList = z
  .object({ parameters: z.array(RecordedParameter) })
  .meta({ id: 'LegalParameterList' });
export type LegalParameterList = z.infer<typeof LegalParameterList>;

/**
 * A new dated row. It closes no other in place: from its first day it prevails over rows that began
 * earlier, and over a row of the same first day that was recorded before.
 */
export const NewLegalParameter = LegalParameter;
export type NewLegalParameter = z.infer<typeof NewLegalParameter>;

/** A day that the notice of a year moves: `holiday` is off, `workday` is a weekend that is worked. */
export const CalendarException = z
  .object({ day: LawDay, kind: z.enum(['holiday', 'workday']) })
  .meta({ id: 'CalendarException' });

/** The working calendar of a published year. */
export const CalendarYear = z
  .object({
    year: z.int().min(1985).max(2200),
    /** The notice: its number, or its title and day. */
    notice: z.string().min(1),
    publishedOn: LawDay.nullable(),
    days: z.array(CalendarException),
  })
  .refine(({ year, days }) => days.every(({ day }) => day.startsWith(`${year}-`)), {
    message: 'Every day must lie in the year.',
    path: ['days'],
  })
  .refine(({ days }) => new Set(days.map(({ day }) => day)).size === days.length, {
    message: 'A day may be listed once only.',
    path: ['days'],
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** All published years, in order. A year that is not listed has no working days to count. */
export const CalendarYearList = z
  .object({ years: z.array(CalendarYear) })
  .meta({ id: 'CalendarYearList' });
export type CalendarYearList = z.infer<typeof CalendarYearList>;

/** A year of the API as the working calendar of `standards` takes it. */
export function toPublishedYear({ year, notice, days }: CalendarYear): PublishedYear {
  const daysOf = (wanted: 'holiday' | 'workday'): string[] =>
    days.filter(({ kind }) => kind === wanted).map(({ day }) => day.slice(5));
  return { year, notice, daysOff: daysOf('holiday'), makeUpDays: daysOf('workday') };
}

/** The inverse of `toPublishedYear`, days in order. */
export function fromPublishedYear(
  published: PublishedYear,
  publishedOn: string | null = null,
): CalendarYear {
  const { year, notice, daysOff, makeUpDays } = published;
  const days = [
    ...daysOff.map((day) => ({ day: `${year}-${day}`, kind: 'holiday' as const })),
    ...makeUpDays.map((day) => ({ day: `${year}-${day}`, kind: 'workday' as const })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { year, notice, publishedOn, days };
}
