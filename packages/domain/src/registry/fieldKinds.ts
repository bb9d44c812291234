import type { FieldDefinition } from '@zca/query';

/*
 * Makers of fields of the rights index: name, tags of the query language in Chinese and English, label.
 */

export const text = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
  rest: Partial<FieldDefinition> = {},
): FieldDefinition => ({ name, kind: 'text', tags: { zh, en }, label, ...rest });

export const keyword = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
  rest: Partial<FieldDefinition> = {},
): FieldDefinition => ({ name, kind: 'keyword', tags: { zh, en }, label, ...rest });

export const date = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
): FieldDefinition => ({ name, kind: 'date', tags: { zh, en }, label });

export const integer = (
  name: string,
  zh: string[],
  en: string[],
  label: FieldDefinition['label'],
): FieldDefinition => ({ name, kind: 'integer', tags: { zh, en }, label });

/** A field that serves another one; nobody asks for it by name. */
export const hidden = (name: string, label: FieldDefinition['label']): FieldDefinition =>
  keyword(name, [], [], label, { many: true, hidden: true });
