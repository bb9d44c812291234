/** The state from which every walk begins. */
export const ROOT = 0;

/**
 * A trie of words over code units in typed arrays. States are numbered level by level, so that the
 * children of a state lie side by side, by rising unit, and end where those of the next begin.
 */
export class Trie {
  /** Children of the root by unit, 0 where there is none. */
  readonly #fromRoot = new Int32Array(65_536);
  /** First child of each state, and an end. */
  readonly #firstChild: Uint32Array;
  /** The unit that leads to a state. */
  readonly #units: Uint16Array;
  /** Number of the word that ends in a state, or −1. */
  readonly #words: Int32Array;

  /** `words` are distinct and not empty; the number of a word is its place. */
  constructor(words: readonly string[]) {
    const order = Uint32Array.from(words.keys());
    // Dictionaries are often in order already.
    if (words.some((word, i) => i > 0 && word < words[i - 1]!)) {
      order.sort((a, b) => (words[a]! < words[b]! ? -1 : 1));
    }
    const most = words.reduce((sum, { length }) => sum + length, 1);
    const firstChild = new Uint32Array(most + 1);
    const units = new Uint16Array(most);
    const ends = new Int32Array(most).fill(-1);
    // The words below each state lie from one place of the sorted ones up to another.
    const from = new Uint32Array(most);
    const to = new Uint32Array(most);
    to[ROOT] = order.length;
    let states = 1;
    for (let state = ROOT, level = 1, depth = 0; state < states; state++) {
      if (state === level) {
        level = states;
        depth++;
      }
      firstChild[state] = states;
      let at = from[state]!;
      const end = to[state]!;
      if (words[order[at]!]?.length === depth) ends[state] = order[at++]!;
      while (at < end) {
        const unit = words[order[at]!]!.charCodeAt(depth);
        const child = states++;
        units[child] = unit;
        from[child] = at;
        while (at < end && words[order[at]!]!.charCodeAt(depth) === unit) at++;
        to[child] = at;
        if (state === ROOT) this.#fromRoot[unit] = child;
      }
    }
    firstChild[states] = states;
    this.#firstChild = firstChild.slice(0, states + 1);
    this.#units = units.slice(0, states);
    this.#words = ends.slice(0, states);
  }

  /** The state reached by one more code unit, or 0 when no word goes on so. */
  next(state: number, unit: number): number {
    if (state === ROOT) return this.#fromRoot[unit]!;
    let low = this.#firstChild[state]!;
    let high = this.#firstChild[state + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#units[middle]!;
      if (found === unit) return middle;
      if (found < unit) low = middle + 1;
      else high = middle;
    }
    return 0;
  }

  /** The number of the word that ends in a state, or −1. */
  wordAt(state: number): number {
    return this.#words[state]!;
  }

  /** The number of a part of a text as a word, or −1. */
  find(text: string, start: number, end: number): number {
    let state = ROOT;
    for (let at = start; at < end; at++) {
      state = this.next(state, text.charCodeAt(at));
      if (state === 0) return -1;
    }
    return this.#words[state]!;
  }
}
