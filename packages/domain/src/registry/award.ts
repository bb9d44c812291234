import { z } from 'zod';

/** Prizes that patents are given. Those at the national level count for HV5, others never do (O:B.1). */
export const PRIZES = {
  chinaPatentGold: { zh: '中国专利奖 金奖', en: 'China Patent Award, gold', counts: true },
  chinaPatentSilver: { zh: '中国专利奖 银奖', en: 'China Patent Award, silver', counts: true },
  chinaPatentExcellence: {
    zh: '中国专利奖 优秀奖',
    en: 'China Patent Award, excellence',
    counts: true,
  },
  nationalScience: {
    zh: '国家科学技术奖',
    en: 'National Science and Technology Award',
    counts: true,
  },
  provincialPatent: { zh: '陕西省专利奖', en: 'Shaanxi Patent Award', counts: false },
  provincialScience: {
    zh: '陕西省科学技术奖',
    en: 'Shaanxi Science and Technology Award',
    counts: false,
  },
  other: { zh: '其他奖项', en: 'Other award', counts: false },
} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly counts: boolean }>
>;

/** A prize of the register of awards. */
export type Prize = keyof typeof PRIZES;

export const PRIZE_CODES = Object.keys(PRIZES) as readonly Prize[];

export const PrizeSchema = z.enum(PRIZE_CODES as [Prize, ...Prize[]]).meta({ id: 'Prize' });

/** An award as far as the classification of a patent asks for it. */
export interface AwardFact {
  readonly prize: Prize;
  /** The day on which it was given; the last day of its year where only that is known. */
  readonly day: string;
}
