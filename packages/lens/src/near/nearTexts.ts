import { PairList } from './pairList.ts';
import { SignatureMaker, mix } from './signature.ts';
import { Tokens } from './tokens.ts';

/** Texts of which one piece of memory holds the signatures. */
const CHUNK = 32_768;

export interface NearOptions {
  /** Tokens of a shingle; 4 when absent. */
  readonly shingle?: number;
  /** Length of a signature, a power of two; 64 when absent. A text takes two bytes for each. */
  readonly bins?: number;
  /** Bins of a band; 4 when absent. Fewer find more unlike pairs and cost more. */
  readonly rows?: number;
  /** Texts with fewer shingles are never a candidate; 1 when absent. */
  readonly least?: number;
  /** Same seed, same answer; 1 when absent. */
  readonly seed?: number;
}

export interface Candidates {
  /** `first[i] < second[i]`; pairs stand in ascending order, each once. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** Buckets of more than `CROWD` texts, in which not every pair was looked at. */
  readonly crowded: number;
  /** True when there were more pairs than `most`; then pairs of later bands are missing. */
  readonly full: boolean;
}

/** Texts of a bucket up to which every pair of it is looked at. */
const CROWD = 256;
/** In a larger bucket, each text is held against the first one and against so many that follow it. */
const NEIGHBOURS = 32;

/**
 * Finds texts that are nearly the same among many: MinHash signatures in bands (locality-sensitive
 * hashing, Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3). It keeps 2 × `bins` bytes a text and never
 * the text itself, so what it finds are candidates, which the caller verifies with `jaccard` over
 * `shinglesOf`. With 64 bins in bands of 4, a pair of similarity 0.8 is found with a probability of
 * 99.98 %, one of 0.7 with 98.7 %, one of 0.3 with 12 % (and then left out by its estimate).
 *
 * Deterministic: the same texts in the same order and the same seed give the same pairs.
 */
export class NearTexts {
  readonly #bins: number;
  readonly #rows: number;
  readonly #least: number;
  readonly #maker: SignatureMaker;
  readonly #tokens = new Tokens();
  readonly #chunks: Uint16Array[] = [];
  readonly #usable: Uint8Array[] = [];
  #size = 0;

  /** Throws `RangeError` when bins are no power of two up to 1,024 or rows do not divide them. */
  constructor({ shingle = 4, bins = 64, rows = 4, least = 1, seed = 1 }: NearOptions = {}) {
    if (bins < 2 || bins > 1024 || (bins & (bins - 1)) !== 0)
      throw new RangeError('bins must be a power of two from 2 to 1024');
    if (rows < 1 || bins % rows !== 0) throw new RangeError('rows must divide bins');
    if (!Number.isInteger(shingle) || shingle < 1)
      throw new RangeError('a shingle has one token at least');
    this.#bins = bins;
    this.#rows = rows;
    this.#least = Math.max(1, least);
    this.#maker = new SignatureMaker(bins, shingle, seed);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a normalised text in and gives its number, from 0 on. */
  add(text: string): number {
    const index = this.#size++;
    const place = index % CHUNK;
    if (place === 0) {
      this.#chunks.push(new Uint16Array(CHUNK * this.#bins));
      this.#usable.push(new Uint8Array(CHUNK));
    }
    this.#tokens.cut(text);
    const shingles = this.#maker.write(this.#tokens, this.#chunks.at(-1)!, place * this.#bins);
    if (shingles >= this.#least) this.#usable.at(-1)![place] = 1;
    return index;
  }

  /** Share of the bins in which two texts agree: an estimate of their Jaccard similarity (σ ≤ 0.0625 with 64). */
  estimate(one: number, other: number): number {
    const bins = this.#bins;
    const a = this.#chunks[Math.floor(one / CHUNK)]!;
    const b = this.#chunks[Math.floor(other / CHUNK)]!;
    const fromA = (one % CHUNK) * bins;
    const fromB = (other % CHUNK) * bins;
    let same = 0;
    for (let bin = 0; bin < bins; bin++) if (a[fromA + bin] === b[fromB + bin]) same++;
    return same / bins;
  }

  /**
   * Pairs that share a band and whose estimate is `atLeast` or more. For all pairs of similarity τ ask
   * with some three standard deviations less (τ 0.8: 0.65). `most` bounds the memory: 16 bytes a pair.
   */
  candidates(atLeast: number, most = 20_000_000): Candidates {
    const pairs = new PairList(most);
    const size = this.#size;
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(2, size * 2)));
    const heads = new Int32Array(capacity);
    const next = new Int32Array(size);
    const members: number[] = [];
    let crowded = 0;
    for (let from = 0; from < this.#bins && !pairs.full; from += this.#rows) {
      this.#link(from, heads, next);
      for (const head of heads) {
        if (head < 0 || next[head]! < 0) continue;
        members.length = 0;
        for (let at = head; at >= 0; at = next[at]!) members.push(at);
        if (members.length > CROWD) crowded++;
        this.#pairUp(members, atLeast, pairs);
      }
    }
    return { ...pairs.sorted(), crowded, full: pairs.full };
  }

  /** Chains the texts that are equal in one band; the last are put in first, so chains ascend. */
  #link(from: number, heads: Int32Array, next: Int32Array): void {
    heads.fill(-1);
    const mask = heads.length - 1;
    for (let index = this.#size - 1; index >= 0; index--) {
      if (this.#usable[Math.floor(index / CHUNK)]![index % CHUNK] === 0) continue;
      let slot = this.#bandHash(index, from) & mask;
      while (heads[slot]! >= 0 && !this.#sameBand(heads[slot]!, index, from))
        slot = (slot + 1) & mask;
      next[index] = heads[slot]!;
      heads[slot] = index;
    }
  }

  #bandHash(index: number, from: number): number {
    const chunk = this.#chunks[Math.floor(index / CHUNK)]!;
    const start = (index % CHUNK) * this.#bins + from;
    let hash = 0;
    for (let row = start; row < start + this.#rows; row++)
      hash = Math.imul(hash ^ chunk[row]!, 0x9e3779b1) ^ (hash >>> 15);
    return mix(hash);
  }

  #sameBand(one: number, other: number, from: number): boolean {
    const bins = this.#bins;
    const a = this.#chunks[Math.floor(one / CHUNK)]!;
    const b = this.#chunks[Math.floor(other / CHUNK)]!;
    const fromA = (one % CHUNK) * bins + from;
    const fromB = (other % CHUNK) * bins + from;
    for (let row = 0; row < this.#rows; row++) if (a[fromA + row] !== b[fromB + row]) return false;
    return true;
  }

  #pairUp(members: readonly number[], atLeast: number, pairs: PairList): void {
    const reach = members.length > CROWD ? NEIGHBOURS : members.length;
    for (let at = 0; at < members.length; at++) {
      const one = members[at]!;
      const last = Math.min(members.length - 1, at + reach);
      for (let with_ = at + 1; with_ <= last; with_++) {
        const other = members[with_]!;
        if (this.estimate(one, other) >= atLeast) pairs.add(one, other);
      }
      if (at > reach && this.estimate(members[0]!, one) >= atLeast) pairs.add(members[0]!, one);
      if (pairs.full) return;
    }
  }
}
