import { LensError } from '../error.ts';

/** How a layer divides the map into cells of equal size on it. */
export interface Grid {
  readonly shape: 'hexagon' | 'square';
  /**
   * Cells side by side in a tile. Hexagons stand on a corner, so that rows are √3/2 of their width
   * apart and every other row is shifted by half a cell.
   */
  readonly across: number;
  /** Zoom of the tiles that are divided, 0 to 22. */
  readonly zoom: number;
}

/** Row distance of hexagons that are one wide. */
const ROW = Math.sqrt(3) / 2;
const PER_ROW = 1 / ROW;
const MOST_ACROSS = 256;
const MOST_ZOOM = 22;

/** Throws `invalid-question` for a grid that cannot be. */
export function requireGrid({ across, zoom }: Grid): void {
  if (!Number.isInteger(across) || across < 1 || across > MOST_ACROSS) {
    throw new LensError('invalid-question', { part: 'grid.across', expected: `1…${MOST_ACROSS}` });
  }
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > MOST_ZOOM) {
    throw new LensError('invalid-question', { part: 'grid.zoom', expected: `0…${MOST_ZOOM}` });
  }
}

/** Cells from edge to edge of the world. */
export function cellsOfWorld({ across, zoom }: Grid): number {
  return across * 2 ** zoom;
}

/**
 * The row of the hexagon that holds a position of the world given in cells: that of the nearest middle.
 * Of the row at whose height a position is, only the corners of its cells belong to the row beyond: `across`
 * and `down` from the middle, in widths and rows, the other middle is nearer where across + 3/2 down > 1.
 */
export function hexagonRow(u: number, v: number): number {
  const r = v * PER_ROW;
  const row = Math.floor(r + 0.5);
  const along = u - (row & 1) / 2;
  const across = Math.abs(along - Math.floor(along + 0.5));
  const down = r - row;
  if (across + 1.5 * Math.abs(down) <= 1) return row;
  return down < 0 ? row - 1 : row + 1;
}

/** The column of the hexagon of a position, its row known. */
export function hexagonColumn(u: number, row: number): number {
  return Math.floor(u - (row & 1) / 2 + 0.5);
}

/** The middle of a cell as a position of the world given in cells. */
export function centreOf(shape: Grid['shape'], column: number, row: number): [number, number] {
  if (shape === 'square') return [column + 0.5, row + 0.5];
  return [column + (row & 1) / 2, row * ROW];
}

/** The corners of a cell as positions of the world given in cells, clockwise, the first not repeated. */
export function cornersOf(shape: Grid['shape'], column: number, row: number): [number, number][] {
  if (shape === 'square') {
    return [
      [column, row],
      [column + 1, row],
      [column + 1, row + 1],
      [column, row + 1],
    ];
  }
  const [u, v] = centreOf(shape, column, row);
  const long = 1 / Math.sqrt(3);
  return [
    [u, v - long],
    [u + 0.5, v - long / 2],
    [u + 0.5, v + long / 2],
    [u, v + long],
    [u - 0.5, v + long / 2],
    [u - 0.5, v - long / 2],
  ];
}
