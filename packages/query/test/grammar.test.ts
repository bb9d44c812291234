import { describe, expect, it } from 'vitest';
import type { Condition, FieldRegistry } from '../src/index.ts';
import { normalise, parse } from '../src/index.ts';
import { RIGHTS } from './rights.ts';

const DEFAULTS = ['abstract', 'claim', 'names', 'title'];
const words = (text: string, ...fields: string[]): Condition => ({
  op: 'words',
  fields: fields.length > 0 ? fields : DEFAULTS,
  text,
});
const phrase = (text: string, ...fields: string[]): Condition =>
  ({
    ...words(text, ...fields),
    op: 'phrase',
  }) as Condition;
const any = (field: string, ...values: (string | number)[]): Condition => ({
  op: 'any',
  field,
  values,
});
const and = (...of: Condition[]): Condition => ({ op: 'and', of });
const or = (...of: Condition[]): Condition => ({ op: 'or', of });
const not = (of: Condition): Condition => ({ op: 'not', of });
const near = (texts: string[], distance: number, ordered: boolean): Condition => ({
  op: 'near',
  fields: DEFAULTS,
  texts,
  distance,
  ordered,
});

function read(query: string, registry: FieldRegistry = RIGHTS): Condition | string {
  const result = parse(query, registry, { today: '2026-11-22' });
  return result.ok ? result.condition : JSON.stringify(result.problems);
}

/** Pairs of a query and its meaning, by what they show. */
const CASES: Record<string, [string, Condition][]> = {
  'plain words': [
    ['', { op: 'all' }],
    ['　 ', { op: 'all' }],
    ['氮化镓功率器件', words('氮化镓功率器件')],
    ['氮化镓 功率　器件', words('氮化镓 功率 器件')],
    ['氮化镓 功率 氮化镓', words('氮化镓 功率')],
    ['与非门 电压与电流 非晶 或门', words('与非门 电压与电流 非晶 或门')],
    ['R&D A/B PD-1 5G,6G', words('R&D A/B PD-1 5G,6G')],
    ['1:1 12：30 https://example.org/a?b=c&d', words('1:1 12：30 https://example.org/a?b=c&d')],
    ['结论： 氮化镓', words('结论： 氮化镓')],
    ['a\\:b \\(c\\) \\且 d\\*', words('a:b (c) 且 d*')],
  ],
  'phrases and near': [
    ['"氮化镓 功率"', phrase('氮化镓 功率')],
    ['“氮化镓”', phrase('氮化镓')],
    ['「氮化镓"」', phrase('氮化镓"')],
    ['“5\\"屏”', phrase('5"屏')],
    ['"a b"~5', near(['a', 'b'], 5, false)],
    ['“a b”～＞１０', near(['a', 'b'], 10, true)],
    ['"a\\ b c"~0', near(['a b', 'c'], 0, false)],
    ['"a"~3', phrase('a')],
  ],
  'prefixes and patterns': [
    ['氮化*', { op: 'prefix', fields: DEFAULTS, text: '氮化' }],
    ['氮化＊', { op: 'prefix', fields: DEFAULTS, text: '氮化' }],
    ['*晶？管', { op: 'wildcard', fields: DEFAULTS, pattern: '*晶?管' }],
    ['*', { op: 'all' }],
  ],
  'and, or, not': [
    ['a 且 "b" 与 “c” 并且 d', and(words('a d'), phrase('b'), phrase('c'))],
    ['a AND b && c＆＆d & e', words('a b c d e')],
    [
      'a 或 b 或者 c OR d || e｜｜f',
      or(...['a', 'b', 'c', 'd', 'e', 'f'].map((each) => words(each))),
    ],
    ['a 非 b', and(words('a'), not(words('b')))],
    ['a 不含 b', and(words('a'), not(words('b')))],
    ['a 除 b', and(words('a'), not(words('b')))],
    ['a NOT b', and(words('a'), not(words('b')))],
    ['a -b', and(words('a'), not(words('b')))],
    ['a －b', and(words('a'), not(words('b')))],
    ['a !b', and(words('a'), not(words('b')))],
    ['a AND NOT (b OR c)', and(words('a'), not(or(words('b'), words('c'))))],
    ['NOT NOT a', words('a')],
    ['a 或 b 且 c', or(words('a'), words('b c'))],
    ['（a 或 b）且 c', and(or(words('a'), words('b')), words('c'))],
    ['("a")或("b")', or(phrase('a'), phrase('b'))],
    ['非(a)', not(words('a'))],
    ['a and b', words('a and b')],
    ['非 *', { op: 'none' }],
  ],
  'text fields': [
    ['名称:氮化镓', words('氮化镓', 'title')],
    ['TI：氮化镓', words('氮化镓', 'title')],
    ['ｔｉ＝氮化镓', words('氮化镓', 'title')],
    ['名称 : 氮化镓', words('氮化镓', 'title')],
    ['名称:“氮化镓”', phrase('氮化镓', 'title')],
    ['名称:(氮化镓 或 碳化硅)', or(words('氮化镓', 'title'), words('碳化硅', 'title'))],
    [
      '名称:(氮化镓 -外延 摘要:衬底)',
      and(words('氮化镓', 'title'), not(words('外延', 'title')), words('衬底', 'abstract')),
    ],
    ['名称:"a","b"', or(phrase('a', 'title'), phrase('b', 'title'))],
    ['名称:氮化镓，碳化硅', words('氮化镓，碳化硅', 'title')],
    ['名称:一种方法（装置）及系统', words('一种方法（装置）及系统', 'title')],
    ['名称+摘要:氮化*', { op: 'prefix', fields: ['abstract', 'title'], text: '氮化' }],
  ],
  'keyword fields': [
    ['类型:发明授权', any('type', 'inventionGrant')],
    ['kind:"granted INVENTION"', any('type', 'inventionGrant')],
    ['kind:granted invention, design', any('type', 'design', 'inventionGrant')],
    [
      'kind:(granted invention OR design) a',
      and(any('type', 'design', 'inventionGrant'), words('a')),
    ],
    ['类型:inventiongrant', any('type', 'inventionGrant')],
    ['类型:(发明授权 或 实用新型)', any('type', 'inventionGrant', 'utilityModel')],
    [
      '类型:发明授权,实用新型，商标、design',
      any('type', 'design', 'inventionGrant', 'trademark', 'utilityModel'),
    ],
    ['类型:发明授权, 实用新型', any('type', 'inventionGrant', 'utilityModel')],
    ['类型!=商标', not(any('type', 'trademark'))],
    [
      '权利人:华为技术（深圳）有限公司',
      { op: 'wildcard', fields: ['holder'], pattern: '*华为技术（深圳）有限公司*' },
    ],
    ['权利人:"西安电子科技大学"', any('holder', '西安电子科技大学')],
    ['权利人:西安*', { op: 'prefix', fields: ['holder'], text: '西安' }],
    ['权利人:5\\*5', { op: 'wildcard', fields: ['holder'], pattern: '*5?5*' }],
    ['IPC:H01L29/778', { op: 'prefix', fields: ['ipc'], text: 'H01L29/778' }],
    ['ipc:"H01L29/778","H02M"', any('ipc', 'H01L29/778', 'H02M')],
    ['类别:9', any('nice', '9')],
    ['类别:09..12', { op: 'range', field: 'nice', from: { value: '09' }, to: { value: '12' } }],
    [
      '产业:全(第三代半导体,新材料)',
      { op: 'every', field: 'industry', values: ['XA-01', 'XA-07'] },
    ],
    ['发明人:*', { op: 'exists', field: 'inventor' }],
    ['有:发明人', { op: 'exists', field: 'inventor' }],
    ['无:发明人', not({ op: 'exists', field: 'inventor' })],
    [
      'none:(in,filed)',
      and(not({ op: 'exists', field: 'inventor' }), not({ op: 'exists', field: 'filingDay' })),
    ],
    ['id:(b,"a c",b)', { op: 'ids', ids: ['a c', 'b'] }],
  ],
  numbers: [
    ['权项数:10', any('claimCount', 10)],
    ['权项数＞１０', { op: 'range', field: 'claimCount', from: { value: 10, open: true } }],
    ['权项数≥10', { op: 'range', field: 'claimCount', from: { value: 10 } }],
    ['权项数 <= 10', { op: 'range', field: 'claimCount', to: { value: 10 } }],
    ['权项数:10-20', { op: 'range', field: 'claimCount', from: { value: 10 }, to: { value: 20 } }],
    ['权项数:10～20', { op: 'range', field: 'claimCount', from: { value: 10 }, to: { value: 20 } }],
    ['权项数:-5--3', { op: 'range', field: 'claimCount', from: { value: -5 }, to: { value: -3 } }],
    ['权项数:10..', { op: 'range', field: 'claimCount', from: { value: 10 } }],
    [
      '权项数:]10,20[',
      {
        op: 'range',
        field: 'claimCount',
        from: { value: 10, open: true },
        to: { value: 20, open: true },
      },
    ],
    [
      '权项数:(10,20]',
      { op: 'range', field: 'claimCount', from: { value: 10, open: true }, to: { value: 20 } },
    ],
    ['权项数:(10,20)', any('claimCount', 10, 20)],
    [
      '权项数:(<3 或 >10)',
      or(
        { op: 'range', field: 'claimCount', to: { value: 3, open: true } },
        { op: 'range', field: 'claimCount', from: { value: 10, open: true } },
      ),
    ],
  ],
  places: [
    [
      '位置:圆(108.94,34.34,5000)',
      { op: 'radius', field: 'location', longitude: 108.94, latitude: 34.34, radiusMetres: 5000 },
    ],
    [
      'location：circle（108.94，34.34，5km）',
      { op: 'radius', field: 'location', longitude: 108.94, latitude: 34.34, radiusMetres: 5000 },
    ],
    [
      '位置:box(108,34,109,35)',
      { op: 'box', field: 'location', west: 108, south: 34, east: 109, north: 35 },
    ],
    [
      '位置:多边形(108 34, 109 34, 109 35)',
      {
        op: 'polygon',
        field: 'location',
        rings: [
          [
            [108, 34],
            [109, 34],
            [109, 35],
          ],
        ],
      },
    ],
    ['位置:*', { op: 'exists', field: 'location' }],
  ],
};

const ROWS = Object.entries(CASES).flatMap(([group, cases]) =>
  cases.map(([query, meaning]) => [group, query, meaning] as const),
);

describe('what people write means what they meant', () => {
  it.each(ROWS)('%s: %s', (_, query, meaning) => {
    expect(read(query)).toEqual(normalise(meaning));
  });
});

describe('the syntax tree', () => {
  it('tells where each part stands and what it means', () => {
    const result = parse('名称:"a" 或 (b)', RIGHTS);
    expect(result.ok && result.syntax).toEqual({
      kind: 'or',
      from: 0,
      to: 12,
      condition: or(phrase('a', 'title'), words('b')),
      parts: [
        {
          kind: 'field',
          from: 0,
          to: 6,
          tag: { from: 0, to: 2 },
          fields: ['title'],
          condition: phrase('a', 'title'),
          parts: [{ kind: 'term', from: 3, to: 6, condition: phrase('a', 'title'), parts: [] }],
        },
        {
          kind: 'group',
          from: 9,
          to: 12,
          condition: words('b'),
          parts: [{ kind: 'term', from: 10, to: 11, condition: words('b'), parts: [] }],
        },
      ],
    });
  });
});
