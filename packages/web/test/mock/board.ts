import type {
  AreaView,
  Assessment,
  Board,
  BoardRow,
  IndicatorStatus,
} from '@zca/domain/indicators';
import { AREAS } from '@zca/domain/indicators';

/* The invented board of indicators, and what its other pages share with it. */

/** Words in both languages; where one is given alone, it stands for both. */
export const both = (zh: string, en = zh) => ({ zh, en });
export const REACH: AreaView[] = AREAS.map(({ code, kind, name, mark }) => ({
  code,
  kind,
  name,
  mark,
}));

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
export const OWN = { live: REACH.map(({ code }) => code), draft: REACH.map(({ code }) => code) };

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
