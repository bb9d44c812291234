import type { BothWords } from '../../matters/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { FEN_PER_HUNDRED_MILLION_YUAN } from '../evaluate.ts';
import type { EntriesCount } from '../formula.ts';
import { beganIn, holdsOn, newSince, perTenThousand, standing } from './entries.ts';
import { box, BUREAU, inText, PLAN_BEGINS, REGISTERED, RIGHTS_BASE } from './places.ts';
import {
  agriculturalProducts,
  BY_DISTRICT,
  BY_HOLDER_TYPE,
  BY_INDUSTRY,
  BY_TYPE,
  BY_ZONE,
  patentFilings,
  patentGrants,
  validInventions,
  validTrademarks,
  withEvents,
} from './rights.ts';

const since = {
  version: 1,
  effectiveFrom: PLAN_BEGINS,
  effectiveTo: null,
  owner: BUREAU,
  direction: 'up',
} as const;
const FIRMS: BothWords = { zh: '家', en: 'firms' };
const PIECES: BothWords = { zh: '件', en: 'pieces' };

const transactions = (category?: string): EntriesCount => ({
  of: 'entries',
  register: 'technologyTransactions',
  takes: (entry, { day }) =>
    entry.from >= PLAN_BEGINS &&
    entry.from <= day &&
    (category === undefined || entry.category === category),
  measure: 'amountFen',
});

const casesOpened: EntriesCount = {
  of: 'entries',
  register: 'administrativeCases',
  takes: beganIn,
  measure: 'count',
};

/** Targets that the plan states outside box 1. */
const TARGETS: readonly IndicatorDefinition[] = [
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

/** The figures by which chapter 1 tells of the five years before: they have no targets. */
const STATISTICS: readonly IndicatorDefinition[] = (
  [
    {
      code: 'c1',
      kind: 'flow',
      title: { zh: '专利申请量', en: 'Patent applications' },
      unit: PIECES,
      statement: {
        zh: '当期在中国申请、第一申请人在本市的三种专利。',
        en: 'Patents of all kinds filed in China in the period by a first applicant of the city.',
      },
      formula: { of: 'plain', leaf: patentFilings },
      breakdowns: [BY_TYPE, BY_DISTRICT, BY_HOLDER_TYPE],
      note: {
        zh: '第一章：2016至2020年合计330,714件，比前五年增长50.44%。',
        en: 'Chapter 1: 330,714 in 2016 to 2020, 50.44 % more than in the five years before.',
      },
    },
    {
      code: 'c2',
      kind: 'flow',
      title: { zh: '专利授权量', en: 'Patents granted' },
      unit: PIECES,
      statement: {
        zh: '当期在中国授权、第一权利人在本市的三种专利。',
        en: 'Patents of all kinds granted in China in the period to a first holder of the city.',
      },
      formula: { of: 'plain', leaf: patentGrants },
      breakdowns: [BY_TYPE, BY_DISTRICT, BY_HOLDER_TYPE],
      note: {
        zh: '第一章：2016至2020年合计175,246件，比前五年增长119.72%。',
        en: 'Chapter 1: 175,246 in 2016 to 2020, 119.72 % more than in the five years before.',
      },
    },
    {
      code: 'c3',
      kind: 'stock',
      title: { zh: '有效发明专利拥有量', en: 'Valid invention patents' },
      unit: PIECES,
      statement: {
        zh: '统计日有效、第一权利人在本市的发明专利。',
        en: 'Invention patents in force on the day with a first holder of the city.',
      },
      formula: { of: 'plain', leaf: validInventions },
      breakdowns: [BY_DISTRICT, BY_ZONE, BY_INDUSTRY, BY_HOLDER_TYPE],
      note: {
        zh: '规划没有给出件数；48.00件/万人按普查前人口反推约48,977件。',
        en: 'The plan gives no number; its 48.00 per 10,000 imply some 48,977 with the population before the census.',
      },
    },
    {
      code: 'c4',
      kind: 'ratio',
      title: { zh: '每万人口发明专利拥有量', en: 'Valid invention patents per 10,000 inhabitants' },
      unit: { zh: '件/万人', en: 'per 10,000 inhabitants' },
      statement: {
        zh: '有效发明专利件数除以上年末常住人口（万人）。',
        en: 'Valid invention patents per 10,000 inhabitants at the end of the year before.',
      },
      formula: perTenThousand(validInventions),
      breakdowns: [BY_DISTRICT, BY_ZONE, BY_INDUSTRY, BY_HOLDER_TYPE],
      note: { zh: '第一章：2020年底48.00件。', en: 'Chapter 1: 48.00 at the end of 2020.' },
    },
    {
      code: 'c5',
      kind: 'stock',
      title: { zh: '有效注册商标', en: 'Valid trademarks' },
      unit: PIECES,
      statement: {
        zh: '统计日有效、第一注册人在本市的中国注册商标。',
        en: 'Chinese trademarks in force on the day with a first holder of the city.',
      },
      formula: { of: 'plain', leaf: validTrademarks },
      breakdowns: [BY_DISTRICT, BY_ZONE, BY_HOLDER_TYPE],
      note: {
        zh: '第一章：307,186件，年均增长21.66%。',
        en: 'Chapter 1: 307,186, growing by 21.66 % a year.',
      },
    },
    {
      code: 'c6',
      kind: 'flow',
      title: { zh: '有许可、转让、质押公告的权利', en: 'Rights licensed, transferred or pledged' },
      unit: PIECES,
      statement: {
        zh: '当期有许可、转让或质押公告的权利，每件计一次。',
        en: 'Rights with a gazetted licence, transfer or pledge in the period, each once.',
      },
      formula: { of: 'plain', leaf: withEvents('licence', 'transfer', 'pledge') },
      breakdowns: [BY_TYPE, BY_DISTRICT],
      note: {
        zh: '第一章的23,561次是次数，这里是有公告的权利件数，两者不相等。',
        en: 'The 23,561 of chapter 1 are acts; here rights are counted, which is not the same.',
      },
    },
    {
      code: 'c7',
      kind: 'stock',
      title: { zh: '驰名商标', en: 'Well-known trademarks' },
      unit: PIECES,
      statement: { zh: '统计日在册的驰名商标。', en: 'Well-known trademarks on the day.' },
      formula: { of: 'plain', leaf: standing('wellKnownMarks') },
      note: { zh: '第一章：55件。', en: 'Chapter 1: 55.' },
    },
    {
      code: 'c8',
      kind: 'flow',
      title: { zh: '知识产权侵权案件立案', en: 'IP infringement cases opened' },
      unit: PIECES,
      statement: {
        zh: '当期立案的行政执法案件。',
        en: 'Administrative cases opened in the period.',
      },
      formula: {
        of: 'plain',
        leaf: casesOpened,
      },
      note: { zh: '第一章：2016至2020年查处3,162件。', en: 'Chapter 1: 3,162 in 2016 to 2020.' },
    },
    {
      code: 'c9',
      kind: 'stock',
      title: { zh: '农产品地理标志', en: 'Agricultural products with GI protection' },
      unit: { zh: '种', en: 'kinds' },
      statement: {
        zh: '到统计日已登记且没有终止记录的农产品地理标志；2022年以后的效力未经核实。',
        en: 'Agricultural GI registrations made by the day without a known end; their force after 2022 is not verified.',
      },
      formula: { of: 'plain', leaf: agriculturalProducts },
      breakdowns: [BY_DISTRICT],
      note: {
        zh: '第一章：24个农产品获得地理标志保护。',
        en: 'Chapter 1: 24 agricultural products with GI protection.',
      },
    },
  ] as const
).map((one): IndicatorDefinition => {
  const { statement, formula, note, ...rest } = one;
  const isRegistered = formula.of === 'plain' && formula.leaf.of !== 'rights';
  return {
    ...since,
    ...rest,
    direction: 'none',
    rank: 'statistic',
    group: one.code === 'c6' ? 'use' : one.code === 'c8' ? 'protection' : 'creation',
    shortTitle: one.title,
    decimals: one.code === 'c4' ? 2 : 0,
    sources: [isRegistered ? REGISTERED : RIGHTS_BASE],
    base: { year: 2020, value: null },
    targets: [],
    notes: [note],
    methods: [{ id: 'count', title: one.title, statement, formula }],
  };
});

export const FURTHER: readonly IndicatorDefinition[] = [...TARGETS, ...STATISTICS];
