import type { SegmentReader, SegmentWriter } from '../segment/layout.ts';
import { saturation } from './saturation.ts';
import { ByteSink, WordSink } from './sink.ts';

/*
 * How much a word can add to the score of any document of a block: the greatest saturation among
 * the block's documents, rounded up to 1/255. With these, blocks that cannot hold one of the first
 * hits are passed over (block-max index: Ding and Suel, 2011). Words too rare for it to pay have
 * one bound for all documents.
 */

/** Documents of a block. */
export const BOUND_BLOCK = 64;
/** A word in at least one document of so many has bounds by block. */
const BOUNDED_SHARE = 256;
export const BOUND_STEPS = 255;

/** Writes the bounds of terms 0, 1, 2, … in that order. */
export class BoundsWriter {
  readonly #lengths: Uint32Array;
  readonly #slope: number;
  readonly #blocks: number;
  readonly #terms = new WordSink();
  readonly #bounds = new ByteSink();
  readonly #most = new ByteSink();

  /** `lengths` are the words of every document, `slope` that of this segment. */
  constructor(lengths: Uint32Array, slope: number) {
    this.#lengths = lengths;
    this.#slope = slope;
    this.#blocks = Math.ceil(lengths.length / BOUND_BLOCK);
  }

  /** Takes the next term: ascending documents and their frequencies. */
  add(docs: Uint32Array, from: number, to: number, frequencies: Uint32Array): void {
    const byBlock = (to - from) * BOUNDED_SHARE >= this.#lengths.length;
    const bounds = new Uint8Array(byBlock ? this.#blocks : 0);
    let most = 0;
    for (let i = from; i < to; i++) {
      const doc = docs[i]!;
      const share = saturation(frequencies[i]!, this.#lengths[doc]!, this.#slope);
      const bound = Math.ceil(share * BOUND_STEPS);
      if (bound > most) most = bound;
      if (!byBlock) continue;
      const block = Math.floor(doc / BOUND_BLOCK);
      if (bound > bounds[block]!) bounds[block] = bound;
    }
    if (byBlock) {
      this.#terms.push(this.#most.length);
      this.#bounds.pushBytes(bounds, 0, bounds.length);
    }
    this.#most.push(most);
  }

  write(writer: SegmentWriter, name: string): void {
    writer.add(`${name}.terms`, this.#terms.values());
    writer.addBytes(`${name}.bounds`, this.#bounds);
    writer.addBytes(`${name}.most`, this.#most);
    writer.add(`${name}.slope`, Float64Array.of(this.#slope));
  }
}

/** Reads the bounds of words. */
export class Bounds {
  /** The slope for which the bounds were computed. */
  readonly slope: number;
  readonly #terms: Uint32Array;
  readonly #bounds: Uint8Array;
  readonly #most: Uint8Array;
  readonly #blocks: number;

  constructor(reader: SegmentReader, name: string) {
    this.slope = reader.f64(`${name}.slope`)[0]!;
    this.#terms = reader.u32(`${name}.terms`);
    this.#bounds = reader.u8(`${name}.bounds`);
    this.#most = reader.u8(`${name}.most`);
    this.#blocks = Math.ceil(reader.meta.documents / BOUND_BLOCK);
  }

  /** The bound of a term in any document, in steps of 1/255. */
  most(term: number): number {
    return this.#most[term]!;
  }

  /** The bounds of a term by block, in steps of 1/255, or undefined when it has none. */
  byBlock(term: number): Uint8Array | undefined {
    let low = 0;
    let high = this.#terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#terms[middle]! < term) low = middle + 1;
      else high = middle;
    }
    if (this.#terms[low] !== term) return undefined;
    return this.#bounds.subarray(low * this.#blocks, (low + 1) * this.#blocks);
  }
}
