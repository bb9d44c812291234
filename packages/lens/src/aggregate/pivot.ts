import type { Axis, PivotAnswer, PivotRequest } from '@zca/query';
import type { CalendarUnit } from '../calendar.ts';
import { parseDay, unitOfDay } from '../calendar.ts';
import type { AskContext } from '../context.ts';
import { LensError } from '../error.ts';
import type { SegmentHits } from '../hits.ts';
import type { LensField } from '../schema.ts';
import { mostOrdinals, readOrdinals } from '../segment/segment.ts';
import type { SegmentView } from '../segmentView.ts';
import { hasBit } from '../structure/bits.ts';
import { facet } from './facet.ts';
import { histogram } from './histogram.ts';
import { unitTable } from './units.ts';

const MOST_CELLS = 1_000_000;

/** One side of the table: its labels, and for each segment the places of a document's values. */
interface Side {
  readonly labels: readonly string[];
  /** Writes the places of a document into `out` and returns how many; a value outside has none. */
  readonly placesIn: (view: SegmentView) => (doc: number, out: Int32Array) => number;
}

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

function sideOf(context: AskContext, hits: readonly SegmentHits[], axis: Axis): Side {
  if ('unit' in axis) return unitSide(context, hits, axis.field, axis.unit);
  const field = context.view.fields.getOf(axis.field, ['keyword', 'integer', 'date'], 'pivot');
  const { buckets } = facet(context, hits, { field: axis.field, size: axis.size });
  const labels = buckets.map(({ value }) => value);
  return field.kind === 'keyword' ? keywordSide(field, labels) : numberSide(field, labels);
}

function keywordSide(field: LensField, labels: readonly string[]): Side {
  return {
    labels,
    placesIn: ({ segment }) => {
      const { values, ordinals } = segment.keyword(field.name);
      const found = new Uint32Array(mostOrdinals(ordinals));
      const placeOf = new Int32Array(values.size + 1).fill(-1);
      labels.forEach((label, place) => {
        const ordinal = values.find(label);
        if (ordinal >= 0) placeOf[ordinal + 1] = place;
      });
      return (doc, out) => {
        const count = readOrdinals(ordinals, doc, found);
        let n = 0;
        for (let i = 0; i < count; i++) {
          const place = placeOf[found[i]!]!;
          if (place >= 0) out[n++] = place;
        }
        return n;
      };
    },
  };
}

function numberSide(field: LensField, labels: readonly string[]): Side {
  const placeOf = new Map(
    labels.map((label, place) => [field.kind === 'date' ? parseDay(label)! : Number(label), place]),
  );
  return {
    labels,
    placesIn: ({ segment }) => {
      const { values, present } = segment.number(field.name);
      return (doc, out) => {
        const place = hasBit(present, doc) ? placeOf.get(values[doc]!) : undefined;
        if (place === undefined) return 0;
        out[0] = place;
        return 1;
      };
    },
  };
}

function unitSide(
  context: AskContext,
  hits: readonly SegmentHits[],
  name: string,
  unit: CalendarUnit,
): Side {
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
