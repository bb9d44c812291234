/*
 * Days as numbers since 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms".
 */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function dayFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilFromDay(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The number of an ISO day, or undefined when the text is not an existing day. */
export function parseDay(text: string): number | undefined {
  const match = ISO_DAY.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return undefined;
  const dayNumber = dayFromCivil(year, month, day);
  const back = civilFromDay(dayNumber);
  return back.month === month && back.day === day ? dayNumber : undefined;
}

export function formatDay(dayNumber: number): string {
  const { year, month, day } = civilFromDay(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export type CalendarUnit = 'year' | 'quarter' | 'month';

const MONTHS = { year: 12, quarter: 3, month: 1 } as const;

/** The running number of the year, quarter or month that holds a day. */
export function unitOfDay(dayNumber: number, unit: CalendarUnit): number {
  const { year, month } = civilFromDay(dayNumber);
  return Math.floor((year * 12 + month - 1) / MONTHS[unit]);
}

/** The first day of a numbered year, quarter or month, as an ISO day. */
export function firstDayOfUnit(index: number, unit: CalendarUnit): string {
  const months = index * MONTHS[unit];
  const year = Math.floor(months / 12);
  return formatDay(dayFromCivil(year, months - year * 12 + 1, 1));
}
