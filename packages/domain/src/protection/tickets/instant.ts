import { addDays, isCalendarDay, toHalfWidth } from '@zca/standards';

const WRITTEN =
  /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T ]?(\d{1,2})(?::|时|点)(\d{1,2})(?:分|(?::(\d{1,2})(?:\.\d+)?))?秒?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Serial numbers of spreadsheets (1900 date system) from 2009 to 2119: days since 1899-12-30. */
const SERIAL_MIN = 40_000;
const SERIAL_MAX = 80_000;
const SERIAL_OF_1970 = 25_569;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A time as tickets write it, as the instant `2026-04-16T09:30:00+08:00` of Shanghai; null when it is
 * no time. Read are `2026-04-16 09:30[:00]`, `2026/4/16 9:30`, `2026年4月16日 9时30分`, a day alone (its
 * first moment), instants with `Z` or an offset, and the serial number of a spreadsheet. What has no
 * offset is Shanghai time. Fractions of a second are dropped.
 */
export function readShanghaiInstant(cell: string | number): string | null {
  const written = toHalfWidth(String(cell)).trim().replace(/\s+/g, ' ');
  if (/^\d{5}(?:\.\d+)?$/.test(written)) return fromSerial(Number(written));
  const match = WRITTEN.exec(written);
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = match;
  const date = `${year}-${two(Number(month))}-${two(Number(day))}`;
  if (!isCalendarDay(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return null;
  }
  // An offset after a day without a time would be a guess.
  if (offset !== undefined && match[4] === undefined) return null;
  const shift = offset === undefined ? 0 : 480 - offsetMinutes(offset);
  return atShanghai(date, Number(hour) * 60 + Number(minute) + shift, Number(second));
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function fromSerial(serial: number): string | null {
  if (serial < SERIAL_MIN || serial > SERIAL_MAX) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const day = addDays('1970-01-01', Math.floor(serial) - SERIAL_OF_1970);
  return atShanghai(day, Math.floor(seconds / 60), seconds % 60);
}

/** Minutes may lie before or after the day. */
function atShanghai(day: string, minutes: number, seconds: number): string {
  const shifted = addDays(day, Math.floor(minutes / 1440));
  const rest = ((minutes % 1440) + 1440) % 1440;
  return `${shifted}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:${two(seconds)}+08:00`;
}

/** The instant as a table writes it: `2026-04-16 09:30:00`. */
export function writeShanghaiTime(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
