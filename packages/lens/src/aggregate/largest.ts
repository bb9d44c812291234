/**
 * The numbers with the largest counts (`counts[number + 1]`), at most `limit` of them, largest
 * first and equal ones in the order of `compare`.
 */
export function largestFirst(
  counts: Uint32Array,
  numbers: Uint32Array,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (limit === 0) return [];
  const before = (a: number, b: number): number => counts[b + 1]! - counts[a + 1]! || compare(a, b);
  let kept: number[] = [];
  let least = 0;
  // Twice the limit is collected, then cut: sorting happens once for every `limit` arrivals.
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (counts[number + 1]! < least) continue;
    kept.push(number);
    if (kept.length < 2 * limit + 64) continue;
    kept = kept.toSorted(before).slice(0, limit);
    least = counts[kept.at(-1)! + 1]!;
  }
  return kept.toSorted(before).slice(0, limit);
}
