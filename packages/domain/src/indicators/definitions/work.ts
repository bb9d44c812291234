import type { IndicatorDefinition } from '../definition.ts';
import { FEN_PER_HUNDRED_MILLION_YUAN } from '../evaluate.ts';
import type { EntriesCount, Span } from '../formula.ts';
import type { Entry } from '../model.ts';
import { lastYearEnd, newSince, standing } from './entries.ts';
import { box, BUREAU, inBoxOne, inText, PLAN_BEGINS, REGISTERED } from './places.ts';

const FIRMS = { zh: '家', en: 'firms' };
const UNITS = { zh: '家', en: 'units' };
const MONEY = { zh: '亿元', en: '100 million yuan' };
const TEN_THOUSAND = { zh: '万人', en: '10,000 people' };
const PERSONS = { zh: '名', en: 'people' };
const since = {
  version: 1,
  effectiveFrom: PLAN_BEGINS,
  effectiveTo: null,
  owner: BUREAU,
  rank: 'core',
  direction: 'up',
  sources: [REGISTERED],
} as const;

const pledged = (takes: (entry: Entry) => boolean): EntriesCount => ({
  of: 'entries',
  register: 'pledges',
  // A cancelled registration stays in the sum, and a renewed loan is a registration of its own.
  takes: (entry, { day, law }: Span) =>
    takes(entry) && entry.from >= law.pledgesSince && entry.from <= day,
  measure: 'amountFen',
});

/** Indicators 6 to 11 of box 1. Source: O:B.3. */
export const WORK: readonly IndicatorDefinition[] = [
  {
    ...since,
    code: '6',
    group: 'use',
    kind: 'cumulative',
    title: { zh: '知识产权质押融资累计金额', en: 'Cumulative IP pledge financing' },
    shortTitle: { zh: '质押融资累计', en: 'Pledge financing' },
    unit: MONEY,
    decimals: 1,
    base: { year: 2020, value: 128 },
    targets: [
      inBoxOne(150, MONEY),
      inText(150, '超过150亿元', 'more than 15 billion yuan', { comparison: 'above' }),
    ],
    notes: [
      {
        zh: '指标名称说“知识产权”质押，基期的句子只说“专利”质押；首先公布全部知识产权，专利单列供比较。',
        en: 'The name speaks of IP pledges, the sentence of the base of patents alone; all IP is published, patents stand beside it.',
      },
      {
        zh: '累计从哪一天开始，规划没有说，是待核参数；表中写150，正文写“超过150”，恰好150只满足前者。',
        en: 'The plan does not say from which day it is cumulated: a parameter to be confirmed. The table says 150, the text more than 150; exactly 150 meets only the first.',
      },
    ],
    methods: [
      {
        id: 'all',
        title: { zh: '全部知识产权', en: 'All rights' },
        statement: {
          zh: '起算日以来登记的质押合同担保金额之和；注销的仍计入，续贷重新登记的再计一次。',
          en: 'Secured amounts of contracts registered since the first day; cancelled ones stay, a renewed loan counts again.',
        },
        formula: { of: 'plain', leaf: pledged(() => true), per: FEN_PER_HUNDRED_MILLION_YUAN },
      },
      {
        id: 'patents',
        title: { zh: '仅专利', en: 'Patents alone' },
        statement: { zh: '只计专利质押。', en: 'Only pledges of patents.' },
        formula: {
          of: 'plain',
          leaf: pledged(({ category }) => category === 'patent'),
          per: FEN_PER_HUNDRED_MILLION_YUAN,
        },
      },
    ],
    unverified: [{ zh: '累计起算日待核。', en: 'The first day of the sum is to be confirmed.' }],
  },
  {
    ...since,
    code: '7',
    group: 'use',
    kind: 'stock',
    title: { zh: '知识产权优势企业和示范企业', en: 'IP advantage and model enterprises' },
    shortTitle: { zh: '优势示范企业', en: 'Model enterprises' },
    unit: FIRMS,
    decimals: 0,
    base: { year: 2020, value: 97 },
    targets: [
      inBoxOne(180, FIRMS),
      inText(180, '新增180家', '180 more firms'),
      inText(200, '2025年新增培育200家', '200 more firms cultivated by 2025', { place: box(6) }),
    ],
    notes: [
      {
        zh: '规划有三种说法：表中由97家到180家（存量），正文“新增180家”，专栏6“新增培育200家”；第一章又说有300余家示范企业。按表中的存量公布，新增数单列。',
        en: 'The plan says three things: the table 97 to 180 (a stock), the text 180 more, box 6 200 more; chapter 1 speaks of over 300. The stock of the table is published, new ones stand beside it.',
      },
    ],
    methods: [
      {
        id: 'stock',
        title: { zh: '存量', en: 'Stock' },
        statement: {
          zh: '统计日在有效期内的国家级、省级优势和示范企业，同一企业计一次。',
          en: 'Enterprises with a national or provincial recognition in force on the day, each once.',
        },
        formula: { of: 'plain', leaf: standing('modelEnterprises') },
      },
      {
        id: 'new',
        title: { zh: '规划期新增', en: 'New in the plan period' },
        statement: {
          zh: '2021年1月1日以来首次认定的企业。',
          en: 'Enterprises recognised since 2021-01-01.',
        },
        formula: { of: 'plain', leaf: newSince('modelEnterprises', PLAN_BEGINS) },
      },
    ],
  },
  {
    ...since,
    code: '8',
    group: 'management',
    kind: 'cumulative',
    title: { zh: '新增知识产权贯标单位', en: 'Newly standard-implementing organisations' },
    shortTitle: { zh: '新增贯标单位', en: 'New standard users' },
    unit: UNITS,
    decimals: 0,
    base: { year: 2020, value: 301 },
    scheduleFrom: 0,
    targets: [
      inBoxOne(400, UNITS),
      inText(400, '新增贯标单位超过400家', 'more than 400 new organisations', {
        comparison: 'above',
      }),
    ],
    notes: [
      {
        zh: '名为“新增”而有基期301家：读作2016至2020年的新增数，规划期从零开始数到400家，不是由301家增至400家；这是平台的读法。',
        en: 'It is called new, yet has a base of 301: read as those of 2016 to 2020, so that the plan counts from zero to 400, not from 301 to 400. That reading is ours.',
      },
      {
        zh: '表中写400，正文写“超过400”。',
        en: 'The table says 400, the text more than 400.',
      },
    ],
    methods: [
      {
        id: 'new',
        title: { zh: '规划期新增', en: 'New in the plan period' },
        statement: {
          zh: '2021年1月1日以来首次通过GB/T 29490、GB/T 33251、GB/T 33250或GJB 9158认证或验收的单位，同一单位计一次。',
          en: 'Organisations first certified or accepted since 2021-01-01 to GB/T 29490, 33251, 33250 or GJB 9158, each once.',
        },
        formula: { of: 'plain', leaf: newSince('standardOrganisations', PLAN_BEGINS) },
      },
    ],
    unverified: [
      { zh: '基期301家的含义待核。', en: 'What the base of 301 means is to be confirmed.' },
    ],
  },
  {
    ...since,
    code: '9',
    group: 'management',
    kind: 'stock',
    title: { zh: '知识产权试点示范县（区）、园区', en: 'IP pilot and model districts and parks' },
    shortTitle: { zh: '试点示范区县园区', en: 'Model districts and parks' },
    unit: { zh: '个', en: 'units' },
    decimals: 0,
    base: { year: 2020, value: 11 },
    targets: [
      inBoxOne(15, { zh: '个', en: 'units' }),
      inText(13, '实现13个区县全覆盖', 'all 13 districts and counties covered', {
        place: { zh: '正文“区县工程”', en: 'Text, district programmes' },
      }),
    ],
    notes: [
      {
        zh: '同一区县既是试点又是示范的，只计一次；表中的15个含园区，正文的13个只说区县。',
        en: 'A district that is pilot and model counts once; the 15 of the table include parks, the 13 of the text are districts alone.',
      },
    ],
    methods: [
      {
        id: 'stock',
        title: { zh: '存量', en: 'Stock' },
        statement: {
          zh: '统计日在建设期或有效期内的国家级、省级试点示范区县和园区，同一单位计一次。',
          en: 'Districts and parks with a national or provincial status in force on the day, each once.',
        },
        formula: { of: 'plain', leaf: standing('pilotAreas') },
      },
    ],
  },
  {
    ...since,
    code: '10',
    group: 'service',
    kind: 'stock',
    title: { zh: '知识产权服务从业人员', en: 'People working in IP services' },
    shortTitle: { zh: '服务业从业人员', en: 'Service staff' },
    unit: TEN_THOUSAND,
    decimals: 2,
    base: { year: 2020, value: 0.6 },
    targets: [
      inBoxOne(1, TEN_THOUSAND),
      inText(1, '超过10,000人', 'more than 10,000 people', { comparison: 'above' }),
    ],
    notes: [
      {
        zh: '按上一个年末的人数；显示时保留两位小数，比较用未取整的数值：5,950人显示为0.60，但低于0.6。',
        en: 'Headcount of the last end of a year; two decimals are shown, but compared unrounded: 5,950 people show as 0.60 and yet lie below 0.6.',
      },
    ],
    methods: [
      {
        id: 'headcount',
        title: { zh: '年末人数', en: 'Headcount at the end of the year' },
        statement: {
          zh: '各服务机构上一个年末从业人数之和。',
          en: 'Sum of the staff of all service organisations at the last end of a year.',
        },
        formula: {
          of: 'plain',
          leaf: {
            of: 'entries',
            register: 'serviceStaff',
            takes: ({ from }, { day }) => from === lastYearEnd(day),
            measure: 'quantity',
          },
          per: 10_000,
        },
      },
    ],
  },
  {
    ...since,
    code: '11',
    group: 'service',
    kind: 'stock',
    title: { zh: '知识产权高层次人才', en: 'High-level IP talents' },
    shortTitle: { zh: '高层次人才', en: 'High-level talents' },
    unit: PERSONS,
    decimals: 0,
    base: { year: 2020, value: 8 },
    targets: [
      inBoxOne(15, PERSONS),
      inText(15, '超过15人', 'more than 15 people', { comparison: 'above' }),
    ],
    notes: [
      {
        zh: '谁是高层次人才，规划没有定义；以列明的国家级、省级名单为准，每人附名单文件。表中写15，正文写“超过15”。',
        en: 'The plan does not define them; named persons on national or provincial lists count, each with its document. The table says 15, the text more than 15.',
      },
    ],
    methods: [
      {
        id: 'listed',
        title: { zh: '名单人数', en: 'Persons on lists' },
        statement: {
          zh: '统计日在名单有效期内的人员，同一人计一次。',
          en: 'Persons on a list in force on the day, each once.',
        },
        formula: { of: 'plain', leaf: standing('talents') },
      },
    ],
    unverified: [{ zh: '高层次人才的认定范围待核。', en: 'Which lists count is to be confirmed.' }],
  },
];
