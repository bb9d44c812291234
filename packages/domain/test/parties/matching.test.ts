import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MERGE_AT,
  PROPOSE_AT,
  compare,
  lexiconOf,
  matchParties,
  normalName,
  reasonsOf,
  subjectOf,
} from '../../src/parties/index.ts';

const same = (text: string) => text;
const CODE = '91350100M000100Y43';
const OTHER_CODE = '11320000MB151840XJ';
const subject = (name: string, id = name, codes: readonly string[] = []) =>
  subjectOf(id, normalName(name, same), codes);
const between = (a: string, b: string, sound = same) => {
  const pair = [subject(a), subject(b)] as const;
  return compare(...pair, lexiconOf(pair, sound));
};
const matched = (names: readonly string[]) =>
  matchParties(names.map((name) => subject(name))).merges.map(({ a, b }) => [a, b].toSorted());

describe('two names', () => {
  it.each([
    ['西安样例甲乙科技有限公司', '西安样例甲乙科技股份有限公司', 'a converted legal form'],
    ['西安样例甲乙科技有限公司', '陕西西安样例甲乙科技有限公司', 'the province before the city'],
    ['样例甲乙科技（西安）有限公司', '西安样例甲乙科技有限公司', 'the place in brackets'],
    ['西安样例甲乙科技', '西安样例甲乙科技有限公司', 'no legal form'],
    [
      '样例甲省电力公司科学研究院',
      '样例甲省电力有限公司科学研究院',
      'units of one that was converted',
    ],
    ['Alpharidge Instruments Inc', 'Alpharidge Instruments', 'no Latin legal form'],
    ['Intl Alpharidge Tech Inc', 'International Alpharidge Technology Inc', 'abbreviations'],
    ['ALPHARIDGE & SONS CO (THE)', 'The Alpharidge and Sons Company', 'the article at the end'],
    ['ALPHARIDGE INSTR [US]', 'Alpharidge Instruments', 'the country that a register adds'],
    ['Alpha Ridge Instruments Inc', 'Alpharidge Instruments Inc', 'a word in two'],
    [
      'ALPHA (Institut Borealis de la Recherche)',
      'Institut Borealis de la Recherche',
      'an acronym',
    ],
    [
      '西安样例甲乙大学（Alpharidge University）',
      'Alpharidge University',
      'both names in one writing',
    ],
    [
      'INSTITUT NATIONAL BOREALIS DE LA RECHERCHE MEDI',
      'Institut National Borealis de la Recherche Medicale',
      'a last word that a register cut',
    ],
  ])('%s and %s are one: %s', (a, b) => {
    const { score, veto, capped } = between(a, b);
    expect({ veto, capped }).toEqual({ veto: null, capped: false });
    expect(score).toBeGreaterThanOrEqual(MERGE_AT);
  });

  it.each([
    ['西安样例甲乙科技有限公司', '样例甲乙科技有限公司', 'a place left out'],
    ['西安样例甲乙科技有限公司', '西安样例甲乙科技集团有限公司', 'more of the business'],
    ['西安样例甲乙科技有限公司', '西安样例甲乙科技（深圳）有限公司', 'a further place'],
    ['Alpharidge Borealis Inc', 'Alpharidge Borealis Research Inc', 'one more word'],
    ['Alpharidge Borealis Inc', 'Alpharidge Borealis GmbH', 'the forms of two countries'],
    ['北京样例甲乙能源研究所', '北京样例甲乙能源研究院', 'an institute that was raised'],
    ['西安样例大学医学院第一附属医院', '西安样例大学第一附属医院', 'the way to a unit'],
    ['Alpharidge Borealis Meridian Office', 'ABMO', 'an acronym that nothing states'],
  ])('%s and %s are for people to decide: %s', (a, b) => {
    const { score, capped } = between(a, b);
    expect(capped).toBe(true);
    expect(score).toBeGreaterThanOrEqual(PROPOSE_AT);
    expect(score).toBeLessThan(MERGE_AT);
  });

  it('in two scripts are for people to decide where one spells out the other', () => {
    const pinyin = (text: string) =>
      text.replace('甲乙丙', 'jia yi bing ').replace('西安', 'xi an ');
    const both = ['西安甲乙丙科技有限公司', "Xi'an Jiayibing Technology Co., Ltd."] as const;
    expect(between(...both, pinyin)).toMatchObject({ capped: true, veto: null });
    expect(between(...both, pinyin).score).toBeGreaterThanOrEqual(PROPOSE_AT);
    expect(
      between('西安甲乙丙科技有限公司', 'Shenzhen Jiayibing Technology Co., Ltd.', pinyin).veto,
    ).toBe('places');
    expect(between('西安甲乙丁科技有限公司', both[1], pinyin).score).toBeLessThan(0);
  });

  it('of universities in another order of words are two', () => {
    const { score, capped } = between('University of Alpharidge', 'Alpharidge University');
    expect(capped).toBe(true);
    expect(score).toBeLessThan(MERGE_AT);
  });

  it('that differ in one character of the same sound are for people to decide', () => {
    const sound = (text: string) => text.replaceAll('列', '例');
    expect(between('西安样例甲乙科技有限公司', '西安样列甲乙科技有限公司', sound)).toMatchObject({
      capped: true,
      score: MERGE_AT - 1,
    });
  });

  it.each([
    ['西安样例科技有限公司', '宝鸡样例科技有限公司', 'places'],
    ['西安样例大学', '西安样例大学第一附属医院', 'units'],
    ['西安样例大学苏州研究院', '西安样例大学宁波研究院', 'units'],
    ['西安样例科技有限公司', '西安样例科技有限公司上海分公司', 'units'],
    ['样例第二研究所', '样例第三研究所', 'numbers'],
  ] as const)('%s and %s exclude each other', (a, b, veto) => {
    expect(between(a, b)).toMatchObject({ veto, signals: [] });
  });

  it.each([
    ['样例大学', '样例农业大学'],
    ['样例电子大学', '西安样例电子大学'],
    ['样例工业大学', '样例工业大学（深圳）'],
  ])('of institutions that are not written alike are not proposed: %s, %s', (a, b) => {
    expect(between(a, b).score).toBeLessThan(PROPOSE_AT);
  });

  it('in another line of business, or a step of direction apart, are not proposed', () => {
    expect(between('西安样例食品有限公司', '西安样例电缆有限公司').score).toBeLessThan(PROPOSE_AT);
    expect(between('西安东样例集团有限公司', '西安西样例集团有限公司').score).toBeLessThan(0);
  });

  it('with one organisation code are one whatever they are called, with two never', () => {
    const pair = [subject('甲公司', 'a', [CODE]), subject('乙公司', 'b', [CODE])] as const;
    expect(compare(...pair, lexiconOf(pair)).score).toBeGreaterThanOrEqual(MERGE_AT);
    const two = [
      subject('西安样例科技有限公司', 'a', [CODE]),
      subject('西安样例科技股份有限公司', 'b', [OTHER_CODE]),
    ] as const;
    expect(compare(...two, lexiconOf(two)).veto).toBe('codes');
  });

  it('are one where a writing calls the other its former name', () => {
    const { score, signals } = between('西安新样例有限公司（原名：宝鸡旧样例厂）', '宝鸡旧样例厂');
    expect(signals.map(({ code }) => code)).toEqual(['formerName']);
    expect(score).toBeGreaterThanOrEqual(MERGE_AT);
  });

  it('are compared alike in either direction, with sentences in both languages', () => {
    const piece = fc.constantFrom(
      ...[
        '西安',
        '宝鸡',
        '样例',
        '样列',
        '科技',
        '集团',
        '电子',
        '有限公司',
        '股份有限公司',
        '第二',
        '厂',
      ],
      ...['大学', '研究院', 'Alpharidge ', 'Alfaridge ', 'Tech ', 'Inc', 'GmbH', 'China '],
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const one = between(a, b);
        const other = between(b, a);
        expect([other.score, other.veto, other.capped]).toEqual([one.score, one.veto, one.capped]);
        for (const { words } of reasonsOf(one)) {
          expect(words.zh).toMatch(/\p{Script=Han}/u);
          expect(words.en).not.toBe('');
        }
      }),
      { numRuns: 500, seed: 11 },
    );
  });
});

describe('many names', () => {
  const names = [
    '西安样例甲乙科技有限公司',
    '陕西西安样例甲乙科技有限公司',
    '西安样例甲乙科技股份有限公司',
    '宝鸡样例甲乙科技有限公司',
    '样例甲乙科技有限公司',
    'Alpharidge Instruments Inc',
    'Alpharidge Instruments',
  ];

  it('become clusters in which nobody excludes another, and proposals between clusters', () => {
    const { merges, proposals } = matchParties(names.map((name) => subject(name)));
    const merged = merges.flatMap(({ a, b }) => [a, b]);
    expect(new Set(merged)).toEqual(new Set([...names.slice(0, 3), ...names.slice(5)]));
    // The name without a place may be either firm's: people are asked.
    for (const { a, b } of proposals) expect([a, b]).toContain('样例甲乙科技有限公司');
    expect(proposals.length).toBeGreaterThan(0);
  });

  it('give the same result in any order', () => {
    const expected = matched(names);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        expect(matched(order)).toEqual(expected);
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('do not chain: a name without a code joins no two that have different codes', () => {
    const { merges } = matchParties([
      subject('西安样例甲乙科技有限公司', 'a', [CODE]),
      subject('陕西西安样例甲乙科技有限公司', 'b'),
      subject('西安样例甲乙科技股份有限公司', 'c', [OTHER_CODE]),
    ]);
    expect(merges).toHaveLength(1);
  });

  it('join no cluster of which any member, however many it has, excludes one of the other', () => {
    const name = '西安样例甲乙科技有限公司';
    const many = Array.from({ length: 12 }, (_, at) =>
      subject(name, `a${String(at).padStart(2, '0')}`, at === 11 ? [CODE] : []),
    );
    const { merges, proposals } = matchParties([...many, subject(name, 'b', [OTHER_CODE])]);
    expect(merges).toHaveLength(11);
    expect(merges.flatMap(({ a, b }) => [a, b])).not.toContain('b');
    expect(proposals).toEqual([]);
  });

  it('find a misspelling that no whole word shares', () => {
    const { proposals } = matchParties([
      subject('Alpharidge Inc', 'a'),
      subject('Alpharige Inc', 'b'),
      subject('Borealis Inc', 'c'),
    ]);
    expect(proposals).toMatchObject([{ a: 'a', b: 'b' }]);
  });
});
