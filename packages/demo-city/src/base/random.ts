/**
 * Counter-based randomness: a stream of draws is keyed by (seed, key, purpose), so that any record,
 * and any aspect of it, can be drawn without drawing those before it.
 */

/** Finaliser of MurmurHash3: a bijection of 32-bit words in which every bit depends on every bit. */
export function mix32(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One unsigned 32-bit word that depends on seed, key and purpose. */
export function hash3(seed: number, key: number, purpose: number): number {
  return mix32(mix32(mix32(seed + 0x9e3779b9) ^ key) + Math.imul(purpose + 1, 0x9e3779b1));
}

/** Purposes of streams. The values are part of the data: changing one changes the city. */
export const PURPOSE = {
  permutation: 1,
  topicTable: 2,
  text: 3,
  life: 4,
  parties: 5,
  inventors: 6,
  agency: 7,
  citations: 8,
  family: 9,
  classes: 10,
  holder: 11,
  stem: 12,
  agencyName: 13,
  sign: 14,
  planted: 15,
  plantedChange: 16,
  outcome: 17,
  bank: 18,
  claim: 19,
  matter: 20,
  colleague: 21,
  award: 22,
  register: 23,
  abnormal: 24,
} as const;

/**
 * A stream of pseudo-random draws (xoroshiro64**, Blackman and Vigna 2018). One object is reused
 * for millions of records: `restart` costs less than a new object.
 */
export class Draws {
  #s0 = 1;
  #s1 = 2;

  /** Begins the stream of (seed, key, purpose) and returns itself. */
  restart(seed: number, key: number, purpose: number): this {
    this.#s0 = hash3(seed, key, purpose) | 1;
    this.#s1 = hash3(seed ^ 0x5bd1e995, key, purpose + 101);
    return this;
  }

  /** The next unsigned 32-bit word. */
  word(): number {
    const s0 = this.#s0;
    const s1 = this.#s1 ^ s0;
    const product = Math.imul(s0, 0x9e3779bb);
    const result = Math.imul((product << 5) | (product >>> 27), 5) >>> 0;
    this.#s0 = ((s0 << 26) | (s0 >>> 6)) ^ s1 ^ (s1 << 9);
    this.#s1 = (s1 << 13) | (s1 >>> 19);
    return result;
  }

  /** A number in [0, 1). */
  unit(): number {
    return this.word() / 4294967296;
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return Math.floor((this.word() / 4294967296) * limit);
  }

  /** An integer in [from, to]. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.word() < probability * 4294967296;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** A table that draws an index in proportion to its weight, by the alias method in constant time. */
export class WeightedChoice {
  readonly #threshold: Float64Array;
  readonly #alias: Int32Array;
  readonly #size: number;

  constructor(weights: readonly number[]) {
    const size = weights.length;
    const total = weights.reduce((a, b) => a + b, 0);
    this.#size = size;
    this.#threshold = new Float64Array(size).fill(1);
    this.#alias = new Int32Array(size);
    const scaled = weights.map((w) => (w * size) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < size; i++) (scaled[i]! < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large.pop()!;
      this.#threshold[less] = scaled[less]!;
      this.#alias[less] = more;
      scaled[more] = scaled[more]! + scaled[less]! - 1;
      (scaled[more] < 1 ? small : large).push(more);
    }
  }

  /** An index, drawn with one word of the stream for the column and one for the row. */
  draw(draws: Draws): number {
    const column = draws.below(this.#size);
    return draws.unit() < this.#threshold[column]! ? column : this.#alias[column]!;
  }
}
