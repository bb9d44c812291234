import type { IndicatorDefinition } from '../definition.ts';
import { perTenThousand } from './entries.ts';
import { BUREAU, inBoxOne, inText, PLAN_BEGINS, RIGHTS_BASE } from './places.ts';
import {
  BY_CONDITION,
  BY_DISTRICT,
  BY_HOLDER_TYPE,
  BY_INDUSTRY,
  BY_ZONE,
  certificationMarks,
  collectiveMarks,
  highValueInventions,
  internationalApplications,
  madridMarks,
  protectedProducts,
  agriculturalProducts,
} from './rights.ts';

const PIECES = { zh: '件', en: 'pieces' };
const PER_10K = { zh: '件/万人', en: 'per 10,000 inhabitants' };
const KINDS = { zh: '种', en: 'kinds' };
const since = { version: 1, effectiveFrom: PLAN_BEGINS, effectiveTo: null, owner: BUREAU } as const;

/** Indicators 1 to 5 of box 1. Source: O:B.1–B.3. */
export const CREATION: readonly IndicatorDefinition[] = [
  {
    ...since,
    code: '1',
    rank: 'core',
    group: 'creation',
    kind: 'ratio',
    direction: 'up',
    title: {
      zh: '每万人口高价值有效发明专利拥有量',
      en: 'High-value valid invention patents per 10,000 inhabitants',
    },
    shortTitle: { zh: '每万人口高价值发明专利', en: 'High-value inventions per 10,000' },
    unit: PER_10K,
    decimals: 2,
    sources: [
      RIGHTS_BASE,
      { zh: '统计部门常住人口', en: 'Resident population of the statistics office' },
    ],
    base: { year: 2020, value: null },
    targets: [
      inBoxOne(20, PIECES),
      inText(20, '达到20件', '20 pieces'),
      inText(12, '国家规划：12件（全国）', 'National plan: 12 pieces (whole country)', {
        place: { zh: '国家“十四五”规划纲要', en: 'National outline of the 14th plan' },
      }),
    ],
    notes: [
      {
        zh: '专栏1没有2020年的基期数值，因此没有时序进度，增长也没有定义；正文的48.00件是全部有效发明专利，是另一个指标。',
        en: 'Box 1 has no value for 2020, so there is no schedule and growth is undefined; the 48.00 of the text are all valid inventions, another indicator.',
      },
      {
        zh: '分母是上年末常住人口。2020年普查使人口数列上跳27%，相邻两年的数值不能直接比较，每个数值都带着所用的人口口径。',
        en: 'The denominator is the resident population at the end of the year before. The census of 2020 lifted the series by 27 %, so values of neighbouring years are not comparable; each names the population it was divided by.',
      },
      {
        zh: '五个条件取并集，各条件的件数可以重叠，不能相加；区域归属按第一权利人的地址。',
        en: 'The five conditions are united; their counts overlap and must not be added. A patent belongs to the place of its first-named holder.',
      },
    ],
    methods: [
      {
        id: 'HV',
        title: { zh: '五条件并集 ÷ 上年末常住人口', en: 'Union of five conditions ÷ population' },
        statement: {
          zh: '统计日有效、至少符合高价值五条件之一的发明专利件数，除以上年末常住人口（万人）。',
          en: 'Invention patents in force on the day that meet at least one of the five conditions, per 10,000 inhabitants at the end of the year before.',
        },
        formula: perTenThousand(highValueInventions),
      },
    ],
    breakdowns: [BY_CONDITION, BY_DISTRICT, BY_ZONE, BY_INDUSTRY, BY_HOLDER_TYPE],
    unverified: [
      {
        zh: '高价值条件一的官方对照表、条件二是否含港澳台、条件三的起算、条件四的金额门槛，均为待核参数。',
        en: 'The official table of condition 1, whether Hong Kong, Macao and Taiwan count for condition 2, the start of condition 3 and the amount of condition 4 are parameters to be confirmed.',
      },
    ],
  },
  {
    ...since,
    code: '2',
    rank: 'core',
    group: 'creation',
    kind: 'flow',
    direction: 'up',
    title: { zh: 'PCT专利当年申请量', en: 'PCT applications in the year' },
    shortTitle: { zh: 'PCT 国际申请', en: 'PCT applications' },
    unit: PIECES,
    decimals: 0,
    sources: [RIGHTS_BASE],
    base: { year: 2020, value: 449 },
    targets: [inBoxOne(800, PIECES), inText(800, '达到800件', '800 pieces')],
    notes: [
      {
        zh: '按年计算，每年从零开始；第一章的1,232件是2016至2020年国外申请（含PCT）的合计，是另一个口径，不相加。',
        en: 'Counted by year, each beginning at zero; the 1,232 of chapter 1 are foreign filings (PCT included) of 2016 to 2020, another count.',
      },
    ],
    methods: [
      {
        id: 'PCT',
        title: { zh: '国际申请号去重', en: 'Distinct international applications' },
        statement: {
          zh: '国际申请日在当年、第一申请人在本市的PCT国际申请，按国际申请号去重；国际公布和进入国家阶段的记录说的是同一件。',
          en: 'International applications filed in the year whose first applicant is in the city, each international number once: the publication and the national phase tell of the same.',
        },
        formula: { of: 'plain', leaf: internationalApplications },
      },
    ],
    breakdowns: [BY_DISTRICT, BY_ZONE, BY_INDUSTRY, BY_HOLDER_TYPE],
  },
  {
    ...since,
    code: '3',
    rank: 'core',
    group: 'creation',
    kind: 'stock',
    direction: 'up',
    title: { zh: '马德里商标国际注册量', en: 'Madrid international trademark registrations' },
    shortTitle: { zh: '马德里商标有效注册', en: 'Madrid registrations' },
    unit: PIECES,
    decimals: 0,
    sources: [RIGHTS_BASE],
    base: { year: 2020, value: 181 },
    targets: [
      inBoxOne(260, PIECES),
      inText(260, '马德里商标国际注册有效量达到260件', '260 valid Madrid registrations'),
    ],
    notes: [
      {
        zh: '表中写“注册量”，正文写“注册有效量”；按有效量计算，数国际注册号，不数指定国家或类别。',
        en: 'The table says registrations, the text valid registrations; valid ones are counted, by international number, not by designation or class.',
      },
    ],
    methods: [
      {
        id: 'IRN',
        title: { zh: '有效国际注册号去重', en: 'Distinct valid international numbers' },
        statement: {
          zh: '统计日有效、第一持有人在本市的马德里国际注册，按国际注册号去重。',
          en: 'International registrations in force on the day whose first holder is in the city, each number once.',
        },
        formula: { of: 'plain', leaf: madridMarks },
      },
    ],
    breakdowns: [BY_DISTRICT, BY_ZONE, BY_HOLDER_TYPE],
  },
  {
    ...since,
    code: '4',
    rank: 'core',
    group: 'creation',
    kind: 'stock',
    direction: 'up',
    title: { zh: '地理标志证明商标', en: 'GI certification marks' },
    shortTitle: { zh: '地理标志证明商标', en: 'GI certification marks' },
    unit: PIECES,
    decimals: 0,
    sources: [RIGHTS_BASE],
    base: { year: 2020, value: 4 },
    targets: [
      inBoxOne(10, PIECES),
      inText(
        25,
        '地理标志产品和证明商标合计达到25件（10＋15）',
        'GI products and certification marks together 25 (10 + 15)',
      ),
    ],
    notes: [
      {
        zh: '名称只说证明商标，因此不含地理标志集体商标；同一产品也可能计入指标5，两者分别计数。',
        en: 'The name speaks of certification marks, so collective marks are left out; one product may also stand in indicator 5, and both are counted apart.',
      },
    ],
    methods: [
      {
        id: 'certification',
        title: { zh: '证明商标', en: 'Certification marks' },
        statement: {
          zh: '统计日有效、产地在本市的地理标志证明商标。',
          en: 'GI certification marks in force on the day whose area lies in the city.',
        },
        formula: { of: 'plain', leaf: certificationMarks },
      },
      {
        id: 'collective',
        title: { zh: '地理标志集体商标（供比较）', en: 'GI collective marks (to compare)' },
        statement: {
          zh: '统计日有效、产地在本市的地理标志集体商标。',
          en: 'GI collective marks in force on the day whose area lies in the city.',
        },
        formula: { of: 'plain', leaf: collectiveMarks },
      },
    ],
    breakdowns: [BY_DISTRICT],
  },
  {
    ...since,
    code: '5',
    rank: 'core',
    group: 'creation',
    kind: 'stock',
    direction: 'up',
    title: { zh: '地理标志保护产品', en: 'GI products under protection' },
    shortTitle: { zh: '地理标志保护产品', en: 'Protected GI products' },
    unit: KINDS,
    decimals: 0,
    sources: [RIGHTS_BASE],
    base: { year: 2020, value: 11 },
    targets: [
      inBoxOne(15, KINDS),
      inText(
        25,
        '地理标志产品和证明商标合计达到25件（10＋15）',
        'GI products and certification marks together 25 (10 + 15)',
      ),
    ],
    notes: [
      {
        zh: '第一章说24个农产品获得国家地理标志保护，是另一个篮子（很可能含农产品地理标志），不与表中的11种合并。',
        en: 'Chapter 1 speaks of 24 agricultural products with protection: another basket, probably with agricultural registrations, not to be merged with the 11 of the table.',
      },
    ],
    methods: [
      {
        id: 'product',
        title: { zh: '地理标志保护产品', en: 'Protected products' },
        statement: {
          zh: '统计日受地理标志产品制度保护、产地在本市的产品。',
          en: 'Products under the GI product system on the day whose area lies in the city.',
        },
        formula: { of: 'plain', leaf: protectedProducts },
      },
      {
        id: 'agricultural',
        title: { zh: '农产品地理标志（供比较）', en: 'Agricultural registrations (to compare)' },
        statement: {
          zh: '到统计日已登记且没有终止记录的农产品地理标志；2022年以后的效力未经核实。',
          en: 'Agricultural GI registrations made by the day without a known end; their force after 2022 is not verified.',
        },
        formula: { of: 'plain', leaf: agriculturalProducts },
      },
    ],
    breakdowns: [BY_DISTRICT],
  },
];
