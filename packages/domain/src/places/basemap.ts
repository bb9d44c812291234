import { z } from 'zod';
import type { Box } from './polygon.ts';

/** A layer of the base map, as a page shows it. */
export const BasemapLayer = z.object({
  id: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  overlay: z.boolean().describe('names and roads that lie above a ground layer'),
  minZoom: z.int(),
  maxZoom: z.int(),
});
export type BasemapLayer = z.infer<typeof BasemapLayer>;

/** Whether there is a base map and how it is asked for: Web Mercator tiles of 256 pixels. */
export const BasemapInfo = z.object({
  available: z.boolean(),
  layers: z.array(BasemapLayer),
  attribution: z.string().describe('stands on every map that shows it; empty without a base map'),
  tiles: z.string().describe('address of a tile with {layer}, {z}, {x} and {y}'),
  extent: z
    .array(z.number())
    .length(4)
    .nullable()
    .describe('west, south, east, north: finer tiles than overviewZoom are given here alone'),
  overviewZoom: z.int(),
});
export type BasemapInfo = z.infer<typeof BasemapInfo>;

/**
 * The box of a tile of Web Mercator, degrees: `z` halvings of the world, `x` from the west, `y` from the
 * north (OGC 17-083r4, WebMercatorQuad).
 */
export function tileBox(z: number, x: number, y: number): Box {
  const tiles = 2 ** z;
  const latitude = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI;
  const longitude = (column: number) => (column / tiles) * 360 - 180;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}

/** Whether two boxes have a position in common. */
export function boxesMeet(one: Box, other: Box): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}
