import type { Glob } from '../text/glob.ts';
import type { LensField } from '../schema.ts';

/** A condition checked against the schema, with its texts analysed and its bounds as numbers. */
export type Node =
  | { readonly op: 'all' }
  | { readonly op: 'none' }
  | { readonly op: 'and'; readonly of: readonly Node[] }
  | { readonly op: 'or'; readonly of: readonly Node[] }
  | { readonly op: 'not'; readonly of: Node }
  | WordNode
  | PhraseNode
  | NearNode
  | TermsNode
  | KeywordAnyNode
  | KeywordRangeNode
  | NumberAnyNode
  | NumberRangeNode
  | { readonly op: 'exists'; readonly field: LensField }
  | BoxNode
  | PolygonNode
  | RadiusNode
  | { readonly op: 'ids'; readonly ids: readonly string[] };

/** The word occurs in one of the text fields. */
export interface WordNode {
  readonly op: 'word';
  readonly fields: readonly LensField[];
  readonly word: string;
}

/** The normalised text is part of one value of one of the text fields. */
export interface PhraseNode {
  readonly op: 'phrase';
  readonly fields: readonly LensField[];
  readonly text: string;
}

export interface NearNode {
  readonly op: 'near';
  readonly fields: readonly LensField[];
  /** Normalised, none empty. */
  readonly texts: readonly string[];
  readonly distance: number;
  readonly ordered: boolean;
}

/** Some word of a text field, or some value of a keyword field, fits. */
export interface TermsNode {
  readonly op: 'terms';
  readonly fields: readonly { readonly field: LensField; readonly pattern: Glob }[];
}

export interface KeywordAnyNode {
  readonly op: 'keywordAny';
  readonly field: LensField;
  readonly values: readonly string[];
}

export interface KeywordRangeNode {
  readonly op: 'keywordRange';
  readonly field: LensField;
  readonly from: string | undefined;
  readonly fromOpen: boolean;
  readonly to: string | undefined;
  readonly toOpen: boolean;
}

export interface NumberAnyNode {
  readonly op: 'numberAny';
  readonly field: LensField;
  readonly values: ReadonlySet<number>;
}

/** Both ends belong to the range. */
export interface NumberRangeNode {
  readonly op: 'numberRange';
  readonly field: LensField;
  readonly from: number;
  readonly to: number;
}

export interface BoxNode {
  readonly op: 'box';
  readonly field: LensField;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface PolygonNode {
  readonly op: 'polygon';
  readonly field: LensField;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

export interface RadiusNode {
  readonly op: 'radius';
  readonly field: LensField;
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusMetres: number;
}

/** How costly a node is to evaluate for every document; cheaper ones of an `and` go first. */
export function costOf(node: Node): number {
  switch (node.op) {
    case 'none':
    case 'all':
    case 'ids':
      return 0;
    case 'word':
    case 'keywordAny':
    case 'exists':
      return 1;
    case 'keywordRange':
    case 'numberAny':
    case 'numberRange':
      return 2;
    case 'terms':
    case 'box':
      return 3;
    case 'polygon':
    case 'radius':
      return 4;
    case 'phrase':
      return 5;
    case 'near':
      return 6;
    case 'not':
      return costOf(node.of);
    case 'and':
    case 'or':
      return node.of.reduce((most, child) => Math.max(most, costOf(child)), 0);
  }
}
