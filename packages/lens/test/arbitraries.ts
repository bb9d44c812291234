import * as fc from 'fast-check';
import type { Condition, Question, Refinement, SearchDocument, SortKey } from '@zca/query';
import type { Analyzer, LensField, LensSchema } from '../src/index.ts';
import { createNormaliser, createSegmenter } from '../src/index.ts';

/** Few characters, so that texts and questions meet often; with width, case, variants and marks. */
const characters = [
  ...'电池装置锂的方法ab12',
  'Ａ',
  '電',
  'B',
  '，',
  ' ',
  '-',
  '𠮷',
  '①',
  '\uffff',
];
const vocabulary = ['电池', '装置', '锂电池', '方法', '的方法'];

export const analyzer: Analyzer = {
  normalise: createNormaliser({ 電: '电' }),
  words: createSegmenter(vocabulary),
};

const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 14 });
const shortText = fc.string({ unit: fc.constantFrom(...characters), maxLength: 4 });
const keyword = fc.constantFrom('H01M', 'H01L', 'H02', 'A61K', 'a', '甲公司', '乙', '\ud800', '');
const integer = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(4_000_000_000));
const decimal = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((n) => n / 4),
  fc.constantFrom(1e9),
);
const day = fc
  .date({ min: new Date('2018-11-01'), max: new Date('2021-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const point = fc.tuple(
  fc.constantFrom(-180, -179.5, 0, 120.1, 120.2, 120.3, 179.9, 180),
  fc.constantFrom(-90, -10, 0, 30.1, 30.2, 30.25, 86),
);

const combinations = [
  [],
  [['kind', 'amount']],
  [['kind', 'amount', 'filed']],
  [['filed'], ['amount', 'kind']],
];

/** One to three fields of each of several kinds; the first two are always there. */
export const schemas: fc.Arbitrary<LensSchema> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.constantFrom(1, 2.5, 0.5), fc.constantFrom(...combinations))
  .map(([second, wide, weight, combined]) => {
    const fields: LensField[] = [
      { name: 'title', kind: 'text', weight },
      { name: 'kind', kind: 'keyword' },
      { name: 'codes', kind: 'keyword', many: true },
      { name: 'amount', kind: 'integer' },
      { name: 'filed', kind: 'date' },
    ];
    if (second) fields.push({ name: 'abstract', kind: 'text', many: true });
    if (wide) fields.push({ name: 'size', kind: 'decimal' }, { name: 'place', kind: 'point' });
    return { fields, combined };
  });

function valueOf(field: LensField): fc.Arbitrary<SearchDocument['values'][string]> {
  if (field.kind === 'text') {
    return fc.oneof(text, fc.array(text, { maxLength: 3 }));
  }
  if (field.kind === 'keyword') {
    return field.many === true ? fc.array(keyword, { maxLength: 12, size: 'max' }) : keyword;
  }
  if (field.kind === 'integer') return integer;
  if (field.kind === 'decimal') return decimal;
  if (field.kind === 'date') return day;
  return fc.oneof(point, fc.array(point, { maxLength: 3 }));
}

const id = fc.integer({ min: 0, max: 40 }).map((n) => `r${n}`);

export function documents(schema: LensSchema): fc.Arbitrary<SearchDocument> {
  const values = fc.record(
    Object.fromEntries(schema.fields.map((field) => [field.name, valueOf(field)])),
    { requiredKeys: [] },
  );
  return fc.record({ id, values }) as fc.Arbitrary<SearchDocument>;
}

export interface Step {
  readonly upserts: readonly SearchDocument[];
  readonly deletes: readonly string[];
  readonly next: 'nothing' | 'merge' | 'mergeAll' | 'reload';
}

export function steps(schema: LensSchema): fc.Arbitrary<Step[]> {
  const step = fc.record({
    upserts: fc.array(documents(schema), { maxLength: 14 }),
    deletes: fc.array(id, { maxLength: 4 }),
    next: fc.constantFrom('nothing', 'nothing', 'merge', 'mergeAll', 'reload'),
  });
  return fc.array(step, { minLength: 1, maxLength: 6 });
}

function named(schema: LensSchema, ...kinds: string[]): string[] {
  return schema.fields.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
}

function bound(value: fc.Arbitrary<string | number>) {
  return fc.record({ value, open: fc.boolean() }, { requiredKeys: ['value'] });
}

function range(field: string, value: fc.Arbitrary<string | number>) {
  return fc.record(
    { op: fc.constant('range'), field: fc.constant(field), from: bound(value), to: bound(value) },
    { requiredKeys: ['op', 'field'] },
  );
}

function any(field: string, value: fc.Arbitrary<string | number>) {
  return fc.record({
    op: fc.constantFrom('any', 'any', 'every'),
    field: fc.constant(field),
    values: fc.array(value, { maxLength: 3 }),
  });
}

export function conditions(schema: LensSchema): fc.Arbitrary<Condition> {
  const texts = fc.subarray(named(schema, 'text'), { minLength: 1 });
  const strings = fc.subarray(named(schema, 'text', 'keyword'), { minLength: 1 });
  const leaves: fc.Arbitrary<unknown>[] = [
    fc.constantFrom({ op: 'all' }, { op: 'none' }),
    fc.record({ op: fc.constant('words'), fields: texts, text: shortText }),
    fc.record({ op: fc.constant('words'), fields: texts, text: fc.constantFrom(...vocabulary) }),
    fc.record({ op: fc.constant('phrase'), fields: texts, text: shortText }),
    fc.record({
      op: fc.constant('near'),
      fields: texts,
      texts: fc.array(shortText, { maxLength: 3 }),
      distance: fc.integer({ min: 0, max: 4 }),
      ordered: fc.boolean(),
    }),
    fc.record({
      op: fc.constant('prefix'),
      fields: strings,
      text: fc.constantFrom('电', '锂', '', 'H01', 'a', 'Ａ', '甲', '\ud800'),
    }),
    fc.record({
      op: fc.constant('wildcard'),
      fields: strings,
      pattern: fc.constantFrom(
        'H0*',
        'H01?',
        '*池',
        '?池',
        '*',
        '',
        '*0*L',
        '电池',
        '?',
        '??',
        'Ａ*',
      ),
    }),
    range('kind', keyword),
    range('codes', keyword),
    range('amount', integer),
    range('filed', day),
    any('kind', keyword),
    any('codes', keyword),
    any('amount', integer),
    any('filed', day),
    fc.record({
      op: fc.constant('exists'),
      field: fc.constantFrom(...schema.fields.map(({ name }) => name)),
    }),
    fc.record({ op: fc.constant('ids'), ids: fc.array(id, { maxLength: 5 }) }),
  ];
  if (named(schema, 'decimal').length > 0) leaves.push(range('size', decimal));
  if (named(schema, 'point').length > 0) leaves.push(...pointConditions());
  const { tree } = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
    leaf: fc.oneof(...(leaves as fc.Arbitrary<Condition>[])),
    tree: fc.oneof(
      { maxDepth: 3 },
      tie('leaf'),
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('tree'), { maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), of: tie('tree') }),
    ),
  }));
  return tree;
}

function pointConditions(): fc.Arbitrary<unknown>[] {
  const longitude = fc.constantFrom(-180, -150, 0, 119.9, 120.15, 120.25, 180);
  const latitude = fc.constantFrom(-90, -5, 29, 30.15, 31, 90);
  const field = fc.constant('place');
  // No point lies on an edge between such corners: which side an edge belongs to is not promised.
  const corner = fc.tuple(
    fc.constantFrom(-181, -151.3, 0.7, 119.93, 120.17, 120.23, 180.9),
    fc.constantFrom(-91, -5.1, 29.3, 30.13, 30.22, 31.7, 92),
  );
  return [
    fc.record({
      op: fc.constant('box'),
      field,
      west: longitude,
      south: latitude,
      east: longitude,
      north: latitude,
    }),
    fc.record({
      op: fc.constant('polygon'),
      field,
      rings: fc.array(fc.array(corner, { minLength: 3, maxLength: 5 }), { maxLength: 2 }),
    }),
    fc.record({
      op: fc.constant('radius'),
      field,
      longitude,
      latitude,
      radiusMetres: fc.constantFrom(0, 5000, 20_000, 15_000_000),
    }),
  ];
}

function sortKeys(schema: LensSchema): fc.Arbitrary<SortKey[]> {
  const columns = schema.fields
    .filter(({ kind, many }) => kind !== 'text' && kind !== 'point' && many !== true)
    .map(({ name }) => name);
  const key = fc.record(
    { by: fc.constantFrom('relevance', 'id', ...columns), descending: fc.boolean() },
    { requiredKeys: ['by'] },
  );
  return fc.array(key, { minLength: 1, maxLength: 3 });
}

export function questions(schema: LensSchema): fc.Arbitrary<Question> {
  const where = conditions(schema);
  const facetField = fc.constantFrom('kind', 'codes', 'amount', 'filed');
  const size = fc.integer({ min: 0, max: 5 });
  const facet = fc.record(
    {
      field: facetField,
      size,
      contains: fc.constantFrom('h0', '公', '1', ''),
      values: fc.array(fc.oneof(keyword, fc.constantFrom('3', '2020-01-01')), { maxLength: 3 }),
      distinct: fc.constantFrom('kind', 'codes'),
    },
    { requiredKeys: ['field', 'size'] },
  );
  const unit = fc.constantFrom('year' as const, 'quarter' as const, 'month' as const);
  const axis = fc.oneof(
    fc.record({ field: facetField, size }),
    fc.record({ field: fc.constant('filed'), unit }),
  );
  const numbers = ['amount', ...named(schema, 'decimal')];
  const refinement = facetField.chain((field) =>
    where.map((condition): Refinement => ({ field, where: condition })),
  );
  const parts: Record<string, fc.Arbitrary<unknown>> = {
    where,
    refinements: fc.array(refinement, { maxLength: 2 }),
    top: fc.record(
      { size: fc.integer({ min: 0, max: 12 }), sort: sortKeys(schema) },
      { requiredKeys: ['size'] },
    ),
    facets: fc.dictionary(fc.constantFrom('a', 'b', 'c'), facet, { noNullPrototype: true }),
    histograms: fc.record({
      days: fc.record({ field: fc.constant('filed'), unit }),
      steps: fc.record({
        field: fc.constantFrom(...numbers),
        unit: fc.record({ step: fc.constantFrom(1e8, 5e7 + 0.25) }),
      }),
    }),
    pivots: fc.record({ p: fc.record({ rows: axis, columns: axis }) }),
    statistics: fc.record({
      s: fc.record(
        {
          field: fc.constantFrom(...schema.fields.map(({ name }) => name)),
          percentiles: fc.subarray([0, 10, 50, 99.5, 100]),
          distinct: fc.boolean(),
        },
        { requiredKeys: ['field'] },
      ),
    }),
  };
  if (named(schema, 'point').length > 0) {
    parts['cells'] = fc.record({
      c: fc.record(
        {
          field: fc.constant('place'),
          zoom: fc.constantFrom(0, 3, 11, 22),
          limit: fc.integer({ min: 0, max: 3 }),
        },
        { requiredKeys: ['field', 'zoom'] },
      ),
    });
  }
  return fc.record(parts, { requiredKeys: ['where'] }) as unknown as fc.Arbitrary<Question>;
}
