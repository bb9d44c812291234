import type { Condition } from '@zca/query';
import { Budget } from '../budget.ts';
import { ConditionCompiler, joined } from '../condition/compile.ts';
import { evaluate } from '../condition/evaluate.ts';
import { Arena } from '../structure/arena.ts';
import { countBits, listBits, subtract, wordsFor } from '../structure/bits.ts';
import { DecodedLists } from '../structure/lists.ts';
import type { View } from '../view.ts';
import type { PlaceTable } from './placeTable.ts';
import { hasPlaceTable, placeTable } from './placeTable.ts';

const arena = new Arena();

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
        const docs = arena.dirty(count);
        listBits(bits, words, docs);
        const table = placeTable(segment, field);
        const { counts, found } = countDocuments(docs, count, segment.points(field).offsets, table);
        hits += count;
        placed += found;
        if (found > 0) segments.push({ table, counts });
        arena.release(bits);
        arena.release(docs);
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

function countDocuments(
  docs: Uint32Array,
  count: number,
  offsets: Uint32Array,
  { of, size }: PlaceTable,
): { counts: Uint32Array; found: number } {
  const counts = new Uint32Array(size);
  let found = 0;
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    const start = offsets[doc]!;
    const end = offsets[doc + 1]!;
    if (start === end) continue;
    found++;
    counts[of[start]!]!++;
    for (let p = start + 1; p < end; p++) {
      if (!isEarlier(of, start, p)) counts[of[p]!]!++;
    }
  }
  return { counts, found };
}

/** Whether the place of a point is that of an earlier one of the same record. */
function isEarlier(of: Uint32Array, start: number, p: number): boolean {
  for (let earlier = start; earlier < p; earlier++) if (of[earlier] === of[p]) return true;
  return false;
}
