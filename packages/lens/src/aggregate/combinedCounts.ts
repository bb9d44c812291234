import type { AskContext } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import type { CombinedColumn } from '../segment/combined.ts';
import { countSingle } from './count.ts';

/** Hits of a segment by combination of values, where a field shares a column with others. */
export interface CombinedCounts {
  readonly column: CombinedColumn;
  readonly counts: Uint32Array;
}

/**
 * Counts the column of combined values that holds a field, once for all its fields; undefined
 * when the field has none. When most documents are hits, the others are counted.
 */
export function countCombined(
  context: AskContext,
  hits: SegmentHits,
  field: string,
): CombinedCounts | undefined {
  const group = context.view.fields.combinedWith(field);
  if (group < 0) return undefined;
  const known = hits.combined.get(group);
  if (known !== undefined) return known;
  const column = hits.view.segment.combined(group, context.view.fields.schema.combined![group]!);
  if (column === undefined) return undefined;
  const { codes, totals } = column;
  const counts = context.arena.zeroed(totals.length);
  if (hits.otherCount < hits.count) {
    countSingle(hits.others(), hits.otherCount, codes, counts);
    for (let i = 0; i < totals.length; i++) counts[i] = totals[i]! - counts[i]!;
  } else {
    countSingle(hits.docs(), hits.count, codes, counts);
  }
  const counted = { column, counts };
  hits.combined.set(group, counted);
  return counted;
}
