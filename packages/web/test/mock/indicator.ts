import type {
  Breakdown,
  CountedItems,
  DefinitionView,
  EvidenceView,
  IndicatorDetail,
} from '@zca/domain/indicators';
import { board, both, OWN, REACH } from './board.ts';
import { entry } from './registers.ts';

/* One invented indicator: its definition, value, records and evidence. */

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
