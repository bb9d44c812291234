const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * A small dictionary segmenter: in Han text the longest listed word wins, from left to right, and
 * a character that begins no listed word stands alone; runs of other letters and digits are words;
 * everything else separates. Good for tests and small vocabularies; a server injects a better one.
 */
export function createSegmenter(vocabulary: Iterable<string>): (normalised: string) => string[] {
  const known = new Set<string>();
  const longestFrom = new Map<number, number>();
  for (const word of vocabulary) {
    if (word === '') continue;
    known.add(word);
    const first = word.codePointAt(0)!;
    longestFrom.set(first, Math.max(longestFrom.get(first) ?? 1, word.length));
  }
  const classes = new Map<number, 'han' | 'word' | 'other'>();
  const classOf = (codePoint: number): 'han' | 'word' | 'other' => {
    let found = classes.get(codePoint);
    if (found === undefined) {
      const character = String.fromCodePoint(codePoint);
      found = HAN.test(character) ? 'han' : WORD.test(character) ? 'word' : 'other';
      classes.set(codePoint, found);
    }
    return found;
  };

  return (text) => {
    const words: string[] = [];
    let at = 0;
    while (at < text.length) {
      const codePoint = text.codePointAt(at)!;
      const kind = classOf(codePoint);
      let end = at + width(codePoint);
      if (kind === 'han') {
        let length = Math.min(longestFrom.get(codePoint) ?? 1, text.length - at);
        while (length > end - at && !known.has(text.slice(at, at + length))) length--;
        end = Math.max(end, at + length);
        words.push(text.slice(at, end));
      } else if (kind === 'word') {
        while (end < text.length) {
          const next = text.codePointAt(end)!;
          if (classOf(next) !== 'word') break;
          end += width(next);
        }
        words.push(text.slice(at, end));
      }
      at = end;
    }
    return words;
  };
}

function width(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}
