import type { LensField } from '../schema.ts';
import { intersect, unite, wordsFor } from '../structure/bits.ts';
import { fromUnits } from '../text/encoding.ts';
import { VALUE_SEPARATOR } from '../text/analyzer.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { NearNode } from './node.ts';
import { phraseInField } from './phrase.ts';

/** Documents in which one value of one field holds all texts close to each other. */
export function near(
  context: EvaluationContext,
  node: NearNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const words = wordsFor(context.segment.documents);
  let result: Uint32Array | undefined;
  for (const field of node.fields) {
    const bits = nearInField(context, field, node, within);
    if (result === undefined) {
      result = bits;
    } else {
      unite(result, bits, words);
      context.arena.release(bits);
    }
  }
  return result ?? context.arena.zeroed(words);
}

function nearInField(
  context: EvaluationContext,
  field: LensField,
  node: NearNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena, budget } = context;
  const words = wordsFor(segment.documents);
  const bits = arena.dirty(words);
  bits.set(segment.text(field.name).present);
  if (within !== undefined) intersect(bits, within, words);
  for (const text of new Set(node.texts)) {
    const found = phraseInField(context, field, text, bits);
    intersect(bits, found, words);
    arena.release(found);
  }
  const store = segment.text(field.name).text;
  let buffer: Uint16Array = new Uint16Array(1024);
  for (let w = 0; w < words; w++) {
    let word = bits[w]!;
    let kept = word;
    while (word !== 0) {
      budget.check();
      const low = word & -word;
      word ^= low;
      const { units, length } = store.units((w << 5) + 31 - Math.clz32(low), buffer);
      buffer = units;
      if (!someValueFits(units, length, node)) kept ^= low;
    }
    bits[w] = kept;
  }
  return bits;
}

function someValueFits(units: Uint16Array, length: number, node: NearNode): boolean {
  let start = 0;
  for (let end = 0; end <= length; end++) {
    if (end < length && units[end] !== VALUE_SEPARATOR) continue;
    const text = fromUnits(units, start, end);
    const fits = node.ordered
      ? fitsInOrder(text, node.texts, node.distance)
      : fitsInAnyOrder(text, node.texts, node.distance);
    if (fits) return true;
    start = end + 1;
  }
  return false;
}

/** Start of every occurrence, overlapping ones included. */
function occurrences(text: string, part: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

function fitsInOrder(text: string, parts: readonly string[], distance: number): boolean {
  let ends: number[] | undefined;
  for (const part of parts) {
    const before = ends;
    const starts = occurrences(text, part).filter(
      (start) =>
        before === undefined || before.some((end) => start >= end && start - end <= distance),
    );
    ends = starts.map((start) => start + part.length);
    if (ends.length === 0) return false;
  }
  return true;
}

/**
 * Occurrences in the order of their starts extend chains: `chains` holds, for each set of parts
 * used (as bits), the ends at which a chain of exactly these parts can stop.
 */
function fitsInAnyOrder(text: string, parts: readonly string[], distance: number): boolean {
  const all = (1 << parts.length) - 1;
  const places = parts
    .flatMap((part, i) =>
      occurrences(text, part).map((start) => ({ start, end: start + part.length, bit: 1 << i })),
    )
    .toSorted((a, b) => a.start - b.start);
  const chains = new Map<number, Set<number>>();
  for (const { start, end, bit } of places) {
    const reached: number[] = [bit];
    for (const [used, ends] of chains) {
      if ((used & bit) !== 0) continue;
      for (const stop of ends) {
        if (start >= stop && start - stop <= distance) {
          reached.push(used | bit);
          break;
        }
      }
    }
    for (const used of reached) {
      if (used === all) return true;
      let ends = chains.get(used);
      if (ends === undefined) chains.set(used, (ends = new Set()));
      ends.add(end);
    }
  }
  return false;
}
