import type { AskContext } from '../context.ts';
import type { KeptCounts } from '../finding.ts';
import type { SegmentHits } from '../hits.ts';
import { totalOf } from '../hits.ts';
import { mostOrdinals, readOrdinals } from '../segment/segment.ts';
import { WordSink } from '../structure/sink.ts';
import { Slots } from '../structure/slots.ts';
import { countCombined } from './combinedCounts.ts';
import { countSingle } from './count.ts';
import type { OrdinalSpace } from './ordinals.ts';

/** With fewer hits than one for so many values, the values counted are found from the hits. */
const SPARSE = 64;

/** Counts of a field are kept for the next time unless a segment has more values of it than these. */
const KEPT_VALUES = 1_024;

/** Counts by value of a keyword field over all hits. */
export interface KeywordCounts {
  readonly space: OrdinalSpace;
  /** Hits with the value of number g at g + 1, see `countOf`; lent by the arena. */
  readonly counts: Uint32Array;
  /** Numbers of the space when it was counted: `counts` is meaningful from 1 to `size`. */
  readonly size: number;
  /**
   * The numbers whose count is not zero, ascending, where few hits make it quick to list them; what
   * `counts` holds elsewhere means nothing then.
   */
  readonly numbers: Uint32Array | undefined;
  /** Hits without a value. */
  readonly missing: number;
}

/** Counts a keyword field exactly; undefined when the view has no segment. */
export function countKeywords(
  context: AskContext,
  hits: readonly SegmentHits[],
  field: string,
): KeywordCounts | undefined {
  const { view, arena, budget } = context;
  if (view.segments.length === 0) return undefined;
  const space = view.ordinals.spaceOf(field, view.segments);
  // The base counts straight into the result, so it must come first, while that is still zero.
  const counted = hits
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(space.isBase(b.view)) - Number(space.isBase(a.view)));
  // Maps are made first, since they may add numbers to the space.
  const maps = counted.map((h) => (space.isBase(h.view) ? undefined : space.mapOf(h.view)));
  const { size } = space;
  if (totalOf(counted) * SPARSE < size) return countFew(context, counted, field, maps, space);
  const [first] = counted;
  const isBase = first !== undefined && maps[0] === undefined;
  let missing = 0;
  let counts: Uint32Array;
  if (isBase) ({ counts, missing } = countBase(context, first, field, size));
  else counts = arena.zeroed(size + 1);
  counted.forEach((segmentHits, i) => {
    const map = maps[i];
    if (map === undefined) return;
    budget.check();
    const local = recallSegment(context, segmentHits, field, map.length);
    missing += local.missing;
    for (let ordinal = 0; ordinal < map.length; ordinal++) {
      const count = local.counts[ordinal + 1]!;
      if (count !== 0) counts[map[ordinal]! + 1]! += count;
    }
  });
  return { space, counts, size, numbers: undefined, missing };
}

/** How many hits have the value of a number below the size. */
export function countOf({ counts, numbers }: KeywordCounts, number: number): number {
  if (numbers === undefined) return counts[number + 1]!;
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? counts[number + 1]! : 0;
}

/** The same by looking at every hit: clearing a count for every value would take longer. */
function countFew(
  { arena }: AskContext,
  hits: readonly SegmentHits[],
  field: string,
  maps: readonly (Uint32Array | undefined)[],
  space: OrdinalSpace,
): KeywordCounts {
  const named = new WordSink();
  let missing = 0;
  hits.forEach((segmentHits, h) => {
    const { ordinals } = segmentHits.view.segment.keyword(field);
    const found = new Uint32Array(mostOrdinals(ordinals));
    const map = maps[h];
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      const n = readOrdinals(ordinals, docs[i]!, found);
      if (n === 0) missing++;
      for (let j = 0; j < n; j++) {
        const ordinal = found[j]! - 1;
        named.push(map === undefined ? ordinal : map[ordinal]!);
      }
    }
  });
  const numbers = named.values().toSorted();
  const counts = arena.dirty(space.size + 1);
  let distinct = 0;
  for (const number of numbers) {
    if (distinct > 0 && numbers[distinct - 1] === number) counts[number + 1]!++;
    else {
      numbers[distinct++] = number;
      counts[number + 1] = 1;
    }
  }
  return { space, counts, size: space.size, numbers: numbers.subarray(0, distinct), missing };
}

/** Counts of the base, with room for all numbers, to which those of other segments are added. */
function countBase(
  context: AskContext,
  hits: SegmentHits,
  field: string,
  size: number,
): KeptCounts {
  const kept = hits.finding?.countsOf(field);
  if (kept === undefined) return recallSegment(context, hits, field, size);
  const counts = context.arena.zeroed(size + 1);
  counts.set(kept.counts);
  return { counts, missing: kept.missing };
}

/** As `countSegment`, from what is kept of the same question; not to be changed. */
function recallSegment(
  context: AskContext,
  hits: SegmentHits,
  field: string,
  size: number,
): KeptCounts {
  const { finding, view } = hits;
  if (finding === undefined || view.segment.keyword(field).values.size > KEPT_VALUES) {
    return countSegment(context, hits, field, size);
  }
  const kept = finding.countsOf(field);
  if (kept !== undefined) return kept;
  const counted = countSegment(context, hits, field, size);
  finding.keep(field, counted);
  return counted;
}

/**
 * Counts one segment: the hits with each ordinal at that ordinal (from 1), with room for `size`
 * of them, and its hits without a value. When most documents are hits, the others are counted and
 * taken from the totals, which the postings of the column hold.
 */
function countSegment(
  context: AskContext,
  hits: SegmentHits,
  field: string,
  size: number,
): { counts: Uint32Array; missing: number } {
  const combined = countCombined(context, hits, field);
  if (combined !== undefined) {
    const counts = context.arena.zeroed(size + 1);
    combined.column.fold(combined.counts, field, counts);
    return { counts, missing: counts[0]! };
  }
  const { ordinals, postings, empty } = hits.view.segment.keyword(field);
  const inverse = hits.otherCount < hits.count;
  const docs = inverse ? hits.others() : hits.docs();
  const n = inverse ? hits.otherCount : hits.count;
  const before = ordinals instanceof Slots ? ordinals.width - 1 : 0;
  const byCode = context.arena.zeroed(before + size + 1);
  if (ordinals instanceof Slots) ordinals.count(docs, n, hits.bits, inverse, byCode);
  else countSingle(docs, n, ordinals, byCode);
  const counts = byCode.subarray(before);
  if (!inverse) return { counts, missing: byCode[0]! };
  const { starts } = postings;
  for (let ordinal = 0; ordinal < postings.terms; ordinal++) {
    counts[ordinal + 1] = starts[ordinal + 1]! - starts[ordinal]! - counts[ordinal + 1]!;
  }
  return { counts, missing: empty - byCode[0]! };
}
