import type { CombinedCounts } from './aggregate/combinedCounts.ts';
import { Finding } from './finding.ts';
import type { SegmentView } from './segmentView.ts';
import type { Arena } from './structure/arena.ts';
import { complement, countBits, listBits, wordsFor } from './structure/bits.ts';

/** The hits of one segment: bits, and on demand the list. Lives as long as its question. */
export class SegmentHits {
  readonly view: SegmentView;
  readonly count: number;
  /** What has been counted of combined fields, by group of the schema. */
  readonly combined = new Map<number, CombinedCounts>();
  /** What is kept of the same question in this segment, for the next time. */
  readonly finding: Finding | undefined;
  readonly #arena: Arena;
  #bits: Uint32Array | undefined;
  #docs: Uint32Array | undefined;
  #others: Uint32Array | undefined;

  /** `found` are the hits as bits, or a finding in the state of the view. */
  constructor(view: SegmentView, found: Uint32Array | Finding, arena: Arena) {
    this.view = view;
    this.#arena = arena;
    if (found instanceof Finding) {
      this.finding = found;
      this.count = found.count;
    } else {
      this.finding = undefined;
      this.#bits = found;
      this.count = countBits(found, wordsFor(view.segment.documents));
    }
  }

  /** The hits as bits. */
  get bits(): Uint32Array {
    if (this.#bits === undefined) {
      this.#bits = this.#arena.dirty(wordsFor(this.view.segment.documents));
      this.finding!.write(this.#bits);
    }
    return this.#bits;
  }

  /** The hits in ascending order; only the first `count` elements count. */
  docs(): Uint32Array {
    if (this.#docs === undefined) {
      this.#docs = this.#arena.dirty(this.count);
      if (this.finding?.list(this.#docs) !== true) {
        listBits(this.bits, wordsFor(this.view.segment.documents), this.#docs);
      }
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
