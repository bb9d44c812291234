import type { Condition } from '@zca/query';
import { addDays, addYears, type CalendarDay } from '@zca/standards';
import { type LegalParameter, SEED_PARAMETERS } from '../law/index.ts';
import { type HighValueCode, highValueYears } from './highValue.ts';
import { HIGH_VALUE_CONDITIONS } from './lists.ts';

/*
 * High-value invention patents of a day as questions to the present index, which knows when each right
 * was granted, ended, pledged and awarded. `highValue.ts` is the same rule for one record.
 */

const upTo = (field: string, day: CalendarDay): Condition => ({
  op: 'range',
  field,
  to: { value: day },
});

/**
 * Granted inventions in force on a past or present day, by what is known today; see
 * `isInventionInForce` for what later decisions, unpaid fees and restorations do to a past day.
 */
export function inventionsInForceOn(day: CalendarDay): Condition {
  return {
    op: 'and',
    of: [
      { op: 'any', field: 'type', values: ['inventionGrant'] },
      { op: 'not', of: { op: 'any', field: 'statusGroup', values: ['unknown'] } },
      upTo('grantDay', day),
      { op: 'not', of: upTo('expiryDay', day) },
    ],
  };
}

/**
 * One condition of a high-value patent on a day, whatever its kind and state. HV1 and HV2 know no days of
 * their own: they are as the mapping and the family stand today.
 */
export function highValueCondition(
  code: HighValueCode,
  day: CalendarDay,
  parameters: readonly LegalParameter[] = SEED_PARAMETERS,
): Condition {
  switch (code) {
    case 'HV1':
      return { op: 'exists', field: 'strategicIndustry' };
    case 'HV2':
      return { op: 'exists', field: 'overseasGrant' };
    case 'HV3': {
      const years = highValueYears(parameters, day);
      return years === undefined ? { op: 'none' } : upTo('filingDay', lastFilingDay(day, years));
    }
    case 'HV4':
      return upTo('highPledgeDay', day);
    default:
      return upTo('awardDay', day);
  }
}

/**
 * The stock of high-value invention patents on a past or present day: in force, with at least one of the
 * five conditions. Source: O:B.1.
 *
 * @param parameters the bureau's legal parameters: the row of `HV3.years` in force on the day is used; the
 * shipped ones when absent
 */
export function highValueOn(
  day: CalendarDay,
  parameters: readonly LegalParameter[] = SEED_PARAMETERS,
): Condition {
  const any = HIGH_VALUE_CONDITIONS.map(({ value }) => highValueCondition(value, day, parameters));
  return { op: 'and', of: [inventionsInForceOn(day), { op: 'or', of: any }] };
}

/** The last filing day whose anniversary lies before a day; leap days make two days share one. */
function lastFilingDay(day: CalendarDay, years: number): CalendarDay {
  const guess = addYears(addDays(day, -1), -years);
  const next = addDays(guess, 1);
  return addYears(next, years) < day ? next : guess;
}
