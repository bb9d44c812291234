import type { CombinedCounts } from './aggregate/combinedCounts.ts';
import type { Finding } from './recall.ts';
import type { SegmentView } from './segmentView.ts';
import type { Arena } from './structure/arena.ts';
import { complement, countBits, listBits, wordsFor } from './structure/bits.ts';

/** The hits of one segment: bits, and on demand the list. Lives as long as its question. */
export class SegmentHits {
  readonly view: SegmentView;
  readonly bits: Uint32Array;
  readonly count: number;
  /** What has been counted of combined fields, by group of the schema. */
  readonly combined = new Map<number, CombinedCounts>();
  /** What is kept of the same question in this segment, for the next time. */
  readonly finding: Finding | undefined;
  readonly #arena: Arena;
  #docs: Uint32Array | undefined;
  #others: Uint32Array | undefined;

  constructor(view: SegmentView, bits: Uint32Array, arena: Arena, finding?: Finding) {
    this.view = view;
    this.bits = bits;
    this.#arena = arena;
    this.finding = finding;
    this.count = countBits(bits, wordsFor(view.segment.documents));
  }

  /** The hits in ascending order; only the first `count` elements count. */
  docs(): Uint32Array {
    if (this.#docs === undefined) {
      this.#docs = this.#arena.dirty(this.count);
      listBits(this.bits, wordsFor(this.view.segment.documents), this.#docs);
    }
    return this.#docs;
  }

  /** Documents of the segment that are no hits. */
  get otherCount(): number {
    return this.view.segment.documents - this.count;
  }

  /** The documents that are no hits, deleted ones included. */
  others(): Uint32Array {
    if (this.#others === undefined) {
      const { documents } = this.view.segment;
      const words = wordsFor(documents);
      const bits = this.#arena.dirty(words);
      bits.set(this.bits.subarray(0, words));
      complement(bits, documents);
      this.#others = this.#arena.dirty(this.otherCount);
      listBits(bits, words, this.#others);
      this.#arena.release(bits);
    }
    return this.#others;
  }
}

/** Hits over all segments. */
export function totalOf(hits: readonly SegmentHits[]): number {
  return hits.reduce((sum, { count }) => sum + count, 0);
}
