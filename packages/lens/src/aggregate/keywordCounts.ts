import type { AskContext } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import { totalOf } from '../hits.ts';
import type { KeywordColumn } from '../segment/segment.ts';
import { WordSink } from '../structure/sink.ts';
import { countMany, countSingle } from './count.ts';
import type { OrdinalSpace } from './ordinals.ts';

/** With fewer hits than one for so many values, the values counted are found from the hits. */
const SPARSE = 64;

/** Counts by value of a keyword field over all hits. */
export interface KeywordCounts {
  readonly space: OrdinalSpace;
  /** Hits with the value of number g at g + 1; lent by the arena. */
  readonly counts: Uint32Array;
  /** Numbers of the space when it was counted: `counts` is meaningful from 1 to `size`. */
  readonly size: number;
  /** The numbers whose count is not zero, ascending. */
  readonly numbers: Uint32Array;
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
  const counts = arena.zeroed(size + 1);
  let missing = 0;
  counted.forEach((segmentHits, i) => {
    budget.check();
    const column = segmentHits.view.segment.keyword(field);
    const map = maps[i];
    if (map === undefined) {
      missing += countSegment(segmentHits, column, counts);
      return;
    }
    const local = arena.zeroed(map.length + 1);
    missing += countSegment(segmentHits, column, local);
    for (let ordinal = 0; ordinal < map.length; ordinal++) {
      const count = local[ordinal + 1]!;
      if (count !== 0) counts[map[ordinal]! + 1]! += count;
    }
    arena.release(local);
  });
  const numbers =
    totalOf(counted) * SPARSE < size
      ? numbersOfHits(counted, field, maps)
      : numbersCounted(context, counts, size);
  return { space, counts, size, numbers, missing };
}

/** All numbers with a count, by looking at every one. */
function numbersCounted(context: AskContext, counts: Uint32Array, size: number): Uint32Array {
  const numbers = context.arena.dirty(size);
  let n = 0;
  for (let number = 0; number < size; number++) if (counts[number + 1] !== 0) numbers[n++] = number;
  return numbers.subarray(0, n);
}

/** The same by looking at every hit, which is faster when there are few. */
function numbersOfHits(
  hits: readonly SegmentHits[],
  field: string,
  maps: readonly (Uint32Array | undefined)[],
): Uint32Array {
  const found = new WordSink();
  hits.forEach((segmentHits, h) => {
    const { offsets, ordinals } = segmentHits.view.segment.keyword(field);
    const map = maps[h];
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      const doc = docs[i]!;
      const to = offsets === undefined ? doc + 1 : offsets[doc + 1]!;
      for (let j = offsets === undefined ? doc : offsets[doc]!; j < to; j++) {
        const ordinal = ordinals[j]!;
        if (ordinal > 0) found.push(map === undefined ? ordinal - 1 : map[ordinal - 1]!);
      }
    }
  });
  const sorted = found.values().toSorted();
  let n = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i]!;
  }
  return sorted.subarray(0, n);
}

/**
 * Fills zeroed counts of one segment by ordinal (from 1) and returns its hits without a value. When
 * most documents are hits, the others are counted and taken from the totals, which the postings
 * of the column hold.
 */
function countSegment(hits: SegmentHits, column: KeywordColumn, counts: Uint32Array): number {
  const { offsets, ordinals, postings } = column;
  const inverse = hits.otherCount < hits.count;
  const docs = inverse ? hits.others() : hits.docs();
  const n = inverse ? hits.otherCount : hits.count;
  let empty: number;
  if (offsets === undefined) {
    counts[0] = 0;
    countSingle(docs, n, ordinals, counts);
    empty = counts[0];
    counts[0] = 0;
  } else {
    empty = countMany(docs, n, offsets, ordinals, counts);
  }
  if (!inverse) return empty;
  const { starts } = postings;
  for (let ordinal = 0; ordinal < postings.terms; ordinal++) {
    counts[ordinal + 1] = starts[ordinal + 1]! - starts[ordinal]! - counts[ordinal + 1]!;
  }
  return column.empty - empty;
}
