import { countCombined } from './combinedCounts.ts';
import type { CombinedCounts } from './combinedCounts.ts';
import type { AskContext } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import { hasBit } from '../structure/bits.ts';

/** Largest span of values that is counted in an array rather than a map. */
const ARRAY_SPAN = 1 << 18;

/** Hits by value of a number column, and hits without a value. */
export function countNumbers(
  context: AskContext,
  hits: readonly SegmentHits[],
  field: string,
): { counts: Map<number, number>; missing: number } {
  const { arena, budget } = context;
  const counts = new Map<number, number>();
  let missing = 0;
  for (const segmentHits of hits) {
    budget.check();
    const combined = countCombined(context, segmentHits, field);
    if (combined !== undefined) {
      missing += addCombined(context, combined, field, counts);
      continue;
    }
    const { segment } = segmentHits.view;
    const column = segment.number(field);
    const docs = segmentHits.docs();
    const span = column.max - column.min + 1;
    if (column.values instanceof Int32Array && span <= ARRAY_SPAN) {
      const local = arena.zeroed(span);
      const empty = countSpan(
        docs,
        segmentHits.count,
        column.values,
        column.present,
        column.min,
        local,
      );
      missing += empty;
      for (let i = 0; i < span; i++) {
        const count = local[i]!;
        if (count !== 0) counts.set(column.min + i, (counts.get(column.min + i) ?? 0) + count);
      }
      arena.release(local);
      continue;
    }
    for (let i = 0; i < segmentHits.count; i++) {
      const doc = docs[i]!;
      if (!hasBit(column.present, doc)) {
        missing++;
        continue;
      }
      const value = column.values[doc]!;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return { counts, missing };
}

/** Adds the counts of a combined field to those by value; returns the hits without a value. */
function addCombined(
  { arena }: AskContext,
  combined: CombinedCounts,
  field: string,
  counts: Map<number, number>,
): number {
  const numbers = combined.column.numbers(field);
  const byPlace = arena.zeroed(numbers.length + 1);
  combined.column.fold(combined.counts, field, byPlace);
  for (let i = 0; i < numbers.length; i++) {
    const count = byPlace[i + 1]!;
    if (count !== 0) counts.set(numbers[i]!, (counts.get(numbers[i]!) ?? 0) + count);
  }
  return byPlace[0]!;
}

function countSpan(
  docs: Uint32Array,
  n: number,
  values: Int32Array,
  present: Uint32Array,
  min: number,
  counts: Uint32Array,
): number {
  let empty = 0;
  for (let i = 0; i < n; i++) {
    const doc = docs[i]!;
    if ((present[doc >>> 5]! & (1 << (doc & 31))) === 0) empty++;
    else counts[values[doc]! - min]!++;
  }
  return empty;
}
