import type { LawBook } from '@zca/procedure';
import {
  addDays,
  type CalendarDay,
  computePeriod,
  type Parsed,
  type PeriodUnit,
  succeed,
  type WorkingCalendar,
} from '@zca/standards';
import { type Basis, orderOn } from '../order.ts';
import { rejectionBasis } from './grounds.ts';

/** Whether a complaint came within three years; `unknown` while the day of knowledge is not given. */
export type Limitation =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'inTime' | 'late';
      /** The last day in time. */
      readonly lastDay: CalendarDay;
      /** The ground of rejection that being late would be. */
      readonly basis: Basis;
    };

/** Days of rest in a row are fewer than this in every notice since 1999. */
const LONGEST_REST_DAYS = 15;

/**
 * Whether a complaint came within the limit of order 121 art. 16(4) (order 20 art. 15(4)), which runs
 * from the day on which the complainant knew or should have known of the harm. The last day counts;
 * it rolls over days of rest. The calendar of its year is needed only where that could matter, else
 * CALENDAR_NOT_LOADED. The law is that of the day of receipt.
 * @throws RangeError where no order is in force, before 2020
 */
export function limitationOf(
  facts: { readonly knewHarmOn: CalendarDay | null; readonly receivedOn: CalendarDay },
  law: LawBook,
  calendar: WorkingCalendar,
): Parsed<Limitation> {
  const { knewHarmOn, receivedOn } = facts;
  if (knewHarmOn === null) return succeed({ kind: 'unknown' });
  const basis = rejectionBasis(orderOn(law, receivedOn), 'late')!;
  const limit = law('deadline.TS.LIMIT', receivedOn);
  if (limit === undefined) throw new RangeError(`No limit is in force on ${receivedOn}.`);
  const period = { start: knewHarmOn, count: limit.count, unit: limit.unit as PeriodUnit };
  const raw = computePeriod({ ...period, roll: 'none' }, calendar);
  if (!raw.ok) return raw;
  const { lastDay } = raw.value;
  if (receivedOn <= lastDay) return succeed({ kind: 'inTime', lastDay, basis });
  if (receivedOn > addDays(lastDay, LONGEST_REST_DAYS)) {
    return succeed({ kind: 'late', lastDay, basis });
  }
  const rolled = computePeriod({ ...period, roll: 'restDay' }, calendar);
  if (!rolled.ok) return rolled;
  const end = rolled.value.lastDay;
  return succeed({ kind: receivedOn <= end ? 'inTime' : 'late', lastDay: end, basis });
}
