import {
  addDays,
  type CalendarDay,
  countWorkingDays,
  daysBetween,
  type Parsed,
  succeed,
  type WorkingCalendar,
} from '@zca/standards';
import { type LegalParameter, numberOf, resolveParameter } from '../law/index.ts';
import type { Due } from './clocks.ts';

/** How a clock stands: plenty of time, half or less, a fifth or less (by default), overdue. */
export type ClockColour = 'green' | 'amber' | 'orange' | 'red';

/** Shares of the time left, in percent, at and below which the colour changes. */
export interface ColourThresholds {
  readonly amberPercent: number;
  readonly orangePercent: number;
}

/** The thresholds of the dated parameters `service.colour.*` in force on a day. */
export function colourThresholds(
  parameters: readonly LegalParameter[],
  onDay: CalendarDay,
): ColourThresholds {
  const percent = (name: string): number =>
    numberOf(resolveParameter(parameters, `service.colour.${name}`, onDay));
  return { amberPercent: percent('amber'), orangePercent: percent('orange') };
}

/**
 * The colour of a share of time, exact in whole numbers: at a threshold the warmer colour holds, and
 * nothing left is not yet overdue, for the last day counts.
 */
export function colourOfShare(
  left: number,
  total: number,
  { amberPercent, orangePercent }: ColourThresholds,
): Exclude<ClockColour, 'red'> {
  if (left * 100 <= total * orangePercent) return 'orange';
  return left * 100 <= total * amberPercent ? 'amber' : 'green';
}

/**
 * The colour of a clock on a day: red after its last day, else by the share of its time that is left.
 * Time is counted in the clock's own unit, so that a long holiday does not warm a clock of working
 * days; days that an appraisal excludes before the last day count as time, which only makes a clock
 * look greener while it stands still.
 */
export function clockColour(
  due: Due,
  today: CalendarDay,
  thresholds: ColourThresholds,
  calendar: WorkingCalendar,
): Parsed<ClockColour> {
  if (today > due.lastDay) return succeed('red');
  const between = (from: CalendarDay): Parsed<number> =>
    due.row.unit === 'workingDay'
      ? countWorkingDays(addDays(from, 1), addDays(due.lastDay, 1), calendar)
      : succeed(daysBetween(from, due.lastDay));
  const total = between(due.start);
  if (!total.ok) return total;
  const left = between(today < due.start ? due.start : today);
  if (!left.ok) return left;
  return succeed(colourOfShare(left.value, total.value, thresholds));
}
