import {
  canonicalRight,
  type GeographicalIndication,
  type Patent,
  type Right,
  type RightParty,
  type Trademark,
} from '@zca/domain/registry';
import { applicationCheckDigit } from '@zca/standards';
import * as fc from 'fast-check';

const NAMES = [
  '西安示例大学',
  '陕西示例科技有限公司',
  '示例（西安）研究院',
  '张三',
  'Example Corp.',
  '乙照明（中国）有限公司',
];
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const party = fc
  .record({
    name: fc.constantFrom(...NAMES),
    place: fc.constantFrom(
      {},
      {
        address: '陕西省西安市雁塔区示例路1号',
        division: '610113',
        country: 'CN',
        postcode: '710071',
      },
      { address: '陕西省西安市长安区示例街', division: '610116', country: 'CN' },
      { address: '美国伊利诺伊州', country: 'US' },
      { division: '610000', country: 'CN' },
    ),
    type: optional(
      fc.constantFrom('university', 'institute', 'firm', 'government', 'person') as fc.Arbitrary<
        NonNullable<RightParty['type']>
      >,
    ),
    creditCode: optional(fc.constantFrom('91350100M000100Y43')),
  })
  .map(({ place, ...rest }): RightParty => ({ ...clean(rest), ...place }));
const parties = fc.uniqueArray(party, { selector: (one) => one.name, maxLength: 3 });

const EVENTS = [
  { day: '2021-03-02', code: 'examinationStarted', text: '实质审查的生效' },
  {
    day: '2022-05-06',
    code: 'transfer',
    text: '专利权的转移\n登记生效日:20220420\n变更事项:专利权人\n变更前:甲公司\n变更后:乙公司',
    effectiveDay: '2022-04-20',
    details: { formerHolder: '甲公司', newHolder: '乙公司' },
  },
  {
    day: '2024-09-10',
    code: 'lapse',
    text: '未缴年费专利权终止\n终止日期:20231001',
    effectiveDay: '2023-10-01',
  },
  { day: '2021-03-02', code: 'examinationStarted' },
  { day: '2024-09-10', code: 'lapse' },
];
const events = fc.uniqueArray(fc.constantFrom(...EVENTS), { maxLength: 4 });

function clean<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

const agency = fc.constantFrom(
  { name: '西安示例专利代理有限公司', code: '61200', agents: ['王五', '赵六'] },
  { name: '示例事务所' },
  { agents: ['王五'] },
);

/** Versions of one patent, so that any two can be merged: the kinds of records that readers give. */
export const patent: fc.Arbitrary<Patent> = fc
  .record({
    title: fc.constantFrom('一种示例器件', '一种示例器件及其制备方法', ''),
    titleEn: optional(fc.constantFrom('Device', 'Example device')),
    abstract: optional(
      fc.constantFrom(
        '本发明公开了一种器件，包括：衬底；外延层。',
        'An abstract; with signs, "quoted"',
      ),
    ),
    firstClaim: optional(fc.constant('1.一种器件，其特征在于：\n包括衬底。')),
    claimCount: optional(fc.integer({ min: 1, max: 40 })),
    filingDay: fc.constant('2017-07-21'),
    publications: fc.uniqueArray(
      fc.constantFrom(
        { number: 'CN107393800A', kind: 'A', day: '2017-11-24' },
        { number: 'CN107393800B', kind: 'B', day: '2020-05-19' },
        { number: 'CN107393800A', kind: 'A' },
        { number: 'CN107393800', kind: '' },
        { number: 'CN107393800C1', kind: 'C1', day: '2023-01-03' },
      ),
      { selector: (one) => one.number, maxLength: 3 },
    ),
    applicants: parties,
    holders: optional(parties),
    inventors: fc.uniqueArray(fc.constantFrom('张三', '李四', 'J·R·史密斯', 'SMITH, John'), {
      maxLength: 3,
    }),
    ipc: fc.uniqueArray(
      fc.constantFrom(
        { symbol: 'H01L29/778', edition: '2006.01' },
        { symbol: 'C30B29/40' },
        { symbol: 'H01L' },
        { symbol: 'G06N3/08', edition: '2023.01' },
      ),
      { selector: (one) => one.symbol, maxLength: 3 },
    ),
    cpc: optional(fc.constant(['H01L29/7786', 'Y02E10/50'])),
    priorities: optional(
      fc.uniqueArray(
        fc.constantFrom(
          { country: 'KR', number: '10-2016-0063019', day: '2016-11-23' },
          { country: 'US', number: '62/982,670' },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    citations: optional(
      fc.uniqueArray(fc.constantFrom({ number: 'CN101000001A' }, { number: 'US2013101709A1' }), {
        minLength: 1,
      }),
    ),
    family: optional(
      fc.uniqueArray(fc.constantFrom('US10000001B2', 'WO2019012345A1', 'EP3456789A1'), {
        minLength: 1,
      }),
    ),
    agency: optional(agency),
    events,
    feePaidThroughYear: optional(fc.integer({ min: 1, max: 20 })),
    pct: optional(fc.constant(true)),
    internationalApplication: optional(fc.constant('PCT/CN2018/012345')),
    synthetic: optional(fc.constant(true)),
  })
  .map((value) => {
    const marks = value.ipc.map((mark, index) =>
      index === 0 && mark.symbol.includes('/') ? { ...mark, first: true } : mark,
    );
    return canonicalRight(
      clean({
        ...value,
        ipc: marks,
        collection: 'patent',
        key: 'CN2017106018623',
        applicationNumber: `201710601862${applicationCheckDigit('201710601862')}`,
        kind: 'invention',
        country: 'CN',
        secrecy: 'OPEN',
      }) as Patent,
    );
  });

export const trademark: fc.Arbitrary<Trademark> = fc
  .record({
    title: fc.constantFrom('示例', 'EXAMPLE', ''),
    kind: fc.constantFrom('ordinary', 'collective', 'certification', 'special'),
    signType: optional(
      fc.constantFrom('word', 'figurative', 'combined') as fc.Arbitrary<
        NonNullable<Trademark['signType']>
      >,
    ),
    classes: fc.uniqueArray(
      fc.constantFrom(
        { nice: 9, groups: ['0901', '0907'], goods: ['计算机', '软件'] },
        { nice: 35, goods: ['广告'] },
        { nice: 31 },
      ),
      { selector: (one) => one.nice, maxLength: 3 },
    ),
    applicants: parties,
    holders: optional(parties),
    filingDay: optional(fc.constant('2014-05-06')),
    preliminaryDay: optional(fc.constant('2015-12-13')),
    registrationDay: optional(fc.constant('2016-03-14')),
    termEndDay: optional(fc.constant('2026-03-13')),
    agency: optional(agency),
    geographicalIndication: optional(fc.constant(true)),
    events: fc.constant([]),
  })
  .map((value) =>
    canonicalRight(
      clean({
        ...value,
        collection: 'trademark',
        key: 'TM12345678',
        number: '12345678',
      }) as unknown as Trademark,
    ),
  );

/** Versions of one mark of another office: before and after registration, extracts of several days. */
export const foreignTrademark: fc.Arbitrary<Trademark> = fc
  .record({
    title: fc.constantFrom('EXAMPLE', ''),
    kind: fc.constantFrom('ordinary', 'collective'),
    classes: fc.uniqueArray(
      fc.constantFrom({ nice: 9, goods: ['Computers'] }, { nice: 42 }, { nice: 9 }),
      { selector: (one) => one.nice, maxLength: 2 },
    ),
    applicants: parties,
    holders: optional(parties),
    filingDay: optional(fc.constant('2014-05-06')),
    publicationDay: optional(fc.constant('2017-01-10')),
    registrationDay: optional(fc.constant('2016-03-14')),
    registrationNumber: optional(fc.constant('5,169,753')),
    priorities: optional(
      fc.constantFrom(
        [{ country: 'CN', number: '12345678', day: '2014-01-02' }],
        [{ country: 'EM', number: '012345678' }],
      ),
    ),
    officeStatus: optional(
      fc.constantFrom(
        { text: 'Registered.', code: '700', day: '2016-03-14' },
        { text: 'Renewed.', day: '2026-03-14' },
      ),
    ),
    officeHistory: optional(
      fc.uniqueArray(
        fc.constantFrom(
          { day: '2014-09-01', text: 'ASSIGNED TO EXAMINER', code: 'DOCK' },
          { day: '2015-09-01', text: 'PAPER RECEIVED' },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    events: fc.constant([]),
  })
  .map((value) =>
    canonicalRight(
      clean({
        ...value,
        collection: 'trademark',
        key: 'TM-US-86000001',
        country: 'US',
        number: '86000001',
      }) as unknown as Trademark,
    ),
  );

/** Versions of one geographical indication, from announcements and from lists. */
export const indication: fc.Arbitrary<GeographicalIndication> = fc
  .record({
    basis: fc.constantFrom('product', 'agricultural'),
    title: fc.constantFrom('临潼石榴', ''),
    names: optional(
      fc.uniqueArray(
        fc.constantFrom(
          { text: 'Lintong pomegranate', language: 'en', form: 'translation' },
          { text: 'Lintong Shiliu', language: 'zh', form: 'transliteration' },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    products: optional(fc.constantFrom(['水果'], ['水果', '石榴汁'])),
    niceClasses: optional(fc.constantFrom([31], [31, 32])),
    area: optional(fc.constant('陕西省西安市临潼区骊山街道、代王街道')),
    divisions: optional(fc.constantFrom(['610115'], ['610115', '610116'])),
    specification: optional(fc.constant('果皮光洁；可溶性固形物≥14%。')),
    standard: optional(fc.constant('DB61/T 1000')),
    announcement: optional(fc.constant('国家质量监督检验检疫总局公告2006年第55号')),
    category: optional(fc.constant('PGI')),
    registrationNumber: optional(fc.constant('PGI-01')),
    filingDay: optional(fc.constant('2005-05-06')),
    publicationDay: optional(fc.constant('2005-12-13')),
    registrationDay: optional(fc.constant('2006-04-27')),
    applicants: parties,
    holders: optional(parties),
    users: optional(
      fc.constantFrom(
        [{ name: '甲合作社' }, { name: '乙公司', creditCode: '91350100M000100Y43' }],
        [{ name: '甲合作社' }],
      ),
    ),
    officeStatus: optional(fc.constant({ text: '保护中', day: '2026-01-01' })),
    synthetic: optional(fc.constant(true)),
    events: fc.constant([]),
  })
  .map((value) =>
    canonicalRight(
      clean({
        ...value,
        collection: 'geographicalIndication',
        key: 'GI-CN-AGI00001',
        country: 'CN',
        number: 'AGI00001',
      }) as unknown as GeographicalIndication,
    ),
  );

export const pairOfRights: fc.Arbitrary<readonly [Right, Right]> = fc.oneof(
  fc.tuple(patent, patent),
  fc.tuple(trademark, trademark),
  fc.tuple(foreignTrademark, foreignTrademark),
  fc.tuple(indication, indication),
);
export const right: fc.Arbitrary<Right> = fc.oneof(patent, trademark, foreignTrademark, indication);
