import type { Condition } from '@zca/query';
import { Budget } from './budget.ts';
import { ConditionCompiler } from './condition/compile.ts';
import { evaluate } from './condition/evaluate.ts';
import type { Node } from './condition/node.ts';
import { Arena } from './structure/arena.ts';
import { DecodedLists } from './structure/lists.ts';
import { countBits, listBits, subtract, wordsFor } from './structure/bits.ts';
import type { View } from './view.ts';

const arena = new Arena();

/**
 * The ids of every record that fits both conditions, in code-unit order: what an export reads out.
 * Throws `LensError` when a condition does not fit the schema.
 */
export function idsOf(view: View, where: Condition, scope: Condition): string[] {
  const compiler = new ConditionCompiler(view.fields, view.analyzer);
  const node: Node = {
    op: 'and',
    of: [compiler.compile(where, false), compiler.compile(scope, false)],
  };
  const budget = new Budget(() => 0, undefined);
  const ids: string[] = [];
  try {
    for (const { segment, deleted } of view.segments) {
      const words = wordsFor(segment.documents);
      const bits = evaluate(
        { segment, arena, budget, lists: new DecodedLists(arena) },
        node,
        undefined,
      );
      if (deleted !== null) subtract(bits, deleted, words);
      const count = countBits(bits, words);
      const docs = arena.dirty(count);
      listBits(bits, words, docs);
      for (let index = 0; index < count; index++) ids.push(segment.ids.at(docs[index]!));
    }
  } finally {
    arena.reset();
  }
  return ids.toSorted();
}
