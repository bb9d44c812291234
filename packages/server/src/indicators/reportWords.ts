import { type Period, readPeriod } from '@zca/domain/indicators';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The fixed words of the report of a period. */
export const REPORT_WORDS = {
  zh: {
    title: (plan: string, period: string) => `${plan}指标报告（${period}）`,
    lead: (area: string, day: string) =>
      `${area}，统计到 ${day}。只列已公布的数；点任何一个数，看公布时冻结的凭据。`,
    foot: (time: string, generation: string) =>
      `${time} 制，数据的代 ${generation}。数以平台上公布的为准。`,
    summary: '一览',
    counts: (done: number, going: number, behind: number, unknown: number) =>
      `已完成或达标 ${done} 项，正常或超前 ${going} 项，落后或难完成 ${behind} 项，未判定或无数据 ${unknown} 项。`,
    bar: '条是现值，上方三角是应达，竖线是目标，下方细线是预测区间。',
    indicator: '指标',
    value: '现值',
    target: '目标',
    status: '进度',
    level: '现值与应达',
    scheduled: '应达',
    completion: '完成率',
    published: '公布',
    evidence: '凭据',
    vintage: (vintage: number, day: string) => `第 ${vintage} 版，${day}`,
    unpublished: '未公布',
    forecast: '预测',
    range: (low: string, high: string, level: string) => `${low} 至 ${high}（${level}）`,
    none: '–',
    valueOf: (value: string, unit: string) => `${value} ${unit}`,
    barOf: (title: string, value: string, scheduled: string, target: string) =>
      `${title}：现值 ${value}，应达 ${scheduled}，目标 ${target}`,
    trendOf: (title: string, series: string) => `${title}历年的数：${series}`,
    separator: '，',
  },
  en: {
    title: (plan: string, period: string) => `Report on indicators of ${plan} (${period})`,
    lead: (area: string, day: string) =>
      `${area}, counted to ${day}. Published figures only; every figure leads to the evidence frozen with it.`,
    foot: (time: string, generation: string) =>
      `Made at ${time}, generation of the data ${generation}. What the platform publishes prevails.`,
    summary: 'At a glance',
    counts: (done: number, going: number, behind: number, unknown: number) =>
      `Achieved or met: ${done}; on track or ahead: ${going}; behind or unlikely: ${behind}; not judged or no data: ${unknown}.`,
    bar: 'The bar is the value, the triangle above the schedule, the stroke the target, the thin line below the forecast.',
    indicator: 'Indicator',
    value: 'Value',
    target: 'Target',
    status: 'Status',
    level: 'Value and schedule',
    scheduled: 'Scheduled',
    completion: 'Completion',
    published: 'Published',
    evidence: 'Evidence',
    vintage: (vintage: number, day: string) => `Version ${vintage}, ${day}`,
    unpublished: 'Not published',
    forecast: 'Forecast',
    range: (low: string, high: string, level: string) => `${low} to ${high} (${level})`,
    none: '–',
    valueOf: (value: string, unit: string) => `${value} ${unit}`,
    barOf: (title: string, value: string, scheduled: string, target: string) =>
      `${title}: value ${value}, scheduled ${scheduled}, target ${target}`,
    trendOf: (title: string, series: string) => `${title} by year: ${series}`,
    separator: ', ',
  },
} as const;

/** The name of a period in words; a name that is none stays as it is. */
export function periodTitle(name: string, language: 'zh' | 'en'): string {
  const period: Period | undefined = readPeriod(name);
  if (period === undefined) return name;
  const year = name.slice(0, 4);
  const part = name.slice(4);
  if (part === '') return language === 'zh' ? `${year} 年` : year;
  const number = Number(part.slice(1));
  if (part.startsWith('Q')) {
    return language === 'zh' ? `${year} 年第 ${number} 季度` : `Q${number} ${year}`;
  }
  return language === 'zh' ? `${year} 年 ${number} 月` : `${MONTHS[number - 1]!} ${year}`;
}
