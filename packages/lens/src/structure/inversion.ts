import { WordSink } from './sink.ts';

/** A place of the table: key, its term + 1 (0: empty), the last document that held it, the entry there. */
const PLACE = 4;

/**
 * Turns "the keys of each document" into "the documents of each key" by counting. Keys are of 32
 * bits; each has a term, 0, 1, 2, … in the order in which they are first seen. Everything that is
 * asked of a key at every occurrence lies together in one hash table with open addressing.
 */
export class Inversion {
  readonly #counted: boolean;
  readonly #entries = new WordSink();
  readonly #frequencies = new WordSink();
  readonly #documentStarts = new WordSink();
  #mask = 1023;
  #table = new Uint32Array(1024 * PLACE);
  #keys = new Uint32Array(512);
  #terms = 0;

  /** `counted` says whether frequencies are kept. */
  constructor(counted: boolean) {
    this.#counted = counted;
  }

  /** Begins the next document. */
  nextDocument(): void {
    this.#documentStarts.push(this.#entries.length);
  }

  /** Says that a key occurs in the present document; returns its term. */
  add(key: number): number {
    let at = this.#placeOf(key);
    if (this.#table[at + 1] === 0) {
      if (this.#terms === this.#keys.length) {
        this.#grow();
        at = this.#placeOf(key);
      }
      this.#keys[this.#terms++] = key;
      this.#table[at] = key;
      this.#table[at + 1] = this.#terms;
    }
    const term = this.#table[at + 1]! - 1;
    const document = this.#documentStarts.length;
    if (this.#table[at + 2] !== document) {
      this.#table[at + 2] = document;
      this.#table[at + 3] = this.#entries.length;
      this.#entries.push(term);
      if (this.#counted) this.#frequencies.push(1);
    } else if (this.#counted) {
      const entry = this.#table[at + 3]!;
      this.#frequencies.set(entry, this.#frequencies.at(entry) + 1);
    }
    return term;
  }

  /** The keys by term. */
  keys(): Uint32Array {
    return this.#keys.subarray(0, this.#terms);
  }

  /** The term of a key that was added. */
  termOf(key: number): number {
    return this.#table[this.#placeOf(key) + 1]! - 1;
  }

  /** Documents (ascending) and frequencies of term t lie from `starts[t]` up to `starts[t + 1]`. */
  invert(): { starts: Uint32Array; docs: Uint32Array; frequencies: Uint32Array } {
    const entries = this.#entries.values();
    const given = this.#frequencies.values();
    const starts = new Uint32Array(this.#terms + 1);
    for (const term of entries) starts[term + 1]!++;
    for (let t = 0; t < this.#terms; t++) starts[t + 1]! += starts[t]!;
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

  /** Where a key stands in the table, or the empty place where it will. */
  #placeOf(key: number): number {
    const table = this.#table;
    let slot = scattered(key) & this.#mask;
    for (;;) {
      const at = slot * PLACE;
      if (table[at + 1] === 0 || table[at] === key) return at;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const before = this.#table;
    this.#table = new Uint32Array(before.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < before.length; at += PLACE) {
      if (before[at + 1] === 0) continue;
      this.#table.set(before.subarray(at, at + PLACE), this.#placeOf(before[at]!));
    }
  }
}

/** Spreads keys whose bits are far from random over the table (finaliser of MurmurHash3). */
function scattered(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
