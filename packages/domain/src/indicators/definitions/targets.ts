import type { BothWords } from '../../matters/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { FEN_PER_HUNDRED_MILLION_YUAN } from '../evaluate.ts';
import type { EntriesCount } from '../formula.ts';
import { holdsOn, newSince, standing } from './entries.ts';
import { box, BUREAU, inText, PLAN_BEGINS, REGISTERED } from './places.ts';

const since = {
  version: 1,
  effectiveFrom: PLAN_BEGINS,
  effectiveTo: null,
  owner: BUREAU,
  direction: 'up',
} as const;
const FIRMS: BothWords = { zh: '家', en: 'firms' };

const transactions = (category?: string): EntriesCount => ({
  of: 'entries',
  register: 'technologyTransactions',
  takes: (entry, { day }) =>
    entry.from >= PLAN_BEGINS &&
    entry.from <= day &&
    (category === undefined || entry.category === category),
  measure: 'amountFen',
});

/** Targets that the plan states outside box 1: 14 and up. Source: O:B.3. */
export const TARGETS: readonly IndicatorDefinition[] = [
  {
    ...since,
    code: '14',
    rank: 'target',
    group: 'use',
    kind: 'cumulative',
    title: { zh: '专利技术交易额', en: 'Patent technology transactions' },
    shortTitle: { zh: '专利技术交易额', en: 'Technology transactions' },
    unit: { zh: '亿元', en: '100 million yuan' },
    decimals: 1,
    sources: [REGISTERED],
    base: { year: 2020, value: null },
    scheduleFrom: 0,
    targets: [
      inText(
        100,
        '专利技术交易额突破100亿元',
        'more than 10 billion yuan of patent technology transactions',
        {
          place: box(10),
          comparison: 'above',
          adopted: true,
        },
      ),
    ],
    notes: [
      {
        zh: '规划没有说是一年还是规划期的合计；按规划期合计，从2021年1月1日算起。',
        en: 'The plan does not say whether of a year or of its period; summed over the period from 2021-01-01.',
      },
    ],
    methods: [
      {
        id: 'sum',
        title: { zh: '规划期合计', en: 'Sum of the plan period' },
        statement: {
          zh: '登记的技术合同成交金额之和。',
          en: 'Amounts of registered technology contracts.',
        },
        formula: { of: 'plain', leaf: transactions(), per: FEN_PER_HUNDRED_MILLION_YUAN },
      },
    ],
  },
  {
    ...since,
    code: '15',
    rank: 'target',
    group: 'service',
    kind: 'stock',
    title: { zh: '平台集聚服务机构', en: 'Agencies gathered on the platform' },
    shortTitle: { zh: '集聚服务机构', en: 'Gathered agencies' },
    unit: FIRMS,
    decimals: 0,
    sources: [REGISTERED],
    base: { year: 2020, value: null },
    scheduleFrom: 0,
    targets: [
      inText(100, '集聚100家以上服务机构', '100 or more agencies gathered', {
        place: box(10),
        adopted: true,
      }),
    ],
    notes: [],
    methods: [
      {
        id: 'stock',
        title: { zh: '存量', en: 'Stock' },
        statement: { zh: '统计日在平台集聚的机构。', en: 'Agencies gathered on the day.' },
        formula: { of: 'plain', leaf: standing('serviceAgencies', 'gathered') },
      },
    ],
  },
  {
    ...since,
    code: '16',
    rank: 'target',
    group: 'service',
    kind: 'stock',
    title: { zh: '品牌服务机构', en: 'Brand agencies' },
    shortTitle: { zh: '品牌服务机构', en: 'Brand agencies' },
    unit: FIRMS,
    decimals: 0,
    sources: [REGISTERED],
    base: { year: 2020, value: null },
    scheduleFrom: 0,
    targets: [
      inText(100, '品牌服务机构100家', '100 brand agencies', { place: box(9), adopted: true }),
    ],
    notes: [],
    methods: [
      {
        id: 'stock',
        title: { zh: '存量', en: 'Stock' },
        statement: { zh: '统计日在册的品牌机构。', en: 'Brand agencies on the day.' },
        formula: { of: 'plain', leaf: standing('serviceAgencies', 'brand') },
      },
    ],
  },
  {
    ...since,
    code: '17',
    rank: 'target',
    group: 'use',
    kind: 'cumulative',
    title: { zh: '质押融资“入园惠企”服务企业', en: 'Firms served by pledge campaigns' },
    shortTitle: { zh: '入园惠企服务企业', en: 'Firms served' },
    unit: FIRMS,
    decimals: 0,
    sources: [REGISTERED],
    base: { year: 2020, value: null },
    scheduleFrom: 0,
    targets: [
      inText(1000, '服务企业1000家以上', '1,000 or more firms served', {
        place: { zh: '正文第8项', en: 'Text, item 8' },
        adopted: true,
      }),
    ],
    notes: [],
    methods: [
      {
        id: 'new',
        title: { zh: '规划期累计', en: 'Since the plan began' },
        statement: {
          zh: '2021年1月1日以来获得服务的企业，同一企业计一次。',
          en: 'Firms served since 2021-01-01, each once.',
        },
        formula: { of: 'plain', leaf: newSince('pledgeCampaignFirms', PLAN_BEGINS) },
      },
    ],
  },
  {
    ...since,
    code: '18',
    rank: 'target',
    group: 'use',
    kind: 'ratio',
    title: { zh: '就地转化率', en: 'Local conversion rate' },
    shortTitle: { zh: '就地转化率', en: 'Local conversion' },
    unit: { zh: '%', en: '%' },
    decimals: 1,
    sources: [REGISTERED],
    base: { year: 2020, value: null },
    targets: [
      inText(
        null,
        '就地转化率不断提高（没有数值）',
        'the local conversion rate rises (no number)',
        {
          place: { zh: '正文', en: 'Text' },
        },
      ),
    ],
    notes: [
      {
        zh: '规划只给出方向，没有数值，因此没有进度。',
        en: 'The plan gives a direction alone, so there is no progress.',
      },
    ],
    methods: [
      {
        id: 'share',
        title: { zh: '就地转化金额占比', en: 'Share of the amount used in the city' },
        statement: {
          zh: '规划期内在本市转化的技术合同金额，占全部技术合同金额的比例。',
          en: 'Amount of contracts used in the city over that of all contracts of the plan period.',
        },
        formula: {
          of: 'ratio',
          numerator: transactions('local'),
          denominator: transactions(),
          factor: 100,
          empty: { zh: '还没有登记技术合同。', en: 'No technology contracts are registered.' },
        },
      },
    ],
  },
  {
    ...since,
    code: '19',
    rank: 'target',
    group: 'management',
    kind: 'stock',
    title: { zh: '区县工程覆盖', en: 'Districts covered by programmes' },
    shortTitle: { zh: '区县覆盖', en: 'Districts covered' },
    unit: { zh: '个', en: 'districts' },
    decimals: 0,
    sources: [REGISTERED],
    base: { year: 2020, value: 9 },
    targets: [
      inText(13, '13个区县全覆盖', 'all 13 districts and counties', {
        place: { zh: '正文“区县工程”', en: 'Text, district programmes' },
        adopted: true,
      }),
    ],
    notes: [
      {
        zh: '基期9个：专栏5列出的国家级3个、省级6个区县。',
        en: 'Base of 9: the three national and six provincial districts that box 5 lists.',
      },
    ],
    methods: [
      {
        id: 'districts',
        title: { zh: '有在册项目的区县', en: 'Districts with a programme' },
        statement: {
          zh: '统计日至少有一个试点示范项目的区县个数。',
          en: 'Districts and counties with at least one pilot or model status on the day.',
        },
        formula: {
          of: 'plain',
          leaf: { of: 'entries', register: 'pilotAreas', takes: holdsOn, measure: 'areas' },
        },
      },
    ],
  },
];
