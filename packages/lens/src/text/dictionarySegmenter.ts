import type { CutWords, WordCutter } from './analyzer.ts';
import { ROOT, Trie } from './trie.ts';

/** Code points of runs that a dictionary cuts; every other one stands alone. */
const RUN =
  /^[\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B820}-\u{2CEAF}\u{2CEB0}-\u{2EBEF}\u{2F800}-\u{2FA1F}a-zA-Z0-9+#&._%-]$/u;
const WORD = /[\p{L}\p{N}]/u;
const ASCII_WORD = /^[A-Za-z0-9]$/;

/** What a code unit is; the unit of a surrogate pair is looked at with its pair. */
const IN_RUN = 1;
const IS_WORD = 2;
const IS_ASCII = 4;

/**
 * Cuts Chinese text by a dictionary with frequencies as jieba does in search mode without its
 * hidden Markov model: of all ways to divide a run into listed words the most probable one, letters
 * and digits that are no listed word together, and before each long word the listed words of two and
 * three characters within it. Words without a letter or figure are left out.
 *
 * jieba's own bindings give the same words (a test compares them), but as strings, one by one; here
 * they are numbers and places, which is several times faster for whoever counts them.
 */
export class DictionarySegmenter implements WordCutter {
  readonly #trie: Trie;
  /** Logarithm of the probability of each listed word, and of one that is not listed. */
  readonly #logs: Float64Array;
  readonly #logUnlisted: number;
  readonly #isWord: Uint8Array;
  readonly #kinds = new Uint8Array(65_536);

  /** Of a run, by place from its end: the best sum of logarithms, where that word ends, and its number. */
  #sums = new Float64Array(256);
  #ends = new Uint32Array(256);
  #words = new Int32Array(256);
  #out = new Words();

  /** Takes words with their frequencies; the last frequency of a word counts. */
  constructor(dictionary: Iterable<readonly [word: string, frequency: number]>) {
    const frequencies = new Map(dictionary);
    frequencies.delete('');
    const words = [...frequencies.keys()];
    this.#trie = new Trie(words);
    let total = 0;
    for (const frequency of frequencies.values()) total += frequency;
    const logTotal = Math.log(total);
    this.#logs = Float64Array.from(frequencies.values(), (count) => Math.log(count) - logTotal);
    this.#logUnlisted = -logTotal;
    this.#isWord = Uint8Array.from(words, (word) => Number(WORD.test(word)));
    for (let unit = 0; unit < 65_536; unit++) this.#kinds[unit] = kindOf(String.fromCharCode(unit));
  }

  cut(text: string): CutWords {
    const out = this.#out;
    out.count = 0;
    const { length } = text;
    let at = 0;
    while (at < length) {
      const end = this.#endOfRun(text, at);
      if (end > at) {
        this.#cutRun(text, at, end);
        at = end;
        continue;
      }
      const next = at + widthAt(text, at);
      this.#push(text, at, next, this.#trie.find(text, at, next));
      at = next;
    }
    return out;
  }

  /** The words of a text as texts. */
  words(text: string): string[] {
    const { count, starts, ends } = this.cut(text);
    return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
  }

  #endOfRun(text: string, start: number): number {
    let at = start;
    while (at < text.length) {
      const width = widthAt(text, at);
      const kind = width === 1 ? this.#kinds[text.charCodeAt(at)]! : kindOf(text.slice(at, at + 2));
      if ((kind & IN_RUN) === 0) return at;
      at += width;
    }
    return at;
  }

  #cutRun(text: string, start: number, end: number): void {
    this.#findBest(text, start, end);
    // Letters and digits that stand alone are taken together.
    let alone = -1;
    for (let at = start; at < end; ) {
      const next = this.#ends[end - at]!;
      const isAlone = next === at + 1 && (this.#kinds[text.charCodeAt(at)]! & IS_ASCII) !== 0;
      if (isAlone) {
        if (alone < 0) alone = at;
      } else {
        if (alone >= 0) this.#pushWithin(text, alone, at, this.#trie.find(text, alone, at));
        alone = -1;
        this.#pushWithin(text, at, next, this.#words[end - at]!);
      }
      at = next;
    }
    if (alone >= 0) this.#pushWithin(text, alone, end, this.#trie.find(text, alone, end));
  }

  /** From the end of a run to its start, the best word at each place. */
  #findBest(text: string, start: number, end: number): void {
    const trie = this.#trie;
    if (end - start >= this.#sums.length) this.#grow(end - start + 1);
    const sums = this.#sums;
    sums[0] = 0;
    for (let at = end - 1; at >= start; at--) {
      // Places within a surrogate pair begin no word.
      if (at > start && widthAt(text, at - 1) === 2) continue;
      let best = Number.NEGATIVE_INFINITY;
      let bestEnd = 0;
      let bestWord = -1;
      let state = ROOT;
      for (let to = at; to < end; ) {
        state = trie.next(state, text.charCodeAt(to++));
        if (state === 0) break;
        const word = trie.wordAt(state);
        if (word < 0) continue;
        const sum = this.#logs[word]! + sums[end - to]!;
        // Of equally probable ones the longest.
        if (sum < best) continue;
        best = sum;
        bestEnd = to;
        bestWord = word;
      }
      if (bestWord < 0) {
        bestEnd = at + widthAt(text, at);
        best = this.#logUnlisted + sums[end - bestEnd]!;
      }
      sums[end - at] = best;
      this.#ends[end - at] = bestEnd;
      this.#words[end - at] = bestWord;
    }
  }

  /** Pushes a word, and before it the listed words of two and three characters that it holds. */
  #pushWithin(text: string, start: number, end: number, number: number): void {
    const characters = end - start > 2 ? countCodePoints(text, start, end) : 0;
    for (let size = 2; size <= 3 && size < characters; size++) {
      for (let at = start; ; at += widthAt(text, at)) {
        let to = at;
        for (let i = 0; i < size && to < end; i++) to += widthAt(text, to);
        if (countCodePoints(text, at, to) < size) break;
        const within = this.#trie.find(text, at, to);
        if (within >= 0) this.#push(text, at, to, within);
        if (to === end) break;
      }
    }
    this.#push(text, start, end, number);
  }

  #push(text: string, start: number, end: number, number: number): void {
    const isWord = number >= 0 ? this.#isWord[number] === 1 : this.#hasWord(text, start, end);
    if (isWord) this.#out.push(start, end, number);
  }

  #hasWord(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      if ((this.#kinds[text.charCodeAt(at)]! & IS_WORD) !== 0) return true;
      if (widthAt(text, at) === 2 && WORD.test(text.slice(at, at + 2))) return true;
    }
    return false;
  }

  #grow(size: number): void {
    const length = size * 2;
    this.#sums = new Float64Array(length);
    this.#ends = new Uint32Array(length);
    this.#words = new Int32Array(length);
  }
}

/** Words as they are found; the arrays are used again for the next text. */
class Words implements CutWords {
  count = 0;
  starts = new Uint32Array(256);
  ends = new Uint32Array(256);
  numbers = new Int32Array(256);

  push(start: number, end: number, number: number): void {
    if (this.count === this.starts.length) this.#grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.numbers[this.count++] = number;
  }

  #grow(): void {
    const { starts, ends, numbers } = this;
    const length = starts.length * 2;
    this.starts = new Uint32Array(length);
    this.ends = new Uint32Array(length);
    this.numbers = new Int32Array(length);
    this.starts.set(starts);
    this.ends.set(ends);
    this.numbers.set(numbers);
  }
}

function kindOf(character: string): number {
  return (
    (RUN.test(character) ? IN_RUN : 0) |
    (WORD.test(character) ? IS_WORD : 0) |
    (ASCII_WORD.test(character) ? IS_ASCII : 0)
  );
}

function widthAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  if ((unit & 0xfc00) !== 0xd800 || at + 1 >= text.length) return 1;
  return (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function countCodePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += widthAt(text, at)) count++;
  return count;
}
