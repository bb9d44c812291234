import type { LensField } from '../schema.ts';
import type { TextColumn } from '../segment/segment.ts';
import { countBits, intersect, unite, wordsFor } from '../structure/bits.ts';
import { firstOfPair, isLetter, pairKey } from '../structure/pairs.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { PhraseNode } from './node.ts';

/** Reading the text of one document costs about as much as this many postings of a list. */
const VERIFY_COST = 60;

/** Words looked up beside a phrase. */
const MOST_WORDS = 64;

/** Documents in which the text is part of one value of one of the fields. */
export function phrase(
  context: EvaluationContext,
  node: PhraseNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const words = wordsFor(context.segment.documents);
  let result: Uint32Array | undefined;
  for (const field of node.fields) {
    const bits = phraseInField(context, field, node.text, within);
    if (result === undefined) {
      result = bits;
    } else {
      unite(result, bits, words);
      context.arena.release(bits);
    }
  }
  return result ?? context.arena.zeroed(words);
}

/** Documents with the text in one field; bits outside `within` may be anything. */
export function phraseInField(
  context: EvaluationContext,
  field: LensField,
  text: string,
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena } = context;
  const column = segment.text(field.name);
  const { bits, exact } = candidates(context, column, text, within);
  if (exact) return bits;
  const words = wordsFor(segment.documents);
  if (within !== undefined) intersect(bits, within, words);
  const encoded = column.text.encodePhrase(text);
  if (encoded === undefined) {
    arena.release(bits);
    return arena.zeroed(words);
  }
  const certain = withWords(context, column, text);
  let read = 0;
  for (let w = 0; w < words; w++) {
    let kept = bits[w]!;
    let word = kept & ~certain[w]!;
    while (word !== 0) {
      const low = word & -word;
      word ^= low;
      if ((++read & 511) === 0) context.budget.check();
      if (!column.text.contains((w << 5) + 31 - Math.clz32(low), encoded)) kept ^= low;
    }
    bits[w] = kept;
  }
  arena.release(certain);
  return bits;
}

/** Documents that hold a word starting with the text, and so need no reading: not all that have it. */
function withWords(context: EvaluationContext, column: TextColumn, text: string): Uint32Array {
  const bits = context.arena.zeroed(wordsFor(context.segment.documents));
  if (!column.wordsAreParts) return bits;
  const [low, high] = column.words.startingWith(text);
  for (let term = low; term < Math.min(high, low + MOST_WORDS); term++) {
    column.wordPostings.addTo(term, bits);
  }
  return bits;
}

/** A superset of the documents with the text, which is exact for one letter and for two. */
function candidates(
  context: EvaluationContext,
  column: TextColumn,
  text: string,
  within: Uint32Array | undefined,
): { bits: Uint32Array; exact: boolean } {
  const { segment, arena } = context;
  const words = wordsFor(segment.documents);
  if (text === '') {
    const bits = arena.dirty(words);
    bits.set(column.present);
    return { bits, exact: true };
  }
  const keys = pairKeys(text);
  if (keys.length === 0) {
    const last = text.charCodeAt(text.length - 1);
    if (isLetter(last)) {
      return { bits: withLetter(context, column, last), exact: text.length === 1 };
    }
    const bits = arena.dirty(words);
    bits.set(column.present);
    return { bits, exact: false };
  }
  const terms = keys.map((key) => findPair(column.pairs, key));
  if (terms.includes(-1)) return { bits: arena.zeroed(words), exact: true };
  const postings = column.pairPostings;
  terms.sort((a, b) => postings.count(a) - postings.count(b));
  const bits = arena.zeroed(words);
  postings.addTo(terms[0]!, bits);
  const exact = text.length === 2 && isLetter(text.charCodeAt(1));
  if (exact) return { bits, exact };
  let left = within === undefined ? countBits(bits, words) : intersect(bits, within, words);
  const other = arena.dirty(words);
  for (let i = 1; i < terms.length && left > 0; i++) {
    const term = terms[i]!;
    const bitmap = postings.bitmap(term);
    if (bitmap !== undefined) {
      left = intersect(bits, bitmap, words);
    } else if (postings.count(term) < left * VERIFY_COST) {
      other.fill(0, 0, words);
      postings.addTo(term, other);
      left = intersect(bits, other, words);
    }
  }
  arena.release(other);
  return { bits, exact: false };
}

/** The distinct keys of the pairs that every document with the text must have. */
function pairKeys(text: string): number[] {
  const keys = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const first = text.charCodeAt(i);
    if (isLetter(first)) keys.add(pairKey(first, text.charCodeAt(i + 1)));
  }
  return [...keys];
}

/** Documents with a letter: it is the first unit of some pair wherever it stands. */
function withLetter(context: EvaluationContext, column: TextColumn, unit: number): Uint32Array {
  const bits = context.arena.zeroed(wordsFor(context.segment.documents));
  const { pairs, pairPostings } = column;
  let term = lowerBound(pairs, (unit << 16) >>> 0);
  for (; term < pairs.length && firstOfPair(pairs[term]!) === unit; term++) {
    if ((term & 63) === 0) context.budget.check();
    pairPostings.addTo(term, bits);
  }
  return bits;
}

function findPair(pairs: Uint32Array, key: number): number {
  const at = lowerBound(pairs, key);
  return pairs[at] === key ? at : -1;
}

/** Once for each kind of array: a loop that meets several runs several times slower. */
function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
