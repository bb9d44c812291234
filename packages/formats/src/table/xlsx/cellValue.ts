import type { FormatIssue } from '../../problem.ts';
import type { CellValue } from '../model.ts';

/** Digits that a double, and Excel, keep exactly. */
const EXACT_DIGITS = 15;
/** From this length on an integer is an identifier rather than a quantity, and is given as text. */
const IDENTIFIER_DIGITS = 12;

/** How a cell style shows numbers. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** A format such as `000000`: the leading zeros are part of what the person sees. */
  | { readonly kind: 'padded'; readonly digits: number };

export const PLAIN_STYLE: NumberStyle = { kind: 'plain' };

/** Built-in formats that show dates or times (ECMA-376-1, 18.8.30, with the zh-CN ones). */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

export function numberStyle(formatId: number, formatCode: string | undefined): NumberStyle {
  if (formatCode === undefined) {
    const isDate = BUILT_IN_DATES.some(([from, to]) => formatId >= from && formatId <= to);
    return isDate ? { kind: 'date' } : PLAIN_STYLE;
  }
  if (/^0{2,}$/.test(formatCode)) return { kind: 'padded', digits: formatCode.length };
  const bare = formatCode
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  return /[ymdhs]/i.test(bare) ? { kind: 'date' } : PLAIN_STYLE;
}

export interface NumberReading {
  readonly value: CellValue;
  readonly warning?: Pick<FormatIssue, 'code' | 'params'>;
}

/**
 * A number cell as it should be kept: dates as ISO days (with time where there is one), long
 * integers as the text of their digits, with a warning when the workbook has already lost some.
 */
export function readNumber(text: string, style: NumberStyle, date1904: boolean): NumberReading {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return { value: text === '' ? null : text };
  if (style.kind === 'date') return { value: isoFromSerial(number, date1904) ?? number };
  if (style.kind === 'padded' && Number.isInteger(number) && number >= 0) {
    return { value: integerDigits(number).padStart(style.digits, '0') };
  }
  const size = Math.abs(number);
  if (size < 10 ** (IDENTIFIER_DIGITS - 1)) return { value: number };
  if (!Number.isInteger(number)) return { value: decimalText(text) };
  const digits = integerDigits(number);
  const length = digits.replace('-', '').length;
  if (length < IDENTIFIER_DIGITS) return { value: number };
  if (length <= EXACT_DIGITS) return { value: digits };
  const params = { digits: length, value: digits };
  return { value: digits, warning: { code: 'cell-number-lost-digits', params } };
}

function integerDigits(number: number): string {
  return Math.abs(number) < 1e21 ? BigInt(number).toString() : number.toString();
}

/** `201810123456.7` is stored as 201810123456.70001: shown with the 15 digits that are exact. */
function decimalText(text: string): string {
  const shown = Number(Number(text).toPrecision(EXACT_DIGITS));
  return String(shown);
}

const DAY_MS = 86_400_000;

/**
 * ISO text of a serial day of a workbook: `2024-05-06`, `2024-05-06T09:30:00`, or `09:30:00` for a
 * time alone. The 1900 system counts a 29 February 1900 that never was.
 */
export function isoFromSerial(serial: number, date1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_466) return undefined;
  const seconds = Math.round(serial * 86_400);
  const wholeDays = Math.floor(seconds / 86_400);
  if (wholeDays === 0 && !date1904) return isoText(seconds * 1000).slice(11, 19);
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, wholeDays < 60 ? 31 : 30);
  const text = isoText(epoch + wholeDays * DAY_MS + (seconds % 86_400) * 1000);
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}
