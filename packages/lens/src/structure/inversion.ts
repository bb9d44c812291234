import { WordSink } from './sink.ts';

/** Turns "the terms of each document" into "the documents of each term" by counting. */
export class Inversion {
  readonly #counted: boolean;
  readonly #entries = new WordSink();
  readonly #frequencies = new WordSink();
  readonly #documentStarts = new WordSink();

  /** `counted` says whether frequencies are kept. */
  constructor(counted: boolean) {
    this.#counted = counted;
  }

  /** Begins the next document. */
  nextDocument(): void {
    this.#documentStarts.push(this.#entries.length);
  }

  /** Adds a term to the current document and returns a handle for `again`. */
  add(term: number): number {
    this.#entries.push(term);
    if (this.#counted) this.#frequencies.push(1);
    return this.#entries.length - 1;
  }

  /** Says that the term of an entry occurred once more in its document. */
  again(entry: number): void {
    this.#frequencies.set(entry, this.#frequencies.at(entry) + 1);
  }

  /** Documents (ascending) and frequencies of term t lie from `starts[t]` up to `starts[t + 1]`. */
  invert(terms: number): { starts: Uint32Array; docs: Uint32Array; frequencies: Uint32Array } {
    const entries = this.#entries.values();
    const given = this.#frequencies.values();
    const starts = new Uint32Array(terms + 1);
    for (const term of entries) starts[term + 1]!++;
    for (let t = 0; t < terms; t++) starts[t + 1]! += starts[t]!;
    const next = starts.slice();
    const docs = new Uint32Array(entries.length);
    const frequencies = new Uint32Array(this.#counted ? entries.length : 0);
    const documents = this.#documentStarts.length;
    for (let doc = 0; doc < documents; doc++) {
      const end = doc + 1 < documents ? this.#documentStarts.at(doc + 1) : entries.length;
      for (let i = this.#documentStarts.at(doc); i < end; i++) {
        const place = next[entries[i]!]!++;
        docs[place] = doc;
        if (this.#counted) frequencies[place] = given[i]!;
      }
    }
    return { starts, docs, frequencies };
  }
}
