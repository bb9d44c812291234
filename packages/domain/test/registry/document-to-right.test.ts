import {
  type BibliographicDocument,
  documentToRight,
  type Patent,
  refusalMessage,
  Right,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-11-22';

const DOCUMENT: BibliographicDocument = {
  publication: {
    country: 'CN',
    number: '107393800',
    kind: 'A',
    date: '2017-11-24',
    gazette: { date: '2017-11-24' },
  },
  application: {
    country: 'CN',
    number: '201710601862.3',
    standardNumber: '102017000601862',
    date: '2017-07-21',
    type: '10',
  },
  priorities: [
    { country: 'KR', number: '10-2016-0063019', date: '2016-11-23' },
    { country: 'CN', number: '201410264351.3', date: '2016-12-24' },
  ],
  pct: {
    application: { number: 'PCT/US2021/019468' },
    publication: { number: '2021/173713', country: 'WO' },
  },
  titles: [
    { language: 'en', text: 'Device' },
    { language: 'zh', text: '一种示例\n器件' },
  ],
  abstracts: [{ language: 'zh', text: '本发明公开了一种器件，\n包括衬底。' }],
  claims: { count: 7, firstText: '1.一种器件。' },
  applicants: [
    {
      name: '西安示例大学(本部)',
      address: '陕西省西安市雁塔区示例路2号',
      postcode: '710071',
      country: 'CN',
      province: '陕西省',
      organizationCode: '0000000000',
    },
    { name: '三星示例有限公司', address: '韩国京畿道' },
  ],
  inventors: [{ name: '张三' }, { name: 'J-P·索玛' }],
  agency: { name: '西安示例专利代理有限公司', code: '61200' },
  agents: [{ name: '王五' }, { name: '王五' }],
  ipc: [
    { symbol: 'C30B 29/40', version: '2006.01', position: 'further' },
    { symbol: 'H01L 29/778', version: '2006.01', position: 'first' },
  ],
  citations: [
    {
      document: { country: 'CN', number: '101000001', kind: 'A' },
      category: 'X',
      citedBy: 'examiner',
    },
    { document: { country: 'US', number: '2013/0101709', kind: 'A1' } },
    {},
  ],
};

const accepted = (document: BibliographicDocument): Patent => {
  const reading = documentToRight(document, TODAY);
  if (!reading.ok) throw new Error(refusalMessage(reading.refusal).en);
  expect(Right.parse(reading.right)).toEqual(reading.right);
  return reading.right as Patent;
};

it('reads a published application', () => {
  expect(accepted(DOCUMENT)).toEqual({
    collection: 'patent',
    key: 'CN2017106018623',
    kind: 'invention',
    country: 'CN',
    applicationNumber: '2017106018623',
    title: '一种示例器件',
    titleEn: 'Device',
    abstract: '本发明公开了一种器件，包括衬底。',
    firstClaim: '1.一种器件。',
    claimCount: 7,
    filingDay: '2017-07-21',
    publications: [{ number: 'CN107393800A', kind: 'A', day: '2017-11-24' }],
    priorities: [
      { country: 'KR', number: '10-2016-0063019', day: '2016-11-23' },
      { country: 'CN', number: '2014102643513', day: '2016-12-24' },
    ],
    pct: true,
    internationalApplication: 'PCT/US2021/019468',
    internationalPublication: 'WO2021173713',
    applicants: [
      {
        name: '西安示例大学（本部）',
        address: '陕西省西安市雁塔区示例路2号',
        postcode: '710071',
        division: '610113',
        country: 'CN',
      },
      { name: '三星示例有限公司', address: '韩国京畿道', country: 'KR' },
    ],
    inventors: ['张三', 'J-P·索玛'],
    agency: { name: '西安示例专利代理有限公司', code: '61200', agents: ['王五'] },
    ipc: [
      { symbol: 'H01L29/778', edition: '2006.01', first: true },
      { symbol: 'C30B29/40', edition: '2006.01' },
    ],
    citations: [
      { number: 'CN101000001A', by: 'examiner', category: 'X' },
      { number: 'US2013101709A1' },
    ],
    events: [],
    secrecy: 'OPEN',
  });
});

it('keeps agents whom no firm is named with', () => {
  const { agency: _, ...rest } = DOCUMENT;
  const agents = [{ name: 'ANN EXAMPLE' }, { name: '' }, { name: 'Bob Sample' }];
  expect(accepted({ ...rest, agents }).agency).toEqual({
    agents: ['ANN EXAMPLE', 'Bob Sample'],
  });
  expect(accepted({ ...rest, agents: [{ name: ' ' }] }).agency).toBeUndefined();
});

it('takes the day of a grant from its document, beside the earlier publication', () => {
  const patent = accepted({
    ...DOCUMENT,
    publication: { country: 'CN', number: '107393800', kind: 'B', date: '2020-05-19' },
    earlierPublications: [{ country: 'CN', number: '107393800', kind: 'A', date: '2017-11-24' }],
    assignees: [{ name: '西安示例新材料有限公司' }],
  });
  expect(patent.grantDay).toBe('2020-05-19');
  expect(patent.publications.map((one) => one.number)).toEqual(['CN107393800A', 'CN107393800B']);
  expect(patent.holders).toEqual([{ name: '西安示例新材料有限公司' }]);
});

it('reads the standard form of the application number where no other is given', () => {
  const { number: _, ...application } = DOCUMENT.application;
  expect(accepted({ ...DOCUMENT, application }).key).toBe('CN2017106018623');
});

it('knows a design by its Locarno class and keeps no claims of it', () => {
  const patent = accepted({
    ...DOCUMENT,
    publication: { country: 'CN', number: '302478080', kind: 'S', date: '2013-06-19' },
    application: { number: '201230431901.8', date: '2012-09-07' },
    priorities: [],
    ipc: [],
    locarno: [{ symbol: '26-05' }],
  });
  expect(patent).toMatchObject({ kind: 'design', locarno: ['26-05'], grantDay: '2013-06-19' });
  expect(patent.claimCount).toBeUndefined();
});

const rule = (document: BibliographicDocument): string => {
  const reading = documentToRight(document, TODAY);
  return reading.ok ? 'accepted' : reading.refusal.rule;
};

describe('is refused', () => {
  it('with a wrong check digit', () => {
    expect(rule({ ...DOCUMENT, application: { number: '201710601862.4' } })).toBe(
      'applicationNumber.checkDigit',
    );
  });
  it('without any number', () => {
    expect(rule({ ...DOCUMENT, publication: {}, application: {} })).toBe('document.number');
  });
  it('when its numbers are of two kinds', () => {
    expect(
      rule({ ...DOCUMENT, publication: { country: 'CN', number: '207393800', kind: 'U' } }),
    ).toBe('kind.numbersDisagree');
  });
  it('when it was published before it was filed', () => {
    expect(
      rule({ ...DOCUMENT, application: { ...DOCUMENT.application, date: '2018-07-21' } }),
    ).toBe('day.beforeFiling');
  });
  it('as a defence patent (O:A-16)', () => {
    const reading = documentToRight(
      { ...DOCUMENT, application: { ...DOCUMENT.application, type: '国防专利' } },
      TODAY,
    );
    expect(reading).toMatchObject({ ok: false, refusal: { secrecy: true } });
  });
  it('as a deletion', () => {
    expect(rule({ ...DOCUMENT, exchangeStatus: 'D' })).toBe('document.deleted');
  });
});

describe('documents of other offices', () => {
  const FOREIGN: BibliographicDocument = {
    publication: { country: 'US', number: '08930553', kind: 'B2', date: '2015-01-06' },
    application: { country: 'US', number: '13/648,029', date: '2012-10-09', type: 'utility' },
    earlierPublications: [{ country: 'US', number: '20140101323', kind: 'A1', date: '2014-04-10' }],
    priorities: [],
    titles: [{ language: 'en', text: 'Managing messages' }],
    abstracts: [
      { language: 'fr', text: 'Des messages.' },
      { language: 'en', text: 'Messages.' },
    ],
    applicants: [{ name: 'Sample Corporation', address: 'Armonk, NY', country: 'US' }],
    inventors: [{ name: 'Ann Sample' }],
    ipc: [{ symbol: 'G06F 15/16', position: 'first' }, { symbol: 'D 1106' }],
    cpc: ['H01L24/28', 'H01L2224/83'],
    family: [
      { country: 'DE', number: '102013000001', kind: 'A1' },
      { country: 'US', number: '20140101323', kind: 'A1' },
    ],
    termAdjustmentDays: 129,
  };

  it('keep the numbers of the office, and no Chinese title is invented', () => {
    const right = accepted(FOREIGN);
    expect(right).toMatchObject({
      key: 'P-US8930553',
      country: 'US',
      kind: 'invention',
      applicationNumber: 'US13648029',
      title: 'Managing messages',
      abstract: 'Messages.',
      publications: [
        { number: 'US2014101323A1', day: '2014-04-10' },
        { number: 'US8930553B2', day: '2015-01-06' },
      ],
      grantDay: '2015-01-06',
      cpc: ['H01L24/28', 'H01L2224/83'],
      family: ['DE102013000001A1'],
      termAdjustmentDays: 129,
      ipc: [{ symbol: 'G06F15/16', first: true }],
    });
    expect(right.titleEn).toBeUndefined();
    expect(right.priorities).toBeUndefined();
  });

  it('in several languages: Chinese, else English, else the first', () => {
    const titled = (...titles: [string, string][]) =>
      accepted({ ...FOREIGN, titles: titles.map(([language, text]) => ({ language, text })) });
    expect(titled(['de', 'Ventil'], ['en', 'Valve']).title).toBe('Valve');
    expect(titled(['de', 'Ventil'], ['fr', 'Soupape']).title).toBe('Ventil');
    expect(titled(['ja', '見本弁']).titleEn).toBeUndefined();
    expect(titled(['en', 'Valve'], ['zh', '阀门'])).toMatchObject({
      title: '阀门',
      titleEn: 'Valve',
    });
  });

  it.each([
    ['D0452599', 'S1', 'USD452599S1', 'design'],
    ['RE039000', 'E1', 'USRE39000E1', 'invention'],
    ['PP012345', 'P2', 'USPP12345P2', 'invention'],
  ])('US %s %s is %s, a %s', (number, kind, canonical, of) => {
    const right = accepted({ ...FOREIGN, publication: { country: 'US', number, kind } });
    expect(right.publications.map((one) => one.number)).toContain(canonical);
    expect(right.kind).toBe(of);
  });

  it('an international application names itself', () => {
    const right = accepted({
      ...FOREIGN,
      publication: { country: 'WO', number: '2022259205', kind: 'A1', date: '2022-12-15' },
      application: { country: 'WO', number: 'PCT/IB2022/055385', date: '2022-06-09' },
      earlierPublications: [],
    });
    expect(right).toMatchObject({
      key: 'P-WO2022259205',
      applicationNumber: 'PCTIB2022055385',
      internationalApplication: 'PCT/IB2022/055385',
    });
    expect(right.pct).toBeUndefined();
  });

  it('grants are told by the rules of the office', () => {
    const granted = (country: string, number: string, kind: string, grant = false) => {
      const publication = { country, number, kind, date: '2015-01-06' };
      const document = { ...FOREIGN, publication, earlierPublications: [] };
      return accepted(grant ? { ...document, grant: publication } : document).grantDay;
    };
    expect(granted('DE', '1258188', 'B')).toBeUndefined();
    expect(granted('DE', '1258188', 'C')).toBe('2015-01-06');
    expect(granted('US', '5556839', 'A')).toBe('2015-01-06');
    expect(granted('AP', '1206', 'A')).toBeUndefined();
    expect(granted('AP', '1206', 'A', true)).toBe('2015-01-06');
  });

  it('a Chinese document with an English title only adds to what is known', () => {
    const reading = documentToRight(
      { ...DOCUMENT, titles: [{ language: 'en', text: 'Device' }] },
      TODAY,
    );
    expect(reading).toMatchObject({ ok: true, supplement: true, right: { titleEn: 'Device' } });
    expect(documentToRight(DOCUMENT, TODAY)).not.toHaveProperty('supplement');
  });

  it('a deletion and a document without number are refused', () => {
    const ruleOf = (document: BibliographicDocument) => {
      const reading = documentToRight(document, TODAY);
      return reading.ok ? undefined : reading.refusal.rule;
    };
    expect(ruleOf({ ...FOREIGN, exchangeStatus: 'D' })).toBe('document.deleted');
    expect(ruleOf({ ...FOREIGN, publication: { country: 'US' } })).toBe('document.number');
  });
});
