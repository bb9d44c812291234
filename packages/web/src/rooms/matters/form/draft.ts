import type { FormField } from '@zca/domain/matters';
import { keep, recall } from '../../../base/theme/device.ts';
import { filesHeld } from './held.ts';
import type { Held, HeldValue } from './held.ts';

/** Levels of values that a device, which may be shared, must not keep. */
const NOT_KEPT = new Set(['personal', 'sensitive']);

/** What of a form may stay on the device until it is sent: nothing that points at a person. */
export function draftOf(fields: readonly FormField[], held: Held): Held {
  const kept: Record<string, HeldValue> = {};
  for (const field of fields) {
    const value = held[field.name];
    if (value === undefined || value.length === 0 || NOT_KEPT.has(field.level)) continue;
    if (field.type === 'files') {
      const arrived = filesHeld(held, field.name).filter((file) => file.received !== null);
      if (arrived.length > 0) kept[field.name] = arrived.map(({ file: _file, ...rest }) => rest);
    } else {
      kept[field.name] = value;
    }
  }
  return kept;
}

const nameOf = (form: string): string => `draft.${form}`;

/** Keeps a draft, or removes it when there is nothing in it. */
export function keepDraft(form: string, fields: readonly FormField[], held: Held): boolean {
  const draft = draftOf(fields, held);
  const isEmpty = Object.keys(draft).length === 0;
  keep(nameOf(form), isEmpty ? null : JSON.stringify(draft));
  return !isEmpty && recall(nameOf(form)) !== null;
}

export function removeDraft(form: string): void {
  keep(nameOf(form), null);
}

/** The draft of a form; one that cannot be read, or names fields that are no more, is as good as none. */
export function recallDraft(form: string, fields: readonly FormField[]): Held {
  let found: unknown;
  try {
    found = JSON.parse(recall(nameOf(form)) ?? '{}');
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null) return {};
  const held = Object.fromEntries(
    Object.entries(found as Held).filter(([name, value]) => {
      const field = fields.find((each) => each.name === name);
      if (field === undefined) return false;
      const isList = field.type === 'files' || field.type === 'choices';
      return isList ? Array.isArray(value) : typeof value === 'string';
    }),
  );
  return draftOf(fields, held);
}
