import { describe, expect, it } from 'vitest';
import { checkRegistry, conditionProblemMessage, validate } from '../src/index.ts';
import { CATALOGUE } from './catalogue.ts';
import { RIGHTS } from './rights.ts';

function faults(value: unknown): string[] {
  const result = validate(value, CATALOGUE);
  return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${problem.path}`);
}

const nested = (depth: number): unknown =>
  depth === 1 ? { op: 'exists', field: 'title' } : { op: 'not', of: nested(depth - 1) };

describe('a condition from outside', () => {
  it.each<[string, unknown, string[]]>([
    ['is an object', 7, ['notACondition ']],
    ['is not null', null, ['notACondition ']],
    ['is not a list', [], ['notACondition ']],
    ['has a known op', { op: 'sql', of: 'x' }, ['unknownOp /op']],
    [
      'has parts that are conditions',
      { op: 'and', of: [{ op: 'all' }, 3] },
      ['notACondition /of/1'],
    ],
    ['has a list of parts', { op: 'or', of: {} }, ['notACondition /of']],
    ['names fields', { op: 'words', fields: [], text: 'a' }, ['noFields /fields']],
    ['names known fields', { op: 'exists', field: 'foo' }, ['unknownField /field']],
    [
      'asks what the kind allows',
      { op: 'words', fields: ['pages'], text: 'a' },
      ['wrongKind /fields/0'],
    ],
    ['ranges over ordered fields', { op: 'range', field: 'title' }, ['wrongKind /field']],
    ['has text', { op: 'phrase', fields: ['title'], text: ' ' }, ['emptyText /text']],
    [
      'has a wildcard',
      { op: 'wildcard', fields: ['title'], pattern: 'a' },
      ['noWildcard /pattern'],
    ],
    [
      'has values of its list',
      { op: 'any', field: 'type', values: ['book', 'x'] },
      ['wrongValue /values/1'],
    ],
    [
      'has whole numbers',
      { op: 'any', field: 'pages', values: [1.5, '1'] },
      ['wrongValue /values/0', 'wrongValue /values/1'],
    ],
    [
      'has real days',
      { op: 'any', field: 'publishedDay', values: ['2021-02-29'] },
      ['wrongValue /values/0'],
    ],
    [
      'has finite bounds',
      { op: 'range', field: 'height', from: { value: Number.NaN } },
      ['wrongValue /from/value'],
    ],
    [
      'has true or false',
      { op: 'range', field: 'pages', to: { value: 1, open: 1 } },
      ['wrongValue /to/open'],
    ],
    [
      'has a distance',
      { op: 'near', fields: ['title'], texts: [], distance: -1, ordered: 0 },
      ['wrongValue /texts', 'wrongValue /distance', 'wrongValue /ordered'],
    ],
    [
      'lies on the earth',
      { op: 'box', field: 'place', west: 181, south: 3, east: 0, north: 2 },
      ['wrongValue /west', 'wrongValue /south'],
    ],
    [
      'has a size',
      { op: 'radius', field: 'place', longitude: 0, latitude: 0, radiusMetres: 0 },
      ['wrongValue /radiusMetres'],
    ],
    [
      'has rings of points',
      {
        op: 'polygon',
        field: 'place',
        rings: [
          [
            [0, 0],
            [1, 'x'],
            [1, 1],
          ],
          [],
        ],
      },
      ['wrongValue /rings/0/1', 'wrongValue /rings/1'],
    ],
    ['has ids that are texts', { op: 'ids', ids: ['a', 1] }, ['wrongValue /ids/1']],
    ['has no more than 32 levels', nested(33), [`tooDeep ${'/of'.repeat(32)}`]],
    ['may have 32 levels', nested(32), []],
    [
      'has no more than 2,000 nodes',
      { op: 'or', of: Array.from({ length: 2000 }, () => nested(1)) },
      ['tooLarge '],
    ],
    ['may have 2,000 nodes', { op: 'or', of: Array.from({ length: 1999 }, () => nested(1)) }, []],
  ])('%s', (_, value, expected) => {
    expect(faults(value)).toEqual(expected);
  });

  it('may refer to itself without end and is refused', () => {
    const loop: { op: string; of: unknown } = { op: 'not', of: undefined };
    loop.of = loop;
    expect(faults(loop)).toEqual([`tooDeep ${'/of'.repeat(32)}`]);
  });

  it('is explained in both languages', () => {
    const result = validate({ op: 'and', of: [{ op: 'exists', field: 'foo' }] }, CATALOGUE);
    const [problem] = result.ok ? [] : result.problems;
    if (problem === undefined) throw new Error('a problem is expected');
    expect(conditionProblemMessage(problem, 'zh')).toBe('条件 /of/0/field 处：没有“foo”字段');
    expect(conditionProblemMessage(problem, 'en')).toBe(
      'At /of/0/field of the condition: there is no field “foo”',
    );
  });
});

describe('a registry', () => {
  it('is checked for tags that would not be reached', () => {
    expect(checkRegistry(RIGHTS)).toEqual([]);
    const [first] = CATALOGUE.fields;
    if (first === undefined) throw new Error('a field is expected');
    const twice = { ...first, name: 'other', tags: { zh: ['无', '书 名'], en: ['TI'] } };
    expect(checkRegistry({ fields: [first, twice] })).toEqual([
      { code: 'reservedTag', field: 'other', tag: '无' },
      { code: 'unreadableTag', field: 'other', tag: '书 名' },
      { code: 'sameTag', field: 'other', tag: 'TI' },
    ]);
  });
});
