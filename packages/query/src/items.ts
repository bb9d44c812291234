import { readArea } from './areas.ts';
import type { Condition, PrefixCondition, WildcardCondition } from './condition.ts';
import { isCalendarDay, relativeDaysAt } from './days.ts';
import type { FieldDefinition } from './field.ts';
import type { Comparison, Run } from './lexer.ts';
import { comparisonAt, readQuotation, readRun } from './lexer.ts';
import { readDated } from './dated.ts';
import { readEvery, readInterval } from './intervals.ts';
import { findListedValues, listedValueAt } from './registry.ts';
import { anyOf } from './simplify.ts';
import type { ParserState } from './state.ts';
import { UNREAD } from './state.ts';
import {
  between,
  compared,
  equalTo,
  expectationOf,
  fieldParams,
  isOrdered,
  readScalar,
  splitRange,
} from './values.ts';
import { isBlank, isComma, isOpeningQuote, narrowUnit } from './text.ts';

type Fields = readonly FieldDefinition[];

/**
 * Reads values of fields separated by commas; any of them may hold. `!=` excludes them all. Commas
 * in unquoted values of text fields are text.
 */
export function readValues(state: ParserState, fields: Fields, comparison: Comparison): Condition {
  const commasAreText = fields.some((field) => field.kind === 'text');
  const found: Condition[] = [];
  for (;;) {
    const quoted = isOpeningQuote(state.unit);
    found.push(readItem(state, fields, comparison === '!=' ? ':' : comparison));
    if (!isComma(state.unit) || (commasAreText && !quoted)) break;
    const comma = state.at++;
    const next = state.at;
    state.skipBlanks();
    if (state.atEnd || state.atConnective) {
      state.noteOpenEnd({ kind: 'value', from: state.at, text: '', fields }, state.at);
      state.at = next;
      state.warn('trailingComma', comma, comma + 1);
      break;
    }
  }
  const either = anyOf(...found);
  return comparison === '!=' ? { op: 'not', of: either } : either;
}

/** Reads one value, range, pattern or area of fields. */
export function readItem(state: ParserState, fields: Fields, given: Comparison): Condition {
  let comparison = given;
  const inner = given === ':' ? comparisonAt(state.source, state.at) : undefined;
  if (inner !== undefined && inner.comparison !== ':' && fields.every(isOrdered)) {
    state.at += inner.length;
    state.skipBlanks();
    comparison = inner.comparison;
  }
  const from = state.at;
  const refusing = fields.find((field) => comparison !== ':' && !isOrdered(field));
  if (refusing !== undefined) {
    const run = readRun(state.source, from, { commas: true, brackets: true });
    state.at = run.to;
    state.report('comparisonNotPossible', from, run.to, ['colon'], fieldParams(refusing));
    return UNREAD;
  }
  const [only, ...others] = fields;
  if (comparison === ':' && only?.datedIn !== undefined && others.length === 0) {
    const dated = readDated(state, only, readItem);
    if (dated !== undefined) return dated;
  }
  const point = fields.find((field) => field.kind === 'point');
  if (point !== undefined && narrowUnit(state.unit) !== '*') {
    return readArea(state, point) ?? UNREAD;
  }
  if (comparison === ':' && fields.every(isOrdered)) {
    const interval = readInterval(state, fields);
    if (interval !== undefined) return interval;
    const every = readEvery(state, fields);
    if (every !== undefined) return every;
  }
  const relative = fields.every((field) => field.kind === 'date')
    ? relativeDaysAt(state.source, from)
    : undefined;
  if (relative !== undefined) {
    state.at = relative.to;
    if (state.today === undefined || !isCalendarDay(state.today)) {
      state.report('todayUnknown', from, relative.to, ['date'], {
        found: state.source.slice(from, relative.to),
      });
      return UNREAD;
    }
    const span = relative.spanFrom(state.today);
    return anyOf(...fields.map((field) => compared(field, comparison, span)));
  }
  if (isOpeningQuote(state.unit)) return readQuoted(state, fields, comparison);
  return readPlain(state, fields, comparison);
}

function readPlain(state: ParserState, fields: Fields, comparison: Comparison): Condition {
  const [first, second] = fields;
  const listed =
    first === undefined || second !== undefined || comparison !== ':'
      ? undefined
      : listedValueAt(first, state.source, state.at);
  if (first !== undefined && listed !== undefined) {
    state.at = listed.to;
    return { op: 'any', field: first.name, values: [listed.value] };
  }
  const hasText = fields.some((field) => field.kind === 'text');
  const run = readRun(state.source, state.at, { commas: !hasText, brackets: true });
  state.at = run.to;
  state.noteOpenEnd({ kind: 'value', from: run.from, text: run.text, fields }, run.to);
  if (run.text === '') {
    const params = first === undefined ? {} : fieldParams(first);
    const expected = first === undefined ? ['text' as const] : expectationOf(first);
    state.report('missingValue', run.from, run.to, expected, params);
    return UNREAD;
  }
  if (comparison === ':') return runCondition(state, fields, run);
  return anyOf(
    ...fields.map((field) => {
      const scalar = readScalar(field, run, state.report);
      return scalar === undefined ? UNREAD : compared(field, comparison, scalar);
    }),
  );
}

/** The condition that an unquoted run stands for in fields: words, a pattern, a range or a value. */
export function runCondition(state: ParserState, fields: Fields, run: Run): Condition {
  const parts: Condition[] = [];
  const wild = wildcardsOf(run);
  if (wild.length === 1 && run.text.length === 1 && narrowUnit(run.text) === '*') {
    return anyOf(...fields.map((field): Condition => ({ op: 'exists', field: field.name })));
  }
  if (wild.length > 0) {
    if (wild[0] === 0) state.warn('leadingWildcard', run.from, run.to, { found: run.text });
    const refusing = fields.find((field) => field.kind !== 'text' && field.kind !== 'keyword');
    if (refusing === undefined) {
      const condition = patternCondition(fields, run, wild);
      const written = condition.op === 'wildcard' ? condition.pattern : condition.text;
      if (!isBlankPattern(written, condition.op)) return condition;
      state.report('emptyPhrase', run.from, run.to, ['text']);
      return UNREAD;
    }
    state.report('patternNotPossible', run.from, run.to, expectationOf(refusing), {
      ...fieldParams(refusing),
      found: run.text,
    });
    return UNREAD;
  }
  const texts = fields.filter((field) => field.kind === 'text').map((field) => field.name);
  if (texts.length > 0) parts.push({ op: 'words', fields: texts, text: run.text });
  const named = fields.filter((field) => holdsNames(field, run));
  if (named.length > 0) {
    const pattern = `*${withoutWildcards(run.text)}*`;
    parts.push({ op: 'wildcard', fields: named.map((field) => field.name), pattern });
  }
  for (const field of fields) {
    if (field.kind !== 'text' && !named.includes(field)) {
      parts.push(valueCondition(state, field, run));
    }
  }
  return anyOf(...parts);
}

/** True when the run is looked for inside the values of the field. */
function holdsNames(field: FieldDefinition, run: Run): boolean {
  const contains = field.kind === 'keyword' && field.match === 'contains';
  return contains && !findListedValues(field, run.text) && !splitRange(field, run);
}

function valueCondition(state: ParserState, field: FieldDefinition, run: Run): Condition {
  const listed = findListedValues(field, run.text);
  if (listed !== undefined) return { op: 'any', field: field.name, values: listed };
  const range = splitRange(field, run);
  if (range !== undefined) return between(field, range.left, range.right, state.report) ?? UNREAD;
  if (field.kind === 'keyword' && field.match === 'starts') {
    return { op: 'prefix', fields: [field.name], text: run.text };
  }
  if (field.kind === 'keyword' && field.match === 'under') {
    return { op: 'under', field: field.name, values: [run.text] };
  }
  const scalar = readScalar(field, run, state.report);
  return scalar === undefined ? UNREAD : equalTo(field, scalar);
}

/** A literal asterisk or question mark inside a pattern stands for any one character: patterns have no escape. */
function withoutWildcards(text: string): string {
  return text.replace(/[*?＊？]/gu, '?');
}

function wildcardsOf(run: Run): number[] {
  const places: number[] = [];
  for (let index = 0; index < run.text.length; index++) {
    const unit = narrowUnit(run.text.charAt(index));
    if ((unit === '*' || unit === '?') && run.literal[index] === false) places.push(index);
  }
  return places;
}

/** True when nothing but blanks is left beside the wildcards: such a pattern is a slip. */
export function isBlankPattern(pattern: string, op: 'prefix' | 'wildcard'): boolean {
  const rest = op === 'prefix' ? pattern : pattern.replace(/[*?＊？]/gu, '');
  return rest.trim() === '' && (rest !== '' || op === 'prefix');
}

function patternCondition(
  fields: Fields,
  run: Run,
  wild: readonly number[],
): PrefixCondition | WildcardCondition {
  const names = fields.map((field) => field.name);
  const last = run.text.length - 1;
  if (wild.length === 1 && wild[0] === last && narrowUnit(run.text.charAt(last)) === '*') {
    return { op: 'prefix', fields: names, text: run.text.slice(0, -1) };
  }
  const places = new Set(wild);
  const pattern = Array.from({ length: run.text.length }, (_, index) => {
    const unit = run.text.charAt(index);
    return places.has(index) ? narrowUnit(unit) : withoutWildcards(unit);
  }).join('');
  return { op: 'wildcard', fields: names, pattern };
}

/** Reads a quotation: a phrase, `~n` or `~>n` near, an exact value, or the left end of a range. */
export function readQuoted(state: ParserState, fields: Fields, comparison: Comparison): Condition {
  const from = state.at;
  const { run, closed, to } = readQuotation(state.source, from);
  state.at = to;
  if (!closed) {
    state.report('unclosedQuote', from, from + 1, ['closeQuote'], {
      found: state.source.charAt(from),
    });
    state.noteOpenEnd({ kind: 'value', from, text: run.text, fields }, to);
    return UNREAD;
  }
  const texts = fields.filter((field) => field.kind === 'text').map((field) => field.name);
  if (narrowUnit(state.unit) === '~') return readNear(state, fields, texts, run, from);
  if (texts.length > 0 && run.text.trim() === '') {
    state.report('emptyPhrase', from, to, ['text']);
    return UNREAD;
  }
  const parts: Condition[] = [];
  if (texts.length > 0) parts.push({ op: 'phrase', fields: texts, text: run.text });
  const ordered = fields.filter((field) => field.kind !== 'text');
  if (ordered.length > 0 && /^\.{2,}/u.test(state.source.slice(to, to + 2))) {
    while (state.unit === '.') state.at++;
    const right = isOpeningQuote(state.unit)
      ? readQuotation(state.source, state.at)
      : unquoted(readRun(state.source, state.at, { commas: true, brackets: true }));
    state.at = right.to;
    const end = right.run.text === '' && !right.closed ? undefined : right.run;
    for (const field of ordered) parts.push(between(field, run, end, state.report) ?? UNREAD);
    return anyOf(...parts);
  }
  for (const field of ordered) {
    const scalar = readScalar(field, run, state.report);
    if (scalar !== undefined) parts.push(compared(field, comparison, scalar));
  }
  return anyOf(...parts);
}

const unquoted = (run: Run) => ({ run, closed: false, to: run.to });

function readNear(
  state: ParserState,
  fields: Fields,
  names: readonly string[],
  run: Run,
  from: number,
): Condition {
  state.at++;
  const ordered = narrowUnit(state.unit) === '>';
  if (ordered) state.at++;
  let digits = '';
  while (/^\d$/u.test(narrowUnit(state.unit))) {
    digits += narrowUnit(state.unit);
    state.at++;
  }
  const refusing = fields.find((field) => field.kind !== 'text');
  if (refusing !== undefined) {
    state.report('nearNotPossible', from, state.at, expectationOf(refusing), {
      ...fieldParams(refusing),
    });
    return UNREAD;
  }
  const distance = Number(digits);
  if (digits === '' || distance > MAX_DISTANCE) {
    const params = { found: digits, most: MAX_DISTANCE };
    state.report('badDistance', state.at - digits.length, state.at, ['distance'], params);
    return UNREAD;
  }
  const places = splitAtBlanks(run);
  if (places.length === 0) {
    state.report('emptyPhrase', from, state.at, ['text']);
    return UNREAD;
  }
  const count = places.reduce((product, alternatives) => product * alternatives.length, 1);
  if (count > MAX_ALTERNATIVES) {
    state.report('tooManyAlternatives', from, state.at, ['shorterQuery'], {
      count,
      most: MAX_ALTERNATIVES,
    });
    return UNREAD;
  }
  const combinations = places.reduce<string[][]>(
    (heads, alternatives) =>
      heads.flatMap((head) => alternatives.map((alternative) => [...head, alternative])),
    [[]],
  );
  return anyOf(
    ...combinations.map(
      (texts): Condition => ({ op: 'near', fields: names, texts, distance, ordered }),
    ),
  );
}

/** Largest number of combinations of alternatives in one near. */
export const MAX_ALTERNATIVES = 64;

/** Largest distance of near, in characters. */
export const MAX_DISTANCE = 1000;

/** The places between blanks, each with its alternatives between vertical bars. */
function splitAtBlanks(run: Run): string[][] {
  const places: string[][] = [];
  let place: string[] = [];
  let text = '';
  const endText = (): void => {
    if (text.trim() !== '') place.push(text);
    text = '';
  };
  for (let index = 0; index <= run.text.length; index++) {
    const unit = run.text.charAt(index);
    const plain = run.literal[index] === false;
    if (unit === '' || (isBlank(unit) && plain)) {
      endText();
      if (place.length > 0) places.push(place);
      place = [];
    } else if (narrowUnit(unit) === '|' && plain) endText();
    else text += unit;
  }
  return places;
}
