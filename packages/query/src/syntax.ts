import type { Condition } from './condition.ts';
import type { Bilingual } from './field.ts';

/** Everything that can be wrong with a query. */
export type ProblemCode =
  | 'unknownTag'
  | 'missingValue'
  | 'badDate'
  | 'impossibleDay'
  | 'badInteger'
  | 'badNumber'
  | 'unknownValue'
  | 'reversedRange'
  | 'badRange'
  | 'comparisonNotPossible'
  | 'nearNotPossible'
  | 'patternNotPossible'
  | 'everyNotPossible'
  | 'badArea'
  | 'badDistance'
  | 'tooManyAlternatives'
  | 'unclosedQuote'
  | 'emptyPhrase'
  | 'unclosedBracket'
  | 'extraBracket'
  | 'emptyBrackets'
  | 'missingOperand'
  | 'todayUnknown'
  | 'noDefaultFields'
  | 'tooLong'
  | 'tooDeep'
  | 'tooLarge';

/** What may be meant otherwise than it was read, without being wrong. */
export type WarningCode =
  | 'lowerCaseOperator'
  | 'questionMark'
  | 'neverBoth'
  | 'trailingComma'
  | 'strayComparison'
  | 'leadingWildcard';

/** What could have stood at the place of a problem; sentences for them are in the message catalogue. */
export type Expectation =
  | 'tag'
  | 'date'
  | 'integer'
  | 'number'
  | 'text'
  | 'listedValue'
  | 'term'
  | 'closeBracket'
  | 'closeQuote'
  | 'circle'
  | 'box'
  | 'polygon'
  | 'distance'
  | 'range'
  | 'colon'
  | 'shorterQuery';

export type ProblemParams = Readonly<Record<string, string | number | Bilingual>>;

/** One fault of a query, as a value. `problemMessage` puts it into words. */
export interface QueryProblem {
  readonly code: ProblemCode | WarningCode;
  /** UTF-16 offsets into the text of the query: what was read, or an empty span where something is missing. */
  readonly from: number;
  readonly to: number;
  readonly params: ProblemParams;
  readonly expected: readonly Expectation[];
}

/** A part of the query as it was written, with its place and its meaning. */
export interface SyntaxNode {
  readonly kind: 'and' | 'or' | 'not' | 'group' | 'field' | 'term';
  readonly from: number;
  readonly to: number;
  /** The meaning of this part alone. */
  readonly condition: Condition;
  /** Parts, in the order written; empty for terms. */
  readonly parts: readonly SyntaxNode[];
  /** For `field`: the place of the tag, without the colon or comparison. */
  readonly tag?: { readonly from: number; readonly to: number };
  /** For `field`: the names of the fields that the tag stands for. */
  readonly fields?: readonly string[];
}

export interface ParseOptions {
  /** Today in the product's time zone, 'YYYY-MM-DD'; without it relative days (近3年) are a problem. */
  readonly today?: string;
}

/** What a text means, or everything that is wrong with it. */
export type ParseResult =
  | {
      readonly ok: true;
      /** In normal form (see `normalise`). */
      readonly condition: Condition;
      readonly syntax: SyntaxNode;
      readonly warnings: readonly QueryProblem[];
    }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] };
