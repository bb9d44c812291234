import { collapseBlanks, isCalendarDay } from '@zca/standards';
import type { Field, Fields, FormEntry } from './field.ts';
import { readText } from './readText.ts';
import { type Outcome, refuse, type Refusal } from './refusal.ts';
import type { Json, JsonObject } from './words.ts';

/**
 * Reads what was sent for a form: every field that belongs to it, checked and in normal form (texts
 * without blanks around them, NFC). Empty values of optional fields are left out, and so are values of
 * fields that the other answers make needless. All refusals are told at once, each with its field.
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
  const answers: Record<string, Json> = {};
  const known = new Set(form.map((entry) => entry.field));
  for (const name of Object.keys(input)) {
    if (!known.has(name)) refusals.push(refuse('FIELD_UNKNOWN', { field: name }, name));
  }
  for (const entry of form) {
    const field = fields[entry.field]!;
    // What depends on a field that is not asked is not asked either, whatever was sent for it.
    if (!isAsked(entry, answers)) continue;
    const given = input[entry.field];
    const names = { field: field.title.zh, fieldEn: field.title.en };
    if (isEmpty(given)) {
      if (entry.required === true) refusals.push(refuse('FIELD_MISSING', names, entry.field));
      continue;
    }
    answers[entry.field] = given!;
    const read = readValue(field, given!, today);
    if ('value' in read) values[entry.field] = read.value;
    else refusals.push(refuse(read.code, { ...names, ...read.params }, entry.field));
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: values };
}

/** Whether a field is asked, given the answers to the fields before it. */
export function isAsked(entry: FormEntry, answers: JsonObject): boolean {
  if (entry.onlyIf === undefined) return true;
  const other = answers[entry.onlyIf.field];
  const { is } = entry.onlyIf;
  return Array.isArray(other)
    ? other.some((one) => is.includes(one as string))
    : is.includes(other as string | boolean);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return collapseBlanks(value) === '';
  return Array.isArray(value) && value.length === 0;
}

/** A value in normal form, or the refusal with what its sentence needs. */
export type Reading =
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

function readNumber(field: Extract<Field, { type: 'number' | 'money' }>, given: Json): Reading {
  if (typeof given !== 'number' || !Number.isFinite(given)) return { code: 'FIELD_TYPE' };
  if (field.type === 'money' && !Number.isSafeInteger(given)) return { code: 'FIELD_TYPE' };
  const min = field.min ?? (field.type === 'money' ? 0 : Number.MIN_SAFE_INTEGER);
  const max = field.max ?? Number.MAX_SAFE_INTEGER;
  if (given < min || given > max) return { code: 'FIELD_RANGE', params: { min, max } };
  // Minus zero is no other number, and JSON does not keep it.
  return { value: given === 0 ? 0 : given };
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
    const read = readFile(one, field.accept);
    if (!('value' in read)) return read;
    files.push(read.value);
  }
  return { value: files };
}

function readFile(one: Json, accept: readonly string[] | undefined): Reading {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return { code: 'FIELD_TYPE' };
  const { name, sha256, sizeBytes, mediaType } = one as JsonObject;
  if (
    typeof sha256 !== 'string' ||
    !/^[0-9a-f]{64}$/.test(sha256) ||
    typeof sizeBytes !== 'number' ||
    !Number.isSafeInteger(sizeBytes) ||
    sizeBytes < 0 ||
    typeof mediaType !== 'string' ||
    !/^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(mediaType)
  ) {
    return { code: 'FIELD_TYPE' };
  }
  const named = readText({ title: { zh: '', en: '' }, type: 'text' }, name ?? null);
  const fileName = 'value' in named ? named.value : '';
  if (typeof fileName !== 'string' || fileName === '') return { code: 'FIELD_TYPE' };
  if (accept !== undefined && !accept.some((start) => mediaType.startsWith(start))) {
    const params = { accepted: accept.join(', '), name: fileName };
    return { code: 'FIELD_FILE_KIND', params };
  }
  return { value: { name: fileName, sha256, sizeBytes, mediaType } };
}
