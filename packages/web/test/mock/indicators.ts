import type {
  AreaView,
  Assessment,
  Board,
  BoardRow,
  Breakdown,
  CountedItems,
  DefinitionView,
  Entry,
  EvidenceView,
  IndicatorDetail,
  IndicatorStatus,
  RegisterPage,
  RegistersView,
} from '@zca/domain/indicators';
import { AREAS } from '@zca/domain/indicators';

/** Invented indicators behind the routes of the room, for looking at its pages. */
const both = (zh: string, en = zh) => ({ zh, en });
const REACH: AreaView[] = AREAS.map(({ code, kind, name, mark }) => ({ code, kind, name, mark }));

type Spec = readonly [
  code: string,
  group: BoardRow['group'],
  title: string,
  unit: string,
  decimals: number,
  value: number | null,
  target: number | null,
  status: IndicatorStatus,
];
const SPECS: readonly Spec[] = [
  ['1', 'creation', '每万人口高价值发明专利拥有量', '件', 1, 18.6, 20, 'onTrack'],
  ['2', 'creation', 'PCT 国际专利申请量', '件', 0, 742, 750, 'onTrack'],
  ['3', 'creation', '马德里商标有效注册量', '件', 0, 248, 260, 'ahead'],
  ['4', 'creation', '地理标志证明商标', '件', 0, 7, 10, 'unlikely'],
  ['5', 'creation', '地理标志保护产品', '种', 0, 13, 15, 'behind'],
  ['6', 'use', '知识产权质押融资累计', '亿元', 1, 147.2, 150, 'onTrack'],
  ['7', 'use', '知识产权优势示范企业', '家', 0, 171, 180, 'farBehind'],
  ['8', 'management', '新增贯标单位', '家', 0, 402, 400, 'achieved'],
  ['9', 'management', '试点示范县（区）、园区', '个', 0, 13, 15, 'behind'],
  ['10', 'service', '服务业从业人员', '万人', 2, 0.93, 1, 'onTrack'],
  ['11', 'service', '高层次人才', '人', 0, null, 15, 'noValue'],
  ['12', 'protection', '行政案件结案率', '%', 1, 97.1, 95, 'met'],
  ['13', 'protection', '保护社会满意度', '分', 1, 84.6, 82.1, 'missed'],
];

const MOOD: readonly IndicatorStatus[] = ['ahead', 'onTrack', 'behind', 'farBehind', 'noTarget'];

function assessmentOf([, , , , , value, target, status]: Spec): Assessment {
  const forecast =
    value === null || target === null || status === 'met' || status === 'missed'
      ? null
      : {
          year: 2026,
          value: value * 1.05,
          low: value * 1.01,
          high: value * 1.1,
          level: 0.8,
          method: both('按历年增量的阻尼趋势', 'Damped trend of the yearly gains'),
        };
  return {
    status,
    reason:
      value === null
        ? both('名单尚未登记。', 'The list is not registered yet.')
        : both(
            `应达 ${target === null ? '–' : (target * 0.92).toFixed(1)}，现值 ${value}。`,
            'As the schedule has it.',
          ),
    target,
    scheduled: target === null ? null : target * 0.92,
    progress: value === null || target === null ? null : (value - target * 0.4) / (target * 0.6),
    completion: value === null || target === null ? null : value / target,
    pace: { reached: value === null ? null : value / 9, needed: value === null ? null : value / 7 },
    forecast,
  };
}

function rowOf(spec: Spec, source: Board['source']): BoardRow {
  const [code, group, title, unit, decimals, given, target] = spec;
  const value = source === 'published' && Number(code) % 4 === 0 ? null : given;
  const reason =
    value === null
      ? given === null
        ? both('名单尚未登记。', 'The list is not registered yet.')
        : both('这一期尚未公布。', 'Not published for this period.')
      : null;
  return {
    code,
    rank: 'core',
    group,
    title: both(title, `Indicator ${code} in words`),
    shortTitle: both(title.slice(0, 12), `Indicator ${code}`),
    unit: both(unit, 'items'),
    decimals,
    direction: 'up',
    measured: {
      area: '610100',
      value,
      numerator: value,
      denominator: code === '1' ? 1316.3 : null,
      reason,
    },
    assessment:
      value === null
        ? { ...assessmentOf(spec), status: 'noValue', forecast: null }
        : assessmentOf(spec),
    areas: REACH.slice(1).map(({ code: area }, index) => ({
      area,
      value: (index + Number(code)) % 7 === 0 ? null : ((given ?? 3) * (index + 2)) / 60,
      target: target === null ? null : target / 12,
      status: (index + Number(code)) % 7 === 0 ? 'noValue' : MOOD[(index * 3 + Number(code)) % 5]!,
    })),
    years: [2020, 2021, 2022, 2023, 2024, 2025].map((year, index) => ({
      year,
      value: value === null || (code === '2' && year === 2022) ? null : value * (0.5 + 0.1 * index),
    })),
    published:
      Number(code) % 4 === 0
        ? null
        : { value, vintage: code === '1' ? 2 : 1, publishedAt: '2026-02-05T02:00:00Z' },
  };
}

const period = (name: string) => ({
  name,
  from: '2025-01-01',
  to: '2025-12-31',
  day: '2025-12-31',
});
const areaOf = (code: string | null): AreaView =>
  REACH.find((each) => each.code === code) ?? REACH[0]!;

/** An officer of the city sees and reports everything. */
const OWN = { live: REACH.map(({ code }) => code), draft: REACH.map(({ code }) => code) };

export function board(p: URLSearchParams): Board {
  const source = p.get('source') === 'live' ? 'live' : 'published';
  return {
    area: areaOf(p.get('area')),
    reach: REACH,
    own: OWN,
    period: period(p.get('period') ?? '2025'),
    plan: {
      title: both('西安市“十四五”知识产权规划', 'IP plan of Xi’an 2021–2025'),
      fromYear: 2021,
      toYear: 2025,
    },
    source,
    rows: SPECS.map((spec) => rowOf(spec, source)),
    generation: '481207',
    complete: true,
    tookMs: 31,
    demonstration: true,
  };
}

export const definition: DefinitionView = {
  code: '1',
  version: 3,
  effectiveFrom: '2023-01-01',
  effectiveTo: null,
  rank: 'core',
  group: 'creation',
  kind: 'ratio',
  direction: 'up',
  title: both('每万人口高价值发明专利拥有量', 'High-value inventions per 10,000 inhabitants'),
  shortTitle: both('高价值发明专利', 'High-value inventions'),
  unit: both('件／万人', 'per 10,000'),
  decimals: 1,
  owner: both('市知识产权局 规划处', 'Planning division'),
  sources: [both('专栏 1，第 1 项', 'Box 1, item 1')],
  base: { year: 2020, value: null },
  targets: [
    {
      year: 2025,
      value: 20,
      comparison: 'atLeast',
      place: both('专栏 1，第 1 项', 'Box 1, item 1'),
      text: both('每万人口高价值发明专利拥有量 20 件', '20 per 10,000'),
      adopted: true,
    },
    {
      year: 2025,
      value: 20,
      comparison: 'above',
      place: both('正文第二章', 'Chapter 2'),
      text: both('达到 20 件以上', 'More than 20'),
      adopted: false,
    },
    {
      year: 2025,
      value: null,
      comparison: 'atLeast',
      place: both('国家规划', 'National plan'),
      text: both('稳步提高', 'Rises steadily'),
      adopted: false,
    },
  ],
  notes: [
    both(
      '专栏 1 没有 2020 年的数；正文的 48.00 是全部发明专利，是另一项指标。',
      'Box 1 has no base.',
    ),
  ],
  methods: [
    {
      id: 'R1',
      title: both('按有效量', 'By those in force'),
      statement: both(
        '符合五条件之一的有效发明专利 ÷ 年末常住人口（万人）',
        'Inventions in force of one of five conditions',
      ),
      source: 'both',
    },
    {
      id: 'R2',
      title: both('按授权量', 'By grants'),
      statement: both('当年授权的', 'Granted in the year'),
      source: 'both',
    },
  ],
  registers: ['population'],
  unverified: [both('质押融资较高的界限', 'The threshold of pledges')],
};

const entry: Entry = {
  id: 'e1',
  register: 'population',
  subject: '西安市',
  area: '610100',
  category: 'yearbook',
  from: '2024-12-31',
  quantity: 13_160_000,
  evidence: {
    title: '2024 年统计公报',
    number: '市统〔2025〕3 号',
    file: '人口.xlsx',
    line: 4,
  },
  recordedAt: '2025-03-28T02:00:00Z',
  recordedBy: '1',
};

const CONDITIONS: Breakdown = {
  id: 'condition',
  title: both('按五条件', 'By the five conditions'),
  overlapping: true,
  parts: [
    { id: 'strategic', title: both('战略性新兴产业', 'Strategic industries'), count: 20_118 },
    { id: 'overseas', title: both('海外同族有授权', 'Granted overseas'), count: 2946 },
    { id: 'aged', title: both('维持超过 10 年', 'Kept for over ten years'), count: 6402 },
    { id: 'pledged', title: both('质押融资较高', 'High pledge'), count: 418 },
    { id: 'awarded', title: both('国家级奖项', 'National award'), count: 37 },
  ],
  combinations: [
    { parts: ['strategic'], count: 14_800 },
    { parts: ['strategic', 'overseas'], count: 1204 },
    { parts: ['strategic', 'overseas', 'aged'], count: 96 },
  ],
};
const BY_AREA: Breakdown = {
  id: 'area',
  title: both('按地区', 'By area'),
  overlapping: false,
  parts: REACH.slice(1, 14).map(({ code, name }, index) => ({
    id: code,
    title: name,
    count: 1108 - 73 * index,
  })),
  combinations: [],
};

export function detail(code: string, p: URLSearchParams): IndicatorDetail {
  const all = board(p);
  const row = all.rows.find((each) => each.code === code) ?? all.rows[0]!;
  return {
    definition: {
      ...definition,
      code: row.code,
      title: row.title,
      unit: row.unit,
      decimals: row.decimals,
    },
    area: all.area,
    reach: REACH,
    own: OWN,
    period: all.period,
    source: all.source,
    measured: row.measured,
    assessment: row.assessment,
    alternatives: [
      {
        method: 'R2',
        measured: {
          area: '610100',
          value: null,
          numerator: null,
          denominator: null,
          reason: both('没有当年的授权数据。', 'No grants.'),
        },
      },
    ],
    areas: row.areas.map((each) => ({
      ...each,
      numerator: each.value,
      denominator: null,
      reason: each.value === null ? both('没有登记的人口。', 'No population entered.') : null,
      targetBasis: null,
    })),
    series: row.years.map(({ year, value }) => ({
      period: String(year),
      at: year + 1,
      value,
      scheduled:
        row.assessment.target === null
          ? null
          : row.assessment.target * (0.45 + 0.11 * (year - 2020)),
      published: year < 2025 ? value : null,
      corrected: year === 2023 && value !== null ? [value * 0.97] : [],
    })),
    breakdowns: [CONDITIONS, BY_AREA],
    inputs: [entry],
    peers: { of: 'cities', rows: [], rank: null, known: 0 },
    published: [2, 1].map((vintage) => ({
      code: row.code,
      area: '610100',
      period: '2025',
      vintage,
      value: 18.6,
      numerator: 24_325,
      denominator: 1316.3,
      method: 'R1',
      definitionVersion: 3,
      publishedAt: '2026-02-05T02:00:00Z',
      evidence: `ev${vintage}`,
      evidenceHash: '9c417e0a'.repeat(8),
      correction: vintage === 2 ? '人口按年报修订。' : null,
      matter: { id: 'm1', number: '指标公布 2026-000012' },
    })),
    search: '类型:发明授权 且 状态:有效',
    generation: all.generation,
    complete: true,
    tookMs: 12,
  };
}

export function items(p: URLSearchParams): CountedItems {
  const part = p.getAll('part');
  const first = Number(p.get('cursor') ?? 0);
  const chosen = part.map((each) => each.split(':')[0]);
  const count = part.length === 0 ? 24_325 : part.length === 1 ? 2946 : 1108;
  return {
    count,
    items: Array.from({ length: 12 }, (_, index) => ({
      kind: 'right' as const,
      id: `CN1132579${first + index}B`,
      title: [
        '一种增强型氮化镓功率器件及其制备方法',
        '多源影像的云检测方法及装置',
        '碳化硅单晶的籽晶粘接方法',
      ][index % 3]!,
      number: `ZL 2021 1 04862${first + index}.8`,
      area: '610113',
      why: [
        both('有效发明专利', 'Invention in force'),
        both('US 11,904,417 B2，授权 2024-02-20', 'US 11,904,417 B2, granted 2024-02-20'),
      ],
      entry: null,
    })),
    cursor: String(first + 12),
    evidence: p.get('evidence'),
    breakdowns: [CONDITIONS, BY_AREA].filter(({ id }) => !chosen.includes(id)),
    stillThere: p.has('evidence') ? 24_325 : null,
  };
}

export const evidence: EvidenceView = {
  id: 'ev2',
  code: '1',
  definitionVersion: 3,
  method: 'R1',
  area: '610100',
  period: '2025',
  day: '2025-12-31',
  measured: { area: '610100', value: 18.6, numerator: 24_325, denominator: 1316.3, reason: null },
  question: '{"and":[{"field":"type","is":"inventionGrant"}]}',
  generation: '481207',
  records: { count: 24_325, sha256: 'cd'.repeat(32) },
  parameters: [],
  entries: [
    {
      id: 'e1',
      register: 'population',
      area: '610100',
      category: 'yearbook',
      from: '2024-12-31',
      to: null,
      due: null,
      sha256: 'ef'.repeat(32),
      entry,
    },
  ],
  sha256: '9c417e0a'.repeat(8),
  takenAt: '2026-02-03T02:00:00Z',
};

export const registers: RegistersView['registers'] = [
  {
    key: 'population',
    title: both('常住人口', 'Resident population'),
    line: both('某地某年末的常住人口', 'Resident population of an area at the end of a year'),
    columns: [
      { name: 'subject', title: both('地区', 'Area'), required: true },
      { name: 'area', title: both('代码', 'Code'), required: true },
      { name: 'category', title: both('类别', 'Category'), required: true },
      { name: 'from', title: both('统计时点（年末）', 'Counted on'), required: true },
      { name: 'quantity', title: both('人数', 'Persons'), required: true },
      { name: 'document', title: both('依据文件', 'Document'), required: true },
    ],
    categories: [{ value: 'yearbook', title: both('年报', 'Yearly report') }],
    count: 14,
    indicators: ['1'],
  },
];

export const registerPage: RegisterPage = {
  register: 'population',
  count: 14,
  entries: [entry],
  cursor: null,
};

export const registersView: RegistersView = { registers, reach: REACH, enter: OWN.draft };
