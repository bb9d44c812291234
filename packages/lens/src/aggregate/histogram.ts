import type { HistogramAnswer, HistogramRequest } from '@zca/query';
import { firstDayOfUnit, unitOfDay } from '../calendar.ts';
import type { AskContext } from '../context.ts';
import { LensError } from '../error.ts';
import type { SegmentHits } from '../hits.ts';
import { hasBit } from '../structure/bits.ts';
import { unitTable } from './units.ts';

const MOST_BUCKETS = 100_000;

/** Counts by calendar unit or by step, with the empty buckets between the first and the last. */
export function histogram(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: HistogramRequest,
): HistogramAnswer {
  const { unit } = request;
  const { fields } = context.view;
  const step = typeof unit === 'string' ? undefined : unit.step;
  if (step === undefined) {
    fields.getOf(request.field, ['date'], 'histogram');
    if (unit !== 'year' && unit !== 'quarter' && unit !== 'month') {
      throw new LensError('invalid-question', {
        part: 'histograms.unit',
        expected: 'year, quarter, month or a step',
      });
    }
  } else {
    fields.getOf(request.field, ['integer', 'decimal'], 'histogram');
    if (!(step > 0) || !Number.isFinite(step)) {
      throw new LensError('invalid-question', {
        part: 'histograms.unit.step',
        expected: 'a number above 0',
      });
    }
  }
  const counts = new Map<number, number>();
  let missing = 0;
  for (const segmentHits of hits) {
    context.budget.check();
    missing +=
      typeof unit === 'string'
        ? countUnits(context, segmentHits, request.field, unit, counts)
        : countSteps(segmentHits, request.field, unit.step, counts);
  }
  const edge = (bucket: number): string | number =>
    typeof unit === 'string' ? firstDayOfUnit(bucket, unit) : bucket * unit.step;
  return { buckets: filled(counts, edge), missing };
}

function filled(
  counts: ReadonlyMap<number, number>,
  edge: (bucket: number) => string | number,
): { from: string | number; count: number }[] {
  if (counts.size === 0) return [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const bucket of counts.keys()) {
    first = Math.min(first, bucket);
    last = Math.max(last, bucket);
  }
  if (last - first >= MOST_BUCKETS) {
    throw new LensError('too-many', { part: 'histogram buckets', limit: MOST_BUCKETS });
  }
  const buckets: { from: string | number; count: number }[] = [];
  for (let bucket = first; bucket <= last; bucket++) {
    buckets.push({ from: edge(bucket), count: counts.get(bucket) ?? 0 });
  }
  return buckets;
}

function countUnits(
  context: AskContext,
  hits: SegmentHits,
  field: string,
  unit: 'year' | 'quarter' | 'month',
  counts: Map<number, number>,
): number {
  const column = hits.view.segment.number(field);
  const docs = hits.docs();
  const table = unitTable(column, unit);
  let missing = 0;
  if (table === null) {
    for (let i = 0; i < hits.count; i++) {
      const doc = docs[i]!;
      if (!hasBit(column.present, doc)) missing++;
      else add(counts, unitOfDay(column.values[doc]!, unit), 1);
    }
    return missing;
  }
  const first = table[0]!;
  const buckets = table.at(-1)! - first + 1;
  const local = context.arena.zeroed(buckets);
  const { values, present, min } = column;
  for (let i = 0; i < hits.count; i++) {
    const doc = docs[i]!;
    if ((present[doc >>> 5]! & (1 << (doc & 31))) === 0) missing++;
    else local[table[values[doc]! - min]! - first]!++;
  }
  for (let i = 0; i < buckets; i++) if (local[i] !== 0) add(counts, first + i, local[i]!);
  context.arena.release(local);
  return missing;
}

function countSteps(
  hits: SegmentHits,
  field: string,
  step: number,
  counts: Map<number, number>,
): number {
  const { values, present } = hits.view.segment.number(field);
  const docs = hits.docs();
  let missing = 0;
  for (let i = 0; i < hits.count; i++) {
    const doc = docs[i]!;
    if (!hasBit(present, doc)) missing++;
    else add(counts, Math.floor(values[doc]! / step), 1);
  }
  return missing;
}

function add(counts: Map<number, number>, bucket: number, count: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + count);
}
