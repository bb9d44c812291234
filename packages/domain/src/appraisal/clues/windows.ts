import { toEpochDay } from '@zca/standards';

/** Something that happened on a day. */
export interface Dated<T> {
  readonly day: string;
  readonly what: T;
}

/** Sorted by day; equal days keep their order. */
export function byDay<T>(items: readonly Dated<T>[]): Dated<T>[] {
  return items.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * For every quarter the fullest window of so many days that ends in it, as the first and last place in
 * the sorted list (both inclusive); of equally full ones the first. Windows of fewer than `least` are
 * left out.
 */
export function fullestWindows<T>(
  sorted: readonly Dated<T>[],
  days: number,
  least: number,
  quarterOf: (day: string) => string,
): { readonly quarter: string; readonly from: number; readonly to: number }[] {
  const best = new Map<string, { quarter: string; from: number; to: number }>();
  const epochs = sorted.map(({ day }) => toEpochDay(day));
  let from = 0;
  for (let to = 0; to < sorted.length; to++) {
    while (epochs[to]! - epochs[from]! >= days) from++;
    if (to - from + 1 < least) continue;
    const quarter = quarterOf(sorted[to]!.day);
    const known = best.get(quarter);
    if (known === undefined || to - from > known.to - known.from)
      best.set(quarter, { quarter, from, to });
  }
  return [...best.values()];
}

/**
 * Groups of what pairs connect, directly or through others (union-find with path halving); each in the
 * order in which its members were met.
 */
export function connected<T>(pairs: Iterable<readonly [T, T]>): T[][] {
  const parents = new Map<T, T>();
  const find = (member: T): T => {
    let at = member;
    for (;;) {
      const parent = parents.get(at);
      if (parent === undefined) parents.set(at, at);
      if (parent === undefined || parent === at) return at;
      const above = parents.get(parent)!;
      parents.set(at, above);
      at = above;
    }
  };
  for (const [one, other] of pairs) parents.set(find(other), find(one));
  return [...Map.groupBy([...parents.keys()], find).values()];
}
