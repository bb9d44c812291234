import { addDays, computePeriod, endOfHours, toEpochDay } from '@zca/standards';
import type { CalendarDay, ExcludedSpan, WorkingCalendar } from '@zca/standards';
import type { RollRule } from '@zca/standards';
import type { LawValue } from './definition.ts';

/** A clock of a matter: what was counted, from when, and how it stands. Plain JSON. */
export interface ClockState {
  /** running: time counts; paused: it does not; met, void: over. */
  readonly status: 'running' | 'paused' | 'met' | 'void';
  /** Day of the event; it is not counted. */
  readonly startDay: CalendarDay;
  /** Instant of the event, from which hours count. */
  readonly startAt: string;
  readonly law: LawValue;
  readonly roll: RollRule;
  /** Days that do not count; `to` is null while it goes on. */
  readonly spans: readonly { readonly from: CalendarDay; readonly to: CalendarDay | null }[];
  readonly extensions: readonly LawValue[];
  /** Last day, rolled and unrolled; null while paused or when it cannot be computed. */
  readonly dueDay: CalendarDay | null;
  readonly rawDueDay: CalendarDay | null;
  /** First instant that is too late; null with `dueDay`. */
  readonly dueAt: string | null;
  /** Why there is no last day: the working calendar of this year has not been loaded. */
  readonly missingYear: number | null;
  /** Instant at which the platform wrote down that it ran out. */
  readonly ranOutAt: string | null;
  readonly endedAt: string | null;
  /** Whether it was met after it had run out; null until it is met. */
  readonly wasLate: boolean | null;
}

/** Starts a clock with the law in force on the day of the event. */
export function startClock(
  law: LawValue,
  roll: RollRule,
  event: { readonly day: CalendarDay; readonly at: string },
  calendar: WorkingCalendar,
): ClockState {
  return compute(
    {
      status: 'running',
      startDay: event.day,
      startAt: event.at,
      law,
      roll,
      spans: [],
      extensions: [],
      dueDay: null,
      rawDueDay: null,
      dueAt: null,
      missingYear: null,
      ranOutAt: null,
      endedAt: null,
      wasLate: null,
    },
    calendar,
  );
}

/** From this day on, time does not count. */
export function pauseClock(clock: ClockState, today: CalendarDay): ClockState {
  if (clock.status !== 'running') return clock;
  return {
    ...clock,
    status: 'paused',
    spans: [...clock.spans, { from: today, to: null }],
    dueDay: null,
    rawDueDay: null,
    dueAt: null,
  };
}

/** From this day on, time counts again. */
export function resumeClock(
  clock: ClockState,
  today: CalendarDay,
  calendar: WorkingCalendar,
): ClockState {
  if (clock.status !== 'paused') return clock;
  const spans = clock.spans.map((span) => (span.to === null ? { ...span, to: today } : span));
  return compute({ ...clock, status: 'running', spans }, calendar);
}

/** Adds a period, counted on from where the clock would have ended. */
export function extendClock(
  clock: ClockState,
  extension: LawValue,
  calendar: WorkingCalendar,
): ClockState {
  const extended = { ...clock, extensions: [...clock.extensions, extension], ranOutAt: null };
  return clock.status === 'running' ? compute(extended, calendar) : extended;
}

/** Ends a clock: what it waited for was done, or has become needless. */
export function endClock(clock: ClockState, status: 'met' | 'void', at: string): ClockState {
  if (clock.status === 'met' || clock.status === 'void') return clock;
  const wasLate = status === 'void' ? null : clock.dueAt !== null && at >= clock.dueAt;
  return { ...clock, status, endedAt: at, wasLate };
}

/** Writes down that a clock ran out. */
export function runOut(clock: ClockState, at: string): ClockState {
  return { ...clock, ranOutAt: clock.ranOutAt ?? at };
}

/** Computes a clock again that could not be computed before its year was loaded. */
export function recomputeClock(clock: ClockState, calendar: WorkingCalendar): ClockState {
  return clock.status === 'running' && clock.missingYear !== null
    ? compute(clock, calendar)
    : clock;
}

function compute(clock: ClockState, calendar: WorkingCalendar): ClockState {
  const end = clock.law.unit === 'hour' ? endInHours(clock) : endInDays(clock, calendar);
  return { ...clock, ...end };
}

type End = Pick<ClockState, 'dueDay' | 'rawDueDay' | 'dueAt' | 'missingYear'>;

/** Hours run through nights, holidays and spans: they limit powers, which no pause prolongs. */
function endInHours(clock: ClockState): End {
  const hours =
    clock.law.count + clock.extensions.reduce((total, extension) => total + extension.count, 0);
  const end = endOfHours(shanghaiMinute(clock.startAt), hours, { excludeStartHour: false });
  if (!end.ok) throw new RangeError(`The clock of ${clock.law.key} has no end.`);
  const dueAt = new Date(`${end.value}:00+08:00`).toISOString();
  const dueDay = end.value.slice(0, 10);
  return { dueDay, rawDueDay: dueDay, dueAt, missingYear: null };
}

function endInDays(clock: ClockState, calendar: WorkingCalendar): End {
  const excluded = clock.spans.filter((span): span is ExcludedSpan => span.to !== null);
  let start = clock.startDay;
  let rawDueDay: CalendarDay = start;
  let dueDay: CalendarDay = start;
  const periods = [clock.law, ...clock.extensions];
  for (const [index, period] of periods.entries()) {
    if (period.unit === 'hour') throw new RangeError('Hours cannot extend days.');
    const isLast = index === periods.length - 1;
    const end = computePeriod(
      {
        start,
        count: period.count,
        unit: period.unit,
        // An extension counts on from the unrolled end of the period that it extends.
        roll: isLast ? clock.roll : 'none',
        excluded: excluded.filter((span) => span.to > start),
      },
      calendar,
    );
    if (!end.ok) {
      if (end.rule !== 'CALENDAR_NOT_LOADED') {
        throw new RangeError(`The clock of ${clock.law.key} cannot be computed: ${end.rule}.`);
      }
      return {
        dueDay: null,
        // Of calendar periods the last day is known but for its roll: nobody may rely on more.
        rawDueDay: unrolled(period, start, excluded, calendar),
        dueAt: null,
        missingYear: Number(end.params['year']),
      };
    }
    ({ rawLastDay: rawDueDay, lastDay: dueDay } = end.value);
    start = rawDueDay;
  }
  return { dueDay, rawDueDay, dueAt: startOfDayAfter(dueDay), missingYear: null };
}

function unrolled(
  period: LawValue,
  start: CalendarDay,
  excluded: readonly ExcludedSpan[],
  calendar: WorkingCalendar,
): CalendarDay | null {
  if (period.unit === 'workingDay' || period.unit === 'hour') return null;
  const end = computePeriod(
    { start, count: period.count, unit: period.unit, roll: 'none', excluded },
    calendar,
  );
  return end.ok ? end.value.rawLastDay : null;
}

/** First instant of the next day in Shanghai. */
export function startOfDayAfter(day: CalendarDay): string {
  return new Date(`${addDays(day, 1)}T00:00:00.000+08:00`).toISOString();
}

function shanghaiMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** How a clock looks on a day: by the share of its days that is left. */
export type ClockColour = 'green' | 'amber' | 'orange' | 'red' | 'grey';

/** Shares of the whole time at which a clock changes its colour; dated parameters of the operator. */
export interface ColourShares {
  /** At and below this share left: amber. */
  readonly amber: number;
  /** At and below this share left: orange. */
  readonly orange: number;
}

/**
 * The colour of a clock at an instant: red once it has run out, orange and amber by the share of its
 * time that is left, grey while it is paused, over, or not computable.
 */
export function colourOf(clock: ClockState, now: string, shares: ColourShares): ClockColour {
  if (clock.status !== 'running' || clock.dueAt === null) return 'grey';
  if (now >= clock.dueAt) return 'red';
  const left = shareLeft(clock, now);
  if (left <= shares.orange) return 'orange';
  return left <= shares.amber ? 'amber' : 'green';
}

function shareLeft(clock: ClockState, now: string): number {
  const start = Date.parse(clock.startAt);
  const due = Date.parse(clock.dueAt!);
  return due <= start ? 0 : (due - Date.parse(now)) / (due - start);
}

/** Instant from which on the share left is at most `share`. */
export function instantOfShare(clock: ClockState, share: number): string | null {
  if (clock.status !== 'running' || clock.dueAt === null) return null;
  const start = Date.parse(clock.startAt);
  const due = Date.parse(clock.dueAt);
  return new Date(Math.round(due - (due - start) * share)).toISOString();
}

/** Days from one day to another, for bars on a time line. */
export function daysFrom(start: CalendarDay, day: CalendarDay): number {
  return toEpochDay(day) - toEpochDay(start);
}
