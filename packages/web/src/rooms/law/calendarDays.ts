import type { CalendarYear } from '@zca/domain/law';
import { isDay } from '../../base/catalogue/format.ts';

/** Days as typed, read; `fault` is the first piece that is not a day or a run of days of the year. */
export interface DayList {
  readonly days: readonly string[];
  readonly fault: string | null;
}

function dayOf(text: string, year: number): string | null {
  const parts = /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (parts === null || (parts[1] !== undefined && Number(parts[1]) !== year)) return null;
  const day = `${year}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * Reads days of a year: `10-01`, `2026-10-01`, or a run `10-01..10-08` (also with 至 or ~), separated
 * by blanks, commas, 、 or lines. Days come back in order, each once.
 */
export function readDays(text: string, year: number): DayList {
  const days = new Set<string>();
  const joined = text.replaceAll(/\s*(\.\.|至|~|～)\s*/g, '..');
  for (const piece of joined.split(/[\s,，、;；]+/).filter((each) => each !== '')) {
    const [first = '', last = first] = piece.split('..');
    const from = dayOf(first, year);
    const to = dayOf(last, year);
    if (from === null || to === null || to < from) return { days: [], fault: piece };
    for (let day = from; day <= to; day = dayAfter(day)) days.add(day);
  }
  return { days: [...days].toSorted(), fault: null };
}

/** A year for the calendar from days off and worked weekends. */
export function toYear(
  year: number,
  notice: string,
  publishedOn: string | null,
  holidays: readonly string[],
  workdays: readonly string[],
): CalendarYear {
  const days = [
    ...holidays.map((day) => ({ day, kind: 'holiday' as const })),
    ...workdays.map((day) => ({ day, kind: 'workday' as const })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { year, notice, publishedOn, days };
}

/** Years from the first loaded one to next year, each with its calendar or none. */
export function yearsToShow(
  years: readonly CalendarYear[],
  thisYear: number,
): { year: number; calendar: CalendarYear | null }[] {
  const byYear = new Map(years.map((calendar) => [calendar.year, calendar]));
  const first = Math.min(thisYear, ...byYear.keys());
  const last = Math.max(thisYear + 1, ...byYear.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = last - index;
    return { year, calendar: byYear.get(year) ?? null };
  });
}
