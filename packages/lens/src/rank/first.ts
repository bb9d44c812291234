import type { Segment } from '../segment/segment.ts';
import type { OrderKey } from './sort.ts';
import { keyNumber } from './sort.ts';

/** Beyond the number wanted, this many more are gathered before the best are sorted out. */
const SPARE = 64;

interface Candidate {
  readonly doc: number;
  readonly score: number;
}

/** Keeps the first documents of one segment under an order, of all that are offered. */
export class FirstDocuments {
  readonly #segment: Segment;
  readonly #keys: readonly OrderKey[];
  readonly #size: number;
  readonly #after: readonly number[] | undefined;
  #kept: Candidate[] = [];
  /** The last of as many as are wanted, once they are there, and its first key. */
  #last: Candidate | undefined;
  #worst = Number.POSITIVE_INFINITY;

  /** `after` are the keys as numbers after which the documents must come. */
  constructor(
    segment: Segment,
    keys: readonly OrderKey[],
    size: number,
    after: readonly number[] | undefined,
  ) {
    this.#segment = segment;
    this.#keys = keys;
    this.#size = size;
    this.#after = after;
  }

  /** Whether as many are kept as are wanted, though others may still come before them. */
  get isFull(): boolean {
    return this.#kept.length >= this.#size;
  }

  /**
   * Takes a document with its score and first key. Returns the score below which none is of use
   * when the first key is falling relevance.
   */
  offer(doc: number, score: number, firstKey: number): number {
    if (firstKey > this.#worst) return -this.#worst;
    const candidate = { doc, score };
    const isLate =
      this.#last !== undefined &&
      firstKey === this.#worst &&
      this.#compare(candidate, this.#last) > 0;
    if (!isLate && this.#comesAfter(candidate, firstKey)) {
      this.#kept.push(candidate);
      if (this.#kept.length >= this.#size + SPARE) this.#cut();
    }
    return -this.#worst;
  }

  /** The documents kept, first ones first, no more than wanted. */
  taken(): readonly Candidate[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept = this.#kept.toSorted((a, b) => this.#compare(a, b)).slice(0, this.#size);
    if (this.#kept.length < this.#size) return;
    this.#last = this.#kept.at(-1)!;
    this.#worst = this.#key(this.#last, 0);
  }

  #key({ doc, score }: Candidate, k: number): number {
    return keyNumber(this.#segment, this.#keys[k]!, doc, score);
  }

  #compare(a: Candidate, b: Candidate): number {
    for (let k = 0; k < this.#keys.length; k++) {
      const [x, y] = [this.#key(a, k), this.#key(b, k)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  }

  #comesAfter(candidate: Candidate, firstKey: number): boolean {
    if (this.#after === undefined) return true;
    if (firstKey !== this.#after[0]) return firstKey > this.#after[0]!;
    for (let k = 1; k < this.#keys.length; k++) {
      const key = this.#key(candidate, k);
      if (key !== this.#after[k]) return key > this.#after[k]!;
    }
    return false;
  }
}
