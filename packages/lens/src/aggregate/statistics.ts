import type { StatisticsAnswer, StatisticsRequest } from '@zca/query';
import { formatDay } from '../calendar.ts';
import type { AskContext } from '../context.ts';
import { LensError } from '../error.ts';
import type { SegmentHits } from '../hits.ts';
import { totalOf } from '../hits.ts';
import type { LensField } from '../schema.ts';
import { hasBit } from '../structure/bits.ts';
import { countKeywords } from './keywordCounts.ts';
import { findLargest } from './largest.ts';

/**
 * Figures of a column over the hits. Sum and mean are null for days; everything but counts and
 * `distinct` is null for keywords, texts and points, and where no hit has a value.
 */
export function statistics(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: StatisticsRequest,
): StatisticsAnswer {
  const field = context.view.fields.get(request.field);
  for (const percentile of request.percentiles ?? []) {
    if (!(percentile >= 0 && percentile <= 100)) {
      throw new LensError('invalid-question', {
        part: 'statistics.percentiles',
        expected: 'numbers from 0 to 100',
      });
    }
  }
  if (field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'date') {
    return numberStatistics(context, hits, request, field);
  }
  const { count, distinct } = countOthers(context, hits, field, request.distinct === true);
  return {
    count,
    missing: totalOf(hits) - count,
    sum: null,
    mean: null,
    min: null,
    max: null,
    percentiles: Object.fromEntries((request.percentiles ?? []).map((p) => [String(p), null])),
    ...(request.distinct === true ? { distinct } : {}),
  };
}

function numberStatistics(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: StatisticsRequest,
  field: LensField,
): StatisticsAnswer {
  const total = totalOf(hits);
  const values = context.arena.floats(total);
  let count = 0;
  // Neumaier's compensated sum: the result does not depend on how documents lie in segments.
  let sum = 0;
  let compensation = 0;
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const segmentHits of hits) {
    context.budget.check();
    const column = segmentHits.view.segment.number(field.name);
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      const doc = docs[i]!;
      if (!hasBit(column.present, doc)) continue;
      const value = column.values[doc]!;
      values[count++] = value;
      const next = sum + value;
      compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  sum += compensation;
  const date = field.kind === 'date';
  const write = (value: number): number | string => (date ? formatDay(value) : value);
  const wanted = request.percentiles ?? [];
  const needsOrder = wanted.length > 0 || request.distinct === true;
  const sorted = values.subarray(0, count);
  if (needsOrder) sorted.sort();
  const percentiles: Record<string, number | string | null> = {};
  for (const percentile of wanted) {
    const rank = Math.max(1, Math.ceil((percentile / 100) * count));
    percentiles[String(percentile)] = count === 0 ? null : write(sorted[rank - 1]!);
  }
  return {
    count,
    missing: total - count,
    sum: date || count === 0 ? null : sum,
    mean: date || count === 0 ? null : sum / count,
    min: count === 0 ? null : write(min),
    max: count === 0 ? null : write(max),
    percentiles,
    ...(request.distinct === true ? { distinct: distinctIn(sorted) } : {}),
  };
}

function distinctIn(sorted: Float64Array): number {
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  }
  return distinct;
}

/** Hits with a value and distinct values of a keyword, text or point field. */
function countOthers(
  context: AskContext,
  hits: readonly SegmentHits[],
  field: LensField,
  wanted: boolean,
): { count: number; distinct: number } {
  if (field.kind === 'keyword') {
    const counted = countKeywords(context, hits, field.name);
    if (counted === undefined) return { count: 0, distinct: 0 };
    const { counts, size, numbers, missing } = counted;
    const { distinct } = findLargest(counts, size, numbers, 0, () => 0);
    return { count: totalOf(hits) - missing, distinct };
  }
  const seen = new Set<string>();
  let count = 0;
  for (const segmentHits of hits) {
    const { segment } = segmentHits.view;
    const present = segment.presence(field);
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      if ((i & 1023) === 0) context.budget.check();
      const doc = docs[i]!;
      if (!hasBit(present, doc)) continue;
      count++;
      if (!wanted) continue;
      if (field.kind === 'text') {
        for (const value of segment.text(field.name).text.values(doc)) seen.add(value);
      } else {
        const { offsets, coordinates } = segment.points(field.name);
        for (let p = offsets[doc]!; p < offsets[doc + 1]!; p++) {
          seen.add(`${coordinates[2 * p]},${coordinates[2 * p + 1]}`);
        }
      }
    }
  }
  return { count, distinct: seen.size };
}
