/** The numbers with the largest counts, and what all the counted ones come to. */
export interface Largest {
  /** Largest first, equal ones in the order of `compare`. */
  readonly numbers: readonly number[];
  readonly total: number;
  /** How many numbers have a count. */
  readonly distinct: number;
}

/**
 * Finds the largest counts (`counts[number + 1]`), at most `limit` of them, among the `numbers`
 * given or all below `size`.
 */
export function findLargest(
  counts: Uint32Array,
  size: number,
  numbers: Uint32Array | undefined,
  limit: number,
  compare: (a: number, b: number) => number,
): Largest {
  const before = (a: number, b: number): number => counts[b + 1]! - counts[a + 1]! || compare(a, b);
  let kept: number[] = [];
  let least = 1;
  let total = 0;
  let distinct = 0;
  // Twice the limit is collected, then cut: sorting happens once for every `limit` arrivals.
  const keep = (number: number): void => {
    kept.push(number);
    if (kept.length < 2 * limit + 64) return;
    kept = kept.toSorted(before).slice(0, limit);
    least = limit === 0 ? Number.POSITIVE_INFINITY : counts[kept.at(-1)! + 1]!;
  };
  const take = (number: number): void => {
    const count = counts[number + 1]!;
    if (count === 0) return;
    distinct++;
    total += count;
    if (count >= least) keep(number);
  };
  if (numbers !== undefined) {
    for (const number of numbers) take(number);
  } else {
    let number = 0;
    // Most counts are zero when there are few hits: four are passed over together.
    for (; number + 4 <= size; number += 4) {
      const some =
        counts[number + 1]! | counts[number + 2]! | counts[number + 3]! | counts[number + 4]!;
      if (some === 0) continue;
      for (let i = number; i < number + 4; i++) take(i);
    }
    for (; number < size; number++) take(number);
  }
  return { numbers: kept.toSorted(before).slice(0, limit), total, distinct };
}
