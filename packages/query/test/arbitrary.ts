import * as fc from 'fast-check';
import type { Condition } from '../src/index.ts';

const SPECIAL = [
  '"',
  '“',
  '」',
  '(',
  '）',
  '\\',
  '*',
  '?',
  '＊',
  '？',
  ':',
  '：',
  '=',
  '>',
  '<',
  '≥',
  '-',
  '!',
  '！',
  '~',
  ',',
  '，',
  '、',
  '&',
  '＆',
  '|',
  '.',
  '..',
  '…',
  '[',
  ']',
  '［',
  ';',
  ' ',
  '　',
  '\n',
  '+',
  '/',
  '\u200b',
  '且',
  '或',
  '非',
  '除',
  'AND',
  'OR',
  'NOT',
  'and',
  '无',
  'id',
  '全',
  'all',
  '书名',
  'type',
  '图书',
  'a',
  'B',
  '1',
  '2020',
  '氮化镓',
  '近3年',
  '@',
  '｜',
  '至',
  '号',
  '\ud842\udfb7',
  '\ud842',
  'http://a',
  'ß',
  'İ',
];

/** Texts that try every special character of the language. */
const anyText = fc.oneof(
  fc
    .array(fc.constantFrom(...SPECIAL), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '氮化镓',
    'power',
    'H01L29/778',
    '978-7-121',
    '华为（深圳）公司',
    'H01L29(2006.01)',
    '全(a)',
    'a(b',
    'a(..)',
    '12:30',
    'http://example.org/?q=1',
  ),
);
const text = anyText.filter((each) => each.trim() !== '');

const some = <T>(...from: T[]) => fc.uniqueArray(fc.constantFrom(...from), { minLength: 1 });
const textFields = fc.oneof(
  fc.constant(['title', 'summary']),
  some('title', 'summary', 'contents'),
);
const wordFields = fc.oneof(
  textFields,
  fc.constantFrom(['author'], ['class'], ['type'], ['isbn'], ['author', 'editor'], ['shelf']),
  some('title', 'summary', 'author', 'class', 'subject'),
);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const edge = fc
  .tuple(
    fc.integer({ min: 2018, max: 2021 }),
    fc.constantFrom('01-01', '12-31', '03-31', '04-01', '02-29'),
  )
  .map(([year, rest]) => (rest === '02-29' ? '2020-02-29' : `${year}-${rest}`));
const someDay = fc.oneof(day, edge);
const integer = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.maxSafeInteger());
const decimal = fc.double({ noNaN: true, noDefaultInfinity: true });
const keyword = fc.oneof(anyText, fc.constant(''), fc.constantFrom('张三', '978', 'H01L'));
const listed = fc.constantFrom('book', 'map', 'printedMusic', 'a(b');
const longitude = fc.oneof(
  fc.integer({ min: -180, max: 180 }),
  fc.double({ min: -180, max: 180, noNaN: true }),
);
const latitude = fc.oneof(
  fc.integer({ min: -90, max: 90 }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

const range = (field: string, value: fc.Arbitrary<string | number>): fc.Arbitrary<Condition> => {
  const bound = fc.record({ value, open: fc.boolean() }, { requiredKeys: ['value'] });
  return fc.record(
    { op: fc.constant('range' as const), field: fc.constant(field), from: bound, to: bound },
    { requiredKeys: ['op', 'field'] },
  );
};
const any = (field: string, value: fc.Arbitrary<string | number>): fc.Arbitrary<Condition> =>
  fc.record({
    op: fc.constant('any' as const),
    field: fc.constant(field),
    values: fc.array(value, { maxLength: 3 }),
  });

const op = <T extends string>(name: T) => fc.constant(name);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ op: 'all' }),
  fc.constant<Condition>({ op: 'none' }),
  fc.record({ op: op('words'), fields: textFields, text }),
  fc.record({ op: op('phrase'), fields: textFields, text }),
  fc.record({
    op: op('near'),
    fields: textFields,
    texts: fc.array(text, { minLength: 1, maxLength: 3 }),
    distance: fc.integer({ min: 0, max: 1000 }),
    ordered: fc.boolean(),
  }),
  fc.record({ op: op('prefix'), fields: wordFields, text }),
  fc.record({
    op: op('wildcard'),
    fields: wordFields,
    pattern: fc
      .tuple(
        fc.constantFrom('', '*', '*', '?'),
        anyText,
        fc.constantFrom('*', '*', '?', '？', '**', '?*x'),
      )
      .map((parts) => parts.join(''))
      .filter((pattern) => !/^[*?＊？\s]*$/u.test(pattern) || !/\s/u.test(pattern)),
  }),
  any('isbn', keyword),
  any('author', keyword),
  any('class', keyword),
  any('type', listed),
  any('pages', integer),
  any('publishedDay', someDay),
  fc.record({ op: op('every'), field: op('author'), values: fc.array(keyword, { maxLength: 3 }) }),
  fc.record({ op: op('every'), field: op('type'), values: fc.array(listed, { maxLength: 3 }) }),
  fc.record({ op: op('under'), field: op('shelf'), values: fc.array(text, { maxLength: 3 }) }),
  fc.record({ op: op('prefix'), fields: fc.constant(['shelf']), text }),
  fc
    .tuple(fc.constantFrom('', 'lent', 'rebound', 'unknown'), someDay, someDay)
    .map(([value, one, other]): Condition => {
      const [first, last] = one < other ? [one, other] : [other, one];
      const bound = (end: string) => ({ value: `${value}@${end}` });
      return { op: 'range', field: 'actDay', from: bound(first), to: bound(last) };
    }),
  range('actDay', keyword),
  range('shelf', keyword).map((each) => ({ ...each, op: 'span' }) as Condition),
  range('isbn', keyword),
  range('type', listed),
  range('pages', integer),
  range('height', decimal),
  range('publishedDay', someDay),
  fc.record({ op: op('exists'), field: fc.constantFrom('title', 'author', 'pages', 'place') }),
  fc.record({ op: op('ids'), ids: fc.array(anyText, { maxLength: 3 }) }),
  fc
    .record({
      op: op('box'),
      field: op('place'),
      west: longitude,
      south: latitude,
      east: longitude,
      north: latitude,
    })
    .filter((box) => box.south <= box.north),
  fc.record({
    op: op('polygon'),
    field: op('place'),
    rings: fc.array(fc.array(fc.tuple(longitude, latitude), { minLength: 3, maxLength: 4 }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({
    op: op('radius'),
    field: op('place'),
    longitude,
    latitude,
    radiusMetres: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  }),
);

/** Conditions over the library catalogue that `validate` accepts, with and without redundancy. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constantFrom('and', 'or'), of: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ op: op('not'), of: tie('node') }),
  ),
})).node;
