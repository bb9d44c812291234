import { setBits, unite, wordsFor } from '../structure/bits.ts';
import type { EvaluationContext } from './evaluate.ts';
import { ordinalRange } from './columns.ts';
import type { TermsNode, WordNode } from './node.ts';

/** Documents that hold the word in one of the fields. */
export function word(context: EvaluationContext, node: WordNode): Uint32Array {
  const bits = context.arena.zeroed(wordsFor(context.segment.documents));
  addWord(context, node, bits);
  return bits;
}

/** Adds the documents that hold the word in one of the fields to a set. */
export function addWord(context: EvaluationContext, node: WordNode, bits: Uint32Array): void {
  const { segment, lists } = context;
  for (const field of node.fields) {
    const column = segment.text(field.name);
    const term = column.words.find(node.word);
    if (term < 0) continue;
    const postings = column.wordPostings;
    const bitmap = postings.bitmap(term);
    if (bitmap !== undefined) unite(bits, bitmap, bitmap.length);
    else setBits(bits, lists.of(postings, term), postings.count(term));
  }
}

/** Documents with a word (text fields) or value (keyword fields) that fits the pattern. */
export function fittingTerms(context: EvaluationContext, node: TermsNode): Uint32Array {
  const { segment, arena, budget } = context;
  const bits = arena.zeroed(wordsFor(segment.documents));
  for (const { field, pattern } of node.fields) {
    const keyword = field.kind === 'keyword' ? segment.keyword(field.name) : undefined;
    const terms = keyword?.values ?? segment.text(field.name).words;
    const postings = keyword?.postings ?? segment.text(field.name).wordPostings;
    const [low, high] = terms.startingWith(pattern.prefix);
    if (pattern.prefixOnly) {
      if (keyword === undefined) {
        for (let term = low; term < high; term++) {
          if ((term & 63) === 0) budget.check();
          postings.addTo(term, bits);
        }
      } else {
        ordinalRange(context, keyword, low, high, bits);
      }
      continue;
    }
    for (let term = low; term < high; term++) {
      if ((term & 63) === 0) budget.check();
      if (pattern.matches(terms.at(term))) postings.addTo(term, bits);
    }
  }
  return bits;
}
