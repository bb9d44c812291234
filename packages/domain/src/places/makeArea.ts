import type { BoundaryArea } from './boundaries.ts';
import { type MultiPolygon, type Position, areaSquareMetres, labelPoint } from './polygon.ts';

/** Steps of a degree that are kept: a millionth of latitude is a decimetre. */
const STEPS = 1e6;

/** An area with what is computed from its polygons; positions are rounded to a decimetre. */
export function makeArea(
  code: string,
  name: { readonly zh: string; readonly en: string },
  polygons: MultiPolygon,
): BoundaryArea {
  const rounded = polygons.map((polygon) => polygon.map((ring) => ring.map(round)));
  return {
    code,
    name,
    centre: round(labelPoint(rounded) ?? rounded[0]?.[0]?.[0] ?? [0, 0]),
    areaKm2: Math.round(areaSquareMetres(rounded) / 1e3) / 1e3,
    polygons: rounded,
  };
}

function round([x, y]: Position): Position {
  return [Math.round(x * STEPS) / STEPS, Math.round(y * STEPS) / STEPS];
}
