import type { Axis, PivotAnswer, PivotRequest } from '@zca/query';
import type { CalendarUnit } from '../calendar.ts';
import { parseDay, unitOfDay } from '../calendar.ts';
import type { AskContext } from '../context.ts';
import { LensError } from '../error.ts';
import type { SegmentHits } from '../hits.ts';
import { hasBit } from '../structure/bits.ts';
import { facet } from './facet.ts';
import { histogram } from './histogram.ts';
import { type Places, placesOf } from './places.ts';
import { unitTable } from './units.ts';

const MOST_CELLS = 1_000_000;

/**
 * A two-way table. A side by field has the most frequent values, most frequent first; a side by
 * unit has every unit from the first to the last, named by its first day. A hit counts once in
 * each cell that some pair of its values names.
 */
export function pivot(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: PivotRequest,
): PivotAnswer {
  const rows = sideOf(context, hits, request.rows);
  const columns = sideOf(context, hits, request.columns);
  const width = columns.labels.length;
  if (rows.labels.length * width > MOST_CELLS) {
    throw new LensError('too-many', { part: 'pivot cells', limit: MOST_CELLS });
  }
  const counts = new Uint32Array(rows.labels.length * width);
  for (const segmentHits of hits) {
    context.budget.check();
    const rowsOf = rows.placesIn(segmentHits.view);
    const columnsOf = columns.placesIn(segmentHits.view);
    const docs = segmentHits.docs();
    const rowPlaces = new Int32Array(rows.labels.length);
    const columnPlaces = new Int32Array(width);
    for (let i = 0; i < segmentHits.count; i++) {
      const doc = docs[i]!;
      const rowCount = rowsOf(doc, rowPlaces);
      if (rowCount === 0) continue;
      const columnCount = columnsOf(doc, columnPlaces);
      for (let r = 0; r < rowCount; r++) {
        const base = rowPlaces[r]! * width;
        for (let c = 0; c < columnCount; c++) counts[base + columnPlaces[c]!]!++;
      }
    }
  }
  return {
    rows: rows.labels,
    columns: columns.labels,
    counts: rows.labels.map((_, r) => [...counts.subarray(r * width, (r + 1) * width)]),
  };
}

function sideOf(context: AskContext, hits: readonly SegmentHits[], axis: Axis): Places {
  if ('unit' in axis) return unitSide(context, hits, axis.field, axis.unit);
  const field = context.view.fields.getOf(axis.field, ['keyword', 'integer', 'date'], 'pivot');
  const { buckets } = facet(context, hits, { field: axis.field, size: axis.size });
  const labels = buckets.map(({ value }) => value);
  return placesOf(field, labels);
}

function unitSide(
  context: AskContext,
  hits: readonly SegmentHits[],
  name: string,
  unit: CalendarUnit,
): Places {
  const { buckets } = histogram(context, hits, { field: name, unit });
  const labels = buckets.map(({ from }) => String(from));
  const first = labels.length === 0 ? 0 : unitOfDay(parseDay(labels[0]!)!, unit);
  return {
    labels,
    placesIn: ({ segment }) => {
      const column = segment.number(name);
      const { values, present, min } = column;
      const table = unitTable(column, unit);
      return (doc, out) => {
        if (!hasBit(present, doc)) return 0;
        const day = values[doc]!;
        out[0] = (table === null ? unitOfDay(day, unit) : table[day - min]!) - first;
        return 1;
      };
    },
  };
}
