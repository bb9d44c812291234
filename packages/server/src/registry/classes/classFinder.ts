import type { Bilingual } from '@zca/query';

/** A symbol with its titles, as far as there are any. */
export interface Findable {
  readonly symbol: string;
  readonly title: Partial<Bilingual>;
}

/** Separates texts; no title holds it, since PostgreSQL takes no such character. */
const END = '\0';
/** A single letter is in nearly every title. */
const LEAST_OF_WORD = 2;

/**
 * Finds symbols by their beginning or by a word of their titles. All symbols, and all titles, stand in
 * one text in the order in which they are given, so that a key pressed costs one pass of `indexOf` over
 * it at most, and less when the number wanted is found before its end.
 */
export class ClassFinder {
  readonly #symbols: readonly string[];
  readonly #beginnings: OrderedTexts;
  readonly #titles: OrderedTexts;

  constructor(entries: Iterable<Findable>) {
    const ordered = [...entries].toSorted((a, b) => byHeight(a.symbol, b.symbol));
    this.#symbols = ordered.map(({ symbol }) => symbol);
    this.#beginnings = new OrderedTexts(this.#symbols);
    this.#titles = new OrderedTexts(
      ordered.map(({ title: { zh = '', en = '' } }) => zh.toLowerCase() + END + en.toLowerCase()),
    );
  }

  /**
   * Symbols that begin with a text, the shortest first and those of one length by the alphabet; then
   * those with it in their title, ordered likewise; `most` at most. Blanks and case make no difference.
   */
  find(text: string, most: number): string[] {
    if (text.includes(END)) return [];
    const found = new Set<string>();
    const take = (places: Iterable<number>) => {
      for (const place of places) {
        if (found.size >= most) return;
        found.add(this.#symbols[place]!);
      }
    };
    take(this.#beginnings.places(END + text.replace(/\s/g, '').toUpperCase()));
    const word = text.trim().toLowerCase();
    if (word.length >= LEAST_OF_WORD) take(this.#titles.places(word));
    return [...found];
  }
}

/** Which of many texts hold a part, in their order. */
class OrderedTexts {
  readonly #joined: string;
  /** Where each text begins: at the END before it. */
  readonly #starts: Uint32Array;

  constructor(texts: readonly string[]) {
    this.#starts = new Uint32Array(texts.length);
    let at = 0;
    for (const [place, text] of texts.entries()) {
      this.#starts[place] = at;
      at += text.length + 1;
    }
    this.#joined = texts.map((text) => END + text).join('');
  }

  *places(part: string): Generator<number> {
    let place = 0;
    for (
      let at = this.#joined.indexOf(part);
      at >= 0;
      at = this.#joined.indexOf(part, this.#starts[place])
    ) {
      place = this.#placeOf(at, place);
      yield place;
      place += 1;
      if (place >= this.#starts.length) return;
    }
  }

  /** The text that an offset is in, which is not before `low`. */
  #placeOf(offset: number, low: number): number {
    let [from, to] = [low, this.#starts.length];
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if (this.#starts[middle]! <= offset) from = middle;
      else to = middle;
    }
    return from;
  }
}

function byHeight(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
