import type { Tokens } from './tokens.ts';

const EMPTY = 0xffffffff;

/** Spreads the bits of a number (finaliser of MurmurHash3, Austin Appleby). */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * MinHash by one permutation: every shingle falls into one of `bins` bins, and a bin keeps its least
 * hash (Li, Owen, Zhang 2012). An empty bin borrows from another one, chosen by the bin alone, so that
 * equal sets borrow alike (Shrivastava 2017, “Optimal Densification”). Two signatures agree in a bin with
 * a probability that is the Jaccard similarity of the sets of shingles.
 */
export class SignatureMaker {
  readonly #bins: number;
  readonly #width: number;
  readonly #seed: number;
  readonly #least: Uint32Array;

  /** `bins` is a power of two up to 1,024; `width` the tokens of a shingle. */
  constructor(bins: number, width: number, seed: number) {
    this.#bins = bins;
    this.#width = width;
    this.#seed = mix(seed);
    this.#least = new Uint32Array(bins);
  }

  /**
   * Writes the signature of a text's shingles at `offset`: the low sixteen bits of each bin's mixed
   * minimum, so that bins of different sets agree by chance once in 65,536. Gives how many shingles
   * there are, with repetitions; with none, nothing is written.
   */
  write(tokens: Tokens, into: Uint16Array, offset: number): number {
    const { hashes, count } = tokens;
    const width = this.#width;
    const shingles = count - width + 1;
    if (shingles < 1) return 0;
    const bins = this.#bins;
    const least = this.#least.fill(EMPTY);
    const mask = bins - 1;
    const shift = 32 - Math.clz32(mask);
    for (let at = 0; at < shingles; at++) {
      let hash = this.#seed;
      for (let next = at; next < at + width; next++)
        hash = (Math.imul(hash, 0x01000193) ^ hashes[next]!) | 0;
      const mixed = mix(hash);
      const bin = mixed & mask;
      const value = mixed >>> shift;
      if (value < least[bin]!) least[bin] = value;
    }
    for (let bin = 0; bin < bins; bin++) {
      let from = bin;
      for (let attempt = 1; least[from] === EMPTY; attempt++)
        from =
          mix(this.#seed ^ Math.imul(bin + 1, 0x9e3779b1) ^ Math.imul(attempt, 0x27d4eb2f)) & mask;
      into[offset + bin] = mix(least[from]!);
    }
    return shingles;
  }
}
