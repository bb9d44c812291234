/**
 * A condition over records, as a plain serialisable value. It is what the query language is parsed
 * into, what a search engine answers, and what fits into an address. Fields are named by the
 * identifiers of the field registry (`FieldDefinition.name`).
 */
export type Condition =
  | { readonly op: 'all' }
  | { readonly op: 'none' }
  | { readonly op: 'and'; readonly of: readonly Condition[] }
  | { readonly op: 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | WordsCondition
  | PhraseCondition
  | NearCondition
  | PrefixCondition
  | WildcardCondition
  | AnyCondition
  | EveryCondition
  | UnderCondition
  | SpanCondition
  | RangeCondition
  | ExistsCondition
  | BoxCondition
  | PolygonCondition
  | RadiusCondition
  | IdsCondition;

/**
 * Plain words: the text is analysed into words, and every word must occur as a word in at least one
 * of the text fields (different words may occur in different fields). Words contribute to relevance.
 */
export interface WordsCondition {
  readonly op: 'words';
  readonly fields: readonly string[];
  readonly text: string;
}

/**
 * An exact run of characters: the normalised text occurs as a substring of one value of one of the
 * text fields, whatever the segmenter thought. Contributes to relevance by its words.
 */
export interface PhraseCondition {
  readonly op: 'phrase';
  readonly fields: readonly string[];
  readonly text: string;
}

/** Each text occurs as a substring of the same value, neighbours at most `distance` characters apart. */
export interface NearCondition {
  readonly op: 'near';
  readonly fields: readonly string[];
  readonly texts: readonly string[];
  /** Largest number of characters between the end of one text and the start of the next. */
  readonly distance: number;
  /** True when the texts must occur in the order given. */
  readonly ordered: boolean;
}

/** In a text field: some word starts with the text. In a keyword field: some value starts with it. */
export interface PrefixCondition {
  readonly op: 'prefix';
  readonly fields: readonly string[];
  readonly text: string;
}

/** `*` stands for any run of characters, `?` for one. Matches a whole word or a whole keyword value. */
export interface WildcardCondition {
  readonly op: 'wildcard';
  readonly fields: readonly string[];
  readonly pattern: string;
}

/** The keyword, integer or date field holds at least one of the values. */
export interface AnyCondition {
  readonly op: 'any';
  readonly field: string;
  readonly values: readonly (string | number)[];
}

/** The many-valued keyword field holds all of the values. */
export interface EveryCondition {
  readonly op: 'every';
  readonly field: string;
  readonly values: readonly (string | number)[];
}

/**
 * The keyword field holds at least one of the values, or something below it in the hierarchy of the
 * field. Only who knows the hierarchy can say what that is, so the asker puts `prefix`, `any` or
 * `range` in its place before an engine is asked; engines refuse it.
 */
export interface UnderCondition {
  readonly op: 'under';
  readonly field: string;
  readonly values: readonly string[];
}

/** One end of a range. Days are ISO strings, numbers are numbers, keywords compare by code unit. */
export interface Bound {
  readonly value: string | number;
  /** True when the bound itself is outside the range. */
  readonly open?: boolean;
}

/** Some value of the field lies in the range; an absent bound is unbounded. */
export interface RangeCondition {
  readonly op: 'range';
  readonly field: string;
  readonly from?: Bound;
  readonly to?: Bound;
}

/**
 * Some value of the keyword field lies between the bounds in the order of the field's hierarchy, in
 * which 9 stands before 21. Resolved by the asker like `under`; engines refuse it.
 */
export interface SpanCondition {
  readonly op: 'span';
  readonly field: string;
  readonly from?: Bound;
  readonly to?: Bound;
}

/** The field has at least one value. */
export interface ExistsCondition {
  readonly op: 'exists';
  readonly field: string;
}

/** Some point of the field lies in the box; degrees, CGCS2000/WGS-84. West may exceed east (antimeridian). */
export interface BoxCondition {
  readonly op: 'box';
  readonly field: string;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Some point lies inside the polygon: first ring outer, further rings holes; [longitude, latitude]. */
export interface PolygonCondition {
  readonly op: 'polygon';
  readonly field: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** Some point lies within the great-circle distance of the centre. */
export interface RadiusCondition {
  readonly op: 'radius';
  readonly field: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusMetres: number;
}

/** The record's id is one of those listed. */
export interface IdsCondition {
  readonly op: 'ids';
  readonly ids: readonly string[];
}
