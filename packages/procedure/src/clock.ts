import { addDays, computePeriod, daysBetween, endOfHours } from '@zca/standards';
import type { CalendarDay, ExcludedSpan, Parsed, RollRule, WorkingCalendar } from '@zca/standards';
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
  /** An extension that was asked for and not yet given or declined; `by` is null for a visitor. */
  readonly asked?: { readonly at: string; readonly by: string | null };
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
  /**
   * Whether it ended after it had run out. Null until it ends; also when it became void in time, and
   * when it was met while nobody could say which its last day is.
   */
  readonly wasLate: boolean | null;
}

const MOST_COUNT = 36_500;

/** Whether a period can be counted: a whole number that is no mistake of typing. */
export function isCountable(law: LawValue): boolean {
  return Number.isInteger(law.count) && law.count >= 0 && law.count <= MOST_COUNT;
}

/** Whether an extension can be added to a period: hours to hours, days or more to days or more. */
export function canExtend(law: LawValue, extension: LawValue): boolean {
  return isCountable(extension) && (law.unit === 'hour') === (extension.unit === 'hour');
}

/**
 * Starts a clock with the law in force on the day of the event.
 *
 * @throws RangeError when the period cannot be counted
 */
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

/** Whether time still counts for somebody: neither met nor void. */
export function isOpen(clock: ClockState): boolean {
  return clock.status === 'running' || clock.status === 'paused';
}

/** Whether a running clock has run out at an instant. */
export function hasRunOut(clock: ClockState, now: string): boolean {
  return clock.status === 'running' && clock.dueAt !== null && now >= clock.dueAt;
}

/**
 * From this day on, time does not count. A clock that has run out stays so: a pause does not undo
 * that somebody was late. Hours limit powers and are never paused.
 */
export function pauseClock(clock: ClockState, today: CalendarDay, now: string): ClockState {
  if (clock.status !== 'running' || clock.law.unit === 'hour' || hasRunOut(clock, now))
    return clock;
  return {
    ...clock,
    status: 'paused',
    spans: [...clock.spans, { from: today, to: null }],
    dueDay: null,
    rawDueDay: null,
    dueAt: null,
    missingYear: null,
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

/** Adds a period, counted on from where the clock would have ended; what was asked is answered. */
export function extendClock(
  clock: ClockState,
  extension: LawValue,
  calendar: WorkingCalendar,
): ClockState {
  const extended = { ...answered(clock), extensions: [...clock.extensions, extension] };
  return clock.status === 'running' ? compute(extended, calendar) : extended;
}

/** The clock without the question for an extension. */
export function answered(clock: ClockState): ClockState {
  const { asked, ...rest } = clock;
  return asked === undefined ? clock : rest;
}

/** Ends a clock: what it waited for was done, or has become needless. */
export function endClock(clock: ClockState, status: 'met' | 'void', at: string): ClockState {
  if (!isOpen(clock)) return clock;
  const wasLate = hasRunOut(clock, at) || (status === 'void' ? null : wasMetLate(clock, at));
  return { ...answered(clock), status, endedAt: at, wasLate };
}

/** False, or null where it cannot be told; a last day before its roll is enough to be in time. */
function wasMetLate(clock: ClockState, at: string): false | null {
  if (clock.status === 'paused' || clock.dueAt !== null) return false;
  return clock.rawDueDay !== null && at < startOfDayAfter(clock.rawDueDay) ? false : null;
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

/** Hours run through nights and holidays: they limit powers. */
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
  let rawDueDay = clock.startDay;
  for (const period of [clock.law, ...clock.extensions]) {
    if (period.unit === 'hour') throw new RangeError('Hours cannot extend days.');
    // An extension counts on from the unrolled end of the period that it extends.
    const end = computePeriod(
      { start: rawDueDay, count: period.count, unit: period.unit, roll: 'none', excluded },
      calendar,
    );
    if (!end.ok) return { dueDay: null, rawDueDay: null, dueAt: null, missingYear: yearOf(end) };
    rawDueDay = end.value.rawLastDay;
  }
  const last = (clock.extensions.at(-1) ?? clock.law).unit;
  // Working days end on one.
  const rolled = rollOn(rawDueDay, last === 'workingDay' ? 'none' : clock.roll, excluded, calendar);
  // Without its roll the last day is known: nobody may rely on more.
  if (!rolled.ok) return { dueDay: null, rawDueDay, dueAt: null, missingYear: yearOf(rolled) };
  const dueDay = rolled.value;
  return { dueDay, rawDueDay, dueAt: startOfDayAfter(dueDay), missingYear: null };
}

/**
 * The last day after its roll. Spans that began between the unrolled and the rolled day shift it too:
 * whoever had until Monday when the clock was paused on Monday has the first day after the pause.
 */
function rollOn(
  raw: CalendarDay,
  roll: RollRule,
  excluded: readonly ExcludedSpan[],
  calendar: WorkingCalendar,
): Parsed<CalendarDay> {
  const later = excluded.filter((span) => span.from > raw);
  let day = raw;
  for (;;) {
    const end = computePeriod({ start: day, count: 0, unit: 'day', roll }, calendar);
    if (!end.ok) return end;
    const { lastDay } = end.value;
    const span = later.shift();
    if (span === undefined || span.from > lastDay) return { ok: true, value: lastDay };
    if (span.to > span.from) day = addDays(lastDay, daysBetween(span.from, span.to));
  }
}

/** The year that is missing. @throws RangeError for whatever else is wrong with a period */
function yearOf(failure: Extract<Parsed<unknown>, { ok: false }>): number {
  if (failure.rule === 'CALENDAR_NOT_LOADED') return Number(failure.params['year']);
  throw new RangeError(`A period cannot be computed: ${failure.rule}.`);
}

/** First instant of a day in Shanghai. */
export function startOfDay(day: CalendarDay): string {
  return new Date(`${day}T00:00:00.000+08:00`).toISOString();
}

/** First instant of the next day in Shanghai. */
export function startOfDayAfter(day: CalendarDay): string {
  return startOfDay(addDays(day, 1));
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
  const whole = wholeTime(clock);
  return whole <= 0 ? 0 : (Date.parse(clock.dueAt!) - Date.parse(now)) / whole;
}

/** Milliseconds from the event to the end, without the days that do not count. */
function wholeTime(clock: ClockState): number {
  const pausedDays = clock.spans.reduce(
    (days, { from, to }) => days + (to === null ? 0 : daysBetween(from, to)),
    0,
  );
  return Date.parse(clock.dueAt!) - Date.parse(clock.startAt) - pausedDays * 86_400_000;
}

/** Instant from which on the share left is at most `share`. */
export function instantOfShare(clock: ClockState, share: number): string | null {
  if (clock.status !== 'running' || clock.dueAt === null) return null;
  const whole = Math.max(0, wholeTime(clock));
  return new Date(Math.ceil(Date.parse(clock.dueAt) - whole * share)).toISOString();
}

/** Days from one day to another, for bars on a time line. */
export function daysFrom(start: CalendarDay, day: CalendarDay): number {
  return daysBetween(start, day);
}
