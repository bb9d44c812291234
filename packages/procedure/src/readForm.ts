import { isCalendarDay, parseSocialCreditCode } from '@zca/standards';
import type { Field, Fields, FormEntry } from './field.ts';
import { type Outcome, refuse, type Refusal } from './refusal.ts';
import type { Json, JsonObject } from './words.ts';

/**
 * Reads what was sent for a form: every field that belongs to it, checked and in normal form (texts
 * without blanks around them, NFC). Empty values of optional fields are left out. All refusals are
 * told at once, each with its field.
 *
 * @param today day in Shanghai, against which days in the future are refused
 */
export function readForm(
  fields: Fields,
  form: readonly FormEntry[],
  input: JsonObject,
  today: string,
): Outcome<JsonObject> {
  const refusals: Refusal[] = [];
  const values: Record<string, Json> = {};
  const known = new Set(form.map((entry) => entry.field));
  for (const name of Object.keys(input)) {
    if (!known.has(name)) refusals.push(refuse('FIELD_UNKNOWN', { field: name }, name));
  }
  for (const entry of form) {
    const field = fields[entry.field]!;
    if (!isAsked(entry, input)) continue;
    const given = input[entry.field];
    const names = { field: field.title.zh, fieldEn: field.title.en };
    if (isEmpty(given)) {
      if (entry.required === true) refusals.push(refuse('FIELD_MISSING', names, entry.field));
      continue;
    }
    const read = readValue(field, given!, today);
    if ('value' in read) values[entry.field] = read.value;
    else refusals.push(refuse(read.code, { ...names, ...read.params }, entry.field));
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: values };
}

/** Whether a field is asked, given the other answers. */
export function isAsked(entry: FormEntry, input: JsonObject): boolean {
  if (entry.onlyIf === undefined) return true;
  const other = input[entry.onlyIf.field];
  const { is } = entry.onlyIf;
  return Array.isArray(other)
    ? other.some((one) => is.includes(one as string))
    : is.includes(other as string | boolean);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

type Reading =
  | { readonly value: Json }
  | {
      readonly code: Parameters<typeof refuse>[0];
      readonly params?: Record<string, string | number>;
    };

function readValue(field: Field, given: Json, today: string): Reading {
  switch (field.type) {
    case 'text':
    case 'longText':
      return readText(field, given);
    case 'number':
    case 'money':
      return readNumber(field, given);
    case 'day':
      if (typeof given !== 'string' || !isCalendarDay(given)) return { code: 'FIELD_DAY' };
      return field.mayBeFuture !== true && given > today
        ? { code: 'FIELD_FUTURE' }
        : { value: given };
    case 'yesNo':
      return typeof given === 'boolean' ? { value: given } : { code: 'FIELD_TYPE' };
    case 'choice':
      return readOption(field, given);
    case 'choices': {
      if (!Array.isArray(given)) return { code: 'FIELD_TYPE' };
      for (const one of given) {
        const read = readOption(field, one as Json);
        if (!('value' in read)) return read;
      }
      return { value: [...new Set(given as Json[])] };
    }
    case 'files':
      return readFiles(field, given);
    case 'office':
    case 'person':
      return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given)
        ? { value: given }
        : { code: 'FIELD_TYPE' };
  }
}

function readText(field: Extract<Field, { type: 'text' | 'longText' }>, given: Json): Reading {
  if (typeof given !== 'string') return { code: 'FIELD_TYPE' };
  const text = given.normalize('NFC').trim();
  const max = field.maxLength ?? (field.type === 'text' ? 200 : 4000);
  // A name of rare characters is as long as people count it, not as UTF-16 does.
  const length = [...text].length;
  if (length > max) return { code: 'FIELD_LONG', params: { max, length } };
  switch (field.format) {
    case 'phone': {
      const digits = text.replace(/[\s()（）-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
      return /^1[3-9]\d{9}$|^0\d{9,11}$|^[48]00\d{7}$/.test(digits)
        ? { value: digits }
        : { code: 'FIELD_PHONE' };
    }
    case 'idNumber':
      return isIdNumber(text.toUpperCase())
        ? { value: text.toUpperCase() }
        : { code: 'FIELD_ID_NUMBER' };
    case 'creditCode': {
      const parsed = parseSocialCreditCode(text);
      return parsed.ok ? { value: text.toUpperCase() } : { code: 'FIELD_CREDIT_CODE' };
    }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? { value: text } : { code: 'FIELD_EMAIL' };
    default:
      return { value: text };
  }
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of a citizen identity number, 18 characters (GB 11643). */
function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

function readNumber(field: Extract<Field, { type: 'number' | 'money' }>, given: Json): Reading {
  if (typeof given !== 'number' || !Number.isFinite(given)) return { code: 'FIELD_TYPE' };
  if (field.type === 'money' && !Number.isSafeInteger(given)) return { code: 'FIELD_TYPE' };
  const min = field.min ?? (field.type === 'money' ? 0 : Number.MIN_SAFE_INTEGER);
  const max = field.max ?? Number.MAX_SAFE_INTEGER;
  return given < min || given > max
    ? { code: 'FIELD_RANGE', params: { min, max } }
    : { value: given };
}

function readOption(field: Extract<Field, { type: 'choice' | 'choices' }>, given: Json): Reading {
  if (typeof given !== 'string') return { code: 'FIELD_TYPE' };
  return field.options.some((option) => option.value === given)
    ? { value: given }
    : { code: 'FIELD_OPTION', params: { value: given } };
}

function readFiles(field: Extract<Field, { type: 'files' }>, given: Json): Reading {
  if (!Array.isArray(given)) return { code: 'FIELD_TYPE' };
  const max = field.maxCount ?? 20;
  if (given.length > max) {
    return { code: 'FIELD_COUNT', params: { max, length: given.length } };
  }
  const files: Json[] = [];
  for (const one of given as readonly Json[]) {
    if (one === null || typeof one !== 'object' || Array.isArray(one))
      return { code: 'FIELD_TYPE' };
    const { name, sha256, sizeBytes, mediaType } = one as JsonObject;
    if (
      typeof name !== 'string' ||
      [...name].length > 200 ||
      typeof sha256 !== 'string' ||
      !/^[0-9a-f]{64}$/.test(sha256) ||
      typeof sizeBytes !== 'number' ||
      !Number.isSafeInteger(sizeBytes) ||
      typeof mediaType !== 'string' ||
      (field.accept !== undefined && !field.accept.some((start) => mediaType.startsWith(start)))
    ) {
      return { code: 'FIELD_TYPE' };
    }
    files.push({ name: name.normalize('NFC'), sha256, sizeBytes, mediaType });
  }
  return { value: files };
}
