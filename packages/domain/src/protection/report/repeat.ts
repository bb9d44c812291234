import type { Basis, Order } from '../order.ts';

/** What a report and an earlier one have in common, as the officer has found. */
export interface RepeatFacts {
  readonly sameReporter: boolean;
  readonly sameSuspect: boolean;
  readonly sameFacts: boolean;
  /** The later one adds facts that the earlier did not have. */
  readonly newFacts: boolean;
}

/**
 * `duplicate`: not handled again; `merge`: may be handled with the earlier one, and the limit runs
 * from the last; `separate`: a report of its own.
 */
export interface RepeatTreatment {
  readonly kind: 'duplicate' | 'merge' | 'separate';
  /** Null for a report of its own. */
  readonly basis: Basis | null;
}

const SEPARATE: RepeatTreatment = { kind: 'separate', basis: null };

/**
 * How a repeated report is treated. Order 121 art. 35: the same reporter on the same facts of the same
 * suspect is not handled again; with new facts it may be merged. Order 20 had no such rule, and every
 * report was one of its own. Two reports without a name are never of the same reporter.
 */
export function repeatTreatment(facts: RepeatFacts, order: Order): RepeatTreatment {
  if (order === 20 || !facts.sameReporter || !facts.sameSuspect) return SEPARATE;
  const basis: Basis = { order, article: '第三十五条第二款' };
  if (facts.newFacts) return { kind: 'merge', basis };
  return facts.sameFacts ? { kind: 'duplicate', basis } : SEPARATE;
}
