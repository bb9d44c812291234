import type { AskContext } from '../context.ts';
import type { ScoringTerm } from '../condition/compile.ts';
import type { SegmentHits } from '../hits.ts';
import type { SegmentView } from '../segmentView.ts';
import { countCommon, hasBit, popcount, wordsFor } from '../structure/bits.ts';
import { RANK_BLOCK } from '../structure/postings.ts';
import type { Postings } from '../structure/postings.ts';

/*
 * BM25 (Robertson and Zaragoza, 2009), summed over fields with their weights:
 *   weight · ln(1 + (N − n + ½) / (n + ½)) · f · (k1 + 1) / (f + k1 · (1 − b + b · length / mean))
 * N documents have the field, n of them hold the word, both over all segments without deleted
 * documents; f is the word's frequency in the document, `length` the number of words of its field.
 */
const K1 = 1.2;
const B = 0.75;

/** A word of the question in one segment, ready to be scored. */
interface SegmentTerm {
  readonly postings: Postings;
  readonly lengths: Uint16Array | Uint32Array;
  readonly term: number;
  readonly bitmap: Uint32Array | undefined;
  /** Documents of a list term. */
  readonly list: Uint32Array | undefined;
  readonly count: number;
}

/** The words of a question with what their scores need over all segments. */
export interface TermWeights {
  /** Per segment key, per scoring term: undefined when the segment lacks the word. */
  readonly segments: ReadonlyMap<number, readonly (SegmentTerm | undefined)[]>;
  /** weight · idf · (k1 + 1) of each term. */
  readonly factors: readonly number[];
  /** k1 · b / mean length of each term's field. */
  readonly slopes: readonly number[];
}

/** Looks the words up in every segment and counts their documents exactly. */
export function weighTerms(context: AskContext, terms: readonly ScoringTerm[]): TermWeights {
  const { view, arena, budget } = context;
  const segments = new Map<number, (SegmentTerm | undefined)[]>();
  for (const { key } of view.segments) segments.set(key, []);
  const factors: number[] = [];
  const slopes: number[] = [];
  for (const { field, word } of terms) {
    budget.check();
    let documents = 0;
    let words = 0;
    let holding = 0;
    for (const segmentView of view.segments) {
      const totals = segmentView.textTotals(field.name);
      documents += totals.documents;
      words += totals.words;
      const column = segmentView.segment.text(field.name);
      const term = column.words.find(word);
      if (term < 0) {
        segments.get(segmentView.key)!.push(undefined);
        continue;
      }
      const postings = column.wordPostings;
      const count = postings.count(term);
      const bitmap = postings.bitmap(term);
      let list: Uint32Array | undefined;
      if (bitmap === undefined) {
        list = arena.dirty(count);
        postings.decode(term, list);
      }
      const segmentTerm = { postings, lengths: column.lengths, term, bitmap, list, count };
      holding += count - countDeleted(segmentView, segmentTerm);
      segments.get(segmentView.key)!.push(segmentTerm);
    }
    const idf = Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
    factors.push((field.weight ?? 1) * idf * (K1 + 1));
    slopes.push(words > 0 ? (K1 * B * documents) / words : 0);
  }
  return { segments, factors, slopes };
}

function countDeleted(view: SegmentView, term: SegmentTerm): number {
  const { deleted } = view;
  if (deleted === null) return 0;
  if (term.bitmap !== undefined) {
    return countCommon(term.bitmap, deleted, wordsFor(view.segment.documents));
  }
  let count = 0;
  const list = term.list!;
  for (let i = 0; i < term.count; i++) if (hasBit(deleted, list[i]!)) count++;
  return count;
}

/** Scores of a segment's hits in the order of their list, as floats lent by the arena. */
export function scoreHits(
  context: AskContext,
  hits: SegmentHits,
  weights: TermWeights,
): Float64Array {
  const { arena, budget } = context;
  const scores = arena.floats(hits.count);
  const terms = weights.segments.get(hits.view.key)!;
  const cursors = terms.map(() => 0);
  const block = new Float64Array(RANK_BLOCK);
  const words = wordsFor(hits.view.segment.documents);
  const blockWords = RANK_BLOCK / 32;
  let out = 0;
  for (let firstWord = 0, b = 0; firstWord < words; firstWord += blockWords, b++) {
    if ((b & 15) === 0) budget.check();
    const endWord = Math.min(words, firstWord + blockWords);
    if (!someBit(hits.bits, firstWord, endWord)) continue;
    block.fill(0);
    for (let t = 0; t < terms.length; t++) {
      const term = terms[t];
      if (term === undefined) continue;
      const factor = weights.factors[t]!;
      const slope = weights.slopes[t]!;
      if (term.bitmap !== undefined) {
        scoreBitmap(term, b, hits.bits, firstWord, endWord, factor, slope, block);
      } else {
        cursors[t] = scoreList(
          term,
          cursors[t]!,
          hits.bits,
          firstWord,
          endWord,
          factor,
          slope,
          block,
        );
      }
    }
    out = collect(hits.bits, firstWord, endWord, block, scores, out);
  }
  return scores;
}

function someBit(bits: Uint32Array, from: number, to: number): boolean {
  for (let w = from; w < to; w++) if (bits[w] !== 0) return true;
  return false;
}

function scoreBitmap(
  term: SegmentTerm,
  blockNumber: number,
  hits: Uint32Array,
  firstWord: number,
  endWord: number,
  factor: number,
  slope: number,
  block: Float64Array,
): void {
  const { postings, lengths } = term;
  const bitmap = term.bitmap!;
  const { small } = postings;
  let posting = postings.starts[term.term]! + postings.ranks(term.term)[blockNumber]!;
  for (let w = firstWord; w < endWord; w++) {
    const word = bitmap[w]!;
    let common = word & hits[w]!;
    while (common !== 0) {
      const low = common & -common;
      common ^= low;
      const doc = (w << 5) + 31 - Math.clz32(low);
      const p = posting + popcount(word & (low - 1));
      const pair = small[p >>> 1]!;
      let frequency = (p & 1) === 0 ? pair & 15 : pair >>> 4;
      if (frequency === 0) frequency = postings.largeFrequency(p);
      block[doc & (RANK_BLOCK - 1)]! +=
        (factor * frequency) / (frequency + K1 * (1 - B) + slope * lengths[doc]!);
    }
    posting += popcount(word);
  }
}

function scoreList(
  term: SegmentTerm,
  cursor: number,
  hits: Uint32Array,
  firstWord: number,
  endWord: number,
  factor: number,
  slope: number,
  block: Float64Array,
): number {
  const { postings, lengths, count } = term;
  const list = term.list!;
  const start = postings.starts[term.term]!;
  const firstDoc = firstWord << 5;
  const endDoc = endWord << 5;
  let at = cursor;
  while (at < count && list[at]! < firstDoc) at++;
  for (; at < count; at++) {
    const doc = list[at]!;
    if (doc >= endDoc) break;
    if ((hits[doc >>> 5]! & (1 << (doc & 31))) === 0) continue;
    const frequency = postings.frequency(start + at);
    block[doc & (RANK_BLOCK - 1)]! +=
      (factor * frequency) / (frequency + K1 * (1 - B) + slope * lengths[doc]!);
  }
  return at;
}

function collect(
  hits: Uint32Array,
  firstWord: number,
  endWord: number,
  block: Float64Array,
  scores: Float64Array,
  from: number,
): number {
  let out = from;
  for (let w = firstWord; w < endWord; w++) {
    let word = hits[w]!;
    while (word !== 0) {
      const low = word & -word;
      word ^= low;
      scores[out++] = block[((w << 5) + 31 - Math.clz32(low)) & (RANK_BLOCK - 1)]!;
    }
  }
  return out;
}
