import { CELLS_ACROSS } from '@zca/domain/geography';
import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import Circle from 'ol/geom/Circle';
import type Geometry from 'ol/geom/Geometry';
import type Polygon from 'ol/geom/Polygon';
import { toLonLat } from 'ol/proj';
import { getDistance } from 'ol/sphere';
import type { Shape } from '../shapeText.ts';

/** The projection of the map, and what positions are told in. */
export const MERCATOR = 'EPSG:3857';
export const DEGREES = 'EPSG:4326';

/** What was drawn, as a shape of the query language. */
export function shapeOfGeometry(geometry: Geometry): Shape {
  if (geometry instanceof Circle) {
    const centre = degreesOf(geometry.getCenter());
    // The distance on the ground, not on the projection, which stretches it.
    const metres = getDistance([...centre], degreesOf(geometry.getLastCoordinate()));
    return { kind: 'circle', centre, metres };
  }
  const ring = (geometry as Polygon).getCoordinates()[0] ?? [];
  return { kind: 'polygon', points: ring.slice(0, -1).map(degreesOf) };
}

/** A position of the projection in degrees. */
export function degreesOf(position: readonly number[]): [number, number] {
  const [longitude, latitude] = toLonLat([...position]) as [number, number];
  return [longitude, latitude];
}

/** The cell in which points were gathered, by its column and row among those of a zoom, in degrees. */
export function squareOf(cell: string, zoom: number): [number, number][] {
  const [column, row] = cell.split(',').map(Number) as [number, number];
  const cells = CELLS_ACROSS.points * 2 ** zoom;
  const corner = (across: number, down: number): [number, number] => [
    ((column + across) / cells) * 360 - 180,
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * (row + down)) / cells))) * 180) / Math.PI,
  ];
  return [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
}

/** The ring of a feature of a tile in degrees. */
export function outlineOf(feature: FeatureLike): [number, number][] {
  if (feature instanceof Feature) return [];
  const flat = (feature as unknown as { getFlatCoordinates(): number[] }).getFlatCoordinates();
  return Array.from({ length: flat.length >> 1 }, (_, i) =>
    degreesOf([flat[2 * i]!, flat[2 * i + 1]!]),
  );
}
