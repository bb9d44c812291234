import { addDays, addMonths, type CalendarDay, daysBetween, isCalendarDay } from './calendarDay.ts';
import { fail, type Parsed, succeed } from './parsed.ts';
import { isWorkingDay, type WorkingCalendar, workingDayFrom } from './workingCalendar.ts';

/** Unit of a statutory period counted in days or more. Hours: see `endOfHours`. */
export type PeriodUnit = 'workingDay' | 'day' | 'month' | 'year';

/**
 * What happens when the last day is a day of rest: `restDay` rolls to the next working day from
 * holidays and weekends; `holiday` only from days off of the State Council's notice; `none` never
 * (patent terms, and limits on state power over a person's goods).
 */
export type RollRule = 'restDay' | 'holiday' | 'none';

/** Days that do not count (examination, hearing, suspension): from, up to but without to. */
export interface ExcludedSpan {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** A period to compute. */
export interface PeriodInput {
  /** The day of the event; it is not counted. */
  readonly start: CalendarDay;
  readonly count: number;
  readonly unit: PeriodUnit;
  readonly roll: RollRule;
  readonly excluded?: readonly ExcludedSpan[];
}

/** The end of a period. */
export interface PeriodEnd {
  /** Last day before any roll. */
  readonly rawLastDay: CalendarDay;
  /** Last day on which the act is in time. */
  readonly lastDay: CalendarDay;
  readonly isRolled: boolean;
  /** Days by which excluded spans moved the end: working days for `workingDay`, else calendar days. */
  readonly excludedDays: number;
}

const MAX_COUNT = 36_500;

/**
 * The last day of a period. The start day is excluded; months and years end on the day of the same
 * number or the month's last day; excluded spans (overlaps count once) shift calendar periods by
 * their length and working-day periods by their working days; then the last day may roll.
 *
 * Needs the calendar only where a working day must be known: `roll: 'none'` on calendar units works
 * without. Fails with CALENDAR_NOT_LOADED for a day in a year that is not loaded.
 * Source: Civil Procedure Law art. 85; Administrative Penalty Procedure Provisions art. 80, 84;
 * Implementing Rules of the Patent Law art. 5; Order 121 art. 45.
 */
export function computePeriod(input: PeriodInput, calendar: WorkingCalendar): Parsed<PeriodEnd> {
  const { start, count, unit, roll } = input;
  if (!isCalendarDay(start)) return fail('period.start', { start });
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) {
    return fail('period.count', { count });
  }
  for (const span of input.excluded ?? []) {
    if (!isCalendarDay(span.from) || !isCalendarDay(span.to) || span.to < span.from) {
      return fail('period.span', { from: span.from, to: span.to });
    }
  }
  const spans = mergeSpans(input.excluded ?? [], addDays(start, 1));
  const raw =
    unit === 'workingDay'
      ? endOfWorkingDays(start, count, spans, calendar)
      : succeed(endOfCalendarPeriod(start, count, unit, spans));
  if (!raw.ok) return raw;
  const { day: rawLastDay, excludedDays } = raw.value;
  const lastDay = rollFrom(rawLastDay, unit === 'workingDay' ? 'none' : roll, calendar);
  if (!lastDay.ok) return lastDay;
  return succeed({
    rawLastDay,
    lastDay: lastDay.value,
    isRolled: lastDay.value !== rawLastDay,
    excludedDays,
  });
}

interface RawEnd {
  readonly day: CalendarDay;
  readonly excludedDays: number;
}

function endOfCalendarPeriod(
  start: CalendarDay,
  count: number,
  unit: Exclude<PeriodUnit, 'workingDay'>,
  spans: readonly ExcludedSpan[],
): RawEnd {
  let day =
    unit === 'day' ? addDays(start, count) : addMonths(start, unit === 'year' ? count * 12 : count);
  let excludedDays = 0;
  for (const { from, to } of spans) {
    if (from > day) break;
    const length = daysBetween(from, to);
    day = addDays(day, length);
    excludedDays += length;
  }
  return { day, excludedDays };
}

function endOfWorkingDays(
  start: CalendarDay,
  count: number,
  spans: readonly ExcludedSpan[],
  calendar: WorkingCalendar,
): Parsed<RawEnd> {
  let day = start;
  let excludedDays = 0;
  let spanIndex = 0;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    const works = isWorkingDay(day, calendar);
    if (!works.ok) return works;
    while (spanIndex < spans.length && spans[spanIndex]!.to <= day) spanIndex++;
    const span = spans[spanIndex];
    if (!works.value) continue;
    if (span !== undefined && span.from <= day) excludedDays++;
    else counted++;
  }
  return succeed({ day, excludedDays });
}

/** Sorted, clipped to begin no earlier than `earliest`, joined where they touch, without empty ones. */
function mergeSpans(
  spans: readonly ExcludedSpan[],
  earliest: CalendarDay,
): readonly ExcludedSpan[] {
  const merged: { from: CalendarDay; to: CalendarDay }[] = [];
  const clipped = spans
    .map(({ from, to }) => ({ from: from < earliest ? earliest : from, to }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const span of clipped) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to;
    } else {
      merged.push(span);
    }
  }
  return merged;
}

function rollFrom(
  day: CalendarDay,
  roll: RollRule,
  calendar: WorkingCalendar,
): Parsed<CalendarDay> {
  if (roll === 'none') return succeed(day);
  const kind = calendar.kindOf(day);
  if (!kind.ok) return kind;
  const rolls = kind.value === 'holiday' || (kind.value === 'rest' && roll === 'restDay');
  return rolls ? workingDayFrom(day, calendar) : succeed(day);
}

/**
 * The end of a period counted in hours, as Shanghai wall-clock time 'YYYY-MM-DDTHH:mm'. With
 * `excludeStartHour` (the rule of procedure law: the hour in which the period begins is not
 * counted) counting begins at the next full hour; otherwise at the minute itself, which is the
 * earlier and safer reading for an alarm. Hours run through nights and holidays.
 */
export function endOfHours(
  start: string,
  hours: number,
  options: { readonly excludeStartHour: boolean },
): Parsed<string> {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(start);
  if (!match || !isCalendarDay(match[1]!)) return fail('period.start', { start });
  if (!Number.isInteger(hours) || hours < 0 || hours > MAX_COUNT) {
    return fail('period.count', { count: hours });
  }
  const [, day, hour, minute] = match;
  const first = options.excludeStartHour ? Number(hour) + 1 : Number(hour);
  const total = first + hours;
  const clock = `${String(total % 24).padStart(2, '0')}:${options.excludeStartHour ? '00' : minute!}`;
  return succeed(`${addDays(day!, Math.floor(total / 24))}T${clock}`);
}

/** True when `act` is no later than the last day. A convenience that documents 以内 as inclusive. */
export function isInTime(act: CalendarDay, end: PeriodEnd): boolean {
  return act <= end.lastDay;
}
