import { collapseBlanks, isCalendarDay, parseSocialCreditCode, toHalfWidth } from '@zca/standards';
import type { Field } from './field.ts';
import type { Reading } from './readForm.ts';
import type { Json } from './words.ts';

type TextField = Extract<Field, { type: 'text' | 'longText' }>;

/** Control characters but tabs and line ends, and halves of surrogate pairs: no store keeps them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** Reads a text: NFC, line ends as LF, no blanks around it; then what its format asks. */
export function readText(field: TextField, given: Json): Reading {
  if (typeof given !== 'string') return { code: 'FIELD_TYPE' };
  const written = given.replace(/\r\n?/g, '\n');
  if (UNSTORABLE.test(written)) return { code: 'FIELD_CHARACTER' };
  const text = (field.type === 'text' ? written.replace(/\s+/g, ' ') : written)
    .normalize('NFC')
    .trim();
  const max = field.maxLength ?? (field.type === 'text' ? 200 : 4000);
  // A name of rare characters is as long as people count it, not as UTF-16 does.
  const length = [...text].length;
  if (length > max) return { code: 'FIELD_LONG', params: { max, length } };
  switch (field.format) {
    case 'phone':
      return readPhone(text);
    case 'idNumber': {
      const number = collapseBlanks(toHalfWidth(text)).replaceAll(' ', '').toUpperCase();
      return isIdNumber(number) ? { value: number } : { code: 'FIELD_ID_NUMBER' };
    }
    case 'creditCode': {
      const parsed = parseSocialCreditCode(text);
      return parsed.ok ? { value: parsed.value.canonical } : { code: 'FIELD_CREDIT_CODE' };
    }
    case 'email': {
      const address = toHalfWidth(text);
      return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(address)
        ? { value: address }
        : { code: 'FIELD_EMAIL' };
    }
    default:
      return { value: text };
  }
}

/** A mainland number as digits, without the country's code; a foreign one as + and digits. */
function readPhone(text: string): Reading {
  const digits = toHalfWidth(text).replace(/[\s()-]/g, '');
  const domestic = digits.replace(/^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '');
  const isMainland = /^(?:1[3-9]\d{9}|0[1-9]\d{8,10}|[48]00\d{7})$/.test(domestic);
  if (isMainland) return { value: domestic };
  return /^\+(?!86)[1-9]\d{6,14}$/.test(digits) ? { value: digits } : { code: 'FIELD_PHONE' };
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A citizen identity number of 18 characters: a real day of birth and its check character (GB 11643). */
function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isCalendarDay(birth)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}
