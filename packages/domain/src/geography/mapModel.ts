import { z } from 'zod';

/** Shapes of the map's API. The server answers with them and the web reads them. */

/** Divisions by which rights are counted: those that cover the city, zones, and streets and towns. */
export const MAP_AREA_KINDS = ['district', 'zone', 'street'] as const;
export type MapAreaKind = (typeof MAP_AREA_KINDS)[number];

/** Layers that are drawn from tiles. */
export const MAP_TILE_LAYERS = ['hexagon', 'square', 'points'] as const;
export type MapTileLayer = (typeof MAP_TILE_LAYERS)[number];

/** Cells side by side in a tile of 512 pixels, by layer; points are gathered in cells of 64 pixels. */
export const CELLS_ACROSS: Readonly<Record<MapTileLayer, number>> = {
  hexagon: 24,
  square: 24,
  points: 8,
};

/** Zooms of tiles: from here on cells are so small that points say more. */
export const MOST_CELL_ZOOM = 13;
export const MOST_TILE_ZOOM = 19;

/** What every answer about a map says of itself. */
export const MapAnswerBasis = {
  /** Records of the question. */
  count: z.int(),
  /** Counts from 1 to one less than this are hidden from the asker; 0 hides none. */
  threshold: z.int(),
  complete: z.boolean(),
  generation: z.string(),
  tookMs: z.number(),
};

/** How exactly the records of a question are placed. */
export const PlacedCounts = z.object({
  /** With a point of their own: on the map in every layer. */
  point: z.int(),
  /** In a district, no finer, such as everything that natural persons hold. */
  district: z.int(),
  /** In the city, the district unknown. */
  city: z.int(),
  elsewhere: z.int(),
  /** Nobody can tell. */
  none: z.int(),
});
export type PlacedCounts = z.infer<typeof PlacedCounts>;

/** Records of a question by area. A record of holders in several areas counts in each. */
export const MapAreas = z
  .object({
    ...MapAnswerBasis,
    by: z.enum(MAP_AREA_KINDS),
    /** Null is hidden. */
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        count: z.int().nullable(),
      }),
    ),
    /** Records in none of these areas; null is hidden. */
    outside: z.int().nullable(),
    hidden: z.int(),
    placed: PlacedCounts,
  })
  .meta({ id: 'MapAreas' });
export type MapAreas = z.infer<typeof MapAreas>;

/** How the records of a question spread over the cells of a layer: what its legend is made from. */
export const MapCells = z
  .object({
    ...MapAnswerBasis,
    layer: z.enum(MAP_TILE_LAYERS),
    zoom: z.int(),
    /** Counts that occur, ascending, and the number of cells that have each; hidden ones are not among them. */
    counts: z.array(z.int()),
    cells: z.array(z.int()),
    /** Cells whose count is hidden. */
    hidden: z.int(),
    /** West, south, east, north; null where nothing has a point. */
    extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    placed: PlacedCounts,
  })
  .meta({ id: 'MapCells' });
export type MapCells = z.infer<typeof MapCells>;
