import type { Condition } from './condition.ts';
import type { FieldDefinition, FieldRegistry } from './field.ts';
import { readQuoted, readValues, runCondition } from './items.ts';
import { isRoundInterval } from './intervals.ts';
import type { Comparison, Run } from './lexer.ts';
import { comparisonAt, findComparison, sliceRun } from './lexer.ts';
import { indexRegistry, PLAIN_TAG } from './registry.ts';
import { parseReserved, reservedTag } from './reserved.ts';
import { allOf, anyOf, conditionDepth, conditionSize, normalise, not } from './simplify.ts';
import { isLowerCaseOperator, ParserState, plainRun, termNode } from './state.ts';
import { isKnown, startsField, unknownTag } from './tags.ts';
import type { ParseOptions, ParseResult, SyntaxNode } from './syntax.ts';
import {
  foldText,
  isBlank,
  isCloseBracket,
  isOpenBracket,
  isOpeningQuote,
  isQuote,
  narrowUnit,
} from './text.ts';
import { expectationOf, fieldParams } from './values.ts';

type Scope = readonly FieldDefinition[] | undefined;

/** Largest number of UTF-16 units of a query. */
export const MAX_LENGTH = 10_000;
/** Largest depth of a condition. */
export const MAX_DEPTH = 32;
/** Largest number of nodes of a condition. */
export const MAX_SIZE = 2_000;

/**
 * Reads a query written by a person. Never throws: what is wrong comes back as problems that point
 * at the text, several in one pass. Blank text means all records.
 */
export function parse(
  text: string,
  registry: FieldRegistry,
  options: ParseOptions = {},
): ParseResult {
  if (text.length > MAX_LENGTH) {
    const params = { length: text.length, most: MAX_LENGTH };
    const problem = { code: 'tooLong' as const, from: MAX_LENGTH, to: text.length, params };
    return { ok: false, problems: [{ ...problem, expected: ['shorterQuery'] }] };
  }
  const state = new ParserState(text, indexRegistry(registry), options.today);
  const syntax = parseState(state);
  if (state.problems.length > 0) {
    return { ok: false, problems: state.problems.toSorted((a, b) => a.from - b.from) };
  }
  const condition = normalise(syntax.condition);
  const code = conditionDepth(condition) > MAX_DEPTH ? 'tooDeep' : 'tooLarge';
  if (code === 'tooDeep' || conditionSize(condition) > MAX_SIZE) {
    const params = { most: code === 'tooDeep' ? MAX_DEPTH : MAX_SIZE };
    const problem = { code, from: 0, to: text.length, params, expected: ['shorterQuery'] } as const;
    return { ok: false, problems: [problem] };
  }
  return { ok: true, condition, syntax, warnings: state.warnings };
}

/** Reads the whole source of a state; the problems stay in the state. */
export function parseState(state: ParserState): SyntaxNode {
  const parts: SyntaxNode[] = [];
  state.skipBlanks();
  while (state.at < state.source.length) {
    const part = parseOr(state, undefined);
    if (part !== undefined) parts.push(part);
    if (isCloseBracket(state.unit)) {
      state.report('extraBracket', state.at, state.at + 1, ['term']);
      state.at++;
      state.skipBlanks();
    }
  }
  return joinNodes('and', parts) ?? termNode(0, state.source.length, { op: 'all' });
}

function joinNodes(kind: 'and' | 'or', parts: readonly SyntaxNode[]): SyntaxNode | undefined {
  const [first, ...others] = parts;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return first;
  const conditions = parts.map((part) => part.condition);
  const condition = kind === 'and' ? allOf(...conditions) : anyOf(...conditions);
  return { kind, from: first.from, to: last.to, condition, parts };
}

function parseOr(state: ParserState, scope: Scope): SyntaxNode | undefined {
  const parts: SyntaxNode[] = [];
  let part = parseAnd(state, scope);
  if (part !== undefined) parts.push(part);
  for (;;) {
    const operator = state.operator;
    if (operator?.operator !== 'or') break;
    const from = state.at;
    if (part === undefined && parts.length === 0)
      missingOperand(state, from, operator.to, 'before');
    state.at = operator.to;
    state.skipBlanks();
    part = parseAnd(state, scope);
    if (part === undefined) missingOperand(state, from, operator.to, 'after');
    else parts.push(part);
  }
  return joinNodes('or', parts);
}

function parseAnd(state: ParserState, scope: Scope): SyntaxNode | undefined {
  const parts: SyntaxNode[] = [];
  let pending: { from: number; to: number } | undefined;
  while (!state.atEnd) {
    const operator = state.operator;
    if (operator?.operator === 'or') break;
    if (operator?.operator === 'and') {
      if (pending !== undefined) missingOperand(state, pending.from, pending.to, 'after');
      else if (parts.length === 0) missingOperand(state, state.at, operator.to, 'before');
      pending = { from: state.at, to: operator.to };
      state.at = operator.to;
    } else {
      const part = parseNot(state, scope);
      if (part !== undefined) parts.push(part);
      pending = undefined;
    }
    state.skipBlanks();
  }
  if (pending !== undefined) missingOperand(state, pending.from, pending.to, 'after');
  const node = joinNodes('and', parts);
  if (node?.kind === 'and') warnNeverBoth(state, node);
  // An operator without operands is reported once, so the part counts as present.
  return (
    node ?? (pending === undefined ? undefined : termNode(pending.from, pending.to, { op: 'all' }))
  );
}

function missingOperand(
  state: ParserState,
  from: number,
  to: number,
  side: 'before' | 'after',
): void {
  const operator = state.source.slice(from, to);
  state.report('missingOperand', from, to, ['term'], { operator, side });
}

function parseNot(state: ParserState, scope: Scope): SyntaxNode | undefined {
  const signs: { from: number; to: number }[] = [];
  for (;;) {
    const operator = state.operator;
    if (operator?.operator !== 'not') break;
    signs.push({ from: state.at, to: operator.to });
    state.at = operator.to;
    state.skipBlanks();
  }
  const last = signs.at(-1);
  if (last !== undefined && signs.length > MAX_DEPTH) {
    state.report('tooDeep', signs[0]?.from ?? 0, last.to, ['shorterQuery'], { most: MAX_DEPTH });
    signs.length = 0;
  }
  if (last !== undefined && (state.atEnd || state.atConnective)) {
    missingOperand(state, last.from, last.to, 'after');
    return termNode(last.from, last.to, { op: 'all' });
  }
  let node = parseTerm(state, scope);
  for (const sign of signs.toReversed()) {
    const condition = not(node.condition);
    node = { kind: 'not', from: sign.from, to: node.to, condition, parts: [node] };
  }
  return node;
}

function parseTerm(state: ParserState, scope: Scope): SyntaxNode {
  const from = state.at;
  if (isOpenBracket(state.unit) && !(scope && isRoundInterval(state, scope))) {
    return parseGroup(state, scope);
  }
  const field = parseField(state, scope);
  if (field !== undefined) return field;
  if (scope !== undefined) {
    const condition = readValues(state, scope, ':');
    if (state.at === from) state.at++;
    return termNode(from, state.at, condition);
  }
  return parsePlain(state);
}

function parsePlain(state: ParserState): SyntaxNode {
  const from = state.at;
  if (isOpeningQuote(state.unit)) {
    const condition = readQuoted(state, state.defaults, ':');
    return termNode(from, state.at, checkedDefaults(state, from, condition));
  }
  const run = plainRun(state);
  state.at = run.to;
  if (run.text === '') {
    // A closing quotation mark on its own.
    state.at++;
    state.report('unclosedQuote', from, state.at, ['term'], {
      found: state.source.slice(from, state.at),
    });
    return termNode(from, state.at, { op: 'all' });
  }
  state.noteOpenEnd({ kind: 'word', from, text: run.text, fields: [] }, run.to);
  if (/^\**$/u.test(foldText(run.text)) && !run.literal.includes(true)) {
    return termNode(from, run.to, { op: 'all' });
  }
  if (isLowerCaseOperator(run.text)) {
    state.warn('lowerCaseOperator', from, run.to, {
      found: run.text,
      operator: run.text.toUpperCase(),
    });
  }
  if (comparisonAt(state.source, from) !== undefined && run.literal[0] === false) {
    state.warn('strayComparison', from, run.to, { found: run.text });
  }
  const literal = isAddress(state, run) ? run.literal.map(() => true) : run.literal;
  const questionMark = run.text.length - 1;
  if (
    narrowUnit(run.text.charAt(questionMark)) === '?' &&
    literal[questionMark] === false &&
    !/[*?＊？]/u.test(run.text.slice(0, -1))
  ) {
    state.warn('questionMark', run.to - 1, run.to, { found: run.text.slice(-1) });
  }
  const condition = runCondition(state, state.defaults, { ...run, literal });
  return termNode(from, run.to, checkedDefaults(state, from, condition));
}

function checkedDefaults(state: ParserState, from: number, condition: Condition): Condition {
  if (state.defaults.length === 0) state.report('noDefaultFields', from, state.at, ['tag']);
  return condition;
}

function parseGroup(state: ParserState, scope: Scope): SyntaxNode {
  const from = state.at++;
  if (state.depth >= MAX_DEPTH) {
    state.report('tooDeep', from, from + 1, ['shorterQuery'], { most: MAX_DEPTH });
    state.at = state.source.length;
    return termNode(from, state.at, { op: 'all' });
  }
  state.depth++;
  state.skipBlanks();
  if (scope !== undefined) {
    state.noteOpenEnd({ kind: 'value', from: state.at, text: '', fields: scope }, state.at);
  }
  const inner = parseOr(state, scope);
  state.depth--;
  if (isCloseBracket(state.unit)) {
    state.at++;
    if (inner === undefined) state.report('emptyBrackets', from, state.at, ['term']);
  } else {
    state.report('unclosedBracket', from, from + 1, ['closeBracket']);
  }
  const condition = inner?.condition ?? { op: 'all' };
  return {
    kind: 'group',
    from,
    to: state.at,
    condition,
    parts: inner === undefined ? [] : [inner],
  };
}

/** True for a run that starts like `https://`, unless escaped or a tag of the registry: all of it is text. */
function isAddress(state: ParserState, run: Run): boolean {
  const start = /^([a-z][a-z0-9+.-]*):\/\//iu.exec(run.text);
  if (start === null || run.literal.slice(0, start[0].length).includes(true)) return false;
  return !isKnown(state, start[1] ?? '');
}

/** Reads `tag:value` when a tag and a comparison start here. */
function parseField(state: ParserState, scope: Scope): SyntaxNode | undefined {
  if (isQuote(state.unit)) return undefined;
  const run = plainRun(state);
  if (isAddress(state, run)) return undefined;
  let index = findComparison(state.source, run);
  let after = run.offsets[index] ?? run.to;
  if (index < 0) {
    // A known tag may be set off from its comparison by blanks.
    while (isBlank(state.source.charAt(after))) after++;
    if (!isKnown(state, run.text)) return undefined;
    index = run.text.length;
  }
  const comparison = comparisonAt(state.source, after);
  const tag = sliceRun(run, 0, index);
  if (comparison === undefined || tag.text === '' || tag.literal.includes(true)) return undefined;
  const valueFrom = after + comparison.length;
  const reserved = reservedTag(state, tag.text);
  if (reserved !== undefined && comparison.comparison === ':') {
    return parseReserved(state, reserved, tag, valueFrom);
  }
  const names = tag.text.split(/[+＋]/u);
  const found = names.map((name) => state.index.fieldsByTag(name));
  const fields = [...new Set(found.flat())];
  if (found.some((each) => each.length === 0)) {
    const next = state.source.charAt(valueFrom);
    const hasValue = next !== '' && !isBlank(next) && !isCloseBracket(next);
    const tagLike = names.every((name) => PLAIN_TAG.test(name)) && tag.text.length <= 40;
    if (scope !== undefined || !hasValue || !tagLike) return undefined;
    return unknownTag(state, run, tag, names, valueFrom);
  }
  return parseFieldValue(state, tag, fields, comparison.comparison, valueFrom);
}

function parseFieldValue(
  state: ParserState,
  tag: Run,
  fields: readonly FieldDefinition[],
  comparison: Comparison,
  valueFrom: number,
): SyntaxNode {
  const place = { from: tag.from, to: tag.to };
  const names = fields.map((field) => field.name);
  state.at = valueFrom;
  state.skipBlanks();
  state.noteOpenEnd({ kind: 'value', from: state.at, text: '', fields }, state.at);
  const blanks = state.at > valueFrom;
  const node = (condition: Condition, parts: readonly SyntaxNode[]): SyntaxNode => ({
    kind: 'field',
    from: tag.from,
    to: state.at,
    condition,
    parts,
    tag: place,
    fields: names,
  });
  const [first] = fields;
  if (state.atEnd || (blanks && (state.atConnective || startsField(state)))) {
    state.at = valueFrom;
    const expected = first === undefined ? [] : expectationOf(first);
    const params = { tag: tag.text, ...(first && fieldParams(first)) };
    state.report('missingValue', valueFrom, valueFrom, expected, params);
    return node({ op: 'all' }, []);
  }
  if (isOpenBracket(state.unit) && !isRoundInterval(state, fields)) {
    if (comparison !== ':' && comparison !== '!=') {
      const expected = first === undefined ? [] : expectationOf(first);
      state.report('missingValue', state.at, state.at + 1, expected, { tag: tag.text });
    }
    const group = parseGroup(state, fields);
    return node(comparison === '!=' ? not(group.condition) : group.condition, [group]);
  }
  const from = state.at;
  const condition = readValues(state, fields, comparison);
  return node(condition, [termNode(from, state.at, condition)]);
}

/** Warns of `type:(a b)`: a field with one value never holds two different ones. */
function warnNeverBoth(state: ParserState, node: SyntaxNode): void {
  const seen = new Map<string, readonly (string | number)[]>();
  for (const part of node.parts) {
    const { condition } = part;
    if (condition.op !== 'any') continue;
    const field = state.index.findByName(condition.field);
    const before = seen.get(condition.field);
    if (before !== undefined && field !== undefined && field.many !== true) {
      if (!condition.values.some((value) => before.includes(value))) {
        state.warn('neverBoth', part.from, part.to, fieldParams(field));
      }
    }
    seen.set(condition.field, condition.values);
  }
}
