import {
  addMonths,
  addYears,
  type CalendarDay,
  type Fen,
  fractionOfMoney,
  type PatentKind,
} from '@zca/standards';
import type { LegalParameter } from './model.ts';
import { numberOf, resolveParameter } from './resolveParameter.ts';

/**
 * The day by which the annuity of a patent year is due: the anniversary of filing that ends the year
 * before. Year 1 begins on the filing day. Source: Implementing Rules of the Patent Law art. 115;
 * Guidelines V-9-4.2.
 */
export function annuityDueDay(filingDay: CalendarDay, year: number): CalendarDay {
  return addYears(filingDay, year - 1);
}

/** The patent year (from 1) in which a day on or after filing lies. */
export function patentYearOf(filingDay: CalendarDay, day: CalendarDay): number {
  let year = Number(day.slice(0, 4)) - Number(filingDay.slice(0, 4)) + 1;
  if (annuityDueDay(filingDay, year) > day) year--;
  return Math.max(year, 1);
}

/**
 * The full annuity of a patent year by the tariff in force on a day, null when the tariff has no
 * such year (beyond the term). @throws ParameterNotInForceError without a tariff on that day.
 */
export function annuityFee(
  parameters: readonly LegalParameter[],
  kind: PatentKind,
  year: number,
  onDay: CalendarDay,
): Fen | null {
  const tariff = resolveParameter(parameters, `patent.annuity.fees.${kind}`, onDay);
  if (!Array.isArray(tariff.value)) {
    throw new TypeError(`The legal parameter "${tariff.key}" should be a list of years and fees.`);
  }
  for (const row of tariff.value) {
    if (typeof row === 'number') continue;
    if (Number(row['fromYear']) <= year && year <= Number(row['toYear']))
      return Number(row['feeFen']);
  }
  return null;
}

/** What a payment of an annuity on a day costs, or that it is too late. */
export interface AnnuityCharge {
  readonly year: number;
  readonly dueDay: CalendarDay;
  /** Last day of the grace period; after it the right has ended as of `dueDay`. */
  readonly graceEndDay: CalendarDay;
  readonly state: 'inTime' | 'late' | 'lapsed';
  /** The full fee of the tariff. */
  readonly fullFeeFen: Fen;
  /** The fee after reduction. */
  readonly feeFen: Fen;
  /** Percent of the full fee; 0 in the first month of delay. */
  readonly surchargePercent: number;
  /** Always of the full fee, whatever the reduction. */
  readonly surchargeFen: Fen;
  readonly totalFen: Fen;
}

/**
 * The charge for the annuity of a year when paid on a day. Of several reductions the highest counts;
 * they are not added. The day exactly one month after the due day is still free of surcharge.
 * Null when the tariff has no such year. Days of rest do not move these dates.
 *
 * @throws ParameterNotInForceError when a parameter has no row on the due day.
 * Source: Guidelines V-9-4.2.1.3 (surcharge 0, 5, 10, 15, 20, 25 % by month).
 */
export function annuityCharge(
  parameters: readonly LegalParameter[],
  patent: { readonly kind: PatentKind; readonly filingDay: CalendarDay },
  year: number,
  paidOn: CalendarDay,
  reductionPercents: readonly number[] = [],
): AnnuityCharge | null {
  const dueDay = annuityDueDay(patent.filingDay, year);
  const fullFeeFen = annuityFee(parameters, patent.kind, year, dueDay);
  if (fullFeeFen === null) return null;
  const graceMonths = numberOf(resolveParameter(parameters, 'patent.annuity.grace', dueDay));
  const steps = resolveParameter(parameters, 'patent.annuity.surcharge', dueDay).value;
  if (!Array.isArray(steps)) {
    throw new TypeError(
      'The legal parameter "patent.annuity.surcharge" should be a list of percents.',
    );
  }
  const graceEndDay = addMonths(dueDay, graceMonths);
  const reduction = Math.max(0, ...reductionPercents);
  const feeFen = fractionOfMoney(fullFeeFen, 100 - reduction, 100);
  const surchargePercent = percentAt(steps.map(Number), dueDay, paidOn);
  const surchargeFen = fractionOfMoney(fullFeeFen, surchargePercent, 100);
  const isLate = paidOn > dueDay;
  return {
    year,
    dueDay,
    graceEndDay,
    state: paidOn > graceEndDay ? 'lapsed' : isLate ? 'late' : 'inTime',
    fullFeeFen,
    feeFen,
    surchargePercent,
    surchargeFen,
    totalFen: feeFen + surchargeFen,
  };
}

function percentAt(steps: readonly number[], dueDay: CalendarDay, paidOn: CalendarDay): number {
  if (paidOn <= dueDay) return 0;
  const window = steps.findIndex((_, i) => paidOn <= addMonths(dueDay, i + 1));
  return steps[window === -1 ? steps.length - 1 : window] ?? 0;
}

/**
 * What is still to pay when an earlier payment was too small: the whole is charged again at the rate
 * of the new day, less what was paid. Never negative. Source: Guidelines V-9-4.2.1.3.
 */
export function annuityTopUp(charge: AnnuityCharge, alreadyPaidFen: Fen): Fen {
  return Math.max(0, charge.totalFen - alreadyPaidFen);
}
