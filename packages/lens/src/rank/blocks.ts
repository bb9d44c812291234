import type { AskContext } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import { popcount, wordsFor } from '../structure/bits.ts';
import { BOUND_BLOCK } from '../structure/bounds.ts';
import { BlockTerm } from './blockTerm.ts';
import type { SegmentTerm } from './bm25.ts';

const BLOCK_WORDS = BOUND_BLOCK / 32;
/** Classes into which blocks are sorted by their bounds. */
const CLASSES = 1024;
/** Covers the rounding of the sums that make a bound. */
const ROUNDING = 1 + 1e-9;

/**
 * Offers the hits of a segment that could be among the first, best blocks first, until no block is
 * left that could hold one: `offer` takes a document with its score and returns the score below
 * which nothing more is of use. Every hit is offered whose score is not below that.
 */
export function offerByBlocks(
  context: AskContext,
  hits: SegmentHits,
  terms: readonly SegmentTerm[],
  offer: (doc: number, score: number) => number,
): void {
  const { documents } = hits.view.segment;
  const blocks = Math.ceil(documents / BOUND_BLOCK);
  const scorer = new BlockScorer(hits, terms, blocks);
  const bounds = context.arena.floats(blocks);
  for (const term of scorer.terms) term.addBounds(bounds, blocks);
  const { order, classStarts, width } = sortBlocks(context, hits, bounds, blocks);
  let least = 0;
  for (let c = CLASSES - 1; c >= 0; c--) {
    if ((c + 1) * width * ROUNDING < least) return;
    for (let i = classStarts[c]!; i < classStarts[c + 1]!; i++) {
      if ((i & 63) === 0) context.budget.check();
      const block = order[i]!;
      if (bounds[block]! * ROUNDING >= least) least = scorer.offerBlock(block, least, offer);
    }
  }
}

/**
 * Scores the documents of a block that can reach a score. Words are divided as in MaxScore (Turtle
 * and Flood, 1995): those of least worth, which cannot reach it together, and the others, of which
 * a document must hold one; then each document is measured by the bounds of the words it holds.
 */
class BlockScorer {
  /** Of falling worth. */
  readonly terms: readonly BlockTerm[];
  /** Places in `terms` of the words as they were given: sums must not depend on the segment. */
  readonly #asGiven: readonly number[];
  readonly #hits: Uint32Array;
  readonly #hitWords: number;
  /** Of the block at hand: the bound of each word, and its holders as two words. */
  readonly #worth: Float64Array;
  readonly #holders: Uint32Array;

  constructor(hits: SegmentHits, terms: readonly SegmentTerm[], blocks: number) {
    const given = terms.map((term) => new BlockTerm(term, blocks));
    this.terms = given.toSorted((a, b) => b.most - a.most);
    this.#asGiven = given.map((term) => this.terms.indexOf(term));
    this.#hits = hits.bits;
    this.#hitWords = wordsFor(hits.view.segment.documents);
    this.#worth = new Float64Array(terms.length);
    this.#holders = new Uint32Array(terms.length * BLOCK_WORDS);
  }

  offerBlock(block: number, needed: number, offer: (doc: number, score: number) => number): number {
    const { terms } = this;
    const count = terms.length;
    for (let t = 0; t < count; t++) this.#worth[t] = terms[t]!.bound(block);
    const first = this.#hits[2 * block]!;
    const second = 2 * block + 1 < this.#hitWords ? this.#hits[2 * block + 1]! : 0;
    const needing = this.#needing(needed);
    this.#open(block, 0, needing);
    let [some, others] = [needed > 0 ? 0 : first, needed > 0 ? 0 : second];
    for (let t = 0; t < needing; t++) {
      some |= this.#holders[2 * t]!;
      others |= this.#holders[2 * t + 1]!;
    }
    some &= first;
    others &= second;
    if ((some | others) === 0) return needed;
    this.#open(block, needing, count);
    const least = this.#offerWord(block, 0, some, needed, offer);
    return this.#offerWord(block, 1, others, least, offer);
  }

  /** How many words of most worth there are, until those left cannot reach a score together. */
  #needing(needed: number): number {
    let needing = this.terms.length;
    let rest = 0;
    while (needing > 0) {
      rest += this.#worth[needing - 1]!;
      if (rest * ROUNDING >= needed) break;
      needing--;
    }
    return needing;
  }

  #open(block: number, from: number, to: number): void {
    for (let t = from; t < to; t++) {
      if (this.#worth[t] !== 0) {
        this.terms[t]!.holders(block, this.#holders, 2 * t);
      } else {
        this.#holders[2 * t] = 0;
        this.#holders[2 * t + 1] = 0;
      }
    }
  }

  /** Offers the candidates among 32 documents of the block, the first or the second 32. */
  #offerWord(
    block: number,
    half: number,
    candidates: number,
    needed: number,
    offer: (doc: number, score: number) => number,
  ): number {
    const worth = this.#worth;
    const holders = this.#holders;
    let least = needed;
    for (let word = candidates; word !== 0; word &= word - 1) {
      const bit = 31 - Math.clz32(word & -word);
      let bound = 0;
      for (let t = 0; t < worth.length; t++) {
        bound += ((holders[2 * t + half]! >>> bit) & 1) * worth[t]!;
      }
      if (bound * ROUNDING < least) continue;
      const place = half * 32 + bit;
      const score = this.#score(block, place);
      if (score >= least) least = offer(block * BOUND_BLOCK + place, score);
    }
    return least;
  }

  #score(block: number, place: number): number {
    const below = (1 << (place & 31)) - 1;
    let score = 0;
    for (const t of this.#asGiven) {
      const [first, second] = [this.#holders[2 * t]!, this.#holders[2 * t + 1]!];
      const word = place < 32 ? first : second;
      if (((word >>> (place & 31)) & 1) === 0) continue;
      const before = popcount(word & below) + (place < 32 ? 0 : popcount(first));
      score += this.terms[t]!.score(block, place, before);
    }
    return score;
  }
}

/** The blocks with hits, in classes of rising bounds that are `width` wide. */
function sortBlocks(
  context: AskContext,
  hits: SegmentHits,
  bounds: Float64Array,
  blocks: number,
): { order: Uint32Array; classStarts: Uint32Array; width: number } {
  const { bits } = hits;
  const words = wordsFor(hits.view.segment.documents);
  let most = 0;
  for (let b = 0; b < blocks; b++) {
    const w = b * BLOCK_WORDS;
    if (bits[w] === 0 && (w + 1 >= words || bits[w + 1] === 0)) bounds[b] = -1;
    else if (bounds[b]! > most) most = bounds[b]!;
  }
  const width = most / CLASSES;
  const scale = width === 0 ? 0 : 1 / width;
  const classStarts = new Uint32Array(CLASSES + 1);
  const classes = context.arena.dirty(blocks);
  for (let b = 0; b < blocks; b++) {
    if (bounds[b]! < 0) continue;
    const c = Math.min(CLASSES - 1, Math.floor(bounds[b]! * scale));
    classes[b] = c;
    classStarts[c + 1]!++;
  }
  for (let c = 0; c < CLASSES; c++) classStarts[c + 1]! += classStarts[c]!;
  const next = classStarts.slice();
  const order = context.arena.dirty(blocks);
  for (let b = 0; b < blocks; b++) if (bounds[b]! >= 0) order[next[classes[b]!]!++] = b;
  return { order, classStarts, width };
}
