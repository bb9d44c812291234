import { type CalendarDay, fromEpochDay, isLeapYear, toEpochDay } from '@zca/standards';

/** Days are whole numbers since 1970-01-01 while records are planned; text only in the record. */
export type EpochDay = number;

const FIRST = toEpochDay('1996-01-01');
const LAST = toEpochDay('2075-12-31');
const TEXTS: readonly CalendarDay[] = Array.from({ length: LAST - FIRST + 1 }, (_, i) =>
  fromEpochDay(FIRST + i),
);

/** The calendar day of an epoch day between 1996 and 2075, from a table. */
export function dayText(day: EpochDay): CalendarDay {
  const text = TEXTS[day - FIRST];
  if (text === undefined) throw new RangeError(`Day ${day} lies outside 1996 to 2075.`);
  return text;
}

/** The year of an epoch day between 1996 and 2075. */
export function yearOfDay(day: EpochDay): number {
  return Number(dayText(day).slice(0, 4));
}

/** The same day of the month `years` later; 29 February becomes 28 February in a common year. */
export function yearsLater(day: EpochDay, years: number): EpochDay {
  const text = dayText(day);
  const year = Number(text.slice(0, 4)) + years;
  const rest = text.slice(4) === '-02-29' && !isLeapYear(year) ? '-02-28' : text.slice(4);
  return toEpochDay(`${year}${rest}`);
}

/** The patent year in which `today` lies: 1 from the filing day to the day before its anniversary. */
export function patentYearOn(filing: EpochDay, today: EpochDay): number {
  const from = dayText(filing);
  const to = dayText(today);
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return years + (to.slice(5) >= from.slice(5) ? 1 : 0);
}

/** The first Tuesday or Friday on or after a day: the days of the patent gazette. */
export function gazetteDay(day: EpochDay): EpochDay {
  // 1970-01-01 was a Thursday; offsets run from Monday = 0.
  const weekday = (day + 3) % 7;
  const wait = weekday <= 1 ? 1 - weekday : weekday <= 4 ? 4 - weekday : 8 - weekday;
  return day + wait;
}

/** The first trademark gazette day on or after a day: the 6th, 13th, 20th or 27th-like weekly day. */
export function trademarkGazetteDay(day: EpochDay): EpochDay {
  return day + ((7 - (day % 7)) % 7);
}

const MONTH_WEIGHTS = [0.8, 0.55, 0.95, 0.95, 0.95, 1.05, 1, 1, 1.05, 0.8, 1.15, 1.75];
const WEEKDAY_WEIGHTS = [1, 1.02, 1.03, 1.05, 1.05, 0.22, 0.15];
const cumulativeByYear = new Map<number, Float64Array>();

function cumulative(year: number): Float64Array {
  let table = cumulativeByYear.get(year);
  if (!table) {
    const start = toEpochDay(`${year}-01-01`);
    const length = isLeapYear(year) ? 366 : 365;
    table = new Float64Array(length + 1);
    for (let i = 0; i < length; i++) {
      const month = Number(dayText(start + i).slice(5, 7)) - 1;
      const weight = MONTH_WEIGHTS[month]! * WEEKDAY_WEIGHTS[(start + i + 3) % 7]!;
      table[i + 1] = table[i]! + weight;
    }
    const total = table[length]!;
    for (let i = 0; i <= length; i++) table[i] = table[i]! / total;
    cumulativeByYear.set(year, table);
  }
  return table;
}

/** The share of a year's filings made on or before a day of that year. */
export function shareOfYear(day: EpochDay): number {
  const year = yearOfDay(day);
  return cumulative(year)[day - toEpochDay(`${year}-01-01`) + 1]!;
}

/** The day of a year before which the given share of its filings was made. */
export function filingDayAt(year: number, share: number): EpochDay {
  const table = cumulative(year);
  let low = 0;
  let high = table.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table[middle]! <= share) low = middle;
    else high = middle - 1;
  }
  return toEpochDay(`${year}-01-01`) + low;
}
