import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** What the type digit of a Chinese patent application says. */
export type PatentKind = 'invention' | 'utilityModel' | 'design';

/** A Chinese patent application number (申请号), which after grant is also the patent number. */
export interface ApplicationNumber {
  /** The one key of the platform: digits and check digit, no dot: 2017106018623, 95115608X. */
  readonly canonical: string;
  /** The number without its check digit: 12 digits, or 8 before October 2003. */
  readonly base: string;
  /** Null for 1985 to 1988, when numbers had none. */
  readonly checkDigit: string | null;
  /** False when the text had no check digit and it was computed here. */
  readonly checkDigitGiven: boolean;
  readonly scheme: 'old' | 'new';
  /** Year printed in the number; a divisional application may bear a later one than its filing day. */
  readonly year: number;
  readonly typeDigit: '1' | '2' | '3' | '8' | '9';
  readonly kind: PatentKind;
  /** True for the Chinese national phase of an international application. */
  readonly pct: boolean;
  /** Running number within year and type: 7 digits, or 5 in the old scheme. */
  readonly serial: string;
}

const KIND_OF_TYPE: Readonly<Record<string, { kind: PatentKind; pct: boolean }>> = {
  '1': { kind: 'invention', pct: false },
  '2': { kind: 'utilityModel', pct: false },
  '3': { kind: 'design', pct: false },
  '8': { kind: 'invention', pct: true },
  '9': { kind: 'utilityModel', pct: true },
};

/** ST.13-like type codes in the CNIPA standard form. 11 and 21 were not seen in real files. */
const TYPE_OF_STANDARD: Readonly<Record<string, string>> = {
  '10': '1',
  '20': '2',
  '30': '3',
  '11': '8',
  '21': '9',
};
const STANDARD_OF_TYPE: Readonly<Record<string, string>> = {
  '1': '10',
  '2': '20',
  '3': '30',
  '8': '11',
  '9': '21',
};

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/**
 * Check digit of an application number without it: the weighted sum of the digits modulo 11, where
 * 10 is written X. Weights 2..9,2..5 (12 digits) or 2..9 (8 digits). Source: ZC 0006-2003.
 */
export function applicationCheckDigit(base: string): string {
  let sum = 0;
  for (let i = 0; i < base.length; i++) sum += Number(base[i]) * WEIGHTS[i]!;
  const remainder = sum % 11;
  return remainder === 10 ? 'X' : String(remainder);
}

/** Removes what carries no meaning: width, case, blanks, dots, hyphens and the prefixes CN, ZL. */
function stripDecoration(text: string): string {
  return normaliseNumberText(text)
    .replace(/[\s._-]/g, '')
    .replace(/^(CN)?(ZL)?(CN)?(?=[0-9X]|$)/, '');
}

function yearOfOldNumber(digits: string): number | null {
  const year = Number(digits.slice(0, 2));
  if (year >= 85) return 1900 + year;
  return year <= 3 ? 2000 + year : null;
}

/**
 * Reads a Chinese patent application or patent number in any written form: 201710601862.3,
 * 2017106018623, CN201710601862.3, ZL 2017 1 0601862.3, 95115608.x, full-width digits, the 12 or 8
 * digits without check digit that databases store, and the 15-digit standard form of CNIPA XML.
 *
 * The check digit is verified when given and computed otherwise (`checkDigitGiven` says which).
 * `notAfterYear` refuses numbers of later years. Source: ZC 0006-2003; numbers of 1985 to 1988 had
 * no check digit, so one given there is verified and dropped.
 */
export function parseApplicationNumber(
  text: string,
  options: { readonly notAfterYear?: number } = {},
): Parsed<ApplicationNumber> {
  const digits = stripDecoration(text);
  if (digits === '') return fail('applicationNumber.empty');
  const foreign = /[^0-9X]/.exec(digits);
  if (foreign) return fail('applicationNumber.character', { character: foreign[0] });
  if (/X./.test(digits)) return fail('applicationNumber.xPosition');
  const standard = digits.length === 15 ? fromStandardForm(digits) : succeed(digits);
  if (!standard.ok) return standard;
  const body = standard.value;
  const isNew = body.length === 12 || body.length === 13;
  const isOld = body.length === 8 || body.length === 9;
  if (!isNew && !isOld) return fail('applicationNumber.length', { length: body.length });
  const baseLength = isNew ? 12 : 8;
  const base = body.slice(0, baseLength);
  const given = body.slice(baseLength);
  if (base.includes('X')) return fail('applicationNumber.xPosition');

  const year = isNew ? Number(base.slice(0, 4)) : yearOfOldNumber(base);
  const firstYear = isNew ? 2003 : 1985;
  if (year === null || year < firstYear || year > 2099) {
    return fail('applicationNumber.year', { year: isNew ? base.slice(0, 4) : base.slice(0, 2) });
  }
  if (options.notAfterYear !== undefined && year > options.notAfterYear) {
    return fail('applicationNumber.future', { year, limit: options.notAfterYear });
  }
  const typeDigit = isNew ? base[4]! : base[2]!;
  const type = KIND_OF_TYPE[typeDigit];
  if (!type) return fail('applicationNumber.type', { digit: typeDigit });
  if (type.pct && year < 1994) return fail('applicationNumber.pctYear', { year });

  const expected = applicationCheckDigit(base);
  if (given !== '' && given !== expected) {
    return fail('applicationNumber.checkDigit', { expected, actual: given });
  }
  const checkDigit = year < 1989 ? null : expected;
  return succeed({
    canonical: base + (checkDigit ?? ''),
    base,
    checkDigit,
    checkDigitGiven: given !== '',
    scheme: isNew ? 'new' : 'old',
    year,
    typeDigit: typeDigit as ApplicationNumber['typeDigit'],
    kind: type.kind,
    pct: type.pct,
    serial: base.slice(isNew ? 5 : 3),
  });
}

/** 102021001286633 → 202111286633: type code (2), year (4), running number (9, zero-filled). */
function fromStandardForm(digits: string): Parsed<string> {
  const type = TYPE_OF_STANDARD[digits.slice(0, 2)];
  if (!type || digits.includes('X')) {
    return fail('applicationNumber.standardType', { code: digits.slice(0, 2) });
  }
  const year = Number(digits.slice(2, 6));
  const serial = Number(digits.slice(6));
  // Both schemes ran in 2003: old serials had five digits, the new ones started at 100000.
  const isNew = year > 2003 || (year === 2003 && serial > 99_999);
  const width = isNew ? 7 : 5;
  if (String(serial).length > width) return fail('applicationNumber.standardSerial', { serial });
  const yearPart = isNew ? String(year) : String(year).slice(2);
  return succeed(yearPart + type + String(serial).padStart(width, '0'));
}

/** How a number is written: see `formatApplicationNumber`. */
export type ApplicationNumberStyle = 'dot' | 'canonical' | 'country' | 'patent' | 'standard';

/**
 * Writes an application number: `dot` 201710601862.3, `canonical` 2017106018623, `country`
 * CN201710601862.3, `patent` ZL 2017 1 0601862.3 (only once granted), `standard` 102017000601862
 * (the standard form of CNIPA XML, without check digit).
 */
export function formatApplicationNumber(
  number: ApplicationNumber,
  style: ApplicationNumberStyle = 'dot',
): string {
  const check = number.checkDigit === null ? '' : `.${number.checkDigit}`;
  const yearLength = number.scheme === 'new' ? 4 : 2;
  switch (style) {
    case 'canonical':
      return number.canonical;
    case 'country':
      return `CN${number.base}${check}`;
    case 'patent':
      return `ZL ${number.base.slice(0, yearLength)} ${number.typeDigit} ${number.serial}${check}`;
    case 'standard':
      return `${STANDARD_OF_TYPE[number.typeDigit]!}${number.year}${number.serial.padStart(9, '0')}`;
    default:
      return number.base + check;
  }
}
