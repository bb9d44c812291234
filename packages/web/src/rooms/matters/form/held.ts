import type { FormField, ReceivedFile } from '@zca/domain/matters';
import { isDay } from '../../../base/catalogue/format.ts';
import { fenOf, numberOf } from '../../../base/typedNumbers.ts';

/** A file on its way to the server, or there. */
export interface HeldFile {
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: 'sending' | 'done' | 'failed';
  /** What the form sends; null until the server has it. */
  readonly received: ReceivedFile | null;
  /** The file itself, to send it again; absent when it came back from a draft. */
  readonly file?: File;
}

/** What stands in one field as it is typed: a text, chosen values, or files. */
export type HeldValue = string | readonly string[] | readonly HeldFile[];
export type Held = Readonly<Record<string, HeldValue>>;

/** A value as the API takes it. */
type Sent = string | number | boolean | string[] | ReceivedFile[];
export type FormInput = Record<string, Sent>;

/** What is wrong in a field, as the catalogue names it. */
export type Fault =
  | { readonly kind: 'missing' | 'unchosen' | 'number' | 'whole' | 'day' | 'future' | 'uploading' }
  | { readonly kind: 'long'; readonly most: number; readonly length: number }
  | { readonly kind: 'range'; readonly min: number | null; readonly max: number | null };

export const textHeld = (held: Held, name: string): string => {
  const value = held[name];
  return typeof value === 'string' ? value : '';
};

export const chosenHeld = (held: Held, name: string): readonly string[] => {
  const value = held[name];
  return Array.isArray(value) && typeof value[0] === 'string' ? (value as readonly string[]) : [];
};

export const filesHeld = (held: Held, name: string): readonly HeldFile[] => {
  const value = held[name];
  return Array.isArray(value) && typeof value[0] === 'object' ? (value as readonly HeldFile[]) : [];
};

/** What a field sends; undefined when it is empty, or cannot be read. */
export function sentValue(field: FormField, held: Held): Sent | undefined {
  const text = textHeld(held, field.name);
  switch (field.type) {
    case 'files': {
      const received = filesHeld(held, field.name).flatMap((file) => file.received ?? []);
      return received.length === 0 ? undefined : received;
    }
    case 'choices': {
      const chosen = chosenHeld(held, field.name);
      return chosen.length === 0 ? undefined : [...chosen];
    }
    case 'yesNo':
      return text === '' ? undefined : text === 'yes';
    case 'money':
      return fenOf(text);
    case 'number':
      return numberOf(text);
    default:
      return text.trim() === '' ? undefined : text.trim();
  }
}

/** Whether a field is asked, given what stands in the others. */
export function isAsked(field: FormField, fields: readonly FormField[], held: Held): boolean {
  const { onlyIf } = field;
  if (onlyIf === null) return true;
  const other = fields.find((each) => each.name === onlyIf.field);
  const value = other === undefined ? undefined : sentValue(other, held);
  return (Array.isArray(value) ? value : [value]).some((one) =>
    onlyIf.is.includes(one as string | boolean),
  );
}

const CHOSEN = new Set(['choice', 'choices', 'yesNo', 'office', 'person']);

/**
 * What is wrong in a field before it is sent. The server decides: this only spares people the way
 * there for what anybody can see.
 */
export function faultOf(field: FormField, held: Held, today: string): Fault | null {
  if (
    field.type === 'files' &&
    filesHeld(held, field.name).some((one) => one.state === 'sending')
  ) {
    return { kind: 'uploading' };
  }
  const text = textHeld(held, field.name).trim();
  const value = sentValue(field, held);
  if (value === undefined && text === '') {
    if (!field.required) return null;
    return { kind: CHOSEN.has(field.type) ? 'unchosen' : 'missing' };
  }
  switch (field.type) {
    case 'text':
    case 'longText': {
      // A name of rare characters is as long as people count it.
      const length = [...text.normalize('NFC')].length;
      return field.maxLength !== null && length > field.maxLength
        ? { kind: 'long', most: field.maxLength, length }
        : null;
    }
    case 'number':
    case 'money': {
      if (typeof value !== 'number') return { kind: field.type === 'money' ? 'whole' : 'number' };
      const min = field.min ?? (field.type === 'money' ? 0 : null);
      const outside = (min !== null && value < min) || (field.max !== null && value > field.max);
      return outside ? { kind: 'range', min, max: field.max } : null;
    }
    case 'day':
      if (!isDay(text)) return { kind: 'day' };
      return !field.mayBeFuture && text > today ? { kind: 'future' } : null;
    default:
      return null;
  }
}

/** Everything that is asked and filled in, as the API takes it. */
export function inputOf(fields: readonly FormField[], held: Held): FormInput {
  const input: FormInput = {};
  for (const field of fields) {
    const value = isAsked(field, fields, held) ? sentValue(field, held) : undefined;
    if (value !== undefined) input[field.name] = value;
  }
  return input;
}

/** Faults of every field that is asked, in the order of the form. */
export function faultsOf(
  fields: readonly FormField[],
  held: Held,
  today: string,
): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const field of fields) {
    const fault = isAsked(field, fields, held) ? faultOf(field, held, today) : null;
    if (fault !== null) faults.set(field.name, fault);
  }
  return faults;
}
