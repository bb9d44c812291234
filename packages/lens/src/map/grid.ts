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
 * The column of the hexagon of a position of the world given in cells; its row is `hexagonRow`. Axial
 * coordinates are rounded in three, and the one with the largest error gives way to the others (Red Blob
 * Games, "Hexagonal grids"). Two functions, for numbers are returned more quickly than pairs.
 */
export function hexagonColumn(u: number, v: number): number {
  const r = v / ROW;
  const q = u - r / 2;
  const qi = Math.floor(q + 0.5);
  const ri = Math.floor(r + 0.5);
  const si = Math.floor(0.5 - q - r);
  const [dq, dr, ds] = [Math.abs(qi - q), Math.abs(ri - r), Math.abs(si + q + r)];
  if (dq > dr && dq > ds) return -ri - si + (ri >> 1);
  if (dr > ds) return qi + ((-qi - si) >> 1);
  return qi + (ri >> 1);
}

/** See `hexagonColumn`. */
export function hexagonRow(u: number, v: number): number {
  const r = v / ROW;
  const q = u - r / 2;
  const qi = Math.floor(q + 0.5);
  const ri = Math.floor(r + 0.5);
  const si = Math.floor(0.5 - q - r);
  const dr = Math.abs(ri - r);
  return dr > Math.abs(si + q + r) && dr >= Math.abs(qi - q) ? -qi - si : ri;
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
