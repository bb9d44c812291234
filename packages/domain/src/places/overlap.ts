import type { BoundaryArea } from './boundaries.ts';
import {
  METRES_PER_DEGREE,
  type MultiPolygon,
  type Position,
  boundingBox,
  toSegmentSquared,
} from './polygon.ts';

/** Two areas of which the one reaches into the other. */
interface Overlap {
  readonly one: BoundaryArea;
  readonly other: BoundaryArea;
  /** About the part of the one that lies in the other, 0 to 1. */
  readonly share: number;
}

/** From west to east, degrees of longitude. */
type Span = readonly [number, number];

/** Parallels that are drawn through the part that two boxes share. */
const PARALLELS = 40;
/** Metres within which borders that were drawn apart are not called an overlap. */
const NEAR = 50;

/**
 * Which areas overlap by more than slivers along their borders, found on parallels through the part
 * that their boxes share: the shares are estimates.
 */
export function overlaps(areas: readonly BoundaryArea[]): readonly Overlap[] {
  const boxes = areas.map(({ polygons }) => boundingBox(polygons));
  const found: Overlap[] = [];
  for (const [index, one] of areas.entries()) {
    for (let later = index + 1; later < areas.length; later += 1) {
      const [a, b] = [boxes[index], boxes[later]];
      if (!a || !b || Math.max(a[0], b[0]) >= Math.min(a[2], b[2])) continue;
      const [south, north] = [Math.max(a[1], b[1]), Math.min(a[3], b[3])];
      if (south >= north) continue;
      const other = areas[later]!;
      const squareKm = commonSquareKm(one.polygons, other.polygons, south, north);
      if (squareKm > 0) found.push({ one, other, share: Math.min(1, squareKm / one.areaKm2) });
    }
  }
  return found;
}

function commonSquareKm(one: MultiPolygon, other: MultiPolygon, south: number, north: number) {
  const height = ((north - south) / PARALLELS) * METRES_PER_DEGREE;
  let squareMetres = 0;
  for (let row = 0; row < PARALLELS; row += 1) {
    const y = south + ((row + 0.5) / PARALLELS) * (north - south);
    const metres = Math.cos((y * Math.PI) / 180) * METRES_PER_DEGREE;
    for (const [west, east] of common(spansAt(one, y), spansAt(other, y))) {
      const width = (east - west) * metres;
      if (width <= 2 * NEAR) continue;
      // A sliver along a border that runs from west to east is wide here, and thin.
      const middle: Position = [(west + east) / 2, y];
      if (isFarFromBorder(one, middle) && isFarFromBorder(other, middle))
        squareMetres += width * height;
    }
  }
  return squareMetres / 1e6;
}

/** Where a parallel lies in an area, from the west. */
function spansAt(area: MultiPolygon, y: number): readonly Span[] {
  const crossings: number[] = [];
  for (const ring of area.flat()) {
    for (let index = 1; index < ring.length; index += 1) {
      const [from, to] = [ring[index - 1]!, ring[index]!];
      if (from[1] > y === to[1] > y) continue;
      crossings.push(from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]));
    }
  }
  crossings.sort((a, b) => a - b);
  return Array.from(
    { length: crossings.length >> 1 },
    (_, index): Span => [crossings[2 * index]!, crossings[2 * index + 1]!],
  );
}

/** What two lists of spans have in common. */
function common(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap(([west, east]) =>
    others
      .map((other): Span => [Math.max(west, other[0]), Math.min(east, other[1])])
      .filter(([from, to]) => from < to),
  );
}

function isFarFromBorder(area: MultiPolygon, position: Position): boolean {
  const scale = Math.cos((position[1] * Math.PI) / 180);
  const plane = ([x, y]: Position): Position => [x * scale, y];
  const limit = (NEAR / METRES_PER_DEGREE) ** 2;
  const at = plane(position);
  return area
    .flat()
    .every((ring) =>
      ring.every(
        (to, index) =>
          index === 0 || toSegmentSquared(at, plane(ring[index - 1]!), plane(to)) > limit,
      ),
    );
}
