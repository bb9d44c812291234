/**
 * Small counts that are not shown, because together with what else is shown they could tell of a person.
 *
 * Primary suppression hides the counts from 1 to k − 1; complementary suppression hides further ones,
 * so that none can be found by subtracting from a total (A. Hundepool and others, "Statistical
 * Disclosure Control", Wiley 2012, chapter 4). Whoever reads the table is taken to know the rule and
 * its threshold (R. C.-W. Wong and others, "Minimality attack in privacy preserving data publishing",
 * VLDB 2007), hence the rule depends on the values alone and never on their order:
 *
 *   With a known total, what is hidden is every count from 1 up to the smallest bound, not below
 *   k − 1, within which there are two different counts.
 *
 * So exchanging two different hidden counts gives a table that looks the same, and every hidden count
 * has at least two possible values. Without a known total every hidden count may be 1 to k − 1.
 *
 * It does not protect against somebody who knows one of the counts already, nor against
 * one who subtracts the answers of several questions (a year from all years) from each other: layers
 * that could expose a person must be counted over the same records in every view.
 */

/** Below this threshold a hidden count would have but one possible value. */
export const LEAST_THRESHOLD = 3;

export interface SuppressedTable {
  /** In the order given; null is hidden. Nothing says whether a count was small or hides another. */
  readonly counts: readonly (number | null)[];
  /** Null when it is not known, or when no other count can hide what is hidden. */
  readonly total: number | null;
  /** How many counts are hidden. */
  readonly hidden: number;
}

export interface SuppressionOptions {
  /**
   * The threshold k: counts from 1 to k − 1 are hidden. 0 and 1 hide nothing. Throws a RangeError for 2,
   * under which every hidden count would be known to be 1.
   */
  readonly threshold: number;
  /** True when the sum of the counts is shown, or can be known from elsewhere. */
  readonly totalKnown: boolean;
}

/**
 * Hides the small counts of areas that do not overlap. What belongs to no area (not placed, elsewhere)
 * is one of the counts where it is part of the total. Zeros are shown, unless the total is known and no
 * count above zero is left that could hide the others: then all is hidden; and where every area has
 * the same small count, the total as well.
 *
 * @param counts integers of zero or more; throws a RangeError for others
 */
export function suppress(
  counts: readonly number[],
  { threshold, totalKnown }: SuppressionOptions,
): SuppressedTable {
  if (!Number.isInteger(threshold) || threshold < 0 || threshold === LEAST_THRESHOLD - 1) {
    throw new RangeError(`a threshold is 0, or ${LEAST_THRESHOLD} or more, not ${threshold}`);
  }
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`a count is an integer of zero or more, not ${count}`);
    }
  }
  const total = totalKnown ? counts.reduce((sum, count) => sum + count, 0) : null;
  const hides = hiddenBy(counts, threshold, totalKnown);
  const shown = counts.map((count) => (hides(count) ? null : count));
  const hidden = shown.filter((count) => count === null).length;
  // Where all the hidden are equal, their sum tells each of them.
  const alike = new Set(counts.filter(hides)).size === 1;
  return { counts: shown, total: alike ? null : total, hidden };
}

/** Which counts are hidden. */
function hiddenBy(
  counts: readonly number[],
  threshold: number,
  totalKnown: boolean,
): (count: number) => boolean {
  const isSmall = (count: number) => count > 0 && count < threshold;
  if (!totalKnown || !counts.some(isSmall)) return isSmall;
  const small = new Set(counts.filter(isSmall));
  if (small.size > 1) return isSmall;
  const others = counts.filter((count) => count >= threshold);
  if (others.length === 0) return () => true;
  const bound = Math.min(...others);
  return (count) => count > 0 && count <= bound;
}

export interface SuppressedChange {
  readonly before: SuppressedTable;
  readonly after: SuppressedTable;
  /** After less before; null where either is hidden. */
  readonly change: readonly (number | null)[];
  readonly totalChange: number | null;
}

/**
 * Two periods of the same areas: each period is hidden as a table of its own, and a difference is shown
 * only where both its counts are, so that it tells nothing that they do not. The periods must not
 * overlap, or the records in both could be found. Throws a RangeError as `suppress`, and when the
 * numbers of areas differ.
 */
export function suppressChange(
  before: readonly number[],
  after: readonly number[],
  options: SuppressionOptions,
): SuppressedChange {
  if (before.length !== after.length) {
    throw new RangeError(`${before.length} areas before and ${after.length} after`);
  }
  const [first, second] = [suppress(before, options), suppress(after, options)];
  return {
    before: first,
    after: second,
    change: first.counts.map((count, place) => less(second.counts[place]!, count)),
    totalChange: less(second.total, first.total),
  };
}

function less(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}
