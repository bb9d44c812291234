import { addDays, addMonths, type CalendarDay } from './calendarDay.ts';
import type { Parsed } from './parsed.ts';
import { computePeriod, type PeriodEnd } from './period.ts';
import type { WorkingCalendar } from './workingCalendar.ts';

/** How the patent office sent a notice. */
export type NoticeDelivery =
  | { readonly mode: 'paper'; readonly dispatched: CalendarDay; readonly received?: CalendarDay }
  | {
      readonly mode: 'electronic';
      readonly dispatched: CalendarDay;
      readonly received?: CalendarDay;
    }
  | { readonly mode: 'gazette'; readonly published: CalendarDay };

/**
 * The day on which a notice of the patent office counts as served. Paper: 15 days after dispatch,
 * without a roll, unless the day of receipt is proved; electronic: the day it enters the party's
 * system, presumed to be the dispatch day; gazette: one month after publication.
 * Source: Implementing Rules of the Patent Law art. 4; Guidelines for Patent Examination V-6-2.3.
 */
export function serviceDay(delivery: NoticeDelivery): CalendarDay {
  switch (delivery.mode) {
    case 'paper':
      return delivery.received ?? addDays(delivery.dispatched, 15);
    case 'electronic':
      return delivery.received ?? delivery.dispatched;
    default:
      return addMonths(delivery.published, 1);
  }
}

/**
 * The last day of a period in months that the patent office sets by a notice, counted from the day
 * of service and rolled over holidays and weekends. Source: Guidelines V-7-2.
 */
export function officePeriod(
  delivery: NoticeDelivery,
  months: number,
  calendar: WorkingCalendar,
): Parsed<PeriodEnd> {
  return computePeriod(
    { start: serviceDay(delivery), count: months, unit: 'month', roll: 'restDay' },
    calendar,
  );
}

/**
 * Latest end of a suspension for a dispute over ownership: at most one year from the request and
 * one extension of at most `extensionMonths` (six by the Guidelines of 2023).
 * Source: Implementing Rules of the Patent Law art. 103; Guidelines V-7-7.
 */
export function suspensionEnd(requested: CalendarDay, extensionMonths: number): CalendarDay {
  return addMonths(addMonths(requested, 12), extensionMonths);
}
