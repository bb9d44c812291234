const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * A small dictionary segmenter: in Han text the longest listed word wins, from left to right, and
 * a character that begins no listed word stands alone; runs of other letters and digits are words;
 * everything else separates. Good for tests and small vocabularies; a server injects a better one.
 */
export function createSegmenter(vocabulary: Iterable<string>): (normalised: string) => string[] {
  const root = new TrieNode();
  for (const word of vocabulary) {
    let node = root;
    for (let i = 0; i < word.length; i++) node = node.child(word.charCodeAt(i));
    node.ends = word !== '';
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
        end = Math.max(end, longestWord(root, text, at));
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

/** A tree of the listed words by code unit. */
class TrieNode {
  readonly next = new Map<number, TrieNode>();
  ends = false;

  child(unit: number): TrieNode {
    let child = this.next.get(unit);
    if (child === undefined) this.next.set(unit, (child = new TrieNode()));
    return child;
  }
}

/** The end of the longest listed word that begins at a place, or 0. */
function longestWord(root: TrieNode, text: string, start: number): number {
  let node: TrieNode | undefined = root;
  let end = 0;
  for (let at = start; at < text.length; at++) {
    node = node.next.get(text.charCodeAt(at));
    if (node === undefined) return end;
    if (node.ends) end = at + 1;
  }
  return end;
}

function width(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}
