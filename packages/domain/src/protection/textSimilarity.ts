import { toHalfWidth } from '@zca/standards';

/** Pairs of neighbouring characters and how often each occurs; a single character is its own pair. */
function bigramsOf(text: string): ReadonlyMap<string, number> {
  const chars = [
    ...toHalfWidth(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ];
  const pairs = chars.length === 1 ? chars : chars.slice(1).map((char, i) => `${chars[i]!}${char}`);
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

/**
 * How alike two texts are, 0 to 1: the Dice coefficient of their pairs of characters, blind to width,
 * case, blanks and punctuation. It needs no words and so serves Chinese. Two texts without any letter
 * are not alike, for nothing is known of them.
 */
export function textSimilarity(a: string, b: string): number {
  const [left, right] = [bigramsOf(a), bigramsOf(b)];
  const size = (counts: ReadonlyMap<string, number>): number =>
    counts.values().reduce((sum, count) => sum + count, 0);
  const total = size(left) + size(right);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return (2 * shared) / total;
}
