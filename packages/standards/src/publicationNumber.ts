import type { PatentKind } from './applicationNumber.ts';
import type { CalendarDay } from './calendarDay.ts';
import { fail, type Parsed, succeed } from './parsed.ts';
import { parseOfficeCode } from './st3.ts';
import { normaliseNumberText } from './text.ts';

/** What a published document is in the life of its application. */
export type PublicationStage =
  | 'publishedApplication'
  | 'examinedApplication'
  | 'grant'
  | 'amendedAfterInvalidation'
  | 'correctedFrontPage'
  | 'correctedDocument';

/** A publication number (公布号, 公告号): office, number and kind of document. */
export interface PublicationNumber {
  /** Office code of WIPO ST.3. */
  readonly country: string;
  /** Without blanks or punctuation; digits except in series that carry letters (JPH, USD, USRE). */
  readonly number: string;
  /** Kind code of WIPO ST.16; null when the text had none (a look-up form). */
  readonly kindCode: string | null;
  /** country + number + kind code: CN104008308A. */
  readonly canonical: string;
  /** Chinese documents: what the first digit says. Null for other offices. */
  readonly patentKind: PatentKind | null;
  /** Chinese documents with a kind code; null otherwise. */
  readonly stage: PublicationStage | null;
}

const KIND_OF_FIRST_DIGIT: Readonly<Record<string, PatentKind>> = {
  '1': 'invention',
  '2': 'utilityModel',
  '3': 'design',
};

const FIRST_DIGIT_OF_LETTER: Readonly<Record<string, string>> = {
  A: '1',
  B: '1',
  C: '1',
  U: '2',
  Y: '2',
  S: '3',
  D: '3',
};

const CN_KIND = /^(?:[ABUSCYD]|[CYS][1-7]|[ABUS][89])$/;

/**
 * Reads a publication number of any office: CN 108765432 A, CN108765432A, CN-108765432-A,
 * CN.108765432.A, US-2007255977-A1, US 2007/0255977 A1, EP1000000A1, WO2022259205A1, WO 02/12345.
 *
 * Chinese numbers are checked: 7 or 9 digits (8 in 1985 to 1988, when the publication number was
 * the application number), the closed list of kind codes, and the first digit against the kind.
 * US application publications lose the zero after the year, US and DE numbers the zeros that files
 * of their offices fill them up with, and WO numbers get a four-digit year and six-digit serial, so
 * that one document has one key. A missing kind code is accepted (`kindCode` null).
 * Source: WIPO ST.3, ST.6, ST.16; ZC 0007-2004.
 */
export function parsePublicationNumber(text: string): Parsed<PublicationNumber> {
  const compact = normaliseNumberText(text).replace(/[\s._/,-]/g, '');
  if (compact === '') return fail('publicationNumber.empty');
  const country = /^[A-Z]{2}(?=[A-Z]{0,2}\d)/.exec(compact)?.[0];
  if (!country) return fail('publicationNumber.noCountry', { text });
  const office = parseOfficeCode(country);
  if (!office.ok) return office;
  const match = /^([A-Z]{0,2}\d+)([A-Z]\d?)?$/.exec(compact.slice(2));
  if (!match) return fail('publicationNumber.form', { text });
  const number = match[1]!;
  const kindCode = match[2] ?? null;
  if (country === 'CN') return chinese(number, kindCode);
  const normal = normaliseForeign(country, number, kindCode);
  return succeed({
    country,
    number: normal,
    kindCode,
    canonical: country + normal + (kindCode ?? ''),
    patentKind: null,
    stage: null,
  });
}

function normaliseForeign(country: string, number: string, kindCode: string | null): string {
  if (country === 'US' && /^(19|20)\d{2}0\d{6}$/.test(number) && (kindCode?.[0] ?? 'A') === 'A') {
    return number.slice(0, 4) + number.slice(5);
  }
  if (country === 'US' || country === 'DE') return number.replace(/^([A-Z]*)0+(?=\d)/, '$1');
  if (country === 'WO' && /^\d{7}$/.test(number)) {
    const century = Number(number.slice(0, 2)) >= 78 ? '19' : '20';
    return `${century}${number.slice(0, 2)}0${number.slice(2)}`;
  }
  return number;
}

function chinese(number: string, kindCode: string | null): Parsed<PublicationNumber> {
  if (!/^\d+$/.test(number)) return fail('publicationNumber.cnDigits', { number });
  if (number.length < 7 || number.length > 9) {
    return fail('publicationNumber.cnLength', { length: number.length });
  }
  const isEarly = number.length === 8;
  if (isEarly && !/^8[5-8]/.test(number))
    return fail('publicationNumber.cnEightDigits', { number });
  const digit = isEarly ? number[2]! : number[0]!;
  const patentKind = KIND_OF_FIRST_DIGIT[digit];
  if (!patentKind) return fail('publicationNumber.cnFirstDigit', { digit });
  if (kindCode !== null) {
    if (!CN_KIND.test(kindCode)) return fail('publicationNumber.cnKind', { kind: kindCode });
    const expected = FIRST_DIGIT_OF_LETTER[kindCode[0]!]!;
    if (digit !== expected) {
      return fail('publicationNumber.cnKindDigit', { kind: kindCode, digit, expected });
    }
  }
  return succeed({
    country: 'CN',
    number,
    kindCode,
    canonical: `CN${number}${kindCode ?? ''}`,
    patentKind,
    stage: kindCode === null ? null : stageOf(kindCode, number.length),
  });
}

/**
 * C1..C7, Y1..Y7 and S1..S7 are amended texts after a partial invalidation (Guidelines V-8-2.2),
 * while a bare C was the grant of an invention until 2010. Before 1993, in the series of 7 and 8
 * digits, B, U and S announced an examined application that was open to opposition.
 */
function stageOf(kindCode: string, length: number): PublicationStage {
  const digit = kindCode[1];
  if (digit === '8') return 'correctedFrontPage';
  if (digit === '9') return 'correctedDocument';
  if (digit !== undefined) return 'amendedAfterInvalidation';
  if (kindCode === 'A') return 'publishedApplication';
  return length < 9 && 'BUS'.includes(kindCode) ? 'examinedApplication' : 'grant';
}

const NEW_KIND_CODES_FROM: CalendarDay = '2010-04-07';
const SECOND_PERIOD_FROM: CalendarDay = '1993-01-01';

/**
 * Checks the kind code of a Chinese document against its publication day: C, Y and D (grants)
 * ended on 2010-04-06, when B, U and S took their place; B, U and S were not used between 1993 and
 * then. For data-quality lists: a mismatch points at a wrong day or a wrong code.
 */
export function checkKindCodeOnDay(number: PublicationNumber, day: CalendarDay): Parsed<true> {
  const kind = number.kindCode;
  if (number.country !== 'CN' || kind === null || kind === 'A' || kind.length > 1) {
    return succeed(true);
  }
  const isOldGrant = 'CYD'.includes(kind);
  const isWrong = isOldGrant
    ? day >= NEW_KIND_CODES_FROM
    : day >= SECOND_PERIOD_FROM && day < NEW_KIND_CODES_FROM;
  return isWrong ? fail('publicationNumber.kindOnDay', { kind, day }) : succeed(true);
}

/** How a publication number is written: see `formatPublicationNumber`. */
export type PublicationNumberStyle = 'canonical' | 'blanks' | 'hyphens' | 'docdb';

/** CN108765432A (`canonical`), CN 108765432 A (`blanks`), CN-108765432-A, CN.108765432.A. */
export function formatPublicationNumber(
  number: PublicationNumber,
  style: PublicationNumberStyle = 'canonical',
): string {
  const separator = { canonical: '', blanks: ' ', hyphens: '-', docdb: '.' }[style];
  const parts = [number.country, number.number];
  if (number.kindCode !== null) parts.push(number.kindCode);
  return parts.join(separator);
}
