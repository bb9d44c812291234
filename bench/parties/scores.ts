/** How well clusters agree with the truth: over pairs, and B-cubed (Bagga and Baldwin 1998). */
export interface Scores {
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly cubedPrecision: number;
  readonly cubedRecall: number;
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

/** Scores of a clustering; both lists name the cluster of each item. No pair at all is precise. */
export function scoresOf(found: ArrayLike<number>, truth: ArrayLike<number>): Scores {
  const sizes = (of: ArrayLike<number>) => {
    const counts = new Map<number, number>();
    for (let at = 0; at < of.length; at++) counts.set(of[at]!, (counts.get(of[at]!) ?? 0) + 1);
    return counts;
  };
  const foundSizes = sizes(found);
  const trueSizes = sizes(truth);
  const both = new Map<string, number>();
  for (let at = 0; at < found.length; at++) {
    const key = `${found[at]} ${truth[at]}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  let hits = 0;
  let precision = 0;
  let recall = 0;
  for (const [key, shared] of both) {
    const [cluster, entity] = key.split(' ').map(Number) as [number, number];
    hits += pairsOf(shared);
    precision += (shared * shared) / foundSizes.get(cluster)!;
    recall += (shared * shared) / trueSizes.get(entity)!;
  }
  const sum = (counts: Map<number, number>) =>
    [...counts.values()].reduce((total, size) => total + pairsOf(size), 0);
  const foundPairs = sum(foundSizes);
  const truePairs = sum(trueSizes);
  return {
    pairPrecision: foundPairs === 0 ? 1 : hits / foundPairs,
    pairRecall: truePairs === 0 ? 1 : hits / truePairs,
    cubedPrecision: precision / found.length,
    cubedRecall: recall / found.length,
  };
}

/** Clusters that pairs join, as the least item of each. */
export function clustersOf(size: number, pairs: Iterable<readonly [number, number]>): Uint32Array {
  const parents = Uint32Array.from({ length: size }, (_, at) => at);
  const root = (item: number): number => {
    let at = item;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  for (const [a, b] of pairs) {
    const [one, other] = [root(a), root(b)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  return parents.map((_, at) => root(at));
}
