import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalName } from '../../src/parties/index.ts';

const TRADITIONAL: Readonly<Record<string, string>> = { 學: '学', 電: '电', 華: '华', 為: '为' };
const fold = (text: string) => text.replace(/[學電華為]/g, (one) => TRADITIONAL[one]!);
const whole = (name: string) => normalName(name, fold).whole;

describe('the normal form of a name (O:A.11: width, brackets, former names)', () => {
  it.each([
    ['西安样例科技有限公司', '西安样例科技有限责任公司', 'two writings of one legal form'],
    ['样例（西安）有限公司', '样例(西安)有限公司', 'brackets of either width'],
    ['西安電子科技大學', '西安电子科技大学', 'traditional characters'],
    ['ＡＢＣ科技有限公司', 'abc科技有限公司', 'width and case'],
    ['西安 样例 有限公司', '西安样例有限公司', 'blanks'],
    ['样例股份公司', '样例股份有限公司', 'a shortened legal form'],
    ['样例事务所（普通合伙）', '样例事务所普通合伙', 'a partnership in brackets'],
    ['SAMPLE CO., LTD.', 'Sample Company Limited', 'writings of a Latin legal form'],
    ['The Sample & Sons Inc.', 'Sample and Sons, Incorporated', 'article, sign and point'],
    ['Société Générale S.A.', 'SOCIETE GENERALE SA', 'accents'],
    ['株式会社样例', '样例株式会社', 'a Japanese form in front'],
  ])('%s is %s: %s', (a, b) => {
    expect(whole(a)).toBe(whole(b));
  });

  it.each([
    ['西安样例有限公司', '西安样例股份有限公司', 'two legal forms, one after the other'],
    ['西安样例有限公司', '宝鸡样例有限公司', 'two places'],
    ['西安样例有限公司', '西安样例有限公司上海分公司', 'a branch and its head'],
    ['西安交通大学', '西安交通大学第一附属医院', 'a university and its hospital'],
    ['中国石油大学（华东）', '中国石油大学（北京）', 'universities told apart in brackets'],
    ['Sample Inc.', 'Sample GmbH', 'two Latin forms'],
  ])('%s is not %s: %s', (a, b) => {
    expect(whole(a)).not.toBe(whole(b));
  });

  it('takes a name apart', () => {
    expect(normalName('陕西西安样例科技有限公司', fold)).toEqual({
      whole: '陕西西安样例科技有限公司',
      core: '样例科技',
      place: '陕西西安',
      form: '有限公司',
      unit: '',
      parent: '',
      formerNames: [],
      otherNames: [],
    });
    expect(normalName('样例技术（深圳）有限公司', fold)).toMatchObject({
      core: '样例技术',
      place: '深圳',
    });
  });

  it('keeps as core what would say nothing without its place', () => {
    expect(normalName('西安大学', fold).core).toBe('西安大学');
    expect(normalName('陕西科技大学', fold).core).toBe('科技大学');
  });

  it.each([
    ['西安样例大学（Xi’an Yangli University）', '西安样例大学', "Xi'an Yangli University"],
    [
      'Yangli Optics Co., Ltd. (样例光学有限公司)',
      '样例光学有限公司',
      'Yangli Optics Company Limited',
    ],
    ['INSERM (Institut National de la Sante)', 'Institut National de la Sante', 'INSERM'],
    ['Institut National de la Sante (INSERM)', 'Institut National de la Sante', 'INSERM'],
  ])('%s gives two names: %s, %s', (written, name, other) => {
    const both = normalName(written, fold);
    expect(both.whole).toBe(normalName(name, fold).whole);
    expect(both.otherNames).toEqual([normalName(other, fold).whole]);
  });

  it('tells former names and takes them out', () => {
    const { whole: now, formerNames } = normalName('西安样例有限公司（原名：西安旧样例厂）', fold);
    expect(now).toBe('西安样例有限公司');
    expect(formerNames).toEqual(['西安旧样例厂']);
  });

  it('O:A.9: a unit belongs to its organisation and is not it', () => {
    for (const [name, parent, unit] of [
      ['西安交通大学第一附属医院', '西安交通大学', '第一附属医院'],
      ['西北工业大学宁波研究院', '西北工业大学', '宁波研究院'],
      ['中国科学院西安光学精密机械研究所', '中国科学院', '西安光学精密机械研究所'],
      ['中国样例股份有限公司长庆分公司', '中国样例股份有限公司', '长庆分公司'],
      ['西安样例有限责任公司高陵分公司', '西安样例有限公司', '高陵分公司'],
    ] as const) {
      expect(normalName(name, fold), name).toMatchObject({ parent, unit });
    }
    // A firm of a university and a university of an academy stand for themselves.
    for (const name of ['西安交通大学资产经营有限公司', '中国科学院大学', '西安电子科技大学']) {
      expect(normalName(name, fold), name).toMatchObject({ parent: '', unit: '' });
    }
  });

  it('is reached in one step, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        '西安',
        '陕西省',
        '大学',
        '學院',
        '研究院',
        '分公司',
        '有限',
        '责任',
        '股份',
        '公司',
        '厂',
      ],
      ...[
        '(',
        ')',
        '（',
        '）',
        '原名',
        ':',
        '·',
        '-',
        ' ',
        '株式会社',
        '普通合伙',
        '中国科学院',
        '長',
      ],
      ...[
        'the',
        'Co.',
        'Ltd',
        'limited',
        'Pty',
        'company',
        'S.A.',
        'inc',
        'é',
        'ß',
        '™',
        'İ',
        '々',
        '⺀',
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    );
    const words = fc.array(piece, { maxLength: 6 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.oneof(text, words), (name) => {
        const once = whole(name);
        expect(whole(once)).toBe(once);
      }),
      { numRuns: 3000, seed: 17 },
    );
  });
});
