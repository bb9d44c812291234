import { SEED_PARAMETERS } from '@zca/domain/law';
import { Placer, readGazetteer } from '@zca/domain/places';
import {
  displayNumber,
  holdersOn,
  type Patent,
  partyTypeOf,
  patentNumber,
  placeQueryOf,
  readHolderPlace,
  RIGHT_FIELDS,
  type RightParty,
  rightType,
  toDocument,
  type Trademark,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const GAZETTEER = readGazetteer({
  city: {
    source: 'test',
    city: {
      code: '610100',
      name: '西安市',
      shortName: '西安',
      en: "Xi'an",
      bounds: [107.6, 33.6, 109.9, 34.8],
    },
    divisions: [
      { code: '610103', name: '碑林区', shortName: '碑林', en: 'Beilin' },
      { code: '610113', name: '雁塔区', shortName: '雁塔', en: 'Yanta' },
      { code: '610122', name: '蓝田县', shortName: '蓝田', en: 'Lantian' },
    ],
  },
  streets: { source: 'test', entries: [{ code: '610113001', name: '小寨路街道' }] },
  roads: { source: 'test', entries: [{ name: '雁塔路', divisions: ['610103', '610113'] }] },
  landmarks: {
    source: 'test',
    entries: [
      {
        kind: 'institute',
        name: '示例研究院',
        division: '610103',
        point: [108.95, 34.24],
        accuracyMetres: 300,
      },
    ],
  },
  postcodes: {
    source: 'test',
    entries: [
      { code: '710500', divisions: ['610122'] },
      { code: '710054', divisions: ['610103', '610113'] },
    ],
  },
});
if (!GAZETTEER.ok) throw new Error(GAZETTEER.faults.map(({ en }) => en).join('\n'));
const placer = new Placer(GAZETTEER.gazetteer, {
  source: 'test',
  cities: [],
  otherNames: [],
});

const CONTEXT = {
  place: (party: RightParty) => placer.place(placeQueryOf(party)),
  today: '2026-11-22',
  parameters: SEED_PARAMETERS,
  registerAsOf: '2026-11-20',
  spell: (name: string) => (name === '西安示例大学' ? ['xianshilidaxue', 'xasldx'] : []),
};

const PATENT: Patent = {
  collection: 'patent',
  key: 'CN2017106018623',
  kind: 'invention',
  country: 'CN',
  applicationNumber: '2017106018623',
  title: '一种GaN HEMT器件',
  titleEn: 'A GaN HEMT',
  abstract: '摘要',
  firstClaim: '1.一种器件',
  claimCount: 7,
  filingDay: '2017-07-21',
  grantDay: '2020-05-19',
  publications: [
    { number: 'CN107393800A', kind: 'A', day: '2017-11-24' },
    { number: 'CN107393800B', kind: 'B', day: '2020-05-19' },
  ],
  applicants: [
    {
      name: '西安示例大学',
      address: '陕西省西安市雁塔区示例路2号',
      division: '610113',
      location: [108.9, 34.2],
    },
    { name: '陕西示例半导体有限公司', address: '陕西省西安市高新区示例路1号', division: '610100' },
  ],
  inventors: ['张三', '李四'],
  agency: { name: '西安示例专利代理有限公司' },
  ipc: [{ symbol: 'H01L29/778', first: true }, { symbol: 'C30B29/40' }, { symbol: 'H01L29/66' }],
  citations: [{ number: 'CN101000001A' }],
  family: ['US10000001B2', 'EP3456789A1'],
  events: [
    { day: '2020-05-19', code: 'grant' },
    { day: '2021-03-05', code: 'pledge', details: { pledgee: '示例银行' } },
  ],
  secrecy: 'OPEN',
};

it('parts the firms of an agency, and takes agents alone for no firm', () => {
  const valuesOf = (agency: NonNullable<Patent['agency']>) =>
    toDocument({ ...PATENT, agency }, CONTEXT).values;
  const joint = valuesOf({ name: '甲专利代理有限公司；乙事务所', agents: ['王五'] });
  expect(joint.agency).toEqual(['甲专利代理有限公司', '乙事务所']);
  expect(joint.agent).toEqual(['王五']);
  expect(joint.names).toEqual(expect.arrayContaining(['乙事务所', '王五']));
  const alone = valuesOf({ agents: ['王五'] });
  expect(alone.agency).toBeUndefined();
  expect(alone.agent).toEqual(['王五']);
  expect(alone.names).toContain('王五');
});

it('writes every field that a patent has', () => {
  expect(toDocument(PATENT, CONTEXT)).toEqual({
    id: 'CN2017106018623',
    values: {
      collection: 'patent',
      type: 'inventionGrant',
      title: '一种GaN HEMT器件\nA GaN HEMT',
      abstract: '摘要',
      claim: '1.一种器件',
      names: ['西安示例大学', '陕西示例半导体有限公司', '张三', '李四', '西安示例专利代理有限公司'],
      holder: ['西安示例大学', '陕西示例半导体有限公司'],
      holderType: ['university', 'firm'],
      inventor: ['张三', '李四'],
      inventorCount: 2,
      agency: ['西安示例专利代理有限公司'],
      applicant: ['西安示例大学', '陕西示例半导体有限公司'],
      pledgee: ['示例银行'],
      address: ['陕西省西安市雁塔区示例路2号', '陕西省西安市高新区示例路1号'],
      division: ['610113', '610100'],
      spelling: ['xianshilidaxue', 'xasldx'],
      number: ['2017106018623', 'CN2017106018623', 'CN107393800A', 'CN107393800B'],
      statusGroup: 'valid',
      statusDetail: 'inForce',
      overlay: ['pledged'],
      industry: ['XA-01'],
      ipc: ['H01L29/778', 'C30B29/40', 'H01L29/66'],
      ipcOrder: ['H01L0029778000', 'C30B0029400000', 'H01L0029660000'],
      ipcSection: ['H', 'C'],
      ipcClass: ['H01', 'C30'],
      ipcSubclass: ['H01L', 'C30B'],
      ipcGroup: ['H01L29', 'C30B29'],
      technologyField: ['8', '21'],
      district: ['610113'],
      zone: ['XA-GX'],
      seat: '610113',
      secrecy: 'OPEN',
      strategicIndustry: ['1.2'],
      theme: ['electronics', 'materialsEnergy'],
      overseasGrant: ['US'],
      highValue: ['HV1', 'HV2'],
      highValueSet: 'HV1+HV2',
      country: 'CN',
      event: ['grant', 'pledge'],
      eventDay: ['grant@2020-05-19', '@2020-05-19', 'pledge@2021-03-05', '@2021-03-05'],
      latestEvent: 'pledge',
      latestEventDay: '2021-03-05',
      filingDay: '2017-07-21',
      filingYear: '2017',
      publicationDay: '2017-11-24',
      grantDay: '2020-05-19',
      expiryDay: '2037-07-21',
      claimCount: 7,
      citedCount: 1,
      familySize: 3,
      placeLevel: 'parcel',
      location: [[108.9, 34.2]],
      holderPlace: [expect.stringMatching(/@108\.9000,34\.2000$/)],
    },
  });
});

describe('where a right is', () => {
  const FIRM = '西安示例电子有限公司';
  const of = (...applicants: RightParty[]) => {
    const { values } = toDocument({ ...PATENT, applicants }, CONTEXT);
    const { placeLevel, street, location, district, seat } = values;
    return { placeLevel, street, location, district, seat };
  };

  it('is told by the address where no division is stated', () => {
    expect(of({ name: FIRM, address: '西安市小寨路街道示例路1号' })).toEqual({
      placeLevel: 'street',
      street: ['610113001'],
      location: undefined,
      district: ['610113'],
      seat: '610113',
    });
    expect(of({ name: FIRM, address: '西安市示例研究院' })).toMatchObject({
      placeLevel: 'parcel',
      location: [[108.95, 34.24]],
      seat: '610103',
    });
  });

  it('is no district that a road of several districts, or a postcode of several, might mean', () => {
    expect(of({ name: FIRM, address: '西安市雁塔路1号' })).toMatchObject({
      placeLevel: 'city',
      district: undefined,
      seat: '610100',
    });
    expect(of({ name: FIRM, postcode: '710054' })).toMatchObject({
      placeLevel: 'city',
      district: undefined,
      seat: '610100',
    });
    // Narrowed by both it is placed, but not surely enough to count.
    expect(of({ name: FIRM, address: '雁塔区示例路1号' })).toMatchObject({
      placeLevel: 'district',
      district: undefined,
      seat: undefined,
    });
  });

  it('is the district of a postcode that delivers there alone', () => {
    expect(of({ name: FIRM, postcode: '710500' })).toMatchObject({
      placeLevel: 'district',
      district: ['610122'],
      seat: '610122',
    });
  });

  it('is a district and never a point for a person, or for whom nothing tells that it is none', () => {
    const home = { address: '西安市碑林区示例研究院', location: [108.95, 34.24] as const };
    for (const party of [
      { name: '张三', ...home },
      { name: '示例研究院', type: 'person' as const, ...home },
      { name: 'John Smith', ...home },
      // Sole traders may trade from home, whatever they are called.
      { name: '西安示例五金经营部', creditCode: '92610103MA6TESTX01', ...home },
      {
        name: '西安示例五金经营部',
        type: 'firm' as const,
        creditCode: '92610103MA6TESTX01',
        ...home,
      },
      { name: '碑林区示例五金商行（个体工商户）', ...home },
    ]) {
      const values = of({ ...party, location: [...home.location] });
      expect(values).toMatchObject({ placeLevel: 'district', seat: '610103' });
      expect(values.location).toBeUndefined();
      expect(values.street).toBeUndefined();
    }
    for (const party of [{ name: FIRM }, { name: FIRM, creditCode: '91610103MA6TESTX01' }]) {
      const firm = of({ ...party, ...home, location: [...home.location] });
      expect(firm.location).toEqual([[108.95, 34.24]]);
    }
  });

  it('is as exact as the best-placed of several holders', () => {
    const values = of(
      { name: '张三', address: '北京市海淀区' },
      { name: FIRM, address: '西安市雁塔区小寨路街道' },
    );
    expect(values).toMatchObject({ placeLevel: 'street', street: ['610113001'] });
    // Statistics go by the first-named one.
    expect(values.seat).toBeUndefined();
    expect(of({ name: FIRM })).toMatchObject({ placeLevel: 'none', seat: undefined });
    expect(of({ name: FIRM, address: '北京市海淀区' }).placeLevel).toBe('elsewhere');
  });

  it('says which holder is at which point, of organisations alone', () => {
    const home = {
      address: '西安市碑林区示例研究院',
      location: [108.95, 34.24] as [number, number],
    };
    const applicants: RightParty[] = [
      { name: '张三', ...home },
      { name: FIRM, address: '西安市雁塔区', location: [108.912_345, 34.2] },
      { name: '西安@样例有限公司', ...home },
      { name: '西安无址有限公司' },
    ];
    const { values } = toDocument({ ...PATENT, applicants }, CONTEXT);
    expect(values['location']).toHaveLength(2);
    const pairs = values['holderPlace'] as string[];
    expect(pairs).toEqual([`${FIRM}@108.9123,34.2000`, '西安@样例有限公司@108.9500,34.2400']);
    expect(pairs.map(readHolderPlace)).toEqual([
      { holder: FIRM, longitude: 108.9123, latitude: 34.2 },
      { holder: '西安@样例有限公司', longitude: 108.95, latitude: 34.24 },
    ]);
    expect(readHolderPlace(FIRM)).toBeNull();
  });

  it('is not told where nobody can place it', () => {
    const { values } = toDocument(PATENT, { ...CONTEXT, place: undefined });
    expect(values).toMatchObject({ seat: '610113', district: ['610113'] });
    expect([values.placeLevel, values.location, values.street]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

const MARK: Trademark = {
  collection: 'trademark',
  key: 'TM12345678',
  number: '12345678',
  title: '示例',
  kind: 'ordinary',
  classes: [{ nice: 9, groups: ['0901'], goods: ['计算机', '软件'] }, { nice: 35 }],
  applicants: [{ name: '西安示例有限公司', division: '610116' }],
  filingDay: '2014-05-06',
  preliminaryDay: '2015-12-13',
  registrationDay: '2016-03-14',
  madrid: 'G1234567',
  events: [],
};

it('writes a trademark with its classes and goods', () => {
  const { values } = toDocument(MARK, CONTEXT);
  expect(values).toMatchObject({
    type: 'trademark',
    title: '示例',
    abstract: '计算机；软件',
    nice: ['09', '35'],
    number: ['12345678', 'G1234567'],
    district: ['610116'],
    publicationDay: '2015-12-13',
    grantDay: '2016-03-14',
  });
});

it('writes only fields of the registry, of their kinds, and nothing empty', () => {
  const fields = new Map(RIGHT_FIELDS.map((field) => [field.name, field]));
  const poor: Patent = {
    collection: 'patent',
    key: 'P-CN101141661',
    kind: 'invention',
    country: 'CN',
    title: '方法',
    publications: [],
    applicants: [],
    inventors: [],
    ipc: [],
    events: [],
    secrecy: 'OPEN',
  };
  for (const right of [PATENT, MARK, poor]) {
    for (const [name, value] of Object.entries(toDocument(right, CONTEXT).values)) {
      const field = fields.get(name);
      expect(fields.has(name)).toBe(true);
      const one: unknown = Array.isArray(value) ? value[0] : value;
      expect(value).not.toEqual([]);
      expect(Array.isArray(value) && field!.kind !== 'point').toBe(
        field!.many === true && field!.kind !== 'point',
      );
      expect(typeof one).toBe(
        field!.kind === 'integer' ? 'number' : field!.kind === 'point' ? 'object' : 'string',
      );
      const known = field!.values?.map((each) => each.value) ?? [value].flat();
      expect(known).toEqual(expect.arrayContaining([value].flat()));
    }
  }
});

describe('who holds', () => {
  const transferred: Patent = {
    ...PATENT,
    events: [
      {
        day: '2022-05-06',
        code: 'transfer',
        effectiveDay: '2022-04-20',
        details: { formerHolder: '西安示例大学', newHolder: '乙公司；陕西示例半导体有限公司' },
      },
    ],
  };
  it('follows the transfers that have taken effect', () => {
    expect(holdersOn(transferred, '2022-04-19').map((one) => one.name)).toEqual([
      '西安示例大学',
      '陕西示例半导体有限公司',
    ]);
    expect(holdersOn(transferred, '2022-04-20')).toEqual([
      { name: '乙公司' },
      PATENT.applicants[1],
    ]);
  });
  it('is what a source states, where one does', () => {
    expect(holdersOn({ ...transferred, holders: [{ name: '丙公司' }] }, '2026-01-01')).toEqual([
      { name: '丙公司' },
    ]);
  });
  it('stays in place when only the name changes', () => {
    const renamed: Patent = {
      ...PATENT,
      applicants: [PATENT.applicants[0]!],
      events: [{ day: '2022-05-06', code: 'holderChange', details: { newHolder: '新名大学' } }],
    };
    expect(holdersOn(renamed, '2026-01-01')).toEqual([
      { ...PATENT.applicants[0], name: '新名大学' },
    ]);
  });
});

describe('display', () => {
  it('tells a granted invention from a pending one', () => {
    const { grantDay: _, ...pending } = {
      ...PATENT,
      publications: [PATENT.publications[0]!],
      events: [],
    };
    expect([
      rightType(PATENT),
      rightType(pending),
      rightType({ ...PATENT, kind: 'design' }),
      rightType(MARK),
    ]).toEqual(['inventionGrant', 'inventionApplication', 'design', 'trademark']);
    expect(patentNumber(pending)).toBeNull();
  });
  it('writes numbers as people know them', () => {
    expect(displayNumber(PATENT)).toBe('201710601862.3');
    expect(patentNumber(PATENT)).toBe('ZL 2017 1 0601862.3');
    const { applicationNumber: _, ...bare } = PATENT;
    expect(displayNumber({ ...bare, key: 'P-CN107393800' })).toBe('CN 107393800 A');
    expect(displayNumber(MARK)).toBe('12345678');
  });
});

it.each([
  ['西安电子科技大学', 'university'],
  ['中国科学院西安光学精密机械研究所', 'institute'],
  ['西安交通大学第一附属医院', 'government'],
  ['中国科学院大学', 'university'],
  ['西安交通大学苏州研究院', 'institute'],
  ['西北大学科技园有限公司', 'firm'],
  ['丹阳市照明器材厂', 'firm'],
  ['西安市市场监督管理局', 'government'],
  ['Samsung Electronics Co., Ltd.', 'firm'],
  ['张三', 'person'],
  ['J.R.·小罗莱特', 'person'],
  ['示例联盟机构组织', undefined],
])('O:A.9: %s is %s', (name, type) => {
  expect(partyTypeOf({ name })).toBe(type);
});
