import type { BothWords } from '../../matters/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { EntriesCount } from '../formula.ts';
import { beganIn, perTenThousand, standing } from './entries.ts';
import { BUREAU, PLAN_BEGINS, REGISTERED, RIGHTS_BASE } from './places.ts';
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
  direction: 'none',
} as const;
const PIECES: BothWords = { zh: '件', en: 'pieces' };

const casesOpened: EntriesCount = {
  of: 'entries',
  register: 'administrativeCases',
  takes: beganIn,
  measure: 'count',
};

/** The figures by which chapter 1 tells of the five years before: they have no targets. */
export const STATISTICS: readonly IndicatorDefinition[] = (
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
