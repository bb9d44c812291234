/**
 * The numbers 0 … size − 1 with the largest counts (`counts[number + 1]`, zero left out), at most
 * `limit` of them, largest first and equal ones in the order of `compare`.
 */
export function largestFirst(
  counts: Uint32Array,
  size: number,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (limit === 0) return [];
  const before = (a: number, b: number): number => counts[b + 1]! - counts[a + 1]! || compare(a, b);
  let kept: number[] = [];
  let least = 1;
  // Twice the limit is collected, then cut: sorting happens once for every `limit` arrivals.
  for (let number = 0; number < size; number++) {
    if (counts[number + 1]! < least) continue;
    kept.push(number);
    if (kept.length < 2 * limit + 64) continue;
    kept = kept.toSorted(before).slice(0, limit);
    least = counts[kept.at(-1)! + 1]!;
  }
  return kept.toSorted(before).slice(0, limit);
}
