import type { Bilingual } from '@zca/query';

/**
 * Who may see a field: `public` anybody once the matter is published; `internal` those who handle
 * matters; `sensitive` those who handle this one; `personal` the same, masked and kept apart from
 * what is hashed, each reading logged. Source: order 121 art. 37 to 39.
 */
export type FieldLevel = 'public' | 'internal' | 'sensitive' | 'personal';

/** What a form, a list and an export say of a field. */
export interface FieldInfo {
  readonly title: Bilingual;
  readonly level: FieldLevel;
  /** The article that makes it obligatory; absent for a field that may stay empty. */
  readonly requiredBy?: string;
}

/** Fields of a model by their dotted path. */
export type FieldTable = Readonly<Record<string, FieldInfo>>;

/** Writes a row of a table of fields. */
export function field(level: FieldLevel, zh: string, en: string, requiredBy?: string): FieldInfo {
  const title = { zh, en };
  return requiredBy === undefined ? { title, level } : { title, level, requiredBy };
}
