import type { AskContext } from '../context.ts';
import type { ScoringTerm } from '../condition/compile.ts';
import type { SegmentView } from '../segmentView.ts';
import { countCommon, hasBit, popcount, wordsFor } from '../structure/bits.ts';
import type { Postings } from '../structure/postings.ts';
import { K1, saturation, saturationSlope } from '../structure/saturation.ts';

/*
 * BM25 (Robertson and Zaragoza, 2009), summed over fields with their weights:
 *   weight · ln(1 + (N − n + ½) / (n + ½)) · (k1 + 1) · saturation
 * N documents have the field, n of them hold the word, both over all segments without deleted
 * documents.
 */

/** A word of the question in one segment, ready to be scored. */
export interface SegmentTerm {
  readonly postings: Postings;
  readonly lengths: Uint16Array | Uint32Array;
  readonly term: number;
  /** Documents of a frequent term as bits; otherwise they are in `list`. */
  readonly bitmap: Uint32Array | undefined;
  readonly list: Uint32Array | undefined;
  readonly count: number;
  /** The bound of all documents in steps of `boundStep`, and by block where the term has those. */
  readonly most: number;
  readonly bounds: Uint8Array | undefined;
  readonly boundStep: number;
  /** weight · idf · (k1 + 1). */
  readonly factor: number;
  /** k1 · b / mean length of the field over all segments. */
  readonly slope: number;
}

/** Looks the words up in every segment; by the key of the segment, the words that it holds. */
export function weighTerms(
  context: AskContext,
  terms: readonly ScoringTerm[],
): ReadonlyMap<number, readonly SegmentTerm[]> {
  const { view, lists, budget } = context;
  const segments = new Map<number, SegmentTerm[]>();
  for (const { key } of view.segments) segments.set(key, []);
  for (const { field, word } of terms) {
    budget.check();
    let [documents, words, holding] = [0, 0, 0];
    const found: (Omit<SegmentTerm, 'factor' | 'slope' | 'boundStep'> & {
      key: number;
      boundSlope: number;
    })[] = [];
    for (const segmentView of view.segments) {
      const totals = segmentView.textTotals(field.name);
      documents += totals.documents;
      words += totals.words;
      const column = segmentView.segment.text(field.name);
      const term = column.words.find(word);
      if (term < 0) continue;
      const postings = column.wordPostings;
      const count = postings.count(term);
      const bitmap = postings.bitmap(term);
      const list = bitmap === undefined ? lists.of(postings, term) : undefined;
      holding += count - countDeleted(segmentView, bitmap, list, count);
      const bounds = column.wordBounds.byBlock(term);
      const most = column.wordBounds.most(term);
      const boundSlope = column.wordBounds.slope;
      const { key } = segmentView;
      const { lengths } = column;
      found.push({ key, postings, lengths, term, bitmap, list, count, most, bounds, boundSlope });
    }
    // Only deleted documents hold it.
    if (holding === 0) continue;
    const idf = Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
    const factor = (field.weight ?? 1) * idf * (K1 + 1);
    const slope = saturationSlope(documents, words);
    for (const { key, boundSlope, ...term } of found) {
      // A smaller slope raises a saturation, but by no more than the slopes differ.
      const boundStep = factor * (slope < boundSlope ? boundSlope / slope : 1);
      segments.get(key)!.push({ ...term, factor, slope, boundStep });
    }
  }
  return segments;
}

function countDeleted(
  { deleted, segment }: SegmentView,
  bitmap: Uint32Array | undefined,
  list: Uint32Array | undefined,
  count: number,
): number {
  if (deleted === null) return 0;
  if (bitmap !== undefined) return countCommon(bitmap, deleted, wordsFor(segment.documents));
  let gone = 0;
  for (let i = 0; i < count; i++) if (hasBit(deleted, list![i]!)) gone++;
  return gone;
}

/** What a word is worth in a document: 0 when it does not hold it. */
export function scoreDocument(term: SegmentTerm, doc: number): number {
  const { postings, bitmap, list, count } = term;
  let posting: number;
  if (bitmap !== undefined) {
    const word = bitmap[doc >>> 5]!;
    const bit = 1 << (doc & 31);
    if ((word & bit) === 0) return 0;
    posting = postings.firstPosting(term.term, bitmap, doc >>> 5) + popcount(word & (bit - 1));
  } else {
    const at = lowerBound(list!, count, doc);
    if (at === count || list![at] !== doc) return 0;
    posting = postings.starts[term.term]! + at;
  }
  const share = saturation(postings.frequency(posting), term.lengths[doc]!, term.slope);
  return term.factor * share;
}

function lowerBound(sorted: Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
