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
  /** Closed lists: names for several of the values at once; accepted wherever a value is. */
  readonly groups?: readonly { readonly values: readonly string[]; readonly label: Bilingual }[];
  /**
   * Keyword only: how a written value becomes a condition. `exact` by default; `starts` for numbers;
   * `contains` for names; `under` for hierarchies, where a value stands for itself and all below it.
   */
  readonly match?: 'exact' | 'starts' | 'contains' | 'under';
  /**
   * Closed lists only: name of the many-valued keyword field that holds, for each value of a record
   * with the day on which it came to be, `value@YYYY-MM-DD` and `@YYYY-MM-DD`. Then `value@period`
   * asks for both in one, exactly to the day.
   */
  readonly datedIn?: string;
  /** True for a field that serves another one and is not offered to people. Its name still works as a tag. */
  readonly hidden?: boolean;
}

/** One tag for several fields: any of them may fit. */
export interface FieldUnion {
  readonly tags: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly label: Bilingual;
  /** Names of the fields. */
  readonly fields: readonly string[];
}

/** The fields of one kind of question, by name. */
export interface FieldRegistry {
  readonly fields: readonly FieldDefinition[];
  readonly unions?: readonly FieldUnion[];
}
