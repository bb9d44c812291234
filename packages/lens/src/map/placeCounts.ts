import type { Condition } from '@zca/query';
import { Budget } from '../budget.ts';
import { ConditionCompiler, joined } from '../condition/compile.ts';
import { evaluate } from '../condition/evaluate.ts';
import { Arena } from '../structure/arena.ts';
import { countBits, intersect, listBits, subtract, wordsFor } from '../structure/bits.ts';
import { DecodedLists } from '../structure/lists.ts';
import type { View } from '../view.ts';
import type { PlaceTable } from './placeTable.ts';
import { hasPlaceTable, placeTable } from './placeTable.ts';

const arena = new Arena();

/** To look a place of a document up takes as long as to look whether so many documents were found. */
const FEW = 5;

/** The places of one segment, and how many hits lie at each. */
export interface CountedPlaces {
  readonly table: PlaceTable;
  readonly counts: Uint32Array;
}

/**
 * How many records of a view that fit a condition lie at each place of a point field. Made once for a
 * condition; tiles and levels of a map are then read from it (`binTile`, `spreadOf`). A record counts
 * once at each of its places. Four bytes a place.
 */
export class PlaceCounts {
  /** Records that fit. */
  readonly hits: number;
  /** Of them those with a place. */
  readonly placed: number;
  readonly segments: readonly CountedPlaces[];

  /** Throws `LensError` when the condition or the field does not fit the schema. */
  constructor(view: View, field: string, where: Condition, scope: Condition) {
    view.fields.getOf(field, ['point'], 'map');
    const compiler = new ConditionCompiler(view.fields, view.analyzer);
    const node = joined([compiler.compile(where, false), compiler.compile(scope, false)]);
    const budget = new Budget(() => 0, undefined);
    const segments: CountedPlaces[] = [];
    let [hits, placed] = [0, 0];
    try {
      for (const { segment, deleted, live } of view.segments) {
        if (live === 0) continue;
        const words = wordsFor(segment.documents);
        const lists = new DecodedLists(arena);
        const bits = evaluate({ segment, arena, budget, lists }, node, undefined);
        if (deleted !== null) subtract(bits, deleted, words);
        const count = countBits(bits, words);
        hits += count;
        const table = placeTable(segment, field);
        const found = intersect(bits, table.placed, words);
        placed += found;
        if (found * FEW < table.documents.length) {
          const docs = arena.dirty(found);
          listBits(bits, words, docs);
          const counts = countFew(docs, found, segment.points(field).offsets, table);
          if (found > 0) segments.push({ table, counts });
          arena.release(docs);
        } else if (found > 0) segments.push({ table, counts: countMany(bits, table) });
        arena.release(bits);
      }
    } finally {
      arena.reset();
    }
    this.hits = hits;
    this.placed = placed;
    this.segments = segments;
  }
}

/**
 * Makes the places of the first segment that has none yet, such as after a merge, so that nobody who
 * looks at a map waits for it; false when all have them.
 */
export function preparePlaces(view: View, field: string): boolean {
  view.fields.getOf(field, ['point'], 'map');
  for (const { segment, live } of view.segments) {
    if (live === 0 || hasPlaceTable(segment, field)) continue;
    placeTable(segment, field);
    return true;
  }
  return false;
}

/** By the places of each document that was found. */
function countFew(
  docs: Uint32Array,
  count: number,
  offsets: Uint32Array,
  { of, size }: PlaceTable,
): Uint32Array {
  // The last is for points that are not counted.
  const counts = new Uint32Array(size + 1);
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    for (let p = offsets[doc]!; p < offsets[doc + 1]!; p++) counts[of[p]!]!++;
  }
  return counts.subarray(0, size);
}

/** By the documents of each place: the places are written in their order, and bits are near each other. */
function countMany(bits: Uint32Array, { documents, starts, size }: PlaceTable): Uint32Array {
  const counts = new Uint32Array(size);
  let at = 0;
  for (let place = 0; place < size; place++) {
    const end = starts[place + 1]!;
    let sum = 0;
    for (; at < end; at++) {
      const doc = documents[at]!;
      sum += (bits[doc >>> 5]! >>> (doc & 31)) & 1;
    }
    counts[place] = sum;
  }
  return counts;
}
