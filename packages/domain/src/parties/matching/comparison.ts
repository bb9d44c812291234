/** Something that speaks for or against two parties being one, in bits. */
export interface Signal {
  readonly code: SignalCode;
  readonly weight: number;
  readonly params: Readonly<Record<string, string>>;
}

export type SignalCode =
  | 'sameCode'
  | 'formerName'
  | 'sameBrand'
  | 'soundsAlike'
  | 'oneCharacter'
  | 'sameTrade'
  | 'moreTrade'
  | 'otherTrade'
  | 'samePlace'
  | 'widerPlace'
  | 'placeMissing'
  | 'sameForm'
  | 'convertedForm'
  | 'formMissing'
  | 'otherForm'
  | 'sameWords'
  | 'wordMisspelt'
  | 'wordMissing'
  | 'sameName'
  | 'wordCut'
  | 'otherOrder'
  | 'statedName'
  | 'acronym'
  | 'spelledOut'
  | 'sameTrades'
  | 'otherRank'
  | 'unitWithin';

/** Why two parties cannot be one, whatever else speaks for it. */
export type Veto = 'codes' | 'places' | 'units' | 'numbers';

export interface Comparison {
  /** Sum of the weights; with `capped`, never enough for a merge without people. */
  readonly score: number;
  readonly veto: Veto | null;
  /** True when the names alone must not merge: a place that one does not say, a misspelling. */
  readonly capped: boolean;
  readonly signals: readonly Signal[];
}

/** What comparing needs beside two subjects. */
export interface Lexicon {
  /** How many names have a Latin word. */
  readonly seen: (word: string) => number;
  readonly names: number;
  /** Sound of a Chinese text; two of equal sound are written alike by ear. */
  readonly sound: (text: string) => string;
}

/** Adds a signal to a comparison under way. */
export type Add = (code: SignalCode, weight: number, params?: Signal['params']) => void;
