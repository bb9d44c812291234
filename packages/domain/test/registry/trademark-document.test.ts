import {
  refusalMessage,
  type Trademark,
  type TrademarkDocument,
  trademarkDocumentToRight,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-11-22';
const least: TrademarkDocument = {
  office: 'US',
  applicationNumber: '97000001',
  word: 'QIN FERN',
  categories: [],
  classes: [{ number: '009', goods: 'Oscilloscopes; Signal generators.' }],
  applicants: [{ name: 'Qinfern Instruments Co., Ltd.', country: 'CN' }],
  priorities: [],
  events: [],
};

function read(parts: Partial<TrademarkDocument>): { right: Trademark; notes: string[] } {
  const reading = trademarkDocumentToRight({ ...least, ...parts }, TODAY);
  if (!reading.ok) throw new Error(refusalMessage(reading.refusal).en);
  if (reading.right.collection !== 'trademark') throw new Error('no trademark');
  return { right: reading.right, notes: reading.notes.map((note) => note.rule) };
}
function refusal(parts: Partial<TrademarkDocument>): string {
  const reading = trademarkDocumentToRight({ ...least, ...parts }, TODAY);
  return reading.ok ? 'taken' : reading.refusal.rule;
}

describe('numbers of a mark', () => {
  it('of another office: by the application, with its registration number', () => {
    expect(read({}).right).toMatchObject({ key: 'TM-US-97000001', number: '97000001' });
    const registered = read({ registrationNumber: '6900001' }).right;
    expect(registered).toMatchObject({ key: 'TM-US-97000001', registrationNumber: '6900001' });
    expect(
      read({ applicationNumber: undefined, registrationNumber: '6900001' }).right,
    ).toMatchObject({ key: 'TMR-US-6900001', number: '6900001', registrationNumber: '6900001' });
  });

  it('that are the same number twice are one', () => {
    const same = read({
      office: 'DE',
      applicationNumber: '302010 000001',
      registrationNumber: '302010000001',
    });
    expect(same.right.registrationNumber).toBeUndefined();
  });

  it('of China: the key that tables give', () => {
    const chinese = read({
      office: 'CN',
      applicationNumber: '12345678',
      publicationDate: '2015-12-13',
    });
    expect(chinese.right).toMatchObject({ key: 'TM12345678', preliminaryDay: '2015-12-13' });
    expect(chinese.right.country).toBeUndefined();
    expect(read({ office: 'CN', applicationNumber: 'G1234567' }).right).toMatchObject({
      key: 'TMG1234567',
      madrid: 'G1234567',
    });
    expect(refusal({ office: 'CN', applicationNumber: 'ABC' })).toBe('trademarkNumber.form');
  });

  it('of the international register', () => {
    const wipo = read({ office: 'IB', internationalNumber: '1 234 567' }).right;
    expect(wipo).toMatchObject({ country: 'WO', madrid: 'G1234567' });
  });

  it.each([
    [{ office: undefined }, 'document.office'],
    [{ office: 'ZZ' }, 'office.unknown'],
    [{ applicationNumber: ' / ' }, 'number.missing'],
    [{ operation: 'Delete' }, 'document.deleted'],
    [{ filingDate: '2021-13-40' }, 'day.impossible'],
    [{ filingDate: '2099-01-01' }, 'day.filingInFuture'],
    [{ filingDate: '2021-05-01', registrationDate: '2020-01-01' }, 'day.beforeFiling'],
  ] as const)('%j is refused', (parts, rule) => {
    expect(refusal(parts)).toBe(rule);
  });
});

describe('kind and sign', () => {
  it.each([
    [['Trademark', 'Service mark'], 'ordinary'],
    [['Individual'], 'ordinary'],
    [['Collective membership mark'], 'collective'],
    [['Kollektivmarke'], 'collective'],
    [['Certification mark'], 'certification'],
  ] as const)('%j is %s', (categories, kind) => {
    expect(read({ categories }).right.kind).toBe(kind);
  });

  it.each([
    ['US', '4', 'STANDARD CHARACTER MARK', 'word'],
    ['US', '2', 'DRAWING WITHOUT ANY WORD(S)', 'figurative'],
    ['US', '3', 'DRAWING WITH WORD(S)', 'combined'],
    ['US', '6', 'WORD', undefined],
    ['US', undefined, 'DRAWING WITHOUT ANY WORD(S)', undefined],
    ['DE', '2', 'Word', 'word'],
    ['DE', undefined, 'Wort-/Bildmarke', 'combined'],
    ['DE', undefined, 'Bildmarke', 'figurative'],
    ['EM', undefined, 'Sound', undefined],
  ])('%s code %s, %s: %s', (office, featureCode, feature, sign) => {
    expect(read({ office, featureCode, feature }).right.signType).toBe(sign);
  });
});

describe('goods', () => {
  it('are sorted by class, each once', () => {
    const classes = [
      { number: '042', goods: 'Calibration' },
      { number: '9', goods: 'Computers; Software' },
      { number: '009', goods: 'Software; Lamps' },
    ];
    expect(read({ classes }).right.classes).toEqual([
      { nice: 9, goods: ['Computers', 'Software', 'Lamps'] },
      { nice: 42, goods: ['Calibration'] },
    ]);
  });

  it('of a class that is not of Nice are noted, and the mark is taken', () => {
    const { right, notes } = read({ classes: [{ number: '200', goods: 'Membership' }, {}] });
    expect([right.classes, notes]).toEqual([[], ['nice.notTaken']]);
    const bare = trademarkDocumentToRight({ ...least, classes: [], applicants: [] }, TODAY);
    expect(bare).toMatchObject({ ok: true, patch: true });
  });
});

it('a publication after the registration is as the law of that office has it', () => {
  const days = {
    filingDate: '1974-01-25',
    registrationDate: '1974-06-06',
    publicationDate: '1974-07-31',
  };
  expect(read({ office: 'DE', ...days }).right.publicationDay).toBe('1974-07-31');
});

describe('parties', () => {
  it('keep foreign postcodes; the order of holders and applicants is that of the document', () => {
    const { right } = read({
      applicants: [
        { name: 'A Inc.', address: '1 Street, Town', postcode: '02199-3600', country: 'us' },
      ],
      holders: [{ name: 'B LLC' }],
      representative: { name: 'Example & Sample LLP', agents: ['Ann Example', ' '] },
    });
    expect(right.applicants).toEqual([
      { name: 'A Inc.', address: '1 Street, Town', postcode: '02199-3600', country: 'US' },
    ]);
    expect(right.holders).toEqual([{ name: 'B LLC' }]);
    expect(right.agency).toEqual({ name: 'Example & Sample LLP', agents: ['Ann Example'] });
    const coded = read({ representative: { name: '示例商标代理有限公司', code: '61200' } }).right;
    expect(coded.agency).toEqual({ name: '示例商标代理有限公司', code: '61200' });
    expect(read({ representative: { name: ' ' } }).right.agency).toBeUndefined();
    const alone = read({ representative: { agents: ['Ann Example'] } }).right;
    expect(alone.agency).toEqual({ agents: ['Ann Example'] });
    const firm = read({ representative: { agents: ['Ann Example', 'Example LLP'] } }).right;
    expect(firm.agency).toEqual({ name: 'Example LLP', agents: ['Ann Example'] });
  });
});

describe('the history', () => {
  const entry = (code: string | undefined, text: string, more = {}) => ({
    date: '2022-03-01',
    code,
    text,
    ...more,
  });
  it('gives events where an entry means one, and stays in words elsewhere', () => {
    const { right, notes } = read({
      events: [
        entry('PUBO', 'PUBLISHED FOR OPPOSITION'),
        entry('RNL2', 'REGISTERED AND RENEWED'),
        entry('DOCK', 'ASSIGNED  TO EXAMINER'),
        { text: 'NO DAY' },
      ],
    });
    expect(right.events.map(({ code }) => code)).toEqual([
      'trademarkPreliminary',
      'trademarkRenewal',
    ]);
    expect(right.officeHistory).toEqual([
      { day: '2022-03-01', text: 'ASSIGNED TO EXAMINER', code: 'DOCK' },
    ]);
    expect(notes).toEqual(['event.undated']);
  });

  it('of an office whose codes are not known is read by its words, or kept', () => {
    const { right } = read({
      office: 'DE',
      events: [
        entry(undefined, 'Umschreibung', { formerHolder: 'A KG', newHolder: 'A GmbH' }),
        entry(undefined, 'Loeschung Inhaber', { remark: '§ 47', effectiveDate: '2022-02-01' }),
        entry('PUBO', 'Widerspruch'),
      ],
    });
    expect(right.events).toEqual([
      {
        day: '2022-03-01',
        code: 'trademarkCancellation',
        text: 'Loeschung Inhaber: § 47',
        effectiveDay: '2022-02-01',
      },
      {
        day: '2022-03-01',
        code: 'transfer',
        text: 'Umschreibung',
        details: { formerHolder: 'A KG', newHolder: 'A GmbH' },
      },
    ]);
    expect(right.officeHistory?.map(({ text }) => text)).toEqual(['Widerspruch']);
  });

  it('of the Chinese office is read as its gazette is', () => {
    const { right } = read({ office: 'CN', events: [entry(undefined, '商标注册公告')] });
    expect(right.events.map(({ code }) => code)).toEqual(['trademarkRegistration']);
  });

  it('keeps the state in the words of the office', () => {
    expect(
      read({ status: { code: '800', text: 'Renewed.', date: '2008-08-11' } }).right.officeStatus,
    ).toEqual({ code: '800', text: 'Renewed.', day: '2008-08-11' });
    expect(read({ status: { code: 'Akte vernichtet' } }).right.officeStatus).toEqual({
      text: 'Akte vernichtet',
    });
  });
});

it('a mark set apart as secret is not let in', () => {
  const reading = trademarkDocumentToRight({ ...least, word: '【机密】' }, TODAY);
  expect(reading).toMatchObject({ ok: false, refusal: { secrecy: true } });
});

describe('a mark of China', () => {
  const ofChina = { office: 'CN', applicationNumber: '12345678' };

  it('has national classes as similar groups; elsewhere they are none', () => {
    const classes = [
      { number: '009', national: ['0901', '0907'] },
      { number: '9', goods: '计算机', national: ['0901'] },
    ];
    expect(read({ ...ofChina, classes }).right.classes).toEqual([
      { nice: 9, goods: ['计算机'], groups: ['0901', '0907'] },
    ]);
    expect(read({ classes }).right.classes).toEqual([{ nice: 9, goods: ['计算机'] }]);
  });

  it('has the event that its code states before what its words may mean', () => {
    const event = { date: '2020-01-02', text: '商标注册期满未续展注销' };
    const codeOf = (code?: string, office = 'CN') =>
      read({ ...ofChina, office, events: [{ ...event, ...(code && { code }) }] }).right.events[0]
        ?.code;
    expect(codeOf('expiry')).toBe('expiry');
    expect(codeOf('unheard')).toBe(codeOf());
    expect(codeOf('expiry', 'US')).toBeUndefined();
  });
});
