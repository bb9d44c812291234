import { Inversion } from '../structure/inversion.ts';

/** Keys of words that no dictionary lists begin here. */
const UNLISTED = 0x80000000;

/** The words of a column, and the documents and frequencies of each. */
export class WordInversion {
  /** The words by term. */
  readonly words: string[] = [];
  readonly #inversion = new Inversion(true);
  readonly #unlisted = new Map<string, number>();

  nextDocument(): void {
    this.#inversion.nextDocument();
  }

  /** Says that a word occurs in the present document. */
  addWord(word: string): void {
    let place = this.#unlisted.get(word);
    if (place === undefined) this.#unlisted.set(word, (place = this.#unlisted.size));
    if (this.#inversion.add(UNLISTED + place) === this.words.length) this.words.push(word);
  }

  /**
   * The same of a part of a text that is a word: of number `listed` in a dictionary, or −1. A listed
   * word must always be given with its number.
   */
  addPart(listed: number, text: string, start: number, end: number): void {
    if (listed < 0) this.addWord(text.slice(start, end));
    else if (this.#inversion.add(listed) === this.words.length) {
      this.words.push(text.slice(start, end));
    }
  }

  /** As `Inversion.invert`. */
  invert(): ReturnType<Inversion['invert']> {
    return this.#inversion.invert();
  }
}
