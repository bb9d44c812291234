import { normaliseNumberText, toHalfWidth } from '@zca/standards';
import { PRIZE_CODES, type Prize } from './award.ts';
import type { Cell } from './cells.ts';
import { collectionOf } from './key.ts';
import type { CalendarDay } from './model.ts';
import { readWrittenNumber } from './numberList.ts';
import { readDay } from './readDay.ts';
import type { Refusal } from './refusal.ts';
import { layoutColumn, TableLayout } from './tableLayout.ts';

/** The table by which awards are entered. */
export const AWARD_LAYOUT = new TableLayout([
  layoutColumn('number', '专利号', 'Patent number', ['申请号', '专利申请号', '公告号'], true),
  layoutColumn('prize', '奖项', 'Prize', ['奖励名称', '奖项名称', '获奖名称', '奖励类别'], true),
  layoutColumn('grade', '等级', 'Grade', ['奖励等级', '获奖等级']),
  layoutColumn('year', '年度', 'Year', ['年份', '获奖年度', '授奖年度']),
  layoutColumn('day', '授奖日期', 'Day', ['获奖日期', '公布日期', '授奖时间']),
  layoutColumn('documentTitle', '授奖文件', 'Document', ['文件标题', '文件名称', '授奖决定']),
  layoutColumn('documentNumber', '文号', 'Document number', ['文件文号', '授奖文号']),
  layoutColumn('title', '专利名称', 'Title', ['发明名称']),
]);

/** An award as a row states it. */
export interface NewAward {
  readonly number: string;
  /** Keys and publication keys that the number may mean, likeliest first. */
  readonly keys: readonly string[];
  readonly prize: Prize;
  readonly prizeText: string;
  readonly year: number;
  readonly day: CalendarDay | null;
  readonly documentTitle: string;
  readonly documentNumber: string;
}

export type AwardReading =
  | { readonly ok: true; readonly award: NewAward }
  | { readonly ok: false; readonly refusal: Refusal };

const refuse = (rule: string, field: string, value = ''): AwardReading => ({
  ok: false,
  refusal: { rule, field, params: value === '' ? {} : { value } },
});

/** Reads a row of awards. A day or year after today is refused, and an award without any document. */
export function readAwardRow(
  cells: Readonly<Record<string, Cell>>,
  today: CalendarDay,
): AwardReading {
  const row = AWARD_LAYOUT.read(cells);
  if (row.number === undefined) return refuse('award.number', 'number');
  const reading = readWrittenNumber(row.number);
  const keys = reading.ok ? reading.keys.filter((key) => collectionOf(key) === 'patent') : [];
  if (keys.length === 0) return refuse('award.notPatent', 'number', row.number);
  const prizeText = [row.prize, row.grade].filter((part) => part !== undefined).join(' ');
  if (row.prize === undefined) return refuse('award.prize', 'prize');
  const prize = prizeOf(prizeText);
  if (prize === null) return refuse('award.grade', 'prize', prizeText);
  let day: CalendarDay | null = null;
  if (row.day !== undefined) {
    const read = readDay(row.day);
    if (!read.ok || read.day > today) return refuse('award.day', 'day', row.day);
    day = read.day;
  }
  const written = normaliseNumberText(row.year ?? '').replace(/年(?:度)?$/, '');
  const year = Number(row.year === undefined ? day?.slice(0, 4) : written);
  if (!Number.isInteger(year) || year < 1985 || year > Number(today.slice(0, 4))) {
    return refuse('award.year', 'year', row.year ?? '');
  }
  if (row.documentTitle === undefined && row.documentNumber === undefined) {
    return refuse('award.document', 'documentTitle');
  }
  return {
    ok: true,
    award: {
      number: row.number,
      keys,
      prize,
      prizeText,
      year,
      day,
      documentTitle: row.documentTitle ?? '',
      documentNumber: row.documentNumber ?? '',
    },
  };
}

/**
 * Why an award cannot be this patent's: it was given before the patent was filed. Null where it can, and
 * where the filing day is not known; an award of which only the year is known may be of the filing year.
 */
export function awardBeforeFiling(
  { day, year }: Pick<NewAward, 'day' | 'year'>,
  filing: CalendarDay | undefined,
): Refusal | null {
  if (filing === undefined) return null;
  const isEarlier = day === null ? year < Number(filing.slice(0, 4)) : day < filing;
  if (!isEarlier) return null;
  const params = { value: day ?? String(year), filing };
  return { rule: 'award.beforeFiling', field: day === null ? 'year' : 'day', params };
}

/** The prize that words name; null for a China Patent Award without its grade. */
function prizeOf(words: string): Prize | null {
  const text = toHalfWidth(words).replace(/\s/g, '');
  const code = PRIZE_CODES.find((one) => one.toLowerCase() === text.toLowerCase());
  if (code !== undefined) return code;
  if (/陕西.*专利/.test(text)) return 'provincialPatent';
  if (/陕西.*(?:科学|技术|科技)/.test(text)) return 'provincialScience';
  if (/中国(?:专利|外观设计)/.test(text)) {
    if (text.includes('金')) return 'chinaPatentGold';
    if (text.includes('银')) return 'chinaPatentSilver';
    return text.includes('优秀') ? 'chinaPatentExcellence' : null;
  }
  const national = /国家(?:最高科学技术|科学技术|自然科学|技术发明|科技进步|科学进步)/;
  return national.test(text) ? 'nationalScience' : 'other';
}
