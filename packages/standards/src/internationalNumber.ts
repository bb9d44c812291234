import { fail, type Parsed, succeed } from './parsed.ts';
import { parseOfficeCode } from './st3.ts';
import { normaliseNumberText } from './text.ts';

/** An international application under the Patent Cooperation Treaty. */
export interface PctApplicationNumber {
  /** Receiving office (ST.3). */
  readonly office: string;
  readonly year: number;
  /** Six digits. */
  readonly serial: string;
  /** PCT/CN2020/123456 */
  readonly canonical: string;
}

/**
 * Reads PCT/CN2020/123456, PCT-CN2020-123456, PCTCN2020123456 and the form of before 2004,
 * PCT/CN99/00123 (two-digit year, five-digit serial), which becomes PCT/CN1999/000123.
 * Source: Administrative Instructions under the PCT, section 307.
 */
export function parsePctApplicationNumber(text: string): Parsed<PctApplicationNumber> {
  const written = normaliseNumberText(text).replace(/[\s/.-]/g, '');
  const match = /^PCT([A-Z]{2})(?:((?:19|20)\d{2})(\d{6})|(\d{2})(\d{5}))$/.exec(written);
  if (!match) return fail('pct.form', { text });
  const office = parseOfficeCode(match[1]!);
  if (!office.ok) return office;
  const shortYear = match[4];
  const year =
    shortYear === undefined
      ? Number(match[2])
      : Number(shortYear) + (Number(shortYear) >= 78 ? 1900 : 2000);
  if (year < 1978) return fail('pct.year', { year });
  const serial = (match[3] ?? match[5]!).padStart(6, '0');
  return succeed({
    office: office.value.code,
    year,
    serial,
    canonical: `PCT/${office.value.code}${year}/${serial}`,
  });
}

/**
 * Reads an international registration number of the Madrid system as Chinese databases write it:
 * G1234567, g 1234567, 国际注册第1234567号. Returns G followed by the digits (a trailing letter
 * marks a part of a divided registration: G1234567A).
 */
export function parseMadridNumber(text: string): Parsed<string> {
  const written = normaliseNumberText(text)
    .replace(/[\s.-]/g, '')
    .replace(/^国际注册第?(?=\d)/, 'G')
    .replace(/号$/, '');
  const match = /^G(\d{4,8})([A-Z]?)$/.exec(written);
  return match ? succeed(`G${match[1]!}${match[2]!}`) : fail('madrid.form', { text });
}

/**
 * Reads a Chinese trademark application or registration number (one and the same): 1 to 9 digits,
 * with or without 第…号; an A after the digits marks a part of a divided application.
 */
export function parseTrademarkNumber(text: string): Parsed<string> {
  const written = normaliseNumberText(text)
    .replace(/[\s.-]/g, '')
    .replace(/^第|号$/g, '');
  const match = /^0*([1-9]\d{0,8})([A-Z]?)$/.exec(written);
  return match ? succeed(match[1]! + match[2]!) : fail('trademarkNumber.form', { text });
}

/**
 * Reads a registration number of an integrated-circuit layout design: BS. and digits. The length
 * is not confirmed, so 5 to 12 digits are accepted. Returns BS.205012345.
 */
export function parseLayoutDesignNumber(text: string): Parsed<string> {
  const match = /^BS[.\s-]*(\d{5,12})$/.exec(normaliseNumberText(text));
  return match ? succeed(`BS.${match[1]!}`) : fail('layoutDesignNumber.form', { text });
}
