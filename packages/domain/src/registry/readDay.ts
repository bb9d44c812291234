import { calendarDay, isCalendarDay, parseCalendarDay, toHalfWidth } from '@zca/standards';
import type { CalendarDay } from './model.ts';

/** A day that was read, or why it was not. */
export type DayReading =
  | { readonly ok: true; readonly day: CalendarDay }
  | { readonly ok: false; readonly rule: 'day.unreadable' | 'day.impossible' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Serial numbers of spreadsheets from 1954 to 2119; other numbers are no days. */
const SERIAL_MIN = 20_000;
const SERIAL_MAX = 80_000;

/**
 * Reads a day as tables write it: the forms of `parseCalendarDay`; an instant, whose day is taken
 * as written (2017-07-21T00:00:00Z, 2017-07-21 08:30:00); day first as in 21.08.2009, 21/08/2009
 * and 21/08/09, and month first where only that makes a day (08/21/2009); 21 Aug 2009 and
 * Aug 21, 2009; and the serial number of a spreadsheet (1900 date system).
 */
export function readDay(text: string): DayReading {
  const written = toHalfWidth(text).trim().replace(/\s+/g, ' ');
  const plain = parseCalendarDay(written);
  if (plain.ok) return { ok: true, day: plain.value };
  if (plain.rule === 'calendarDay.noSuchDay') return { ok: false, rule: 'day.impossible' };
  const instant = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]\d{1,2}:\d{2}/.exec(written);
  if (instant) return readDay(instant[1]!);
  if (/^\d{5}(?:\.\d+)?$/.test(written)) return fromSerial(Number(written));
  const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(written);
  if (dayFirst) {
    const year = fullYear(dayFirst[3]!);
    const [first, second] = [Number(dayFirst[1]), Number(dayFirst[2])];
    return second > 12 ? fromParts(year, first, second) : fromParts(year, second, first);
  }
  const named =
    /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ ,.-]+(\d{4})$/.exec(written) ??
    /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/.exec(written);
  if (named) {
    const [word, number] = /\d/.test(named[1]!) ? [named[2]!, named[1]!] : [named[1]!, named[2]!];
    const month = MONTHS.indexOf(word.toLowerCase()) + 1;
    if (month > 0) return fromParts(Number(named[3]), month, Number(number));
  }
  return { ok: false, rule: 'day.unreadable' };
}

function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  // Two digits from 35 on are of the twentieth century: no document is of a later year.
  return Number(text) + (Number(text) >= 35 ? 1900 : 2000);
}

function fromParts(year: number, month: number, day: number): DayReading {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDay(text)
    ? { ok: true, day: calendarDay(year, month, day) }
    : { ok: false, rule: 'day.impossible' };
}

function fromSerial(serial: number): DayReading {
  if (serial < SERIAL_MIN || serial > SERIAL_MAX) return { ok: false, rule: 'day.unreadable' };
  // 25569 is 1970-01-01 in the 1900 date system.
  const date = new Date((Math.floor(serial) - 25_569) * 86_400_000);
  return { ok: true, day: date.toISOString().slice(0, 10) };
}

/** True for the fillers that registers write where a day is not known (00000000, 0000-00-00). */
export function isBlankDay(text: string): boolean {
  return /^[0.\-/年月日\s]+$/.test(text);
}
