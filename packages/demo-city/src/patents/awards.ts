import type { Patent, Prize } from '@zca/domain/registry';
import type { CalendarDay } from '@zca/standards';
import { hash3, PURPOSE } from '../base/random.ts';

/** An invented award of a patent of the city. */
export interface CityAward {
  readonly key: string;
  /** Application number. */
  readonly number: string;
  readonly prize: Prize;
  readonly prizeText: string;
  readonly year: number;
  readonly day: CalendarDay;
  readonly documentTitle: string;
  readonly documentNumber: string;
}

/** Of a thousand inventions that were granted long enough ago. */
const AWARDED_IN_THOUSAND = 6;
/** Cumulative shares of prizes in a hundred. */
const PRIZES: readonly (readonly [upTo: number, prize: Prize, text: string])[] = [
  [4, 'chinaPatentGold', '中国专利奖 金奖'],
  [12, 'chinaPatentSilver', '中国专利奖 银奖'],
  [52, 'chinaPatentExcellence', '中国专利奖 优秀奖'],
  [58, 'nationalScience', '国家科学技术进步奖 二等奖'],
  [100, 'provincialPatent', '陕西省专利奖 二等奖'],
];

/** The award of a patent of the city, two to five years after its grant; null for nearly all. */
export function awardOf(seed: number, patent: Patent, today: CalendarDay): CityAward | null {
  const { grantDay, applicationNumber } = patent;
  if (patent.kind !== 'invention' || grantDay === undefined || applicationNumber === undefined) {
    return null;
  }
  const serial = Number(applicationNumber.slice(-10, -1));
  const draw = hash3(seed, serial, PURPOSE.award);
  if (draw % 1000 >= AWARDED_IN_THOUSAND) return null;
  const chance = (draw >>> 10) % 100;
  const [, prize, prizeText] = PRIZES.find(([upTo]) => chance < upTo)!;
  const year = Number(grantDay.slice(0, 4)) + 2 + ((draw >>> 20) % 4);
  const day = `${year}-07-18`;
  if (day > today) return null;
  return {
    key: patent.key,
    number: applicationNumber,
    prize,
    prizeText,
    year,
    day,
    documentTitle: `关于${year}年度${prizeText.split(' ')[0]!}授奖的决定（演示）`,
    documentNumber: `演示〔${year}〕18号`,
  };
}
