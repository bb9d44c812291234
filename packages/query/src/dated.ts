import type { Condition, RangeCondition } from './condition.ts';
import type { DaySpan } from './days.ts';
import { addDays, isCalendarDay, writeUnit } from './days.ts';
import type { FieldDefinition } from './field.ts';
import { readRun } from './lexer.ts';
import type { Language, RegistryIndex } from './registry.ts';
import { findListedValues, preferredTag, writtenValue } from './registry.ts';
import { anyOf } from './simplify.ts';
import type { ParserState } from './state.ts';
import { UNREAD } from './state.ts';
import { isBlank, narrowUnit } from './text.ts';
import { readScalar } from './values.ts';

/*
 * Values with their day: `value@period`. The engine holds `value@YYYY-MM-DD` for each value of a
 * record with its day, and `@YYYY-MM-DD` for any value, so that a period is one range of text.
 */

/** The first and last days that can be asked for; an open end reaches them. */
export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

type ReadItem = (
  state: ParserState,
  fields: readonly FieldDefinition[],
  comparison: ':',
) => Condition;

/** Reads `value@period`, or `*@period` for any value; undefined when none stands here. */
export function readDated(
  state: ParserState,
  field: FieldDefinition,
  readItem: ReadItem,
): Condition | undefined {
  const from = state.at;
  const sign = signAfter(state, field);
  if (sign === undefined) return undefined;
  const written = state.source.slice(from, sign);
  const values = written.trim() === '*' ? [''] : findListedValues(field, written);
  if (values === undefined) {
    const run = readRun(state.source, from, { commas: true, brackets: true });
    readScalar(field, { ...run, text: written, to: sign }, state.report);
  }
  state.at = sign + 1;
  const period: FieldDefinition = { ...field, name: field.datedIn ?? field.name, kind: 'date' };
  if (state.atEnd || isBlank(state.unit)) {
    state.noteOpenEnd({ kind: 'value', from: state.at, text: '', fields: [period] }, state.at);
    state.report('badDate', state.at, state.at, ['date'], { field: field.label, found: '' });
    return UNREAD;
  }
  const spans = spansOf(readItem(state, [period], ':'));
  return anyOf(
    ...(values ?? []).flatMap((value) =>
      spans.map(({ first, last }): Condition => {
        const bound = (day: string) => ({ value: `${value}@${day}` });
        return { op: 'range', field: period.name, from: bound(first), to: bound(last) };
      }),
    ),
  );
}

/** Offset of the sign that belongs to the value here: after a known value, or after one bare word. */
function signAfter(state: ParserState, field: FieldDefinition): number | undefined {
  const { source } = state;
  for (let at = state.at; at < source.length && at - state.at < 200; at++) {
    if (narrowUnit(source.charAt(at)) !== '@') continue;
    const written = source.slice(state.at, at);
    const known = written.trim() === '*' || findListedValues(field, written) !== undefined;
    return known || /^[\p{L}\p{N}_-]+$/u.test(written) ? at : undefined;
  }
  return undefined;
}

/** The days of a condition on a date, ends inside. */
function spansOf(condition: Condition): DaySpan[] {
  switch (condition.op) {
    case 'or':
      return condition.of.flatMap(spansOf);
    case 'any':
      return condition.values.map((day) => ({ first: String(day), last: String(day) }));
    case 'exists':
      return [{ first: FIRST_DAY, last: LAST_DAY }];
    case 'range': {
      const { from, to } = condition;
      const first = from === undefined ? FIRST_DAY : String(from.value);
      const last = to === undefined ? LAST_DAY : String(to.value);
      const span = {
        first: from?.open === true && first < LAST_DAY ? addDays(first, 1) : first,
        last: to?.open === true && last > FIRST_DAY ? addDays(last, -1) : last,
      };
      return span.first > span.last ? [] : [span];
    }
    default:
      return [];
  }
}

/** A range of text read back as the value and the days that it asks for; undefined for any other. */
export function datedIn(
  index: RegistryIndex,
  { field: name, from, to }: RangeCondition,
): { readonly field: FieldDefinition; readonly value: string; readonly days: DaySpan } | undefined {
  const field = index.findDatedIn(name);
  if (field === undefined || from?.open === true || to?.open === true) return undefined;
  const [low, high] = [from, to].map((bound) => /^(.*)@(.{10})$/su.exec(String(bound?.value)));
  const [value, first, last] = [low?.[1], low?.[2], high?.[2]];
  if (value === undefined || first === undefined || last === undefined) return undefined;
  const known = value === '' || field.values?.some((each) => each.value === value) === true;
  const days = [first, last].every(isCalendarDay) && first <= last;
  if (value !== high?.[1] || !known || !days) return undefined;
  return { field, value, days: { first, last } };
}

/** Writes `value@period` with its tag; undefined when the range is no such one. */
export function writeDated(
  index: RegistryIndex,
  range: RangeCondition,
  language: Language,
): string | undefined {
  const dated = datedIn(index, range);
  if (dated === undefined) return undefined;
  const { field, value, days } = dated;
  const written = value === '' ? '*' : writtenValue(field, value, language);
  if (/[@＠\\]/u.test(written)) return undefined;
  return `${preferredTag(index, field, language)}:${written}@${writePeriod(days)}`;
}

/** A period as the language writes it; an open end is left out. */
export function writePeriod({ first, last }: DaySpan): string {
  if (first === FIRST_DAY && last === LAST_DAY) return '*';
  if (last === LAST_DAY && first !== last) return `${shortDay(first, '-01-01')}..`;
  if (first === FIRST_DAY && first !== last) return `..${shortDay(last, '-12-31')}`;
  return first === last ? first : writeDays({ first, last });
}

/** Days as the language writes them: a unit, years, or both ends. */
export function writeDays({ first, last }: DaySpan): string {
  const unit = writeUnit({ first, last });
  if (unit !== undefined) return unit;
  const years = first.endsWith('-01-01') && last.endsWith('-12-31');
  return years ? `${first.slice(0, 4)}..${last.slice(0, 4)}` : `${first}..${last}`;
}

/** A day at the edge of a year as the year. */
const shortDay = (day: string, edge: string): string =>
  day.endsWith(edge) ? day.slice(0, 4) : day;
