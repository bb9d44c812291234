import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  daysBetween,
  earliestDay,
  latestDay,
} from '@zca/standards';
import type { LegalParameter } from './model.ts';
import { numberOf, resolveParameter } from './resolveParameter.ts';

/**
 * Days of term adjustment (期限补偿) of an invention: from the later of filing + 4 years and
 * examination request + 3 years (counted from publication when the request came earlier) to the
 * grant, less reasonable delay and the applicant's delay; never negative.
 * Source: Implementing Rules of the Patent Law art. 77 to 79.
 * @throws ParameterNotInForceError when a parameter has no row on the grant day.
 */
export function termAdjustmentDays(
  parameters: readonly LegalParameter[],
  input: {
    readonly filingDay: CalendarDay;
    readonly publicationDay: CalendarDay;
    readonly examinationRequestDay: CalendarDay;
    readonly grantDay: CalendarDay;
    readonly reasonableDelayDays: number;
    readonly applicantDelayDays: number;
  },
): number {
  const years = (key: string): number =>
    numberOf(resolveParameter(parameters, `patent.termAdjustment.${key}`, input.grantDay));
  const requested = latestDay(input.examinationRequestDay, input.publicationDay)!;
  const start = latestDay(
    addYears(input.filingDay, years('filingYears')),
    addYears(requested, years('examinationYears')),
  )!;
  const delay = input.reasonableDelayDays + input.applicantDelayDays;
  return Math.max(0, daysBetween(start, input.grantDay) - delay);
}

/**
 * The last day of a patent extended for a drug: the interval from filing to approval less five
 * years, at most five years, and not beyond fourteen years after approval. `lastDay` is the last
 * day of the ordinary term. Source: Patent Law art. 42; Implementing Rules art. 80 to 83.
 * @throws ParameterNotInForceError when a parameter has no row on the approval day.
 */
export function drugExtendedLastDay(
  parameters: readonly LegalParameter[],
  input: {
    readonly filingDay: CalendarDay;
    readonly approvalDay: CalendarDay;
    readonly lastDay: CalendarDay;
  },
): CalendarDay {
  const { filingDay, approvalDay, lastDay } = input;
  const value = (key: string): number =>
    numberOf(resolveParameter(parameters, `patent.drugExtension.${key}`, approvalDay));
  const days = daysBetween(addYears(filingDay, 5), approvalDay);
  if (days <= 0) return lastDay;
  const extended = earliestDay(
    addDays(lastDay, days),
    addMonths(lastDay, value('maximum') * 12),
    addDays(addYears(approvalDay, value('afterApproval')), -1),
  )!;
  return latestDay(lastDay, extended)!;
}
