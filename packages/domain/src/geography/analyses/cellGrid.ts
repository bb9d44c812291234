import type { Place } from './distance.ts';

/** A cell of the square tile grid of Web Mercator at a zoom: column from the west, row from the north. */
export interface MercatorCell {
  readonly x: number;
  readonly y: number;
}

const latitudeOf = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * row))) * 180) / Math.PI;

/** West, south, east and north of a cell. */
export function cellBox(
  zoom: number,
  { x, y }: MercatorCell,
): readonly [west: number, south: number, east: number, north: number] {
  const across = 2 ** zoom;
  const longitude = (column: number) => (column / across) * 360 - 180;
  return [longitude(x), latitudeOf((y + 1) / across), longitude(x + 1), latitudeOf(y / across)];
}

/** The middle of a cell. */
export function cellMiddle(zoom: number, { x, y }: MercatorCell): Place {
  const across = 2 ** zoom;
  return {
    longitude: ((x + 0.5) / across) * 360 - 180,
    latitude: latitudeOf((y + 0.5) / across),
  };
}

/** The side of a cell in metres at a latitude, on the sphere that the grid takes the earth for. */
export function cellMetres(zoom: number, latitude: number): number {
  return (2 * Math.PI * 6_378_137 * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
}
