import type { BreakMethod, ClassBreaks, MapAreas, MapCells } from '@zca/domain/geography';
import { classBreaks, MOST_CLASSES } from '@zca/domain/geography';
import type { BoundaryArea } from '@zca/domain/places';

/** Cells of a legend: more would need no other breaks. */
const MOST_SAMPLED = 4000;
const AREA_CLASSES = 5;

/** What an area is shaded by: records, or records a square kilometre; null is hidden or not known. */
export function areaValues(
  areas: MapAreas,
  measure: 'count' | 'perKm2',
  boundaries: readonly BoundaryArea[],
): Map<string, number | null> {
  const sizes = new Map(boundaries.map(({ code, areaKm2 }) => [code, areaKm2]));
  return new Map(
    areas.rows.map(({ code, count }) => {
      const size = sizes.get(code);
      if (count === null || measure === 'count') return [code, count];
      return [code, size === undefined ? null : count / size];
    }),
  );
}

export function areaBreaks(
  values: ReadonlyMap<string, number | null>,
  method: BreakMethod,
): ClassBreaks {
  return classBreaks([...values.values()], method, AREA_CLASSES);
}

/** Classes of the cells of a layer, from how many cells there are of each count. */
export function cellBreaks({ counts, cells }: MapCells, method: BreakMethod): ClassBreaks {
  const all = cells.reduce((sum, each) => sum + each, 0);
  // Of very many cells as many as keep the proportions, and one at least of each count.
  const share = Math.min(1, MOST_SAMPLED / Math.max(1, all));
  const values = counts.flatMap((count, place) =>
    Array.from({ length: Math.max(1, Math.round(cells[place]! * share)) }, () => count),
  );
  return classBreaks(values, method, MOST_CLASSES);
}

/** Digits behind the point of a rate, so that a small one is no zero. */
export function digitsOf(value: number): number {
  return value === 0 || value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
}

/** Step of the sequential palette, 1 to 7: as `classColour` on the canvas. */
export function stepOf(place: number, classes: number): number {
  return classes <= 1 ? 4 : Math.round((place * 6) / (classes - 1)) + 1;
}

/** Step of the diverging palette, 1 to 7, of a class of changes: few classes reach to its ends as well. */
export function changeStep(depth: number, sides: number): number {
  if (depth === 0 || sides === 0) return 4;
  return 4 + Math.sign(depth) * Math.ceil((Math.min(sides, Math.abs(depth)) * 3) / sides);
}
