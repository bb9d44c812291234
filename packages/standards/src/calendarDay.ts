import { fail, type Parsed, succeed } from './parsed.ts';
import { toHalfWidth } from './text.ts';

/**
 * A day of the Gregorian calendar as 'YYYY-MM-DD'. It is not an instant: it has no hour and no
 * zone. Two days compare correctly as strings.
 */
export type CalendarDay = string;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const WRITTEN_DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\.(\d{1,2})\.(\d{1,2})\.?|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[ T]00:00(?::00(?:\.0+)?)?)?$/;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** True in the leap years of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days in a month (1..12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/**
 * Writes year, month (1..12) and day (1..31) as a CalendarDay.
 * @throws RangeError when there is no such day.
 */
export function calendarDay(year: number, month: number, day: number): CalendarDay {
  if (
    !Number.isInteger(year) ||
    !Number.isInteger(month) ||
    !Number.isInteger(day) ||
    year < 1 ||
    year > 9999 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  ) {
    throw new RangeError(`There is no day ${year}-${month}-${day}.`);
  }
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** True for a canonical 'YYYY-MM-DD' that names a real day. */
export function isCalendarDay(text: string): boolean {
  const match = ISO_DAY.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Year, month (1..12) and day (1..31) of a CalendarDay.
 * @throws RangeError when the text is not a real day.
 */
export function dayParts(day: CalendarDay): { year: number; month: number; day: number } {
  if (!isCalendarDay(day)) throw new RangeError(`"${day}" is not a calendar day YYYY-MM-DD.`);
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
  };
}

/**
 * Reads a day in the written forms of Chinese data: 2017-07-21, 2017.07.21, 2017.7.21, 20170721,
 * 2017/7/21, 2017年7月21日, full-width digits, and the midnight that spreadsheets append.
 * Days that do not exist (2021-02-29) are refused, as is anything else.
 */
export function parseCalendarDay(text: string): Parsed<CalendarDay> {
  const written = toHalfWidth(text).trim();
  if (written === '') return fail('calendarDay.empty');
  const match = WRITTEN_DAY.exec(written.replace(/(?<=[年月])\s+|\s+(?=[年月日])/g, ''));
  if (!match) return fail('calendarDay.form', { text });
  const month = Number(match[2] ?? match[4] ?? match[6] ?? match[8] ?? match[10]);
  const day = Number(match[3] ?? match[5] ?? match[7] ?? match[9] ?? match[11]);
  const year = Number(match[1]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return fail('calendarDay.noSuchDay', { text });
  }
  return succeed(calendarDay(year, month, day));
}

/**
 * Days since 1970-01-01, negative before. The lens stores days as this integer.
 * Algorithm: days from civil, with the year starting in March so that leap days come last.
 * @throws RangeError when the text is not a real day.
 */
export function toEpochDay(value: CalendarDay): number {
  const { year, month, day } = dayParts(value);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `toEpochDay`. @throws RangeError for a non-integer or a year outside 1..9999. */
export function fromEpochDay(epochDay: number): CalendarDay {
  if (!Number.isInteger(epochDay)) throw new RangeError(`${epochDay} is not a whole day number.`);
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return calendarDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day `days` later (earlier when negative). @throws RangeError for an invalid day. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromEpochDay(toEpochDay(day) + days);
}

/**
 * The corresponding day `months` later (earlier when negative): the same day number, or the last
 * day of the month that has no such number (2025-11-30 + 3 months = 2026-02-28).
 * Source: Guidelines for Patent Examination V-7-2.3; Implementing Rules of the Patent Law art. 5.
 * @throws RangeError for an invalid day.
 */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const parts = dayParts(day);
  const index = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return calendarDay(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** The corresponding day `years` later; 02-29 becomes 02-28 in a common year. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, years * 12);
}

/** How many days `to` lies after `from` (negative when before). */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** 1 Monday .. 7 Sunday (ISO 8601). */
export function weekday(day: CalendarDay): number {
  return ((((toEpochDay(day) + 3) % 7) + 7) % 7) + 1;
}

/** The year of a day. @throws RangeError for an invalid day. */
export function yearOf(day: CalendarDay): number {
  return dayParts(day).year;
}

/** The earliest of some days; null when there is none. */
export function earliestDay(...days: readonly CalendarDay[]): CalendarDay | null {
  return days.reduce<CalendarDay | null>((a, b) => (a === null || b < a ? b : a), null);
}

/** The latest of some days; null when there is none. */
export function latestDay(...days: readonly CalendarDay[]): CalendarDay | null {
  return days.reduce<CalendarDay | null>((a, b) => (a === null || b > a ? b : a), null);
}

/**
 * The calendar day in Asia/Shanghai at an instant given in milliseconds since 1970-01-01T00:00Z.
 * The zone is a fixed UTC+8; the summer time of 1986 to 1991 is not modelled, and no date of the
 * platform is derived from an instant of those years.
 */
export function dayInShanghai(epochMilliseconds: number): CalendarDay {
  return fromEpochDay(Math.floor((epochMilliseconds + SHANGHAI_OFFSET_MS) / DAY_MS));
}
