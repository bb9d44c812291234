import type { BothWords } from '../../matters/index.ts';
import type { PublishedFigure } from '../model.ts';

/** The plan in which the indicators stand. */
export const PLAN = {
  title: {
    zh: '西安市“十四五”知识产权发展规划（西市监发〔2021〕81号）',
    en: "Xi'an's 14th five-year plan for intellectual property (西市监发〔2021〕81号)",
  },
  fromYear: 2021,
  toYear: 2025,
} as const;

/** First day of the versions that the plan brings. */
export const PLAN_BEGINS = '2021-01-01';
const GOAL_YEAR = 2025;

const BOX_1: BothWords = { zh: '专栏1', en: 'Box 1' };
const GOALS: BothWords = { zh: '正文“发展目标”', en: 'Text, "goals"' };

export const box = (number: number): BothWords => ({ zh: `专栏${number}`, en: `Box ${number}` });

/** The target of box 1, by which the schedule is computed. */
export function inBoxOne(value: number, unit: BothWords, adopted = true): PublishedFigure {
  return {
    year: GOAL_YEAR,
    value,
    comparison: 'atLeast',
    place: BOX_1,
    text: { zh: `2025年 ${value} ${unit.zh}`, en: `${value} ${unit.en} in 2025` },
    adopted,
  };
}

/** What the text of the plan says beside its box. */
export function inText(
  value: number | null,
  zh: string,
  en: string,
  more: Partial<PublishedFigure> = {},
): PublishedFigure {
  return {
    year: GOAL_YEAR,
    value,
    comparison: 'atLeast',
    place: GOALS,
    text: { zh, en },
    adopted: false,
    ...more,
  };
}

export const BUREAU: BothWords = { zh: '市知识产权局', en: 'City IP bureau' };
export const REGISTERED: BothWords = { zh: '台账登记', en: 'Registered entries' };
export const RIGHTS_BASE: BothWords = {
  zh: '数据中心的权利记录',
  en: 'Records of the data centre',
};
