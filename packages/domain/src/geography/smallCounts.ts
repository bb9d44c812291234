import { type LegalParameter, numberOf, resolveParameter } from '../law/index.ts';
import { LEAST_THRESHOLD } from './suppression.ts';

/** The dated parameter below which counts of the map are hidden from everybody but the staff. */
const PARAMETER = 'map.threshold';

/**
 * The threshold of small counts in force on a day. Never below `LEAST_THRESHOLD`,
 * whatever a row says: with less, nothing would be hidden, or only ones. Throws as `resolveParameter` and `numberOf`.
 */
export function smallCountThreshold(parameters: readonly LegalParameter[], day: string): number {
  return Math.max(
    LEAST_THRESHOLD,
    Math.ceil(numberOf(resolveParameter(parameters, PARAMETER, day))),
  );
}

/** What is wrong with a row that somebody enters for a parameter of the map; null for nothing, and for others. */
export function mapParameterFault({
  key,
  value,
}: Pick<LegalParameter, 'key' | 'value'>): { readonly zh: string; readonly en: string } | null {
  if (key !== PARAMETER) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= LEAST_THRESHOLD) return null;
  return {
    zh: `小数目隐去的界限应为不小于${LEAST_THRESHOLD}的整数：更小时，隐去的数只能是1，等于没有隐去。`,
    en: `The threshold of small counts must be an integer of ${LEAST_THRESHOLD} or more: below that a hidden count could only be 1, and would not be hidden.`,
  };
}
