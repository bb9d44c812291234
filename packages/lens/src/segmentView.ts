import type { Segment } from './segment/segment.ts';
import { countBits, countCommon, hasBit, listBits, setBit, wordsFor } from './structure/bits.ts';

/** Documents with the field and their words, deleted ones left out. */
export interface TextTotals {
  readonly documents: number;
  readonly words: number;
}

/** A segment and the documents of it that no longer count, as bits that never change. */
export class SegmentView {
  /** Number that no other segment of the same index has; copies in other threads share it. */
  readonly key: number;
  readonly segment: Segment;
  /** On a shared buffer, or null when every document counts. */
  readonly deleted: Uint32Array | null;
  /** Documents that count. */
  readonly live: number;
  readonly #totals = new Map<string, TextTotals>();

  constructor(key: number, segment: Segment, deleted: Uint32Array | null) {
    this.key = key;
    this.segment = segment;
    this.deleted = deleted;
    const gone = deleted === null ? 0 : countBits(deleted, wordsFor(segment.documents));
    this.live = segment.documents - gone;
  }

  isDeleted(doc: number): boolean {
    return this.deleted !== null && hasBit(this.deleted, doc);
  }

  /** This view with more documents deleted; ids that are not here are passed over. */
  without(ids: Iterable<string>): SegmentView {
    let deleted: Uint32Array | null = null;
    for (const id of ids) {
      const doc = this.segment.findDocument(id);
      if (doc < 0 || this.isDeleted(doc)) continue;
      if (deleted === null) {
        const words = wordsFor(this.segment.documents);
        deleted = new Uint32Array(new SharedArrayBuffer(words * 4));
        if (this.deleted !== null) deleted.set(this.deleted);
      }
      setBit(deleted, doc);
    }
    return deleted === null ? this : new SegmentView(this.key, this.segment, deleted);
  }

  /** Deleted documents in ascending order. */
  deletedDocuments(): Uint32Array {
    if (this.deleted === null) return new Uint32Array(0);
    const docs = new Uint32Array(this.segment.documents - this.live);
    listBits(this.deleted, wordsFor(this.segment.documents), docs);
    return docs;
  }

  /** Totals of a text field that BM25 needs. */
  textTotals(field: string): TextTotals {
    let totals = this.#totals.get(field);
    if (totals === undefined) {
      const { present, lengths, totalLength } = this.segment.text(field);
      const words = wordsFor(this.segment.documents);
      let documents = countBits(present, words);
      let length = totalLength;
      if (this.deleted !== null) {
        documents -= countCommon(present, this.deleted, words);
        for (const doc of this.deletedDocuments()) length -= lengths[doc]!;
      }
      totals = { documents, words: length };
      this.#totals.set(field, totals);
    }
    return totals;
  }
}
