import type { Validity } from '../law/index.ts';
import type { CalendarDay } from './model.ts';

/**
 * The day on which a right ended or will end by its term, null when it cannot be computed. A
 * pending application has none.
 */
export function expiryDayOf(validity: Validity): CalendarDay | null {
  if (validity.endDay !== null) return validity.endDay;
  return validity.group === 'valid' ? (validity.term?.endDay ?? null) : null;
}
