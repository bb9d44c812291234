import type { Arena } from './arena.ts';
import type { Postings } from './postings.ts';

/** Lists of documents that a question has decoded, so that matching and ranking do it once. */
export class DecodedLists {
  readonly #arena: Arena;
  readonly #lists = new Map<Postings, Map<number, Uint32Array>>();

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  /** The documents of a list term; only the first `postings.count(term)` elements count. */
  of(postings: Postings, term: number): Uint32Array {
    let lists = this.#lists.get(postings);
    if (lists === undefined) this.#lists.set(postings, (lists = new Map()));
    let list = lists.get(term);
    if (list === undefined) {
      list = this.#arena.dirty(postings.count(term));
      postings.decode(term, list);
      lists.set(term, list);
    }
    return list;
  }
}
