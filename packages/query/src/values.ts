import type { Bound, Condition } from './condition.ts';
import { readDay } from './days.ts';
import type { FieldDefinition } from './field.ts';
import type { Comparison, Run } from './lexer.ts';
import { sliceRun } from './lexer.ts';
import { findListedValue, nearestListedValue } from './registry.ts';
import type { Expectation, ProblemCode, ProblemParams } from './syntax.ts';
import { narrowText } from './text.ts';

/** Reports a fault at a place of the source; params that cost time come as a function. */
export type Report = (
  code: ProblemCode,
  from: number,
  to: number,
  expected: readonly Expectation[],
  params?: ProblemParams | (() => ProblemParams),
) => void;

/** A scalar of a field: the values that it spans. Numbers and keywords span themselves. */
export interface Scalar {
  readonly first: string | number;
  readonly last: string | number;
}

export const isOrdered = (field: FieldDefinition): boolean =>
  field.kind !== 'text' && field.kind !== 'point';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/** How problems name a field: its label for people, its name for look-up. */
export function fieldParams(field: FieldDefinition): ProblemParams {
  return { field: field.label, fieldName: field.name };
}

/** What a field wants to read, for messages. */
export function expectationOf(field: FieldDefinition): Expectation[] {
  switch (field.kind) {
    case 'date':
      return ['date'];
    case 'integer':
      return ['integer'];
    case 'decimal':
      return ['number'];
    case 'point':
      return ['circle', 'box', 'polygon'];
    case 'keyword':
      return field.values === undefined ? ['text'] : ['listedValue'];
    case 'text':
      return ['text'];
  }
}

/** Reads a written value of a date, number or keyword field; reports and returns undefined when it is none. */
export function readScalar(field: FieldDefinition, run: Run, report: Report): Scalar | undefined {
  const fail = (code: ProblemCode): undefined => {
    report(code, run.from, run.to, expectationOf(field), () => {
      const near = code === 'unknownValue' ? nearestListedValue(field, run.text) : undefined;
      const params = { ...fieldParams(field), found: run.text };
      return near === undefined ? params : { ...params, suggestion: near.label };
    });
    return undefined;
  };
  const text = narrowText(run.text);
  if (text.trim() === '' && field.kind !== 'keyword') return fail('missingValue');
  if (field.kind === 'date') {
    const span = readDay(text.trim());
    if (typeof span === 'object') return span;
    return fail(span === 'notADate' ? 'badDate' : 'impossibleDay');
  }
  if (field.kind === 'integer' || field.kind === 'decimal') {
    const value = NUMBER.test(text.trim()) ? Number(text.trim()) : Number.NaN;
    if (!Number.isFinite(value)) {
      return fail(field.kind === 'integer' ? 'badInteger' : 'badNumber');
    }
    if (field.kind === 'integer' && !Number.isSafeInteger(value)) return fail('badInteger');
    return { first: value, last: value };
  }
  if (field.values === undefined) return { first: run.text, last: run.text };
  const value = findListedValue(field, run.text);
  if (value !== undefined) return { first: value, last: value };
  return fail('unknownValue');
}

/** The condition that a scalar alone stands for: a unit of several days is a range. */
export function equalTo(field: FieldDefinition, { first, last }: Scalar): Condition {
  if (first !== last || field.kind === 'decimal') {
    return { op: 'range', field: field.name, from: { value: first }, to: { value: last } };
  }
  return { op: 'any', field: field.name, values: [first] };
}

/** Values of a hierarchy are compared in its own order, which is not that of their characters. */
const rangeOp = (field: FieldDefinition): 'range' | 'span' =>
  field.match === 'under' ? 'span' : 'range';

/** `>` begins after the last, `>=` with the first, `<` ends before the first, `<=` with the last of the unit. */
export function compared(
  field: FieldDefinition,
  comparison: Comparison,
  { first, last }: Scalar,
): Condition {
  const range = { op: rangeOp(field), field: field.name };
  switch (comparison) {
    case ':':
      return equalTo(field, { first, last });
    case '!=':
      return { op: 'not', of: equalTo(field, { first, last }) };
    case '>':
      return { ...range, from: { value: last, open: true } };
    case '>=':
      return { ...range, from: { value: first } };
    case '<':
      return { ...range, to: { value: first, open: true } };
    case '<=':
      return { ...range, to: { value: last } };
  }
}

/** Reads `left..right`, either end of which may be empty, into a range with both ends inside. */
export function between(
  field: FieldDefinition,
  left: Run | undefined,
  right: Run | undefined,
  report: Report,
  open: { readonly from: boolean; readonly to: boolean } = { from: false, to: false },
): Condition | undefined {
  const first = left === undefined ? undefined : readScalar(field, left, report);
  const last = right === undefined ? undefined : readScalar(field, right, report);
  if ((left && !first) || (right && !last)) return undefined;
  const from = first && bound(open.from ? first.last : first.first, open.from);
  const to = last && bound(open.to ? last.first : last.last, open.to);
  const op = rangeOp(field);
  if (op === 'range' && first && last && first.first > last.last && left && right) {
    report('reversedRange', left.from, right.to, ['range'], {
      ...fieldParams(field),
      first: left.text,
      last: right.text,
    });
    return undefined;
  }
  return {
    op,
    field: field.name,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function bound(value: string | number, open: boolean): Bound {
  return open ? { value, open: true } : { value };
}

/** The two sides of a written range; an empty side is undefined. */
export interface RangeParts {
  readonly left: Run | undefined;
  readonly right: Run | undefined;
}

/**
 * Splits a written range of a field: `a..b`, `a…b` for all; 至, 到, ~, – and a dash between two
 * readable values for dates and numbers. Undefined when the run is a single value.
 */
export function splitRange(field: FieldDefinition, run: Run): RangeParts | undefined {
  const text = narrowText(run.text);
  const plain = (from: number, to: number): boolean => !run.literal.slice(from, to).includes(true);
  const parts = (from: number, to: number): RangeParts => ({
    left: from === 0 ? undefined : sliceRun(run, 0, from),
    right: to === text.length ? undefined : sliceRun(run, to),
  });
  const dots = /\.{2,}|…+/u.exec(text);
  if (
    dots !== null &&
    text.length > dots[0].length &&
    plain(dots.index, dots.index + dots[0].length)
  ) {
    return parts(dots.index, dots.index + dots[0].length);
  }
  if (field.kind === 'keyword') return undefined;
  const word = /至|到|~|–|—+/u.exec(text);
  if (word !== null && text.length > word[0].length) {
    return parts(word.index, word.index + word[0].length);
  }
  const readable = (part: string): boolean =>
    part === '' || (field.kind === 'date' ? readDay(part) !== 'notADate' : NUMBER.test(part));
  if (readable(text)) return undefined;
  for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
    const [left, right] = [text.slice(0, at), text.slice(at + 1)];
    if (readable(left) && readable(right) && left + right !== '') return parts(at, at + 1);
  }
  return undefined;
}
