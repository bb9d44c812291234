/*
 * The part of BM25 (Robertson and Zaragoza, 2009) that a single document decides:
 *   f / (f + k1 · (1 − b + b · length / mean))
 * f is the frequency of a word in the document, `length` the number of words of its field and
 * `mean` that of all documents that have the field.
 */
export const K1 = 1.2;
export const B = 0.75;

/** Between 0 and 1; `slope` is k1 · b / mean. */
export function saturation(frequency: number, length: number, slope: number): number {
  return frequency / (frequency + K1 * (1 - B) + slope * length);
}

/** k1 · b / mean of a field with so many documents and words in all. */
export function saturationSlope(documents: number, words: number): number {
  return words > 0 ? (K1 * B * documents) / words : 0;
}
