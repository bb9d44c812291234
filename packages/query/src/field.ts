/** What kind of values a field holds, and so what may be asked of it. */
export type FieldKind = 'text' | 'keyword' | 'integer' | 'decimal' | 'date' | 'point';

/** A sentence or name in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One field that questions can name. */
export interface FieldDefinition {
  /** Identifier in conditions and answers, lower camel case. */
  readonly name: string;
  readonly kind: FieldKind;
  /** True when a record may hold several values. Text and keyword only. */
  readonly many?: boolean;
  /** Tags that the query language accepts, compared without case: Chinese first. The name itself is always accepted. */
  readonly tags: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly label: Bilingual;
  /** True for fields that plain words search. Text only. */
  readonly searchedByDefault?: boolean;
  /** Weight of the field in relevance, default 1. Text only. */
  readonly weight?: number;
  /** Closed lists: value and its labels; labels are accepted as values in the query language. */
  readonly values?: readonly { readonly value: string; readonly label: Bilingual }[];
  /** Keyword only: how a written value becomes a condition (`exact` by default; `starts` for hierarchies such as IPC; `contains` for names). */
  readonly match?: 'exact' | 'starts' | 'contains';
}

/** The fields of one kind of question, by name. */
export interface FieldRegistry {
  readonly fields: readonly FieldDefinition[];
}
