import { type CalendarDay, calendarDay, dayParts, daysInMonth } from '@zca/standards';

/** The name of a period: a year `2025`, a quarter `2025Q3` or a month `2025-08`. */
const FORMS = [
  { pattern: /^(\d{4})$/, months: 12, first: () => 1 },
  { pattern: /^(\d{4})Q([1-4])$/, months: 3, first: (part: number) => 3 * part - 2 },
  { pattern: /^(\d{4})-(0[1-9]|1[0-2])$/, months: 1, first: (part: number) => part },
] as const;

/** Before this year the platform counts nothing: neither rights nor parameters reach back so far. */
export const FIRST_YEAR = 2000;

/** A period of statistics with its first and last day; values of stocks are those of the last day. */
export interface Period {
  readonly name: string;
  readonly kind: 'year' | 'quarter' | 'month';
  readonly year: number;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

const KINDS = ['year', 'quarter', 'month'] as const;

/** Reads the name of a period; undefined for anything else. */
export function readPeriod(name: string): Period | undefined {
  for (const [place, form] of FORMS.entries()) {
    const found = form.pattern.exec(name);
    if (found === null) continue;
    const year = Number(found[1]);
    const first = form.first(Number(found[2] ?? 1));
    const last = first + form.months - 1;
    return {
      name,
      kind: KINDS[place]!,
      year,
      from: calendarDay(year, first, 1),
      to: calendarDay(year, last, daysInMonth(year, last)),
    };
  }
  return undefined;
}

/** The year as a period. */
export function yearPeriod(year: number): Period {
  const period = readPeriod(String(year).padStart(4, '0'));
  if (period === undefined) throw new RangeError(`${year} is no year.`);
  return period;
}

/** The day for which a period is counted: its last day, or today while the period runs. */
export function statisticalDay(period: Period, today: CalendarDay): CalendarDay {
  return period.to < today ? period.to : today;
}

/**
 * A day as a point on the line of years: the end of 2024 is 2025.0, half of 2025 gone is 2025.5. Days
 * are counted as gone when they end.
 */
export function yearPoint(day: CalendarDay): number {
  const { year, month, day: dayOfMonth } = dayParts(day);
  let gone = dayOfMonth;
  let days = 0;
  for (let each = 1; each <= 12; each += 1) {
    if (each < month) gone += daysInMonth(year, each);
    days += daysInMonth(year, each);
  }
  return year + gone / days;
}
