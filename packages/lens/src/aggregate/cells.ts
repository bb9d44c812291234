import type { CellsAnswer, CellsRequest } from '@zca/query';
import type { AskContext } from '../context.ts';
import { requireSize } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import { TILE_ZOOM } from '../segment/columns.ts';

const MOST_CELLS = 1_000_000;
const NO_LIMIT = Number.POSITIVE_INFINITY;

/** Points of the hits by map tile: largest count first, equal ones by x, then y. */
export function cells(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: CellsRequest,
): CellsAnswer {
  context.view.fields.getOf(request.field, ['point'], 'cells');
  requireSize(request.zoom, 'cells.zoom', TILE_ZOOM);
  if (request.limit !== undefined) requireSize(request.limit, 'cells.limit', MOST_CELLS);
  const shift = TILE_ZOOM - request.zoom;
  const columns = 2 ** request.zoom;
  const counts = new Map<number, number>();
  let missing = 0;
  let total = 0;
  for (const segmentHits of hits) {
    const { offsets, tiles } = segmentHits.view.segment.points(request.field);
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      if ((i & 0xffff) === 0) context.budget.check();
      const doc = docs[i]!;
      const start = offsets[doc]!;
      const end = offsets[doc + 1]!;
      if (start === end) missing++;
      total += end - start;
      for (let p = start; p < end; p++) {
        const cell = (tiles[2 * p]! >>> shift) * columns + (tiles[2 * p + 1]! >>> shift);
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
    }
  }
  const list = [...counts]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, request.limit ?? NO_LIMIT)
    .map(([cell, count]) => ({ x: Math.floor(cell / columns), y: cell % columns, count }));
  const shown = list.reduce((sum, { count }) => sum + count, 0);
  return { zoom: request.zoom, cells: list, other: total - shown, missing };
}
