import type { Run } from './lexer.ts';
import { findComparison, readQuotation } from './lexer.ts';
import type { ParserState } from './state.ts';
import { plainRun, termNode } from './state.ts';
import type { SyntaxNode } from './syntax.ts';
import { isOpeningQuote } from './text.ts';

/** True when every tag of `a+b` is known. */
export function isKnown(state: ParserState, text: string): boolean {
  return text.split(/[+＋]/u).every((name) => state.index.fieldsByTag(name).length > 0);
}

/** True when a known tag with its comparison starts here: then the value before it is missing. */
export function startsField(state: ParserState): boolean {
  const run = plainRun(state);
  const index = findComparison(state.source, run);
  return index > 0 && isKnown(state, run.text.slice(0, index));
}

/** Reports unknown tags with the nearest known ones, and steps over what they stand before. */
export function unknownTag(
  state: ParserState,
  run: Run,
  tag: Run,
  names: readonly string[],
  valueFrom: number,
): SyntaxNode {
  let offset = tag.from;
  for (const name of names) {
    if (state.index.fieldsByTag(name).length === 0) {
      state.report('unknownTag', offset, offset + name.length, ['tag'], () => {
        const near = state.index.nearestTag(name);
        if (near === undefined) return { tag: name };
        const zh = near.tags.zh[0] ?? near.name;
        return { tag: name, suggestion: { zh, en: near.tags.en[0] ?? near.name } };
      });
    }
    offset += name.length + 1;
  }
  state.at = Math.max(run.to, valueFrom);
  if (isOpeningQuote(state.unit)) state.at = readQuotation(state.source, state.at).to;
  return termNode(tag.from, state.at, { op: 'all' });
}
