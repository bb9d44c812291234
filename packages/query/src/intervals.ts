import type { Condition } from './condition.ts';
import type { FieldDefinition } from './field.ts';
import type { Run } from './lexer.ts';
import { readQuotation, readRun } from './lexer.ts';
import { allOf, anyOf } from './simplify.ts';
import type { ParserState } from './state.ts';
import { UNREAD } from './state.ts';
import { isBlank, isComma, isOpenBracket, isOpeningQuote, narrowUnit } from './text.ts';
import { between, expectationOf, fieldParams, isOrdered, readScalar } from './values.ts';

type Fields = readonly FieldDefinition[];

/** An interval as it stands in the source, its ends not yet read as values. */
interface Interval {
  readonly left: Run | undefined;
  readonly right: Run | undefined;
  readonly opening: string;
  readonly closing: string;
  readonly to: number;
}

/** Finds `[a,b]`, `[a,b)`, `(a,b]` or, for ends that are outside, `]a,b[` (ISO 80000-2). */
function intervalAt(source: string, from: number): Interval | undefined {
  const opening = narrowUnit(source.charAt(from));
  if (opening !== '[' && opening !== ']' && opening !== '(') return undefined;
  const left = boundAt(source, from + 1);
  if (!/^[,，;；]$/u.test(source.charAt(left.to))) return undefined;
  const right = boundAt(source, left.to + 1);
  const closing = narrowUnit(source.charAt(right.to));
  if (closing !== ']' && closing !== '[' && closing !== ')') return undefined;
  if (opening === '(' && closing === ')') return undefined;
  return { left: left.run, right: right.run, opening, closing, to: right.to + 1 };
}

function boundAt(source: string, from: number): { run: Run | undefined; to: number } {
  let at = from;
  while (isBlank(source.charAt(at))) at++;
  const quoted = isOpeningQuote(source.charAt(at)) ? readQuotation(source, at) : undefined;
  const start = at;
  if (quoted !== undefined) at = quoted.to;
  else while (at < source.length && !/[\s,，;；()（）[\]［］]/u.test(source.charAt(at))) at++;
  const end = at;
  while (isBlank(source.charAt(at))) at++;
  if (quoted !== undefined) return { run: quoted.run, to: at };
  if (end === start) return { run: undefined, to: at };
  const text = source.slice(start, end);
  const offsets = Array.from({ length: text.length }, (_, index) => start + index);
  return {
    run: { text, literal: offsets.map(() => false), offsets, from: start, to: end },
    to: at,
  };
}

/** Reads an interval; undefined when none starts here. */
export function readInterval(state: ParserState, fields: Fields): Condition | undefined {
  const from = state.at;
  const interval = intervalAt(state.source, from);
  if (interval === undefined) {
    if (!/^[[\]]$/u.test(narrowUnit(state.unit))) return undefined;
    const run = readRun(state.source, from, { commas: false, brackets: true });
    state.at = Math.max(run.to, from + 1);
    state.report('badRange', from, state.at, ['range'], { found: run.text });
    return UNREAD;
  }
  const { left, right } = interval;
  const open = { from: interval.opening !== '[', to: interval.closing !== ']' };
  state.at = interval.to;
  return anyOf(...fields.map((field) => between(field, left, right, state.report, open) ?? UNREAD));
}

/** True where an interval that opens with a round bracket starts. */
export function isRoundInterval(state: ParserState, fields: Fields): boolean {
  return (
    isOpenBracket(state.unit) &&
    fields.every(isOrdered) &&
    intervalAt(state.source, state.at) !== undefined
  );
}

const EVERY = /(?:全|all)[(（]/iy;

/** Reads 全(a,b) or all(a,b): all of the values together. Keyword fields only. */
export function readEvery(state: ParserState, fields: Fields): Condition | undefined {
  EVERY.lastIndex = state.at;
  const opening = EVERY.exec(state.source);
  if (opening === null) return undefined;
  const from = state.at;
  const refusing = fields.find((field) => field.kind !== 'keyword');
  state.at += opening[0].length;
  const runs: Run[] = [];
  for (;;) {
    while (isBlank(state.unit) || isComma(state.unit)) state.at++;
    if (state.atEnd) break;
    if (isOpeningQuote(state.unit)) {
      const quotation = readQuotation(state.source, state.at);
      runs.push(quotation.run);
      state.at = quotation.to;
    } else {
      const run = readRun(state.source, state.at, { commas: true, brackets: true });
      state.at = Math.max(run.to, state.at + 1);
      runs.push(run);
    }
  }
  if (state.at >= state.source.length) {
    state.report('unclosedBracket', from + opening[0].length - 1, from + opening[0].length, [
      'closeBracket',
    ]);
    return UNREAD;
  }
  state.at++;
  if (refusing !== undefined) {
    state.report('everyNotPossible', from, state.at, expectationOf(refusing), {
      ...fieldParams(refusing),
    });
    return UNREAD;
  }
  return anyOf(
    ...fields.map((field): Condition => {
      if (field.match === 'under') {
        return allOf(
          ...runs.map((run): Condition => ({ op: 'under', field: field.name, values: [run.text] })),
        );
      }
      const values = runs.flatMap((run) => readScalar(field, run, state.report)?.first ?? []);
      return { op: 'every', field: field.name, values };
    }),
  );
}
