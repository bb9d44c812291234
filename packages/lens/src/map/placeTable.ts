import { TILE_ZOOM } from '../segment/columns.ts';
import type { Segment } from '../segment/segment.ts';
import { wordsFor } from '../structure/bits.ts';

/**
 * The distinct places of a point field of one segment, in Z-order (Morton 1966): the places of any map
 * tile stand side by side, so that a tile is read without looking at any other. Points of one cell of
 * the grid at zoom 22, some eight metres wide in a city's latitude, are one place.
 */
export interface PlaceTable {
  readonly size: number;
  /** Z-order of the places, ascending: bits of row and column at zoom 22 by turns. */
  readonly keys: Float64Array;
  /** Position in the Web-Mercator square of the world: 0 to 1 eastwards, and southwards. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place of each point of the column; `size` for a point at a place that its record has already. */
  readonly of: Uint32Array;
  /** The documents of each place, which begin at its number in `starts`; each once. */
  readonly documents: Uint32Array;
  readonly starts: Uint32Array;
  /** A bit for each document with a place. */
  readonly placed: Uint32Array;
}

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;
/** Each half of a key holds the bits of eleven zooms. */
const HALF_ZOOM = TILE_ZOOM / 2;
const HALF = 2 ** TILE_ZOOM;

const tables = new WeakMap<Segment, Map<string, PlaceTable>>();

/** The places of a field; kept while the segment lives. */
export function placeTable(segment: Segment, field: string): PlaceTable {
  let byField = tables.get(segment);
  if (byField === undefined) tables.set(segment, (byField = new Map()));
  let table = byField.get(field);
  if (table === undefined) byField.set(field, (table = makeTable(segment, field)));
  return table;
}

/** Whether `placeTable` has been asked for a field of a segment. */
export function hasPlaceTable(segment: Segment, field: string): boolean {
  return tables.get(segment)?.has(field) === true;
}

function makeTable(segment: Segment, field: string): PlaceTable {
  const { coordinates, tiles, offsets } = segment.points(field);
  const points = tiles.length / 2;
  const high = new Uint32Array(points);
  const low = new Uint32Array(points);
  const mask = 2 ** HALF_ZOOM - 1;
  for (let p = 0; p < points; p++) {
    const [x, y] = [tiles[2 * p]!, tiles[2 * p + 1]!];
    high[p] = interleave(x >>> HALF_ZOOM, y >>> HALF_ZOOM);
    low[p] = interleave(x & mask, y & mask);
  }
  const { owner, placed } = ownersOf(offsets, segment.documents, points);
  const order = sortedOrder(high, low);
  const keys = new Float64Array(points);
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  const of = new Uint32Array(points);
  const documents = new Uint32Array(points);
  const starts = new Uint32Array(points + 1);
  const repeated: number[] = [];
  let [size, pairs] = [0, 0];
  for (let i = 0; i < points; i++) {
    const p = order[i]!;
    const key = high[p]! * HALF + low[p]!;
    if (size === 0 || keys[size - 1] !== key) {
      keys[size] = key;
      x[size] = worldX(coordinates[2 * p]!);
      y[size] = worldY(coordinates[2 * p + 1]!);
      starts[size] = pairs;
      size++;
    } else if (documents[pairs - 1] === owner[p]) {
      // The order is stable: points of one document at one place follow each other.
      repeated.push(p);
      continue;
    }
    of[p] = size - 1;
    documents[pairs++] = owner[p]!;
  }
  starts[size] = pairs;
  for (const p of repeated) of[p] = size;
  return {
    size,
    keys: keys.slice(0, size),
    x: x.slice(0, size),
    y: y.slice(0, size),
    of,
    documents: documents.slice(0, pairs),
    starts: starts.slice(0, size + 1),
    placed,
  };
}

/** The document of each point, and a bit for each document that has one. */
function ownersOf(
  offsets: Uint32Array,
  documents: number,
  points: number,
): { owner: Uint32Array; placed: Uint32Array } {
  const owner = new Uint32Array(points);
  const placed = new Uint32Array(wordsFor(documents));
  for (let doc = 0; doc < documents; doc++) {
    const [start, end] = [offsets[doc]!, offsets[doc + 1]!];
    if (start === end) continue;
    for (let p = start; p < end; p++) owner[p] = doc;
    placed[doc >>> 5]! |= 1 << (doc & 31);
  }
  return { owner, placed };
}

/** The numbers of points by their key, lowest first: a radix sort from the last digit to the first. */
function sortedOrder(high: Uint32Array, low: Uint32Array): Uint32Array {
  let order = Uint32Array.from(high, (_, place) => place);
  let next = new Uint32Array(order.length);
  for (const [part, shift] of [
    [low, 0],
    [low, RADIX_BITS],
    [high, 0],
    [high, RADIX_BITS],
  ] as const) {
    const starts = new Uint32Array(RADIX + 1);
    for (const value of part) starts[((value >>> shift) & (RADIX - 1)) + 1]!++;
    for (let digit = 0; digit < RADIX; digit++) starts[digit + 1]! += starts[digit]!;
    for (const point of order) next[starts[(part[point]! >>> shift) & (RADIX - 1)]!++] = point;
    [order, next] = [next, order];
  }
  return order;
}

/** Bits of two numbers of eleven bits by turns, those of `x` in the even places. */
function interleave(x: number, y: number): number {
  return spread(x) | (spread(y) << 1);
}

/** Puts a zero between the bits of a number of up to sixteen bits. */
function spread(bits: number): number {
  let b = (bits | (bits << 8)) & 0x00ff00ff;
  b = (b | (b << 4)) & 0x0f0f0f0f;
  b = (b | (b << 2)) & 0x33333333;
  return (b | (b << 1)) & 0x55555555;
}

/** The least key in a tile; the keys of the tile are below this plus `keysOfTile`. */
export function firstKey(zoom: number, x: number, y: number): number {
  const shift = TILE_ZOOM - zoom;
  const [left, top] = [x * 2 ** shift, y * 2 ** shift];
  const mask = 2 ** HALF_ZOOM - 1;
  return (
    interleave(Math.floor(left / 2 ** HALF_ZOOM), Math.floor(top / 2 ** HALF_ZOOM)) * HALF +
    interleave(left & mask, top & mask)
  );
}

/** Number of keys in a tile of a zoom. */
export function keysOfTile(zoom: number): number {
  return 4 ** (TILE_ZOOM - zoom);
}

/** The first place whose key is not below a key. */
export function placeFrom({ keys, size }: PlaceTable, key: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Web-Mercator position (EPSG:3857, as a share of the world) of a longitude. */
export function worldX(longitude: number): number {
  return (longitude + 180) / 360;
}

/** Web-Mercator position of a latitude, from the north. */
export function worldY(latitude: number): number {
  return (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2;
}
