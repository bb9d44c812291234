import { LensError } from '../error.ts';
import { TILE_ZOOM } from '../segment/columns.ts';
import { BlockCounts } from './blockCounts.ts';
import type { Grid } from './grid.ts';
import { cellsOfWorld, centreOf, hexagonColumn, hexagonRow, requireGrid } from './grid.ts';
import type { CountedPlaces, PlaceCounts } from './placeCounts.ts';
import { firstKey, keysOfTile, placeFrom } from './placeTable.ts';

/** The cells of a tile in which something lies, in columns of equal length, by row and column. */
export interface TileBins {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  /** Records at the places of a cell; one with two places in a cell counts at both. */
  readonly counts: Uint32Array;
  /** 1 where all records of a cell lie at one place, within the width of a cell at zoom 22. */
  readonly stacked: Uint8Array;
  /** Mean position of the records, as a share of the world. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** How many cells of a grid hold how many records. */
export interface Spread {
  /** The counts that occur, ascending, and the number of cells that have each. */
  readonly counts: Uint32Array;
  readonly cells: Uint32Array;
  /** West, south, east, north of all places as shares of the world (y from the north); null for none. */
  readonly extent: { left: number; top: number; right: number; bottom: number } | null;
}

/** Places nearer to each other than this share of the world are one. */
const ONE_PLACE = 2 ** -TILE_ZOOM;
/** A tile's margin is read in parts of the tile of this many zooms deeper. */
const FINER = 4;
/** Cells kept around a tile. */
const MARGIN = 3;
/** So that a cell of the world is one exact number. */
const MOST_CELLS_ACROSS = 2 ** 26;
/** From the edge of a tile to the farthest point of a hexagon that touches it, in cells. */
const REACH = 1.2;

/**
 * The cells of a grid that touch one tile of the grid's zoom, each with all its records, also those beyond
 * the edge: a hexagon across an edge is in both tiles, so that each can be drawn by itself. Throws
 * `invalid-question` for no such tile.
 */
export function binTile(counted: PlaceCounts, grid: Grid, x: number, y: number): TileBins {
  requireGrid(grid);
  const tiles = 2 ** grid.zoom;
  if (![x, y].every((place) => Number.isInteger(place) && place >= 0 && place < tiles)) {
    throw new LensError('invalid-question', { part: 'tile', expected: `0…${tiles - 1}` });
  }
  const bins = new DenseBins(grid, x, y);
  for (const places of counted.segments) {
    addRange(places, firstKey(grid.zoom, x, y), keysOfTile(grid.zoom), bins);
    if (grid.shape === 'square') continue;
    for (const [zoom, column, row] of margin(grid, x, y)) {
      addRange(places, firstKey(zoom, column, row), keysOfTile(zoom), bins);
    }
  }
  return bins.result();
}

/** The parts of neighbouring tiles that touch a cell of this one. */
function* margin(grid: Grid, x: number, y: number): Iterable<[number, number, number]> {
  const zoom = Math.min(grid.zoom + FINER, TILE_ZOOM);
  const parts = 2 ** (zoom - grid.zoom);
  const most = 2 ** zoom;
  const wide = Math.ceil((REACH * parts) / grid.across);
  const [left, top] = [x * parts, y * parts];
  for (let row = Math.max(0, top - wide); row < Math.min(most, top + parts + wide); row++) {
    const isBeside = row >= top && row < top + parts;
    for (let column = left - wide; column < left + parts + wide; column++) {
      if (isBeside && column === left) column = left + parts;
      if (column >= 0 && column < most) yield [zoom, column, row];
    }
  }
}

function addRange(places: CountedPlaces, from: number, keys: number, bins: DenseBins): void {
  const { table } = places;
  const start = placeFrom(table, from);
  if (start === table.size || table.keys[start]! >= from + keys) return;
  bins.add(places, start, placeFrom(table, from + keys));
}

/** The cells that touch a tile, side by side in arrays. */
class DenseBins {
  readonly #grid: Grid;
  readonly #left: number;
  readonly #top: number;
  readonly #wide: number;
  readonly #tile: readonly [number, number];
  readonly #counts: Uint32Array;
  readonly #stacked: Uint8Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  constructor(grid: Grid, x: number, y: number) {
    const { across, shape } = grid;
    this.#grid = grid;
    this.#tile = [x * across, y * across];
    const [left, top] = this.#tile;
    const row = shape === 'square' ? top : hexagonRow(left, top);
    this.#left = (shape === 'square' ? left : hexagonColumn(left, row)) - MARGIN;
    this.#top = row - MARGIN;
    this.#wide = across + 2 * MARGIN + 1;
    const high = Math.ceil(across * 1.2) + 2 * MARGIN + 1;
    this.#counts = new Uint32Array(this.#wide * high);
    this.#stacked = new Uint8Array(this.#wide * high).fill(1);
    this.#x = new Float64Array(this.#wide * high);
    this.#y = new Float64Array(this.#wide * high);
  }

  /** Adds the places of a table from one up to another. */
  add({ table, counts }: CountedPlaces, start: number, end: number): void {
    // Local names: this loop runs a million times for one look at a map.
    const [left, top, wide, bins] = [this.#left, this.#top, this.#wide, this.#counts.length];
    const { x: placeX, y: placeY } = table;
    const isSquare = this.#grid.shape === 'square';
    const world = cellsOfWorld(this.#grid);
    // Neighbours in Z-order are mostly of one cell, which is summed up before it is written.
    let last = -1;
    let [sum, sumX, sumY, stacked] = [0, 0, 0, 1];
    for (let place = start; place < end; place++) {
      const count = counts[place]!;
      if (count === 0) continue;
      const x = placeX[place]!;
      const y = placeY[place]!;
      const u = x * world;
      const v = y * world;
      const worldRow = isSquare ? Math.floor(v) : hexagonRow(u, v);
      const column = (isSquare ? Math.floor(u) : hexagonColumn(u, worldRow)) - left;
      const row = worldRow - top;
      const bin = row * wide + column;
      if (column < 0 || column >= wide || row < 0 || bin >= bins) continue;
      if (bin !== last) {
        if (last >= 0) this.#write(last, sum, sumX, sumY, stacked);
        last = bin;
        sum = this.#counts[bin]!;
        sumX = this.#x[bin]!;
        sumY = this.#y[bin]!;
        stacked = this.#stacked[bin]!;
      }
      if (stacked === 1 && sum > 0 && isElsewhere(x - sumX / sum, y - sumY / sum)) stacked = 0;
      sum += count;
      sumX += x * count;
      sumY += y * count;
    }
    if (last >= 0) this.#write(last, sum, sumX, sumY, stacked);
  }

  #write(bin: number, sum: number, sumX: number, sumY: number, stacked: number): void {
    this.#counts[bin] = sum;
    this.#x[bin] = sumX;
    this.#y[bin] = sumY;
    this.#stacked[bin] = stacked;
  }

  result(): TileBins {
    const found: number[] = [];
    this.#counts.forEach((count, bin) => {
      if (count > 0 && this.#isInside(bin)) found.push(bin);
    });
    const column = (bin: number) => this.#left + (bin % this.#wide);
    const row = (bin: number) => this.#top + Math.floor(bin / this.#wide);
    return {
      columns: Int32Array.from(found, column),
      rows: Int32Array.from(found, row),
      counts: Uint32Array.from(found, (bin) => this.#counts[bin]!),
      stacked: Uint8Array.from(found, (bin) => this.#stacked[bin]!),
      x: Float64Array.from(found, (bin) => this.#x[bin]! / this.#counts[bin]!),
      y: Float64Array.from(found, (bin) => this.#y[bin]! / this.#counts[bin]!),
    };
  }

  /** Whether a cell and the tile have more than an edge in common. */
  #isInside(bin: number): boolean {
    const { across, shape } = this.#grid;
    const [left, top] = this.#tile;
    const column = this.#left + (bin % this.#wide);
    const [u, v] = centreOf(shape, column, this.#top + Math.floor(bin / this.#wide));
    const high = shape === 'square' ? 0.5 : 1 / Math.sqrt(3);
    const isBeside = u + 0.5 <= left || u - 0.5 >= left + across;
    return !isBeside && v + high > top && v - high < top + across;
  }
}

/** Whether two places so far from each other are two. */
function isElsewhere(across: number, down: number): boolean {
  return Math.abs(across) > ONE_PLACE || Math.abs(down) > ONE_PLACE;
}

/** How the records of a whole layer spread over the cells of a grid: what class breaks are made from. */
export function spreadOf(counted: PlaceCounts, grid: Grid): Spread {
  requireGrid(grid);
  const world = cellsOfWorld(grid);
  if (world > MOST_CELLS_ACROSS) {
    throw new LensError('too-many', { part: 'grid', limit: MOST_CELLS_ACROSS });
  }
  // A column may be −1 at the edge of the world, or one past it.
  const cells = new BlockCounts(world + 2);
  const isSquare = grid.shape === 'square';
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const { table, counts } of counted.segments) {
    const { x: placeX, y: placeY, size } = table;
    for (let place = 0; place < size; place++) {
      const count = counts[place]!;
      if (count === 0) continue;
      const x = placeX[place]!;
      const y = placeY[place]!;
      // Nearer to a pole than the map reaches.
      if (y < 0 || y >= 1) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      const u = x * world;
      const v = y * world;
      const row = isSquare ? Math.floor(v) : hexagonRow(u, v);
      const column = isSquare ? Math.floor(u) : hexagonColumn(u, row);
      cells.add(column + 1, row, count);
    }
  }
  const byCount = new Map<number, number>();
  cells.forEach((count) => byCount.set(count, (byCount.get(count) ?? 0) + 1));
  const ascending = [...byCount].toSorted(([a], [b]) => a - b);
  return {
    counts: Uint32Array.from(ascending, ([count]) => count),
    cells: Uint32Array.from(ascending, ([, number]) => number),
    extent: right < left ? null : { left, top, right, bottom },
  };
}
