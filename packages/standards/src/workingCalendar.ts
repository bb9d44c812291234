import {
  addDays,
  type CalendarDay,
  calendarDay,
  isLeapYear,
  toEpochDay,
  weekday,
  yearOf,
} from './calendarDay.ts';
import { fail, type Parsed, succeed } from './parsed.ts';

/**
 * What a day is: `work` Monday to Friday; `rest` Saturday or Sunday; `holiday` off by the yearly
 * notice of the State Council; `makeup` a weekend on which the notice orders work (调休上班日).
 */
export type DayKind = 'work' | 'rest' | 'holiday' | 'makeup';

/** One day of a published year. */
export interface WorkingCalendarDay {
  readonly date: CalendarDay;
  readonly kind: DayKind;
  /** The notice that fixes it (number or title and day); empty for ordinary days. */
  readonly notice: string;
}

/** A year as the notice publishes it: only what differs from the ordinary week. */
export interface PublishedYear {
  readonly year: number;
  readonly notice: string;
  /** Days off of this calendar year, 'MM-DD'. */
  readonly daysOff: readonly string[];
  /** Weekend days of this calendar year on which people work, 'MM-DD'. */
  readonly makeUpDays: readonly string[];
}

/** The working days of the years that are loaded. Of other years it knows nothing, and says so. */
export interface WorkingCalendar {
  readonly years: readonly number[];
  /** Kind of a day, or the failure CALENDAR_NOT_LOADED. */
  kindOf(day: CalendarDay): Parsed<DayKind>;
}

/**
 * All days of a published year as rows.
 * @throws RangeError when a day of the notice does not exist, is listed twice, or when a make-up
 * day is no weekend (then the notice was typed wrongly).
 */
export function expandPublishedYear(published: PublishedYear): readonly WorkingCalendarDay[] {
  const kinds = new Map<CalendarDay, DayKind>();
  const put = (monthDay: string, kind: DayKind): void => {
    const [month, day] = monthDay.split('-').map(Number);
    const date = calendarDay(published.year, month!, day!);
    if (kinds.has(date)) throw new RangeError(`${date} is listed twice in ${published.notice}.`);
    if (kind === 'makeup' && weekday(date) < 6) {
      throw new RangeError(`${date} is no weekend and cannot be a make-up day.`);
    }
    kinds.set(date, kind);
  };
  for (const day of published.daysOff) put(day, 'holiday');
  for (const day of published.makeUpDays) put(day, 'makeup');
  const rows: WorkingCalendarDay[] = [];
  const end = calendarDay(published.year, 12, 31);
  for (let date = calendarDay(published.year, 1, 1); date <= end; date = addDays(date, 1)) {
    const special = kinds.get(date);
    const ordinary: DayKind = weekday(date) < 6 ? 'work' : 'rest';
    rows.push({ date, kind: special ?? ordinary, notice: special ? published.notice : '' });
  }
  return rows;
}

/**
 * Builds a calendar from rows. A year is loaded only when every one of its days is there: a gap
 * would be a guess.
 * @throws RangeError when two rows name the same day.
 */
export function buildWorkingCalendar(rows: Iterable<WorkingCalendarDay>): WorkingCalendar {
  const kinds = new Map<number, DayKind>();
  const daysPerYear = new Map<number, number>();
  for (const { date, kind } of rows) {
    const epochDay = toEpochDay(date);
    if (kinds.has(epochDay)) throw new RangeError(`${date} is in the working calendar twice.`);
    kinds.set(epochDay, kind);
    const year = yearOf(date);
    daysPerYear.set(year, (daysPerYear.get(year) ?? 0) + 1);
  }
  const years = [...daysPerYear]
    .filter(([year, days]) => days === (isLeapYear(year) ? 366 : 365))
    .map(([year]) => year)
    .toSorted((a, b) => a - b);
  const loaded = new Set(years);
  return {
    years,
    kindOf(day) {
      const year = yearOf(day);
      return loaded.has(year)
        ? succeed(kinds.get(toEpochDay(day))!)
        : fail('CALENDAR_NOT_LOADED', { year, day });
    },
  };
}

/** True for work and make-up days, or the failure CALENDAR_NOT_LOADED. */
export function isWorkingDay(day: CalendarDay, calendar: WorkingCalendar): Parsed<boolean> {
  const kind = calendar.kindOf(day);
  return kind.ok ? succeed(kind.value === 'work' || kind.value === 'makeup') : kind;
}

/** The first working day on or after a day. */
export function workingDayFrom(day: CalendarDay, calendar: WorkingCalendar): Parsed<CalendarDay> {
  for (let current = day; ; current = addDays(current, 1)) {
    const works = isWorkingDay(current, calendar);
    if (!works.ok) return works;
    if (works.value) return succeed(current);
  }
}

/** How many working days lie in [from, to), or the failure CALENDAR_NOT_LOADED. */
export function countWorkingDays(
  from: CalendarDay,
  to: CalendarDay,
  calendar: WorkingCalendar,
): Parsed<number> {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) {
    const works = isWorkingDay(day, calendar);
    if (!works.ok) return works;
    if (works.value) count++;
  }
  return succeed(count);
}
