import type { BoundaryArea } from './boundaries.ts';
import {
  METRES_PER_DEGREE,
  type Position,
  boundingBox,
  contains,
  toSegmentSquared,
} from './polygon.ts';

/** Two areas of which the one reaches into the other. */
interface Overlap {
  readonly one: BoundaryArea;
  readonly other: BoundaryArea;
  /** About the part of the one that lies in the other, 0 to 1. */
  readonly share: number;
}

/** Positions that are tried in each direction of a box. */
const GRID = 40;
/** Metres within which borders that were drawn apart are not called an overlap. */
const NEAR = 50;

/**
 * Which areas overlap by more than slivers along their borders, found at a grid of positions over
 * the part that their boxes share: the shares are estimates.
 */
export function overlaps(areas: readonly BoundaryArea[]): readonly Overlap[] {
  const boxes = areas.map(({ polygons }) => boundingBox(polygons));
  const found: Overlap[] = [];
  for (const [index, one] of areas.entries()) {
    for (let later = index + 1; later < areas.length; later += 1) {
      const [a, b] = [boxes[index], boxes[later]];
      if (!a || !b) continue;
      const [west, south] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
      const [east, north] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])];
      if (west >= east || south >= north) continue;
      const other = areas[later]!;
      let both = 0;
      for (let step = 0; step < GRID * GRID; step += 1) {
        const at: Position = [
          west + (((step % GRID) + 0.5) / GRID) * (east - west),
          south + ((Math.floor(step / GRID) + 0.5) / GRID) * (north - south),
        ];
        if (isDeepWithin(one, at) && isDeepWithin(other, at)) both += 1;
      }
      if (both === 0) continue;
      const scale = Math.cos((((south + north) / 2) * Math.PI) / 180) * METRES_PER_DEGREE ** 2;
      const squareKm = ((both / GRID ** 2) * (east - west) * (north - south) * scale) / 1e6;
      found.push({ one, other, share: Math.min(1, squareKm / one.areaKm2) });
    }
  }
  return found;
}

function isDeepWithin({ polygons }: BoundaryArea, position: Position): boolean {
  if (!contains(polygons, position)) return false;
  const scale = Math.cos((position[1] * Math.PI) / 180);
  const plane = ([x, y]: Position): Position => [x * scale, y];
  const limit = (NEAR / METRES_PER_DEGREE) ** 2;
  const at = plane(position);
  return polygons
    .flat()
    .every((ring) =>
      ring.every(
        (to, index) =>
          index === 0 || toSegmentSquared(at, plane(ring[index - 1]!), plane(to)) > limit,
      ),
    );
}
