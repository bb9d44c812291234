import type { Segment } from './segment/segment.ts';
import { mostOrdinals, readOrdinals } from './segment/segment.ts';
import { countBits, hasBit, listBits, subtract, wordsFor } from './structure/bits.ts';

/** Hits of a finding with ordinal n of a field at n + 1, and those without a value. */
export interface KeptCounts {
  readonly counts: Uint32Array;
  missing: number;
}

/**
 * What a standing question found in a segment, and how many of it count in one state of the segment's
 * deletions. The documents themselves never change, so another state is reached by looking at those alone
 * that count in just one of the two.
 */
export class Finding {
  readonly segment: Segment;
  /** Documents that fit, whether deleted or not. */
  readonly bits: Uint32Array;
  /** Keyword fields of which counts are kept; one set for all findings of a question. */
  readonly fields: Set<string>;
  #deleted: Uint32Array | null = null;
  #count: number;
  readonly #counts = new Map<string, KeptCounts>();
  #few: Uint32Array | null | undefined;

  /** `bits` is kept and must not change. */
  constructor(segment: Segment, bits: Uint32Array, fields: Set<string>) {
    this.segment = segment;
    this.bits = bits;
    this.fields = fields;
    this.#count = countBits(bits, wordsFor(segment.documents));
  }

  /** Documents that fit and count. */
  get count(): number {
    return this.#count;
  }

  /** Counts of a field in the present state, if they are kept; not to be changed. */
  countsOf(field: string): KeptCounts | undefined {
    return this.#counts.get(field);
  }

  /** Keeps a copy of counts of the present state. */
  keep(field: string, { counts, missing }: KeptCounts): void {
    const { size } = this.segment.keyword(field).values;
    this.#counts.set(field, { counts: counts.slice(0, size + 1), missing });
    this.fields.add(field);
  }

  /** Goes to another state of deletions. */
  moveTo(deleted: Uint32Array | null): void {
    const before = this.#deleted;
    // Every view opens the shared bits anew, so it is their memory that tells whether they are the same.
    if (before?.buffer === deleted?.buffer) return;
    this.#deleted = deleted;
    this.#add(this.#inOne(deleted, before), -1);
    this.#add(this.#inOne(before, deleted), 1);
  }

  /** Writes the documents that count into `out`: as many as `count`, ascending. False where bits are quicker. */
  list(out: Uint32Array): boolean {
    if (this.#few === undefined) this.#few = this.#listFew();
    const few = this.#few;
    if (few === null) return false;
    const deleted = this.#deleted;
    if (deleted === null) {
      out.set(few);
      return true;
    }
    let n = 0;
    for (const doc of few) if (!hasBit(deleted, doc)) out[n++] = doc;
    return true;
  }

  /** Writes the documents that count as bits into `out`. */
  write(out: Uint32Array): void {
    out.set(this.bits);
    if (this.#deleted !== null) subtract(out, this.#deleted, wordsFor(this.segment.documents));
  }

  /** All documents that fit, where a list of them takes no more than their bits. */
  #listFew(): Uint32Array | null {
    const words = wordsFor(this.segment.documents);
    const total = countBits(this.bits, words);
    if (total > words) return null;
    const docs = new Uint32Array(total);
    listBits(this.bits, words, docs);
    return docs;
  }

  /** The documents that fit and are in one set and not in the other. */
  #inOne(inThis: Uint32Array | null, notInThat: Uint32Array | null): number[] {
    const docs: number[] = [];
    if (inThis === null) return docs;
    const words = wordsFor(this.segment.documents);
    for (let w = 0; w < words; w++) {
      let word = this.bits[w]! & inThis[w]! & ~(notInThat === null ? 0 : notInThat[w]!);
      while (word !== 0) {
        const low = word & -word;
        docs.push((w << 5) + 31 - Math.clz32(low));
        word ^= low;
      }
    }
    return docs;
  }

  #add(docs: readonly number[], by: 1 | -1): void {
    if (docs.length === 0) return;
    this.#count += by * docs.length;
    for (const [field, kept] of this.#counts) {
      const { ordinals } = this.segment.keyword(field);
      const found = new Uint32Array(mostOrdinals(ordinals));
      for (const doc of docs) {
        const n = readOrdinals(ordinals, doc, found);
        if (n === 0) kept.missing += by;
        for (let i = 0; i < n; i++) kept.counts[found[i]!]! += by;
      }
    }
  }
}
