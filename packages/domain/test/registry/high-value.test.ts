import { type LegalParameter, SEED_PARAMETERS } from '@zca/domain/law';
import {
  type AwardFact,
  ClassSubject,
  hitsOf,
  type HighValueCode,
  highValueAge,
  highValueConditions,
  type LegalEvent,
  labelsOf,
  type Patent,
  rightValidity,
  SHIPPED_RULES,
  toDocument,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-01-01';

const PLAIN: Patent = {
  collection: 'patent',
  key: 'CN2018106018623',
  kind: 'invention',
  country: 'CN',
  applicationNumber: '2018106018623',
  title: '一种示例',
  filingDay: '2018-07-21',
  grantDay: '2020-05-19',
  feePaidThroughYear: 9,
  registerAsOf: TODAY,
  publications: [{ number: 'CN107393800B', kind: 'B', day: '2020-05-19' }],
  applicants: [{ name: '西安示例大学', division: '610113' }],
  inventors: [],
  ipc: [{ symbol: 'A47J31/00', first: true }],
  events: [],
  secrecy: 'OPEN',
};

interface Given {
  readonly day?: string;
  readonly parameters?: readonly LegalParameter[];
  readonly awards?: readonly AwardFact[];
}

function judge(patent: Patent, given: Given = {}) {
  const { day = TODAY, parameters = SEED_PARAMETERS, awards } = given;
  const validity = rightValidity(patent, parameters, TODAY);
  return highValueConditions(patent, { day, validity, parameters, awards });
}

function met(patent: Patent, given: Given = {}): HighValueCode[] {
  return judge(patent, given).conditions.flatMap((one) =>
    one.met === true ? [one.condition] : [],
  );
}

function withParameter(key: string, value: LegalParameter['value']): LegalParameter[] {
  const row = SEED_PARAMETERS.find((one) => one.key === key)!;
  return [...SEED_PARAMETERS, { ...row, value }];
}

const semiconductor: Patent = { ...PLAIN, ipc: [{ symbol: 'H01L29/778' }] };
const old: Patent = {
  ...PLAIN,
  filingDay: '2014-03-05',
  grantDay: '2016-05-19',
  feePaidThroughYear: 13,
};
const pledge = (amountFen: number, more: LegalEvent['details'] = {}): LegalEvent => ({
  day: '2022-03-15',
  effectiveDay: '2022-03-01',
  code: 'pledge',
  details: { pledgee: '示例银行', amountFen, ...more },
});
const YUAN = 100;

describe('the stock of high-value inventions', () => {
  it('O:B-6 counts each patent once, and neither lapsed ones nor utility models', () => {
    const p1 = { ...old, ipc: semiconductor.ipc };
    const p2 = { ...PLAIN, family: ['US10000001B2'] };
    const p4: Patent = {
      ...semiconductor,
      events: [{ day: '2024-01-05', effectiveDay: '2023-07-21', code: 'lapse' }],
    };
    const p5: Patent = { ...PLAIN, kind: 'utilityModel' };
    expect(met(p1)).toEqual(['HV1', 'HV3']);
    expect(met(p2)).toEqual(['HV2']);
    expect(met(PLAIN)).toEqual([]);
    expect(met(p4)).toEqual(['HV1']);
    const awards: AwardFact[] = [{ prize: 'chinaPatentGold', day: '2023-07-01' }];
    expect(met(p5, { awards })).toEqual(['HV5']);
    const stock = [judge(p1), judge(p2), judge(PLAIN), judge(p4), judge(p5, { awards })];
    expect(stock.filter((one) => one.isHighValue)).toHaveLength(2);
  });

  it('O:B-7 ten years exactly do not suffice, one day more does', () => {
    const patent = { ...old, filingDay: '2015-12-31', feePaidThroughYear: 11 };
    expect(met(patent, { day: '2025-12-31' })).toEqual([]);
    expect(met(patent, { day: '2026-01-01' })).toEqual(['HV3']);
  });

  it('counts a patent in its grace period (O:B.1)', () => {
    const patent = { ...semiconductor, filingDay: '2018-11-05', feePaidThroughYear: 7 };
    expect(rightValidity(patent, SEED_PARAMETERS, TODAY).status).toBe('grace');
    expect(judge(patent).isHighValue).toBe(true);
  });

  it('excludes a pending application', () => {
    const { grantDay: _, ...pending } = { ...semiconductor, publications: [] };
    expect(judge(pending)).toMatchObject({ isInForce: false, isHighValue: false });
  });

  it('counts an invalidated patent until the day of the decision', () => {
    const patent: Patent = {
      ...semiconductor,
      events: [{ day: '2023-06-01', code: 'invalidation' }],
    };
    expect(judge(patent, { day: '2023-05-31' }).isInForce).toBe(true);
    expect(judge(patent, { day: '2023-06-01' }).isInForce).toBe(false);
  });
});

describe('HV1, strategic emerging industries', () => {
  const hits = (ipc: string[], title = '', first = false) =>
    hitsOf(new ClassSubject({ ipc, title }), SHIPPED_RULES.strategic, first);
  const labels = (ipc: string[]) =>
    labelsOf(new ClassSubject({ ipc, title: '' }), SHIPPED_RULES.strategic);

  it('O:H-9 a symbol of a later edition meets the rule written in the older one', () => {
    expect(labels(['H10D30/47'])).toEqual(['1.2']);
    expect(labels(['G06V10/82'])).toEqual(['1.5']);
    expect(met({ ...PLAIN, ipc: [{ symbol: 'H10D30/01' }] })).toEqual(['HV1']);
  });

  it('O:H-2 a battery needs the words of a car, and says what is missing', () => {
    expect(hits(['H01M10/625'])).toMatchObject([
      { label: '5.2', result: 'IPC_HIT_KEYWORD_MISS', ruleId: '5.2.2' },
    ]);
    expect(hits(['H01M10/625'], '电动汽车电池')).toMatchObject([{ result: 'MATCHED' }]);
    const missed = judge({ ...PLAIN, ipc: [{ symbol: 'H01M10/625' }] }).conditions[0]!;
    expect(missed).toMatchObject({ met: false, mark: 'unverified' });
    expect(missed.reason.zh).toContain('关键词未出现');
  });

  it('O:H-4 positioning by satellite needs no words', () => {
    expect(hits(['G01S19/42'])).toMatchObject([{ label: '2.3', result: 'IPC_ONLY' }]);
  });

  it('O:H-5 quantum computing is not artificial intelligence', () => {
    expect(labels(['G06N10/20'])).not.toContain('1.5');
  });

  it('O:H-7, O:H-8 neither cosmetics nor maglev belong to one', () => {
    expect(hits(['A61K8/60'])).toEqual([]);
    expect(labels(['B60L13/04'])).toEqual([]);
  });

  it('looks at the first symbol alone where the parameter says so', () => {
    const patent = { ...PLAIN, ipc: [{ symbol: 'A47J31/00' }, { symbol: 'H01L29/778' }] };
    expect(met(patent)).toEqual(['HV1']);
    expect(met(patent, { parameters: withParameter('HV1.matchMode', 'first') })).toEqual([]);
  });
});

describe('HV2, patents granted overseas', () => {
  it('counts grants, not applications', () => {
    expect(met({ ...PLAIN, family: ['EP3456789A1', 'WO2019012345A1'] })).toEqual([]);
    expect(met({ ...PLAIN, family: ['EP3456789A1', 'EP3456789B1'] })).toEqual(['HV2']);
  });
  it('counts Hong Kong, Macao and Taiwan by parameter', () => {
    const patent = { ...PLAIN, family: ['TWI123456B'] };
    expect(met(patent)).toEqual(['HV2']);
    const parameters = withParameter('HV2.hongKongMacaoTaiwan', 'exclude');
    expect(met(patent, { parameters })).toEqual([]);
  });
  it('says of how many members nothing can be told', () => {
    const reading = judge({ ...PLAIN, family: ['US10000001', 'AD1234567B1'] }).conditions[1]!;
    expect(reading.met).toBe(false);
    expect(reading.reason.zh).toContain('2 件');
  });
});

describe('HV4, high pledges', () => {
  it('compares with the threshold, which itself suffices', () => {
    expect(met({ ...PLAIN, events: [pledge(10_000_000 * YUAN)] })).toEqual(['HV4']);
    expect(met({ ...PLAIN, events: [pledge(10_000_000 * YUAN - 1)] })).toEqual([]);
  });
  it('parts the amount equally among the patents of the contract', () => {
    const of = (patentCount: number) => ({
      ...PLAIN,
      events: [pledge(25_000_000 * YUAN, { patentCount })],
    });
    expect(met(of(2))).toEqual(['HV4']);
    expect(met(of(3))).toEqual([]);
    expect(judge(of(2)).conditions[3]!.reason.zh).toContain('1,250 万元');
  });
  it('is met from the day on which the pledge takes effect', () => {
    const patent = { ...PLAIN, events: [pledge(20_000_000 * YUAN)] };
    expect(met(patent, { day: '2022-02-28' })).toEqual([]);
    expect(met(patent, { day: '2022-03-01' })).toEqual(['HV4']);
  });
  it('counts no pledge without an amount', () => {
    const silent: LegalEvent = { day: '2022-03-15', code: 'pledge', details: { pledgee: '银行' } };
    expect(met({ ...PLAIN, events: [silent] })).toEqual([]);
  });
});

describe('HV5, awards', () => {
  it.each([
    ['chinaPatentGold', true],
    ['chinaPatentSilver', true],
    ['chinaPatentExcellence', true],
    ['nationalScience', true],
    ['provincialPatent', false],
    ['provincialScience', false],
    ['other', false],
  ] as const)('%s counts: %s', (prize, counts) => {
    const awards: AwardFact[] = [{ prize, day: '2023-07-01' }];
    expect(met(PLAIN, { awards })).toEqual(counts ? ['HV5'] : []);
    expect(met(PLAIN, { awards, day: '2023-06-30' })).toEqual([]);
  });
});

describe('what passes with time', () => {
  const age = (patent: Patent, day: string, awards: readonly AwardFact[] = []) =>
    highValueAge(patent, SEED_PARAMETERS, awards, day);
  it('changes with the tenth anniversary, a pledge, an award, and not otherwise', () => {
    expect(age(old, '2024-03-05')).not.toBe(age(old, '2024-03-06'));
    expect(age(old, '2024-03-06')).toBe(age(old, '2025-03-06'));
    const pledged = { ...PLAIN, events: [pledge(20_000_000 * YUAN)] };
    expect(age(pledged, '2022-02-28')).not.toBe(age(pledged, '2022-03-01'));
    const awards: AwardFact[] = [{ prize: 'chinaPatentGold', day: '2024-07-01' }];
    expect(age(PLAIN, '2024-06-30', awards)).not.toBe(age(PLAIN, '2024-07-01', awards));
    expect(age(PLAIN, '2024-06-30')).toBe(age(PLAIN, '2024-07-01'));
  });
});

it('judges nothing where no parameter is in force, and says so', () => {
  const reading = judge(old, {
    parameters: SEED_PARAMETERS.filter((one) => !one.key.startsWith('HV')),
  });
  expect(reading.conditions.map((one) => one.met)).toEqual([null, null, null, null, false]);
  expect(reading.conditions[0]!.reason.zh).toContain('未判断');
  expect(reading.isHighValue).toBe(false);
});

it('writes fields for all five conditions', () => {
  const patent: Patent = {
    ...old,
    ipc: semiconductor.ipc,
    family: ['US10000001B2', 'JP6123456B2', 'WO2019012345A1'],
    events: [pledge(20_000_000 * YUAN)],
    secrecy: 'DECLASSIFIED',
  };
  const context = {
    today: TODAY,
    parameters: SEED_PARAMETERS,
    spell: () => [],
    awards: (): AwardFact[] => [{ prize: 'chinaPatentSilver', day: '2024-09-01' }],
  };
  expect(toDocument(patent, context).values).toMatchObject({
    strategicIndustry: ['1.2'],
    overseasGrant: ['US', 'JP'],
    highPledgeDay: '2022-03-01',
    awardDay: '2024-09-01',
    highValue: ['HV1', 'HV2', 'HV3', 'HV4', 'HV5'],
    highValueSet: 'HV1+HV2+HV3+HV4+HV5',
    secrecy: 'DECLASSIFIED',
    seat: '610113',
  });
  const lapsed = { ...patent, events: [{ day: '2024-01-05', code: 'lapse' }] };
  expect(toDocument(lapsed, context).values.highValue).toBeUndefined();
});
