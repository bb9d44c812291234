/**
 * What a right is worth by relief from royalty 许可费节省法: what its owner would have to pay for a licence.
 *
 * Only the four operations and the square root are used, which IEEE 754 rounds alike everywhere: the
 * same inputs give the same bytes in every browser and on the server. `Math.pow` and its kin may not.
 */
import { addDays, addYears, daysBetween, isCalendarDay, yearOf } from '@zca/standards';
import {
  CONVENTIONS,
  LAST_DAY,
  MOST_REVENUE,
  MOST_YEARS,
  type RemainingLife,
  type RoyaltyInputs,
  type RoyaltyRow,
  type RoyaltyValue,
  type ValueFault,
} from './model.ts';

/**
 * V = Σ revenue · k · (1 − T) / (1 + r)^τ over the years in which the right is protected and earns; τ is the
 * number of the year, less a half where amounts come in its midst. k falls by `royaltyDecline` from year to
 * year. Of the year in which the life ends, the part that lies within it counts, discounted as a whole year
 * is. Nothing is counted after the last day of protection.
 *
 * Source: O:C.4 (1); 《专利资产评估指导意见》 中评协〔2017〕49号, income approach.
 *
 * @returns the value in fen with its years, or what is wrong with the inputs, each once
 */
export function royaltyRelief(inputs: RoyaltyInputs): RoyaltyValue | readonly ValueFault[] {
  const faults = faultsOf(inputs);
  if (faults.length > 0) return faults;
  const { baseDay, revenue, royaltyRate, royaltyDecline, taxRate, discountRate, ownShare } = inputs;
  const life = remainingLife(inputs);
  const toMiddle = inputs.convention === 'mid' ? Math.sqrt(1 + discountRate) : 1;
  const rows: RoyaltyRow[] = [];
  let [sum, rate, growth] = [0, royaltyRate, 1];
  for (const [place, amount] of revenue.entries()) {
    const part = Math.min(1, life.years - place);
    if (part <= 0) break;
    growth *= 1 + discountRate;
    const factor = toMiddle / growth;
    const royalty = amount * part * ownShare * rate;
    const afterTax = royalty * (1 - taxRate);
    const present = afterTax * factor;
    sum += present;
    rows.push({
      year: place + 1,
      from: addYears(baseDay, place),
      part,
      revenue: Math.round(amount * part * ownShare),
      royaltyRate: rate,
      royalty: Math.round(royalty),
      afterTax: Math.round(afterTax),
      factor,
      present: Math.round(present),
    });
    rate *= 1 - royaltyDecline;
  }
  return { value: Math.round(sum), rows, life };
}

/** True where inputs gave a value. */
export function isValue(result: RoyaltyValue | readonly ValueFault[]): result is RoyaltyValue {
  return !Array.isArray(result);
}

/**
 * The years that are left by law and in the market: whole years from the base day, and the days after them
 * as a share of their year. The day on which protection ends still counts.
 *
 * @param inputs with a base day and a last day of protection that is not before it
 */
function remainingLife({ baseDay, legalEnd, economicYears }: RoyaltyInputs): RemainingLife {
  const legal = yearsBetween(baseDay, addDays(legalEnd!, 1));
  const isByLaw = legal < economicYears;
  return {
    legal,
    economic: economicYears,
    years: isByLaw ? legal : economicYears,
    endedBy: isByLaw ? 'law' : 'market',
  };
}

function yearsBetween(day: string, later: string): number {
  let years = yearOf(later) - yearOf(day);
  if (addYears(day, years) > later) years -= 1;
  const from = addYears(day, years);
  return years + daysBetween(from, later) / daysBetween(from, addYears(day, years + 1));
}

/** What is wrong with the inputs; a number that is none is out of every bound. */
function faultsOf(inputs: RoyaltyInputs): ValueFault[] {
  const { baseDay, legalEnd, economicYears, revenue } = inputs;
  const faults: ValueFault[] = [];
  const refuse = (code: ValueFault['code'], field: ValueFault['field']) =>
    faults.push({ code, field });
  const isDay = (day: string) => isCalendarDay(day) && day <= LAST_DAY;
  if (!isDay(baseDay)) refuse('baseDay', 'baseDay');
  else if (legalEnd === null || !isDay(legalEnd)) refuse('notInForce', 'legalEnd');
  else if (legalEnd < baseDay) refuse('baseAfterEnd', 'baseDay');
  if (!(economicYears > 0 && economicYears <= MOST_YEARS)) refuse('economicYears', 'economicYears');
  const isMoney = (amount: number) =>
    Number.isSafeInteger(amount) && amount >= 0 && amount <= MOST_REVENUE;
  if (revenue.length > MOST_YEARS || !revenue.every(isMoney)) refuse('revenue', 'revenue');
  if (!(inputs.royaltyRate > 0 && inputs.royaltyRate < 1)) refuse('royaltyRate', 'royaltyRate');
  if (!(inputs.royaltyDecline >= 0 && inputs.royaltyDecline < 1)) {
    refuse('royaltyDecline', 'royaltyDecline');
  }
  if (!(inputs.taxRate >= 0 && inputs.taxRate < 1)) refuse('taxRate', 'taxRate');
  if (!(inputs.discountRate > 0 && inputs.discountRate <= 1)) {
    refuse('discountRate', 'discountRate');
  }
  if (!CONVENTIONS.includes(inputs.convention)) refuse('convention', 'convention');
  if (!(inputs.ownShare > 0 && inputs.ownShare <= 1)) refuse('ownShare', 'ownShare');
  // A life without a forecast of all its years would be worth too little without anybody seeing why.
  if (faults.length === 0 && revenue.length < Math.ceil(remainingLife(inputs).years)) {
    refuse('revenueShort', 'revenue');
  }
  return faults;
}
