import type { Segment } from '../segment/segment.ts';
import { setBit, wordsFor } from '../structure/bits.ts';
import type { EvaluationContext } from './evaluate.ts';

/** A shorter list is looked up again for each question. */
const KEPT_FROM = 1000;
/** Ids between two looks at the budget. */
const LOOKED_AT = 1024;

/** Documents of long lists, as long as the list itself is held: several questions may share one. */
const kept = new WeakMap<readonly string[], WeakMap<Segment, Uint32Array>>();

/**
 * The documents of a segment whose ids are listed, as bits lent by the arena. A list of thousands must
 * not change once it was asked for. Throws `BudgetExceeded`.
 */
export function listed(context: EvaluationContext, ids: readonly string[]): Uint32Array {
  const { segment, arena } = context;
  const bits = arena.zeroed(wordsFor(segment.documents));
  if (ids.length < KEPT_FROM) {
    find(context, ids, bits);
    return bits;
  }
  let ofList = kept.get(ids);
  if (ofList === undefined) kept.set(ids, (ofList = new WeakMap()));
  const known = ofList.get(segment);
  if (known === undefined) {
    find(context, ids, bits);
    ofList.set(segment, bits.slice());
  } else {
    bits.set(known);
  }
  return bits;
}

function find(
  { segment, budget }: EvaluationContext,
  ids: readonly string[],
  bits: Uint32Array,
): void {
  for (const [place, id] of ids.entries()) {
    if (place % LOOKED_AT === 0) budget.check();
    const doc = segment.findDocument(id);
    if (doc >= 0) setBit(bits, doc);
  }
}
