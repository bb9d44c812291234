import type { Segment } from '../segment/segment.ts';
import type { Arena } from '../structure/arena.ts';
import { complement, fillAll, intersect, unite, wordsFor } from '../structure/bits.ts';
import type { DecodedLists } from '../structure/lists.ts';
import type { Budget } from '../budget.ts';
import { keywordAny, keywordRange, numberAny, numberRange } from './columns.ts';
import { listed } from './listed.ts';
import type { Node } from './node.ts';
import { costOf } from './node.ts';
import { box, polygon, radius } from './points.ts';
import { near } from './near.ts';
import { phrase } from './phrase.ts';
import { addWord, fittingTerms, word } from './terms.ts';

/** What the evaluation of one segment works with. */
export interface EvaluationContext {
  readonly segment: Segment;
  readonly arena: Arena;
  readonly budget: Budget;
  readonly lists: DecodedLists;
}

/**
 * The documents of a segment that fit, as bits lent by the arena. Where `within` is given only its
 * documents matter: bits outside it may be anything, so that costly tests can be spared there.
 * Throws `BudgetExceeded`.
 */
export function evaluate(
  context: EvaluationContext,
  node: Node,
  within: Uint32Array | undefined,
): Uint32Array {
  context.budget.check();
  const { segment, arena } = context;
  const words = wordsFor(segment.documents);
  switch (node.op) {
    case 'all': {
      const bits = arena.dirty(words);
      fillAll(bits, segment.documents);
      return bits;
    }
    case 'none':
      return arena.zeroed(words);
    case 'and':
      return conjunction(context, node.of, within);
    case 'or':
      return disjunction(context, node.of, within);
    case 'not': {
      const bits = evaluate(context, node.of, within);
      complement(bits, segment.documents);
      return bits;
    }
    case 'word':
      return word(context, node);
    case 'phrase':
      return phrase(context, node, within);
    case 'near':
      return near(context, node, within);
    case 'terms':
      return fittingTerms(context, node);
    case 'keywordAny':
      return keywordAny(context, node);
    case 'keywordRange':
      return keywordRange(context, node);
    case 'numberAny':
      return numberAny(context, node, within);
    case 'numberRange':
      return numberRange(context, node, within);
    case 'exists': {
      const bits = arena.dirty(words);
      bits.set(segment.presence(node.field));
      return bits;
    }
    case 'box':
      return box(context, node, within);
    case 'polygon':
      return polygon(context, node, within);
    case 'radius':
      return radius(context, node, within);
    case 'ids':
      return listed(context, node.ids);
  }
}

function conjunction(
  context: EvaluationContext,
  children: readonly Node[],
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena } = context;
  const words = wordsFor(segment.documents);
  const ordered = flatten('and', children).toSorted((a, b) => costOf(a) - costOf(b));
  let result: Uint32Array | undefined;
  for (const child of ordered) {
    if (result === undefined) {
      result = evaluate(context, child, within);
      if (within !== undefined) intersect(result, within, words);
      continue;
    }
    const bits = evaluate(context, child, result);
    const left = intersect(result, bits, words);
    arena.release(bits);
    if (left === 0) return result;
  }
  if (result !== undefined) return result;
  const all = arena.dirty(words);
  fillAll(all, segment.documents);
  return all;
}

function disjunction(
  context: EvaluationContext,
  children: readonly Node[],
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena } = context;
  const words = wordsFor(segment.documents);
  let result: Uint32Array | undefined;
  for (const child of flatten('or', children)) {
    if (child.op === 'word' && result !== undefined) {
      addWord(context, child, result);
      continue;
    }
    const bits = evaluate(context, child, within);
    if (result === undefined) {
      result = bits;
    } else {
      unite(result, bits, words);
      arena.release(bits);
    }
  }
  return result ?? arena.zeroed(words);
}

function flatten(op: 'and' | 'or', children: readonly Node[]): Node[] {
  return children.flatMap((child) => (child.op === op ? flatten(op, child.of) : [child]));
}
