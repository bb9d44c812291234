/**
 * How text becomes searchable. Both functions must be pure: segments built with one analyzer can
 * only be asked with the same.
 */
export interface Analyzer {
  /**
   * Maps each code point by itself (no context), so that the normal form of a part of a text is a
   * part of the normal form of the text. `createNormaliser` makes one.
   */
  readonly normalise: (text: string) => string;
  /** The words of a normalised text in order; repeats count towards relevance. */
  readonly words: (normalised: string) => Iterable<string>;
  /** Gives what cuts into the same words as `words` does, quicker for many texts; it may be slow to make. */
  readonly cutter?: () => WordCutter;
}

/** Cuts texts into words by a dictionary. */
export interface WordCutter {
  /** The words of a normalised text in order; what is returned holds until the next call. */
  cut(normalised: string): CutWords;
}

/** The words of one text as parts of it; the first `count` elements of the arrays count. */
export interface CutWords {
  readonly count: number;
  readonly starts: Uint32Array;
  /** One past the last code unit of each. */
  readonly ends: Uint32Array;
  /** Numbers of listed words, each word always with the same; −1 for a word that is not listed. */
  readonly numbers: Int32Array;
}

/** Separates the values of a many-valued text; replaced by U+FFFD where a text contains it. */
export const VALUE_SEPARATOR = 0xffff;

/** Normalises a text and keeps the value separator out of it. */
export function normaliseValue(analyzer: Analyzer, text: string): string {
  const normalised = analyzer.normalise(text);
  return normalised.includes('\uffff') ? normalised.replaceAll('\uffff', '\ufffd') : normalised;
}
