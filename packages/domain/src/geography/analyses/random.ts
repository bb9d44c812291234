/**
 * A generator with a seed, uniform over [0, 1): the same seed gives the same sequence (T. Ettinger's
 * mulberry32). Good enough to exchange values in a test, and for nothing that must not be foreseen.
 */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
