import { BOUND_BLOCK, BOUND_STEPS } from '../structure/bounds.ts';
import { saturation } from '../structure/saturation.ts';
import type { SegmentTerm } from './bm25.ts';

const BLOCK_SHIFT = Math.log2(BOUND_BLOCK);

/** A word as blocks of documents see it: who holds it, and what it is worth. */
export class BlockTerm {
  /** The most that the word is worth in any document. */
  readonly most: number;
  readonly #term: SegmentTerm;
  readonly #bitmap: Uint32Array | undefined;
  readonly #list: Uint32Array | undefined;
  /** For a list: the place in it of the first document of each block. */
  readonly #places: Uint32Array | undefined;
  /** Bounds by block; without them the bound of a block that holds the word is `most`. */
  readonly #steps: Uint8Array | undefined;
  readonly #step: number;

  constructor(term: SegmentTerm, blocks: number) {
    this.#term = term;
    this.#bitmap = term.bitmap;
    this.#list = term.list;
    if (term.list !== undefined) this.#places = placesByBlock(term.list, term.count, blocks);
    this.#steps = term.bounds;
    this.#step = term.boundStep / BOUND_STEPS;
    this.most = term.most * this.#step;
  }

  /** Adds the bound of every block. */
  addBounds(bounds: Float64Array, blocks: number): void {
    const steps = this.#steps;
    if (steps !== undefined) {
      const step = this.#step;
      for (let b = 0; b < blocks; b++) bounds[b]! += step * steps[b]!;
      return;
    }
    const places = this.#places!;
    for (let b = 0; b < blocks; b++) if (places[b] !== places[b + 1]) bounds[b]! += this.most;
  }

  /** The most that the word is worth in a document of the block. */
  bound(block: number): number {
    if (this.#steps !== undefined) return this.#step * this.#steps[block]!;
    return this.#places![block] === this.#places![block + 1] ? 0 : this.most;
  }

  /** Writes the documents of a block that hold the word as two words from `at` on. */
  holders(block: number, out: Uint32Array, at: number): void {
    const bitmap = this.#bitmap;
    if (bitmap !== undefined) {
      out[at] = bitmap[2 * block]!;
      out[at + 1] = 2 * block + 1 < bitmap.length ? bitmap[2 * block + 1]! : 0;
      return;
    }
    const places = this.#places!;
    const list = this.#list!;
    const end = places[block + 1]!;
    out[at] = 0;
    out[at + 1] = 0;
    for (let i = places[block]!; i < end; i++) {
      const place = list[i]! & (BOUND_BLOCK - 1);
      out[at + (place >>> 5)]! |= 1 << (place & 31);
    }
  }

  /**
   * What the word is worth in the document at a place of a block, where `before` documents of the
   * block before it hold the word too.
   */
  score(block: number, place: number, before: number): number {
    const { postings, lengths, term, factor, slope } = this.#term;
    const first =
      this.#bitmap === undefined
        ? postings.starts[term]! + this.#places![block]!
        : postings.firstPosting(term, this.#bitmap, 2 * block);
    const frequency = postings.frequency(first + before);
    return factor * saturation(frequency, lengths[block * BOUND_BLOCK + place]!, slope);
  }
}

/** The place in an ascending list of the first document of each block, and the end. */
function placesByBlock(list: Uint32Array, count: number, blocks: number): Uint32Array {
  const places = new Uint32Array(blocks + 1);
  let block = 0;
  for (let i = 0; i < count; i++) {
    const at = list[i]! >>> BLOCK_SHIFT;
    while (block < at) places[++block] = i;
  }
  while (block < blocks) places[++block] = count;
  return places;
}
