/**
 * Calendar days as the query language writes them. A written date means a whole unit (year, half,
 * quarter, month, day), so it has a first and a last day. Proleptic Gregorian calendar, years
 * 0001–9999, 'YYYY-MM-DD'.
 */

/** First and last day of what was written, both inside. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

export type DayReading = DaySpan | 'notADate' | 'impossibleDay';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True for an existing day written 'YYYY-MM-DD'. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

function months(year: number, from: number, to: number): DayReading {
  if (year < 1 || from < 1 || to > 12) return 'impossibleDay';
  return {
    first: `${pad(year, 4)}-${pad(from, 2)}-01`,
    last: `${pad(year, 4)}-${pad(to, 2)}-${pad(lastDayOfMonth(year, to), 2)}`,
  };
}

function singleDay(year: number, month: number, day: number): DayReading {
  const written = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isCalendarDay(written) ? { first: written, last: written } : 'impossibleDay';
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/**
 * Reads one date of any precision: 2020, 2020年, 2020-05, 2020/5, 202005, 2020年5月, 2020-05-01,
 * 2020.5.1, 20200501, 2020年5月1日, 2020Q1, 2020年1季度, 2020年第一季度, 2020H1, 2020年上半年.
 */
export function readDay(text: string): DayReading {
  const full =
    /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d)|年(\d{1,2})月(\d{1,2})[日号])$/u.exec(
      text,
    );
  if (full !== null) {
    const month = Number(full[3] ?? full[5] ?? full[7]);
    return singleDay(Number(full[1]), month, Number(full[4] ?? full[6] ?? full[8]));
  }
  const quarter = /^(\d{4})(?:-?[Qq](\d)|年第?([1-4一二三四])季度?)$/u.exec(text);
  if (quarter !== null) {
    const written = quarter[2] ?? quarter[3] ?? '';
    const number = QUARTERS[written] ?? Number(written);
    return months(Number(quarter[1]), number * 3 - 2, number * 3);
  }
  const half = /^(\d{4})(?:-?[Hh]([12])|年([上下])半年)$/u.exec(text);
  if (half !== null) {
    const second = half[2] === '2' || half[3] === '下';
    return months(Number(half[1]), second ? 7 : 1, second ? 12 : 6);
  }
  const month = /^(\d{4})(?:[-/.](\d{1,2})|(\d\d)|年(\d{1,2})月)$/u.exec(text);
  if (month !== null) {
    const number = Number(month[2] ?? month[3] ?? month[4]);
    return months(Number(month[1]), number, number);
  }
  const year = /^(\d{4})年?$/u.exec(text);
  return year === null ? 'notADate' : months(Number(year[1]), 1, 12);
}

/** Shortest way to write a span that is exactly one unit, or undefined. */
export function writeUnit({ first, last }: DaySpan): string | undefined {
  const year = first.slice(0, 4);
  if (first === last || year !== last.slice(0, 4)) return undefined;
  const candidates = [year, first.slice(0, 7)];
  for (let quarter = 1; quarter <= 4; quarter++) candidates.push(`${year}Q${quarter}`);
  return candidates.find((candidate) => {
    const span = readDay(candidate);
    return typeof span === 'object' && span.first === first && span.last === last;
  });
}

/** The day that lies a number of days after (before, if negative) another. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return clampDay(date);
}

/** The same day of the month a number of months later; the month's last day when it is shorter. */
export function addMonths(day: string, count: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  const wanted = Number(day.slice(8));
  date.setUTCDate(Math.min(wanted, lastDayOfMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return clampDay(date);
}

function clampDay(date: Date): string {
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) return '0001-01-01';
  if (year < 1) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  return `${pad(year, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

const CHINESE_NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const CHINESE_UNITS: Readonly<Record<string, Unit>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  季度: 'quarter',
  年: 'year',
};

const NAMED_WORDS = [
  '今天',
  '昨天',
  '本月',
  '上月',
  '本季度',
  '今年',
  '本年',
  '去年',
  'today',
  'yesterday',
  'this month',
  'last month',
  'this quarter',
  'this year',
  'last year',
];
const CHINESE_WORDS = ['最近', '近', '过去', '未来', '今后'];
const ENGLISH_WORDS = ['last', 'past', 'next'];
const ENGLISH_UNITS = ['day', 'week', 'month', 'quarter', 'year'];

/** Every word of relative days, for the grammar in the manual. */
export const RELATIVE_WORDS = [
  ...NAMED_WORDS,
  ...CHINESE_WORDS,
  ...Object.keys(CHINESE_UNITS),
  ...ENGLISH_WORDS,
  ...ENGLISH_UNITS,
];

const oneOf = (words: readonly string[]): string => `(${words.join('|')})`;
const NAMED = new RegExp(oneOf(NAMED_WORDS), 'iy');
const CHINESE = new RegExp(
  `${oneOf(CHINESE_WORDS)}\\s*(\\d{1,4}|[一二两三四五六七八九十]|半)\\s*个?${oneOf(Object.keys(CHINESE_UNITS))}`,
  'y',
);
const ENGLISH = new RegExp(
  `${oneOf(ENGLISH_WORDS)}\\s*(\\d{1,4})\\s*${oneOf(ENGLISH_UNITS)}s?`,
  'iy',
);

/** Days relative to today, written at an offset of a text. */
export interface RelativeDays {
  readonly to: number;
  spanFrom(today: string): DaySpan;
}

/**
 * Finds relative days at an offset: 近3年 and `last 3 years` are the three years up to and including
 * today; 未来6个月 and `next 6 months` are the six months that begin today; 今年, 上月, `this year` …
 * are whole units.
 */
export function relativeDaysAt(text: string, at: number): RelativeDays | undefined {
  const chinese = matchAt(CHINESE, text, at);
  const english = chinese ?? matchAt(ENGLISH, text, at);
  if (english !== undefined) {
    const [whole, word = '', count = '', unitWord = ''] = english;
    const unit = CHINESE_UNITS[unitWord] ?? (unitWord.toLowerCase() as Unit);
    const forward = ['未来', '今后', 'next'].includes(word.toLowerCase());
    if (count === '半' && unit !== 'year') return undefined;
    const amount = count === '半' ? 6 : (CHINESE_NUMBERS[count] ?? Number(count));
    return {
      to: at + whole.length,
      spanFrom: (today) => window(today, amount, count === '半' ? 'month' : unit, forward),
    };
  }
  const named = matchAt(NAMED, text, at);
  if (named === undefined) return undefined;
  return {
    to: at + named[0].length,
    spanFrom: (today) => namedSpan(named[0].toLowerCase(), today),
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const next = text.charAt(at + match[0].length);
  return next === '' || /[\s()（）,，、;；\u200b]/u.test(next) ? match : undefined;
}

function window(today: string, count: number, unit: Unit, forward: boolean): DaySpan {
  const step = forward ? count : -count;
  const far =
    unit === 'day' || unit === 'week'
      ? addDays(today, unit === 'week' ? step * 7 : step)
      : addMonths(today, step * { month: 1, quarter: 3, year: 12 }[unit]);
  if (count === 0) return { first: today, last: today };
  return forward
    ? { first: today, last: addDays(far, -1) }
    : { first: addDays(far, 1), last: today };
}

function namedSpan(name: string, today: string): DaySpan {
  const year = Number(today.slice(0, 4));
  const spanOf = (text: string): DaySpan => {
    const span = readDay(text);
    return typeof span === 'object' ? span : { first: today, last: today };
  };
  switch (name) {
    case '昨天':
    case 'yesterday': {
      const day = addDays(today, -1);
      return { first: day, last: day };
    }
    case '本月':
    case 'this month':
      return spanOf(today.slice(0, 7));
    case '上月':
    case 'last month':
      return spanOf(addMonths(today, -1).slice(0, 7));
    case '本季度':
    case 'this quarter':
      return spanOf(`${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`);
    case '今年':
    case '本年':
    case 'this year':
      return spanOf(today.slice(0, 4));
    case '去年':
    case 'last year':
      return spanOf(pad(year - 1, 4));
    default:
      return { first: today, last: today };
  }
}
