import { type Cell, refusalMessage } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { accepted, read, refused, ROW } from './rows.ts';

it('reads a row of the CNIPA search system', () => {
  const { right, notes } = accepted(ROW);
  expect(notes).toEqual([]);
  expect(right).toEqual({
    collection: 'patent',
    key: 'CN2017106018623',
    kind: 'invention',
    country: 'CN',
    applicationNumber: '2017106018623',
    title: '一种示例器件',
    filingDay: '2017-07-21',
    grantDay: '2020-05-19',
    publications: [{ number: 'CN107393800B', kind: 'B', day: '2020-05-19' }],
    applicants: [
      {
        name: '西安示例大学',
        address: '陕西省西安市雁塔区示例路2号',
        postcode: '710071',
        division: '610113',
        country: 'CN',
      },
      {
        name: '陕西示例半导体（集团）有限公司',
        address: '陕西省西安市高新区示例路1号',
        postcode: '710075',
        division: '610100',
        country: 'CN',
      },
    ],
    inventors: ['张三', '李四'],
    ipc: [{ symbol: 'H01L29/778', edition: '2006.01', first: true }, { symbol: 'C30B29/40' }],
    agency: { name: '西安示例专利代理有限公司', code: '61200', agents: ['王五', '赵六'] },
    events: [],
    secrecy: 'OPEN',
  });
});

describe('numbers', () => {
  it('computes a missing check digit and accepts every written form (O:A-1)', () => {
    for (const text of [
      '201710601862',
      '2017106018623',
      'ZL 2017 1 0601862.3',
      '２０１７１０６０１８６２．３',
    ]) {
      expect(accepted({ ...ROW, 申请号: text }).right.key).toBe('CN2017106018623');
    }
    expect(accepted({ ...ROW, 申请号: 2017106018623 }).right.key).toBe('CN2017106018623');
  });

  it('says which check digit was expected', () => {
    const refusal = refused({ ...ROW, 申请号: '201710601862.4' });
    expect(refusal).toMatchObject({
      rule: 'applicationNumber.checkDigit',
      field: 'applicationNumber',
      params: { expected: '3' },
    });
    expect(refusalMessage(refusal).zh).toContain('应为 3');
  });

  it('refuses a number that a spreadsheet rounded', () => {
    expect(refused({ ...ROW, 申请号: '2.01710601862E+12' }).rule).toBe('number.rounded');
  });

  it('refuses a row without any number', () => {
    expect(refused({ ...ROW, 申请号: '', '公开（公告）号': '-' }).rule).toBe('number.missing');
    expect(refused({ 发明名称: '无号', 申请号: 'CN' }).rule).toBe('number.missing');
  });

  it('refuses a kind code that contradicts the first digit (O:A-9)', () => {
    expect(refused({ ...ROW, '公开（公告）号': 'CN204008308A' }).rule).toBe(
      'publicationNumber.cnKindDigit',
    );
  });

  it('refuses application and publication numbers of different kinds', () => {
    expect(refused({ ...ROW, '公开（公告）号': 'CN204008308U' }).rule).toBe('kind.numbersDisagree');
    expect(refused({ ...ROW, 专利类型: '实用新型' }).rule).toBe('kind.contradiction');
    expect(accepted({ ...ROW, 专利类型: '发明授权' }).right).toMatchObject({ kind: 'invention' });
  });

  it('knows a document by its publication number alone', () => {
    const { right } = accepted({ 公开号: 'CN101141661', 标题: '一种方法', 公开日: null });
    expect(right).toMatchObject({
      key: 'P-CN101141661',
      kind: 'invention',
      publications: [{ number: 'CN101141661', kind: '' }],
    });
  });

  it('gives a design without kind code the one of its day', () => {
    const design = { 公告号: 'CN302478080', 公告日: '2013.06.19', 名称: '灯' };
    expect(accepted(design).right).toMatchObject({
      publications: [{ number: 'CN302478080S' }],
      grantDay: '2013-06-19',
    });
    const old = { 公告号: 'CN3366012', 公告日: '2004.06.19', 名称: '灯' };
    expect(accepted(old).right).toMatchObject({ publications: [{ number: 'CN3366012D' }] });
  });
});

describe('days', () => {
  it.each([
    '2017-07-21',
    '2017.7.21',
    '20170721',
    '2017年7月21日',
    '2017/07/21',
    '2017-07-21 00:00:00',
    '2017-07-21T08:00:00Z',
    42937,
    '21.07.2017',
    '21/07/17',
    '07/21/2017',
    'Jul 21, 2017',
  ])('reads %s', (written) => {
    expect(accepted({ ...ROW, 申请日: written }).right.filingDay).toBe('2017-07-21');
  });

  it('refuses what is no day, and a day that does not exist', () => {
    expect(refused({ ...ROW, 申请日: '去年' }).rule).toBe('day.unreadable');
    expect(refused({ ...ROW, 申请日: '2021-02-29' })).toMatchObject({
      rule: 'day.impossible',
      params: { value: '2021-02-29' },
    });
  });

  it('takes the fillers of registers as absent', () => {
    expect(accepted({ ...ROW, 申请日: '00000000' }).right.filingDay).toBeUndefined();
  });

  it('refuses days in the wrong order (O:A.11)', () => {
    expect(refused({ ...ROW, '公开（公告）日': '2016.05.19' }).rule).toBe('day.beforeFiling');
    expect(refused({ ...ROW, 申请日: '2026-11-23', '公开（公告）日': '' }).rule).toBe(
      'day.filingInFuture',
    );
    expect(refused({ ...ROW, '公开（公告）日': '2028-01-01' }).rule).toBe('day.inFuture');
    const both = {
      申请号: ROW['申请号']!,
      名称: '器件',
      申请公布号: 'CN107393800A',
      申请公布日: '2020.06.19',
      授权公告号: 'CN107393800B',
      授权公告日: '2020.05.19',
    };
    expect(refused(both).rule).toBe('day.grantBeforePublication');
  });

  it('accepts a number of a later year than the filing day (O:A.3, divisional), not the reverse', () => {
    expect(accepted({ ...ROW, 申请日: '2012-01-05' }).right.filingDay).toBe('2012-01-05');
    expect(refused({ ...ROW, 申请日: '2019-07-21' }).rule).toBe('day.filingAfterNumber');
  });
});

const symbolsOf = (text: string) => {
  const { right } = accepted({ ...ROW, IPC分类号: text });
  return right.collection === 'patent' ? right.ipc.map((mark) => mark.symbol) : [];
};

describe('classifications', () => {
  it('refuses CPC section Y as an IPC (O:A-15) and what is none', () => {
    expect(refused({ ...ROW, IPC分类号: 'H01L29/778;Y02E10/00' }).rule).toBe('ipc.sectionY');
    expect(refused({ ...ROW, IPC分类号: 'H01L29-778' }).rule).toBe('ipc.form');
  });

  it('leaves out such a symbol of a foreign document, with a note', () => {
    const { right, notes } = accepted({
      'Publication Number': 'US 2013/0101709 A1',
      Title: 'Pizza',
      IPC: 'A21D 13/0;A23L 1/00',
    });
    expect(right).toMatchObject({ key: 'P-US2013101709', ipc: [{ symbol: 'A23L1/00' }] });
    expect(notes.map((note) => note.rule)).toEqual(['ipc.form']);
  });

  it('reads editions, padding and several separators', () => {
    expect(symbolsOf('H04Q3/00(2006.01)I')).toEqual(['H04Q3/00']);
    expect(symbolsOf('A24B   15/18    (2006.01)；C11B 9/00, C12P 1/02')).toEqual([
      'A24B15/18',
      'C11B9/00',
      'C12P1/02',
    ]);
    expect(symbolsOf('Int.Cl. G06F 17/30 (2006.01) G06Q 40/02')).toEqual([
      'G06F17/30',
      'G06Q40/02',
    ]);
    expect(symbolsOf('G07F 9/10 20060101AFI20130528VHKR')).toEqual(['G07F9/10']);
  });
});

describe('trademarks', () => {
  const MARK: Record<string, Cell> = {
    商标名称: '示例',
    注册号: '12345678',
    国际分类: '9',
    类似群: '0901;0907',
    申请人名称: '西安示例有限公司',
    申请日期: '2014年05月06日',
    初审公告日期: '2015-12-13',
    注册公告日期: '2016-03-14',
    专用期限: '2016年03月14日至2026年03月13日',
    商标类型: '普通商标',
    '商品/服务': '计算机；软件',
  };

  it('reads a row', () => {
    const { right } = accepted(MARK);
    expect(right).toEqual({
      collection: 'trademark',
      key: 'TM12345678',
      number: '12345678',
      title: '示例',
      kind: 'ordinary',
      classes: [{ nice: 9, groups: ['0901', '0907'], goods: ['计算机', '软件'] }],
      applicants: [{ name: '西安示例有限公司' }],
      filingDay: '2014-05-06',
      preliminaryDay: '2015-12-13',
      registrationDay: '2016-03-14',
      termEndDay: '2026-03-13',
      events: [],
    });
  });

  it('refuses a group of another class (O:A.5) and an unknown class', () => {
    expect(refused({ ...MARK, 类似群: '0712' }).rule).toBe('nice.groupClass');
    expect(refused({ ...MARK, 国际分类: '46' }).rule).toBe('nice.class');
  });

  it('refuses a registration before its preliminary publication', () => {
    expect(refused({ ...MARK, 初审公告日期: '2016-04-14' }).rule).toBe(
      'day.registrationBeforePreliminary',
    );
  });

  it('takes several classes with the goods of each', () => {
    const { right } = accepted({
      ...MARK,
      国际分类: '9;35',
      '商品/服务': '第9类：计算机；软件\n第35类：广告',
    });
    expect(right).toMatchObject({
      classes: [
        { nice: 9, groups: ['0901', '0907'], goods: ['计算机', '软件'] },
        { nice: 35, goods: ['广告'] },
      ],
    });
  });

  it('knows an international registration', () => {
    expect(accepted({ ...MARK, 注册号: 'G1234567' }).right).toMatchObject({
      key: 'TMG1234567',
      madrid: 'G1234567',
    });
  });
});

it('never throws, whatever the cells hold', () => {
  const junk: Cell[] = [
    null,
    '',
    ';',
    '；；',
    '\u0000',
    '[{"a":1}]',
    '[{',
    'CN',
    'CN1',
    '999999999999999999',
    -1,
    0,
    1e300,
    '2017-99-99',
    '第类',
    'a'.repeat(5000),
  ];
  for (const cell of junk) {
    for (const base of [
      ROW,
      { 商标名称: '示例', 注册号: '123', 国际分类: '9', '商品/服务': '第9类' },
    ]) {
      for (const header of Object.keys(base)) {
        const reading = read({ ...base, [header]: cell });
        expect(typeof reading.ok).toBe('boolean');
        expect(reading.ok ? 'taken' : refusalMessage(reading.refusal).zh).not.toBe('');
      }
    }
  }
});
