import { setBit, wordsFor } from '../structure/bits.ts';
import { PostingsWriter } from '../structure/postings.ts';
import { writeSlots } from '../structure/slots.ts';
import type { StringListWriter } from '../structure/stringTable.ts';
import type { SegmentWriter } from './layout.ts';
import type { Ordinals } from './segment.ts';

/** Writes the ids, given the documents in ascending order of id. */
export function writeIds(writer: SegmentWriter, ids: StringListWriter, order: Uint32Array): void {
  const rank = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) rank[order[i]!] = i;
  ids.write(writer, '@ids');
  writer.add('@ids.order', order);
  writer.add('@ids.rank', rank);
}

/**
 * Writes a keyword column: its sorted values, the ordinals of the documents (from 1, in ascending
 * order within a document) and the documents of each value. Without offsets there is one ordinal a
 * document, and 0 means none.
 */
export function writeKeywords(
  writer: SegmentWriter,
  name: string,
  documents: number,
  values: StringListWriter,
  ordinals: Uint32Array,
  offsets: Uint32Array | undefined,
): void {
  values.write(writer, `${name}.values`);
  if (offsets === undefined) writer.add(`${name}.ordinals`, narrowed(ordinals, values.size));
  else writeSlots(writer, name, ordinals, offsets, values.size);
  const starts = new Uint32Array(values.size + 2);
  for (const ordinal of ordinals) starts[ordinal + 1]!++;
  // Ordinal 0 is no value and has no postings.
  starts[1] = 0;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const next = starts.slice();
  const docs = new Uint32Array(starts.at(-1)!);
  let empty = 0;
  for (let doc = 0; doc < documents; doc++) {
    const from = offsets === undefined ? doc : offsets[doc]!;
    const to = offsets === undefined ? doc + 1 : offsets[doc + 1]!;
    if (from === to || ordinals[from] === 0) empty++;
    for (let i = from; i < to; i++) {
      const ordinal = ordinals[i]!;
      if (ordinal > 0) docs[next[ordinal]!++] = doc;
    }
  }
  writer.add(`${name}.empty`, Uint32Array.of(empty));
  const postings = new PostingsWriter(documents, false);
  for (let ordinal = 1; ordinal <= values.size; ordinal++) {
    postings.add(docs, starts[ordinal]!, starts[ordinal + 1]!);
  }
  postings.write(writer, `${name}.valuePostings`);
}

function narrowed(ordinals: Uint32Array, largest: number): Ordinals {
  if (largest < 256) return Uint8Array.from(ordinals);
  return largest < 65_536 ? Uint16Array.from(ordinals) : ordinals;
}

/** Writes a number column; values outside `present` are ignored and stored as 0. */
export function writeNumbers(
  writer: SegmentWriter,
  name: string,
  values: Float64Array,
  present: Uint32Array,
  decimal: boolean,
): void {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let doc = 0; doc < values.length; doc++) {
    if ((present[doc >>> 5]! & (1 << (doc & 31))) === 0) continue;
    const value = values[doc]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // Whole numbers beyond 32 bits are exact in a float, so such a column is stored as floats.
  const wide = decimal || min < -0x80000000 || max > 0x7fffffff;
  writer.add(`${name}.numbers`, wide ? values : Int32Array.from(values));
  writer.add(`${name}.present`, present);
  writer.add(`${name}.range`, Float64Array.of(min, max));
}

/** Writes a point column: `coordinates` holds longitude and latitude by turns. */
export function writePoints(
  writer: SegmentWriter,
  name: string,
  offsets: Uint32Array,
  coordinates: Float64Array,
): void {
  const tiles = new Uint32Array(coordinates.length);
  for (let i = 0; i < coordinates.length; i += 2) {
    tiles[i] = tileX(coordinates[i]!);
    tiles[i + 1] = tileY(coordinates[i + 1]!);
  }
  writer.add(`${name}.pointOffsets`, offsets);
  writer.add(`${name}.coordinates`, coordinates);
  writer.add(`${name}.tiles`, tiles);
}

/** Zoom at which tiles are stored; a coarser zoom is a shift. */
export const TILE_ZOOM = 22;
const TILES = 2 ** TILE_ZOOM;

/** Web-Mercator (EPSG:3857 tile grid) column of a longitude at zoom 22. */
export function tileX(longitude: number): number {
  return clampTile(((longitude + 180) / 360) * TILES);
}

/** Web-Mercator row of a latitude at zoom 22; latitudes beyond the grid count to its edge. */
export function tileY(latitude: number): number {
  const tangent = Math.tan((latitude * Math.PI) / 180);
  return clampTile(((1 - Math.asinh(tangent) / Math.PI) / 2) * TILES);
}

function clampTile(position: number): number {
  return Math.min(TILES - 1, Math.max(0, Math.floor(position)));
}

/** Word counts in the narrowest array that holds them. */
export function narrowLengths(lengths: Uint32Array): Uint16Array | Uint32Array {
  for (const length of lengths) if (length > 65_535) return lengths;
  return Uint16Array.from(lengths);
}

/** Presence bits of documents. */
export class Presence {
  readonly bits: Uint32Array;

  constructor(documents: number) {
    this.bits = new Uint32Array(wordsFor(documents));
  }

  add(doc: number): void {
    setBit(this.bits, doc);
  }
}
