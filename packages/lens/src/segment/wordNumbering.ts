import { IntNumbering } from '../structure/intMap.ts';

/** Keys of words that no dictionary lists begin here. */
const UNLISTED = 0x80000000;

/** Numbers the words of a column from 0 in the order in which they are first met. */
export class WordNumbering {
  /** The words by number. */
  readonly words: string[] = [];
  readonly #numbers = new IntNumbering();
  readonly #unlisted = new Map<string, number>();

  /** The number of a word. */
  ofWord(word: string): number {
    let place = this.#unlisted.get(word);
    if (place === undefined) this.#unlisted.set(word, (place = this.#unlisted.size));
    const number = this.#numbers.numberOf(UNLISTED + place);
    if (number === this.words.length) this.words.push(word);
    return number;
  }

  /**
   * The number of a part of a text that is a word: of number `listed` in a dictionary, or −1. A
   * listed word must always be given with its number.
   */
  ofPart(listed: number, text: string, start: number, end: number): number {
    if (listed < 0) return this.ofWord(text.slice(start, end));
    const number = this.#numbers.numberOf(listed);
    if (number === this.words.length) this.words.push(text.slice(start, end));
    return number;
  }
}
