import type { Condition } from './condition.ts';
import type { Run } from './lexer.ts';
import { readQuotation, sliceRun } from './lexer.ts';
import { RESERVED_TAGS } from './registry.ts';
import { allOf, anyOf, not } from './simplify.ts';
import type { ParserState } from './state.ts';
import { plainRun, termNode, UNREAD } from './state.ts';
import type { SyntaxNode } from './syntax.ts';
import { unknownTag } from './tags.ts';
import { foldText, isCloseBracket, isComma, isOpenBracket, isOpeningQuote } from './text.ts';

/** The reserved meaning of a tag, unless the registry has given the tag one of its own. */
export function reservedTag(
  state: ParserState,
  text: string,
): keyof typeof RESERVED_TAGS | undefined {
  if (state.index.fieldsByTag(text).length > 0) return undefined;
  const names = Object.keys(RESERVED_TAGS) as (keyof typeof RESERVED_TAGS)[];
  return names.find((name) => RESERVED_TAGS[name].some((tag) => tag === foldText(text)));
}

/** 无:tag and none:tag, 有:tag and has:tag, id:(a,b). */
export function parseReserved(
  state: ParserState,
  reserved: keyof typeof RESERVED_TAGS,
  tag: Run,
  valueFrom: number,
): SyntaxNode {
  state.at = valueFrom;
  state.skipBlanks();
  const values: Run[] = [];
  const bracket = isOpenBracket(state.unit) ? state.at++ : undefined;
  while (!state.atEnd) {
    const from = state.at;
    const run = readListed(state);
    if (run.text !== '' || run.to > from) values.push(run);
    if (bracket !== undefined) state.skipBlanks();
    if (isComma(state.unit)) {
      state.at++;
      state.skipBlanks();
    } else if (bracket === undefined || state.at === from) break;
  }
  if (bracket !== undefined) {
    if (isCloseBracket(state.unit)) state.at++;
    else state.report('unclosedBracket', bracket, bracket + 1, ['closeBracket']);
  }
  if (values.length === 0) {
    const expected = reserved === 'ids' ? ['text' as const] : ['tag' as const];
    state.report('missingValue', valueFrom, valueFrom, expected, { tag: tag.text });
  }
  return termNode(tag.from, state.at, reservedCondition(state, reserved, values));
}

function readListed(state: ParserState): Run {
  if (isOpeningQuote(state.unit)) {
    const quotation = readQuotation(state.source, state.at);
    if (!quotation.closed) state.report('unclosedQuote', state.at, state.at + 1, ['closeQuote']);
    state.at = quotation.to;
    return { ...quotation.run, to: quotation.to };
  }
  const run = readListedRun(state);
  state.at = run.to;
  return run;
}

function readListedRun(state: ParserState): Run {
  const run = plainRun(state);
  const comma = run.text.search(/[,，、]/u);
  return comma < 0 ? run : sliceRun(run, 0, comma);
}

function reservedCondition(
  state: ParserState,
  reserved: keyof typeof RESERVED_TAGS,
  values: readonly Run[],
): Condition {
  if (reserved === 'ids') return { op: 'ids', ids: values.map((value) => value.text) };
  return allOf(
    ...values.map((value): Condition => {
      const fields = state.index.fieldsByTag(value.text);
      if (fields.length === 0) {
        unknownTag(state, value, value, [value.text], state.at);
        return UNREAD;
      }
      const exists = anyOf(
        ...fields.map((field): Condition => ({ op: 'exists', field: field.name })),
      );
      return reserved === 'exists' ? exists : not(exists);
    }),
  );
}
