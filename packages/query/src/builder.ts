import type { Bound, Condition } from './condition.ts';
import { datedIn, FIRST_DAY, LAST_DAY } from './dated.ts';
import { readDay } from './days.ts';
import type { FieldDefinition, FieldRegistry } from './field.ts';
import { MAX_DISTANCE } from './items.ts';
import type { ParseOptions } from './syntax.ts';
import { parse } from './parser.ts';
import { print } from './print.ts';
import type { Language } from './registry.ts';
import { indexRegistry } from './registry.ts';
import { allOf, anyOf, normalise, not } from './simplify.ts';

/*
 * A query as a form: rows of field, way of asking and values, in groups. Every condition opens as a
 * form and comes back as it was; what no row can show stays as a row of text.
 */

/** The ways of asking that a row offers. */
export type RowOperator =
  | 'words'
  | 'phrase'
  | 'near'
  | 'nearOrdered'
  | 'begins'
  | 'contains'
  | 'under'
  | 'any'
  | 'every'
  | 'between'
  | 'dated'
  | 'exists';

export interface BuilderRow {
  readonly kind: 'row';
  /** Name of a field; several joined by `+`; empty for the fields that plain words search. */
  readonly field: string;
  readonly operator: RowOperator;
  /**
   * What is asked for, as text. `between`: first and last, either may be empty. `dated`: the value
   * (empty for any), first and last day. `near`: the largest distance, then the texts.
   */
  readonly values: readonly string[];
  readonly negated: boolean;
}

export interface BuilderGroup {
  readonly kind: 'group';
  readonly join: 'and' | 'or';
  readonly parts: readonly BuilderNode[];
  readonly negated: boolean;
}

/** A part of the query that is written rather than filled in. */
export interface BuilderText {
  readonly kind: 'text';
  readonly text: string;
}

export type BuilderNode = BuilderRow | BuilderGroup | BuilderText;

/** The form of a condition. What it means is exactly the condition: `conditionOfForm` gives it back. */
export function formOf(
  condition: Condition,
  registry: FieldRegistry,
  language: Language,
): BuilderGroup {
  const node = nodeOf(normalise(condition), registry, language);
  if (node.kind === 'group' && !node.negated) return node;
  const isEverything = node.kind === 'text' && node.text === '*';
  return { kind: 'group', join: 'and', parts: isEverything ? [] : [node], negated: false };
}

function nodeOf(condition: Condition, registry: FieldRegistry, language: Language): BuilderNode {
  if (condition.op === 'and' || condition.op === 'or') {
    const parts = condition.of.map((part) => nodeOf(part, registry, language));
    return { kind: 'group', join: condition.op, parts, negated: false };
  }
  if (condition.op === 'not') {
    const inner = nodeOf(condition.of, registry, language);
    if (inner.kind !== 'text') return { ...inner, negated: true };
  } else {
    const row = rowOf(condition, registry);
    const again = row && conditionOfRow(row, registry);
    if (row && again && same(again, condition)) return row;
  }
  return { kind: 'text', text: print(condition, registry, language) };
}

const same = (one: Condition, other: Condition): boolean =>
  JSON.stringify(normalise(one)) === JSON.stringify(normalise(other));

/** The row that may show a condition; the caller checks that it means the same. */
function rowOf(condition: Condition, registry: FieldRegistry): BuilderRow | undefined {
  const index = indexRegistry(registry);
  const row = (
    field: string,
    operator: RowOperator,
    values: readonly (string | number)[],
  ): BuilderRow => ({ kind: 'row', field, operator, values: values.map(String), negated: false });
  const scope = (fields: readonly string[]): string =>
    fields.join() === index.defaults.join() ? '' : fields.join('+');
  switch (condition.op) {
    case 'words':
    case 'phrase':
      return row(scope(condition.fields), condition.op, [condition.text]);
    case 'near': {
      const operator = condition.ordered ? 'nearOrdered' : 'near';
      return row(scope(condition.fields), operator, [condition.distance, ...condition.texts]);
    }
    case 'prefix':
      return row(scope(condition.fields), 'begins', [condition.text]);
    case 'wildcard': {
      const inner = /^\*([^*?]+)\*$/u.exec(condition.pattern)?.[1];
      return inner === undefined ? undefined : row(scope(condition.fields), 'contains', [inner]);
    }
    case 'under':
    case 'any':
    case 'every':
      return row(condition.field, condition.op, condition.values);
    case 'exists':
      return row(condition.field, 'exists', []);
    case 'range':
    case 'span': {
      const dated = condition.op === 'range' ? datedIn(index, condition) : undefined;
      if (dated !== undefined) {
        const { first, last } = dated.days;
        return row(dated.field.name, 'dated', [
          dated.value,
          first === FIRST_DAY ? '' : first,
          last === LAST_DAY ? '' : last,
        ]);
      }
      const { field, from, to } = condition;
      return row(field, 'between', [from?.value ?? '', to?.value ?? '']);
    }
    default:
      return undefined;
  }
}

/**
 * What a row asks for; undefined while it is not filled in, or holds what its field cannot have. Days
 * may be written as units: 2020 begins with its first day and ends with its last.
 */
export function conditionOfRow(row: BuilderRow, registry: FieldRegistry): Condition | undefined {
  const condition = plainRow(row, registry);
  return condition && (row.negated ? not(condition) : normalise(condition));
}

function plainRow(row: BuilderRow, registry: FieldRegistry): Condition | undefined {
  const index = indexRegistry(registry);
  const names = row.field === '' ? index.defaults : row.field.split('+');
  const fields = names.flatMap((name) => index.findByName(name) ?? []);
  const [field, ...others] = fields;
  if (field === undefined || fields.length < names.length) return undefined;
  const [text = ''] = row.values;
  const filled = text.trim() !== '';
  const textual = fields.every(({ kind }) => kind === 'text');
  const wordlike = fields.every(({ kind }) => kind === 'text' || kind === 'keyword');
  switch (row.operator) {
    case 'words':
    case 'phrase':
      return filled && textual ? { op: row.operator, fields: names, text } : undefined;
    case 'near':
    case 'nearOrdered':
      return textual ? nearOf(row, names) : undefined;
    case 'begins':
      return filled && wordlike ? { op: 'prefix', fields: names, text } : undefined;
    case 'contains':
      return filled && wordlike && !/[*?＊？]/u.test(text)
        ? { op: 'wildcard', fields: names, pattern: `*${text}*` }
        : undefined;
    default:
      return others.length === 0 ? oneField(row, field) : undefined;
  }
}

function nearOf(row: BuilderRow, fields: readonly string[]): Condition | undefined {
  const [written = '', ...texts] = row.values;
  const distance = Number(written);
  if (written.trim() === '' || !Number.isInteger(distance)) return undefined;
  if (distance < 0 || distance > MAX_DISTANCE) return undefined;
  const filled = texts.filter((text) => text.trim() !== '');
  if (filled.length < 2) return undefined;
  return { op: 'near', fields, texts: filled, distance, ordered: row.operator === 'nearOrdered' };
}

function oneField(row: BuilderRow, field: FieldDefinition): Condition | undefined {
  const { name } = field;
  const values = row.values.filter((value) => value !== '');
  switch (row.operator) {
    case 'exists':
      return { op: 'exists', field: name };
    case 'under':
      return values.length > 0 && field.kind === 'keyword'
        ? { op: 'under', field: name, values }
        : undefined;
    case 'any':
    case 'every': {
      const read = values.map((value) => valueOf(field, value));
      const known = read.filter((value) => value !== undefined);
      if (read.length === 0 || known.length < read.length) return undefined;
      if (row.operator === 'every' && field.kind !== 'keyword') return undefined;
      return { op: row.operator, field: name, values: known };
    }
    case 'between':
      return betweenOf(row, field);
    case 'dated':
      return datedOf(row, field);
    default:
      return undefined;
  }
}

function valueOf(field: FieldDefinition, written: string): string | number | undefined {
  if (field.kind === 'date') {
    const span = readDay(written);
    return typeof span === 'object' && span.first === span.last ? span.first : undefined;
  }
  if (field.kind === 'integer') {
    const number = Number(written);
    return written.trim() !== '' && Number.isSafeInteger(number) ? number : undefined;
  }
  if (field.kind !== 'keyword') return undefined;
  const listed = field.values?.some((each) => each.value === written);
  return listed === false ? undefined : written;
}

function betweenOf(row: BuilderRow, field: FieldDefinition): Condition | undefined {
  const [first = '', last = ''] = row.values;
  const from = endOf(field, first, 'first');
  const to = endOf(field, last, 'last');
  if (from === null || to === null || (from === undefined && to === undefined)) return undefined;
  const condition: Condition = {
    op: field.match === 'under' ? 'span' : 'range',
    field: field.name,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  // A range from more to less finds nothing: it is a slip, not a question.
  return normalise(condition).op === 'none' ? undefined : condition;
}

/** A bound; undefined for an open end, null for what the field cannot have. */
function endOf(
  field: FieldDefinition,
  written: string,
  side: 'first' | 'last',
): Bound | undefined | null {
  if (written === '') return undefined;
  if (field.kind === 'date') {
    const span = readDay(written.trim());
    return typeof span === 'object' ? { value: span[side] } : null;
  }
  if (field.kind === 'integer' || field.kind === 'decimal') {
    const number = Number(written);
    const fits = field.kind === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
    return written.trim() !== '' && fits ? { value: number } : null;
  }
  return field.kind === 'keyword' ? { value: written } : null;
}

function datedOf(row: BuilderRow, field: FieldDefinition): Condition | undefined {
  const [value = '', first = '', last = ''] = row.values;
  const known = value === '' || field.values?.some((each) => each.value === value) === true;
  if (field.datedIn === undefined || !known) return undefined;
  const from = readDay(first.trim() === '' ? FIRST_DAY : first.trim());
  const to = readDay(last.trim() === '' ? LAST_DAY : last.trim());
  if (typeof from !== 'object' || typeof to !== 'object' || from.first > to.last) return undefined;
  return {
    op: 'range',
    field: field.datedIn,
    from: { value: `${value}@${from.first}` },
    to: { value: `${value}@${to.last}` },
  };
}

/** What a form asks for, and which of its rows could not be understood. */
export interface FormReading {
  readonly condition: Condition;
  /** Rows, by the way to them from the form (indexes of parts), that are incomplete or mistaken. */
  readonly unread: readonly (readonly number[])[];
}

/** Reads a form. Rows that are not filled in count as absent and are named. */
export function conditionOfForm(
  form: BuilderGroup,
  registry: FieldRegistry,
  options: ParseOptions = {},
): FormReading {
  const unread: (readonly number[])[] = [];
  const read = (node: BuilderNode, way: readonly number[]): Condition | undefined => {
    if (node.kind === 'group') {
      const parts = node.parts.flatMap((part, at) => read(part, [...way, at]) ?? []);
      if (parts.length === 0) return undefined;
      const joined = node.join === 'and' ? allOf(...parts) : anyOf(...parts);
      return node.negated ? not(joined) : joined;
    }
    const parsed = node.kind === 'text' ? parse(node.text, registry, options) : undefined;
    const condition =
      node.kind === 'row'
        ? conditionOfRow(node, registry)
        : parsed?.ok === true
          ? parsed.condition
          : undefined;
    if (condition === undefined) unread.push(way);
    return condition;
  };
  return { condition: normalise(read(form, []) ?? { op: 'all' }), unread };
}

/** The ways of asking that a field offers, the usual one first. */
export function operatorsOf(field: FieldDefinition | undefined): readonly RowOperator[] {
  if (field === undefined || field.kind === 'text') {
    return ['words', 'phrase', 'near', 'nearOrdered', 'begins', ...own(field)];
  }
  switch (field.kind) {
    case 'date':
    case 'integer':
    case 'decimal':
      return ['between', 'exists'];
    case 'keyword': {
      const dated: RowOperator[] = field.datedIn === undefined ? [] : ['dated'];
      const every: RowOperator[] = field.many === true ? ['every'] : [];
      if (field.values !== undefined) return ['any', ...dated, ...every, 'exists'];
      if (field.match === 'under') return ['under', 'any', 'between', 'begins', 'exists'];
      if (field.match === 'contains') return ['contains', 'any', 'begins', 'exists'];
      return field.match === 'starts' ? ['begins', 'any', 'exists'] : ['any', 'begins', 'exists'];
    }
    case 'point':
      return ['exists'];
  }
}

const own = (field: FieldDefinition | undefined): RowOperator[] =>
  field === undefined ? [] : ['exists'];
