import type { Condition } from '@zca/query';
import type { CalendarDay } from '@zca/standards';
import type { LegalParameter } from '../law/index.ts';
import type { BothWords } from '../matters/index.ts';
import type { LawFigures } from './lawFigures.ts';
import type { Entry, RegisterKey } from './model.ts';

/** The days for which something is counted. */
export interface Span {
  /** First day of the period: flows count from here. */
  readonly from: CalendarDay;
  /** Last day that counts: of the period, or today while it runs. Stocks are those of this day. */
  readonly day: CalendarDay;
  /** Parameters of the indicators, as in force on the day. */
  readonly law: LawFigures;
  /** All dated parameters, for conditions that read their own. */
  readonly parameters: readonly LegalParameter[];
}

/** Rights that meet a condition; of a field, its distinct values. */
export interface RightsCount {
  readonly of: 'rights';
  readonly where: (span: Span) => Condition;
  /** Single-valued field by which what several records tell of is counted once. */
  readonly distinct?: string;
}

/** Entries of a register that count, and what is made of them. */
export interface EntriesCount {
  readonly of: 'entries';
  readonly register: RegisterKey;
  readonly takes: (entry: Entry, span: Span) => boolean;
  /**
   * `count`: entries; `subjects`: distinct subjects (`countSubjects`); `areas`: distinct districts;
   * `amountFen`, `quantity`: sums.
   */
  readonly measure: 'count' | 'subjects' | 'areas' | 'amountFen' | 'quantity';
}

/**
 * One registered figure of the area itself: never added up from others. Of several the category that
 * stands first, then the one recorded last.
 */
export interface FigureOf {
  readonly of: 'figure';
  readonly register: RegisterKey;
  readonly takes: (entry: Entry, span: Span) => boolean;
  readonly prefers: readonly string[];
  /** The figure is entered for the whole city and stands for every area: a national score. */
  readonly ofCity?: true;
  /** What is missing where there is none. */
  readonly absent: BothWords;
}

/** A weighted mean of figures by category; null while one of them is missing. */
export interface WeightedFigures {
  readonly of: 'weighted';
  readonly register: RegisterKey;
  readonly takes: (entry: Entry, span: Span) => boolean;
  readonly weights: (law: LawFigures) => Readonly<Record<string, number>>;
  readonly absent: BothWords;
}

export type Leaf = RightsCount | EntriesCount | FigureOf | WeightedFigures;

/** A leaf, a leaf in a larger unit, or one leaf over another. */
export type Formula =
  | {
      readonly of: 'plain';
      readonly leaf: Leaf;
      /** How many of what is counted are one of the indicator's unit: 10,000 people. */
      readonly per?: number;
    }
  | {
      readonly of: 'ratio';
      readonly numerator: Leaf;
      readonly denominator: Leaf;
      /** 10,000 for values per ten thousand, 100 for percentages. */
      readonly factor: number;
      /** Why there is no value when the denominator is zero. */
      readonly empty: BothWords;
    }
  | {
      /** The first leaf that has a value, with another as reference. */
      readonly of: 'against';
      readonly own: readonly Leaf[];
      readonly reference: Leaf;
    };

/** A way of counting with a name. */
export interface Method {
  readonly id: string;
  readonly title: BothWords;
  readonly statement: BothWords;
  readonly formula: Formula;
}

/** The leaves of a formula: what is divided first, then by what. */
export function leavesOf(formula: Formula): readonly Leaf[] {
  switch (formula.of) {
    case 'plain':
      return [formula.leaf];
    case 'ratio':
      return [formula.numerator, formula.denominator];
    case 'against':
      return [...formula.own, formula.reference];
  }
}

/** The leaves whose records make the number itself, not what it is compared with or divided by. */
export function countedLeaves(formula: Formula): readonly Leaf[] {
  switch (formula.of) {
    case 'plain':
      return [formula.leaf];
    case 'ratio':
      return [formula.numerator];
    case 'against':
      return formula.own;
  }
}
