/** Where a district stands on the scheme: rows from north to south, columns from west to east. */
const PLACES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  '610117': [0, 2],
  '610114': [0, 3],
  '610112': [1, 1],
  '610102': [1, 2],
  '610111': [1, 3],
  '610115': [1, 4],
  '610104': [2, 1],
  '610103': [2, 2],
  '610113': [2, 3],
  '610122': [2, 4],
  '610124': [3, 0],
  '610118': [3, 1],
  '610116': [3, 2],
};
const COLUMNS = 5;
const ROWS = 4;

export interface Tile {
  readonly area: string;
  readonly row: number;
  readonly column: number;
}

/**
 * The districts as tiles of one size, roughly where they lie; a scheme, no map. Districts that it does
 * not know follow below, in their order.
 */
export function districtTiles(areas: readonly string[]): Tile[] {
  let next = 0;
  return areas.map((area) => {
    const place = PLACES[area];
    if (place !== undefined) return { area, row: place[0], column: place[1] };
    const tile = { area, row: ROWS + Math.floor(next / COLUMNS), column: next % COLUMNS };
    next += 1;
    return tile;
  });
}

/**
 * Steps of the sequential palette, 1 to 7, by the share of the greatest value; null for what has no
 * value.
 */
export function tileStep(value: number | null, greatest: number): number | null {
  if (value === null) return null;
  if (value <= 0 || greatest <= 0) return 1;
  return Math.min(7, Math.max(1, Math.ceil((value / greatest) * 7)));
}
