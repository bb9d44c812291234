import { generateCity } from '@zca/demo-city';
import { EVENT_CODES, SEED_PARAMETERS } from '@zca/domain/law';
import type { ClassHierarchy, Patent, Right } from '@zca/domain/registry';
import {
  classOrder,
  EVENT_GROUPS,
  NO_HIERARCHY,
  toDocument,
  understand,
} from '@zca/domain/registry';
import { Lens } from '@zca/lens';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theAnalyzer } from '../../src/base/search/analyzer.ts';
import { ClassTree } from '../../src/registry/classes/classTree.ts';
import { RIGHT_SCHEMA } from '../../src/registry/searchSource.ts';
import { spell } from '../../src/registry/spelling.ts';

/* What is asked in words of the trade, against the records themselves read one by one. */

const TODAY = '2026-11-22';
const analyzer = theAnalyzer();

function lensOver(rights: readonly Right[]): Lens {
  const lens = new Lens(RIGHT_SCHEMA, analyzer);
  const context = { today: TODAY, parameters: SEED_PARAMETERS, spell };
  lens.apply({ upserts: rights.map((right) => toDocument(right, context)) });
  return lens;
}

function find(lens: Lens, query: string, hierarchy: ClassHierarchy = NO_HIERARCHY): string[] {
  const understood = understand(query, TODAY, hierarchy);
  if (!understood.ok) throw new Error(`${query}: ${JSON.stringify(understood.problems)}`);
  const where = understood.condition;
  const answer = lens.view.ask(
    { where, top: { size: 1000, sort: [{ by: 'id' }] } },
    { op: 'all' },
    { now: () => 0 },
  );
  return answer.hits.map((hit) => hit.id);
}

const keys = (rights: readonly Right[]): string[] => rights.map((right) => right.key).toSorted();

const PLAIN: Omit<Patent, 'key'> = {
  collection: 'patent',
  kind: 'invention',
  country: 'CN',
  title: '示例',
  publications: [],
  applicants: [],
  inventors: [],
  ipc: [],
  events: [],
  secrecy: 'OPEN',
};
const patent = (key: string, rest: Partial<Patent>): Patent => ({ ...PLAIN, key, ...rest });

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((offset) => new Date(Date.UTC(2019, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const event = fc.record({ code: fc.constantFrom(...EVENT_CODES.slice(0, 24)), day });

describe('events with their day', () => {
  it('are found exactly to the day, kind and day in the same event', () => {
    const lives = fc.array(fc.array(event, { maxLength: 5 }), { minLength: 1, maxLength: 30 });
    const kind = fc.constantFrom(
      ...EVENT_CODES.slice(0, 24).map((code) => ({
        written: code as string,
        codes: [code as string],
      })),
      ...EVENT_GROUPS.map(({ label, values }) => ({
        written: label.zh,
        codes: [...values] as string[],
      })),
      { written: '*', codes: [...EVENT_CODES] as string[] },
    );
    fc.assert(
      fc.property(lives, kind, day, day, (all, { written, codes }, one, other) => {
        const [first, last] = one < other ? [one, other] : [other, one];
        const rights = all.map((events, index) => patent(`P-CN${1000 + index}`, { events }));
        const lens = lensOver(rights);
        const having = (test: (day: string) => boolean) =>
          keys(
            rights.filter(({ events }) =>
              events.some((e) => codes.includes(e.code) && test(e.day)),
            ),
          );
        const within = having((d) => d >= first && d <= last);
        expect(find(lens, `事件:${written}@${first}..${last}`)).toEqual(within);
        expect(find(lens, `event:${written}@>=${first}`)).toEqual(having((d) => d >= first));
        expect(find(lens, `事件:${written}@<${last}`)).toEqual(having((d) => d < last));
        expect(find(lens, `事件:${written}@${first}`)).toEqual(having((d) => d === first));
        expect(find(lens, `非 事件:${written}@${first}..${last}`)).toEqual(
          keys(rights).filter((key) => !within.includes(key)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('tell the latest event', () => {
    const lens = lensOver([
      patent('P-CN1', {
        events: [
          { day: '2020-01-01', code: 'grant' },
          { day: '2022-03-04', code: 'transfer' },
        ],
      }),
      patent('P-CN2', {
        events: [
          { day: '2022-03-04', code: 'transfer' },
          { day: '2023-01-01', code: 'lapse' },
        ],
      }),
      patent('P-CN3', {}),
    ]);
    expect(find(lens, '最新事件:转移 最新事件日:2022')).toEqual(['P-CN1']);
    expect(find(lens, '事件:转移@2022')).toEqual(['P-CN1', 'P-CN2']);
    expect(find(lens, '无:最新事件')).toEqual(['P-CN3']);
  });
});

const SYMBOLS = [
  'H',
  'H01',
  'H01L',
  'H01L2/00',
  'H01L21/00',
  'H01L21/02',
  'H01L21/027',
  'H01L21/033',
  'H01L21/04',
  'H01L210/00',
  'H01L29/778',
  'H01M10/0525',
  'G06F3/01',
];
const classed = SYMBOLS.filter((symbol) => symbol.includes('/')).map((symbol, index) =>
  patent(`P-CN${index}`, { title: symbol, ipc: [{ symbol }], cpc: [symbol.replace(/^G/, 'Y')] }),
);
const symbolsOf = (found: readonly string[]): string[] =>
  classed.filter(({ key }) => found.includes(key)).map(({ title }) => title);

describe('a class with all below it', () => {
  const lens = lensOver(classed);
  const found = (query: string, hierarchy?: ClassHierarchy) =>
    symbolsOf(find(lens, query, hierarchy));

  it.each([
    ['分类:H01L2', ['H01L2/00']],
    ['分类:h01l21', ['H01L21/00', 'H01L21/02', 'H01L21/027', 'H01L21/033', 'H01L21/04']],
    ['分类:H01L21/00', ['H01L21/00', 'H01L21/02', 'H01L21/027', 'H01L21/033', 'H01L21/04']],
    ['分类:"H01L21/00"', ['H01L21/00']],
    ['分类:"H01L 21/02"', ['H01L21/02']],
    ['分类:H01L2*', SYMBOLS.filter((symbol) => symbol.startsWith('H01L2'))],
    ['分类:H01L21/02', ['H01L21/02', 'H01L21/027']],
    ['分类:H01M', ['H01M10/0525']],
    ['分类:Ｈ０１Ｍ', ['H01M10/0525']],
    ['分类:G', ['G06F3/01']],
    ['CPC:Y06F', ['G06F3/01']],
    [
      '分类:H01L2/00..H01L29/99',
      SYMBOLS.slice(3).filter((s) => s.startsWith('H01L') && !s.includes('L210')),
    ],
    ['分类:H01L9/00..H01L21/02', ['H01L21/00', 'H01L21/02', 'H01L21/027']],
    ['分类:[H01L21/02,H01L21/04)', ['H01L21/02', 'H01L21/027', 'H01L21/033']],
    ['分类>H01L21/04', ['H01L210/00', 'H01L29/778', 'H01M10/0525']],
    ['非 分类:H01', ['G06F3/01']],
    ['分类:H01L2,G06F', ['H01L2/00', 'G06F3/01']],
    ['分类:全(H01L,H01M)', []],
  ])('%s', (query, symbols) => {
    expect(found(query).toSorted()).toEqual([...symbols].toSorted());
  });

  it('follows the dots of a loaded scheme, and only where it tells them', () => {
    const row = (symbol: string, depth: number | null, place: number) => ({
      symbol,
      depth,
      place,
      language: 'zh',
      title: symbol,
    });
    const tree = new ClassTree('ipc', [
      row('H01L21/00', 0, 1),
      row('H01L21/02', 1, 2),
      row('H01L21/027', 2, 3),
      row('H01L21/033', 3, 4),
      row('H01L21/04', 2, 5),
      row('H01L29/00', 0, 6),
      row('H01L29/778', null, 7),
    ]);
    const hierarchy: ClassHierarchy = { below: (_scheme, symbol) => tree.below(symbol) };
    expect(found('分类:H01L21/02', hierarchy)).toEqual([
      'H01L21/02',
      'H01L21/027',
      'H01L21/033',
      'H01L21/04',
    ]);
    expect(found('分类:H01L21/027', hierarchy)).toEqual(['H01L21/027', 'H01L21/033']);
    expect(found('分类:"H01L21/027"', hierarchy)).toEqual(['H01L21/027']);
    expect(found('分类:H01L29/7', hierarchy)).toEqual(['H01L29/778']);
    expect(tree.below('H01L29/778')).toBeUndefined();
    expect(tree.path('H01L21/033')).toEqual([
      'H',
      'H01',
      'H01L',
      'H01L21/00',
      'H01L21/02',
      'H01L21/027',
      'H01L21/033',
    ]);
    expect(tree.children('H01L')).toEqual(['H01L21/00', 'H01L29/00']);
    expect(tree.title('H01L')).toBeUndefined();
    expect(tree.find('h01l21/0', 3)).toEqual(['H01L21/00', 'H01L21/02', 'H01L21/04']);
  });

  it('has the order of the classification, not of characters', () => {
    const ordered = SYMBOLS.slice(3, 11).toSorted((a, b) =>
      classOrder(a) < classOrder(b) ? -1 : 1,
    );
    expect(ordered).toEqual([
      'H01L2/00',
      'H01L21/00',
      'H01L21/02',
      'H01L21/027',
      'H01L21/033',
      'H01L21/04',
      'H01L29/778',
      'H01L210/00',
    ]);
    const backwards = understand('分类:H01L21/00..H01L9/00', TODAY);
    expect(backwards).toMatchObject({
      ok: false,
      problems: [{ code: 'reversedRange', from: 3, to: 22 }],
    });
  });
});

describe('parties by role', () => {
  const rights = [
    patent('P-CN1', {
      applicants: [
        { name: '西安示例大学', address: '陕西省西安市雁塔区示例路2号', division: '610113' },
      ],
      holders: [{ name: '陕西新材（西安）有限公司', division: '610116' }],
      inventors: ['张三'],
      agency: { name: '西安代理事务所', agents: ['王五'] },
      events: [
        {
          day: '2021-01-01',
          code: 'transfer',
          details: { formerHolder: '西安示例大学', newHolder: '陕西新材（西安）有限公司' },
        },
        { day: '2022-01-01', code: 'pledge', details: { pledgee: '长安银行;示例担保公司' } },
      ],
    }),
    patent('P-CN2', {
      applicants: [{ name: 'HUAWEI Technologies', division: '440000' }],
      events: [{ day: '2023-01-01', code: 'licence', details: { licensee: '王五' } }],
    }),
  ];
  const lens = lensOver(rights);
  it.each([
    ['权利人:大学', []],
    ['申请人:大学', ['P-CN1']],
    ['前权利人:大学', ['P-CN1']],
    ['权利人:新材(西安)', ['P-CN1']],
    ['权利人:"陕西新材(西安)有限公司"', ['P-CN1']],
    ['权利人:huawei', ['P-CN2']],
    ['申请人:ＨＵＡＷＥＩ', ['P-CN2']],
    ['权利人:shanxixincai', ['P-CN1']],
    ['质权人:担保', ['P-CN1']],
    ['质权人:"长安银行"', ['P-CN1']],
    ['当事人:王五', ['P-CN1', 'P-CN2']],
    ['被许可人:王五', ['P-CN2']],
    ['代理师:王五', ['P-CN1']],
    ['当事人:huawei', ['P-CN2']],
    ['当事人:长安银行', ['P-CN1']],
    ['非 当事人:大学', ['P-CN2']],
    ['无:质权人', ['P-CN2']],
    ['有:当事人', ['P-CN1', 'P-CN2']],
    ['行政区划:61', ['P-CN1']],
    ['行政区划:陕西', ['P-CN1']],
    ['行政区划:长安区', ['P-CN1']],
    ['行政区划:雁塔区', []],
  ])('%s', (query, found) => {
    expect(find(lens, query)).toEqual(found);
  });

  it('are found in a generated city as the records state them', () => {
    const city = generateCity({ seed: 11, rights: 600, today: TODAY });
    const all = Array.from({ length: 600 }, (_, index) => city.rightAt(index));
    const many = lensOver(all);
    const stated = (test: (right: Right) => boolean) => keys(all.filter(test));
    expect(find(many, '申请人:大学')).toEqual(
      stated((right) => right.applicants.some(({ name }) => name.includes('大学'))),
    );
    expect(find(many, '质权人:银行')).toEqual(
      stated((right) =>
        right.events.some(({ details }) => String(details?.['pledgee']).includes('银行')),
      ),
    );
  });
});
