import type { SegmentReader, SegmentWriter } from '../segment/layout.ts';
import { popcount, setBit, wordsFor } from './bits.ts';
import { ByteSink, WordSink } from './sink.ts';

/*
 * Which documents hold a term, and how often. A term in fewer than one document of sixteen is a
 * run of gaps in bytes (varint); a more frequent one is a bitmap, which is then smaller than the gaps
 * and can be intersected 32 documents at a time. So the longest list ever decoded has a sixteenth
 * of the documents, and no skip entries are needed. Frequencies are four bits a posting, in the order
 * of the postings; 0 sends to a short table of those above 15.
 */
const DENSE_SHARE = 16;
const LARGEST_SMALL = 15;
/** Documents between two marks of how many postings of a bitmap lie before. */
const RANK_BLOCK = 1024;
const RANK_WORDS = RANK_BLOCK / 32;

export function isDense(count: number, documents: number): boolean {
  return count * DENSE_SHARE >= documents;
}

/** Writes the postings of terms 0, 1, 2, … in that order. */
export class PostingsWriter {
  readonly #documents: number;
  readonly #frequencies: boolean;
  readonly #starts = new WordSink();
  readonly #offsets = new WordSink();
  readonly #bytes = new ByteSink();
  readonly #denseTerms = new WordSink();
  readonly #bitmaps: Uint32Array[] = [];
  readonly #small = new ByteSink();
  readonly #large = new WordSink();
  #pendingNibble = -1;
  #total = 0;

  constructor(documents: number, frequencies: boolean) {
    this.#documents = documents;
    this.#frequencies = frequencies;
    this.#starts.push(0);
    this.#offsets.push(0);
  }

  /** Adds the next term: ascending documents, and their frequencies (at least 1) if kept. */
  add(docs: Uint32Array, from: number, to: number, frequencies?: Uint32Array): void {
    const count = to - from;
    if (isDense(count, this.#documents)) {
      const bitmap = new Uint32Array(wordsFor(this.#documents));
      for (let i = from; i < to; i++) setBit(bitmap, docs[i]!);
      this.#denseTerms.push(this.#starts.length - 1);
      this.#bitmaps.push(bitmap);
    } else {
      let before = -1;
      for (let i = from; i < to; i++) {
        const doc = docs[i]!;
        this.#bytes.pushVarint(doc - before - 1);
        before = doc;
      }
    }
    if (frequencies !== undefined && this.#frequencies) {
      for (let i = from; i < to; i++) this.#addFrequency(frequencies[i]!, this.#total + i - from);
    }
    this.#total += count;
    this.#starts.push(this.#total);
    this.#offsets.push(this.#bytes.length);
  }

  write(writer: SegmentWriter, name: string): void {
    const words = wordsFor(this.#documents);
    const blocks = Math.ceil(words / RANK_WORDS);
    const dense = new Uint32Array(this.#bitmaps.length * words);
    const ranks = new Uint32Array(this.#bitmaps.length * blocks);
    this.#bitmaps.forEach((bitmap, i) => {
      dense.set(bitmap, i * words);
      let rank = 0;
      for (let w = 0; w < words; w++) {
        if (w % RANK_WORDS === 0) ranks[i * blocks + w / RANK_WORDS] = rank;
        rank += popcount(bitmap[w]!);
      }
    });
    writer.add(`${name}.starts`, this.#starts.values());
    writer.add(`${name}.offsets`, this.#offsets.values());
    writer.addBytes(`${name}.gaps`, this.#bytes);
    writer.add(`${name}.denseTerms`, this.#denseTerms.values());
    writer.add(`${name}.bitmaps`, dense);
    writer.add(`${name}.ranks`, ranks);
    if (this.#frequencies) {
      if (this.#pendingNibble >= 0) this.#small.push(this.#pendingNibble);
      writer.addBytes(`${name}.frequencies`, this.#small);
      writer.add(`${name}.largeFrequencies`, this.#large.values());
    }
  }

  #addFrequency(frequency: number, posting: number): void {
    const nibble = frequency <= LARGEST_SMALL ? frequency : 0;
    if (nibble === 0) {
      this.#large.push(posting);
      this.#large.push(frequency);
    }
    if (this.#pendingNibble < 0) {
      this.#pendingNibble = nibble;
    } else {
      this.#small.push(this.#pendingNibble | (nibble << 4));
      this.#pendingNibble = -1;
    }
  }
}

/** Reads postings by the number of the term. */
export class Postings {
  readonly documents: number;
  /** Postings before each term; the difference of neighbours is a term's document count. */
  readonly starts: Uint32Array;
  readonly #small: Uint8Array;
  readonly #large: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #gaps: Uint8Array;
  readonly #denseTerms: Uint32Array;
  readonly #bitmaps: Uint32Array;
  readonly #ranks: Uint32Array;
  readonly #words: number;

  constructor(reader: SegmentReader, name: string) {
    this.documents = reader.meta.documents;
    this.#words = wordsFor(this.documents);
    this.starts = reader.u32(`${name}.starts`);
    this.#offsets = reader.u32(`${name}.offsets`);
    this.#gaps = reader.u8(`${name}.gaps`);
    this.#denseTerms = reader.u32(`${name}.denseTerms`);
    this.#bitmaps = reader.u32(`${name}.bitmaps`);
    this.#ranks = reader.u32(`${name}.ranks`);
    const kept = reader.has(`${name}.frequencies`);
    this.#small = kept ? reader.u8(`${name}.frequencies`) : new Uint8Array(0);
    this.#large = kept ? reader.u32(`${name}.largeFrequencies`) : new Uint32Array(0);
  }

  get terms(): number {
    return this.starts.length - 1;
  }

  /** Number of postings of all terms. */
  get total(): number {
    return this.starts.at(-1)!;
  }

  /** Number of documents that hold the term. */
  count(term: number): number {
    return this.starts[term + 1]! - this.starts[term]!;
  }

  /** The bitmap of a frequent term, or undefined when its documents are a list. */
  bitmap(term: number): Uint32Array | undefined {
    if (!isDense(this.count(term), this.documents)) return undefined;
    const at = this.#denseIndex(term) * this.#words;
    return this.#bitmaps.subarray(at, at + this.#words);
  }

  /** The posting of the first document of a bitmap term from 32 · word on. */
  firstPosting(term: number, bitmap: Uint32Array, word: number): number {
    const blocks = Math.ceil(this.#words / RANK_WORDS);
    const block = Math.floor(word / RANK_WORDS);
    let posting = this.starts[term]! + this.#ranks[this.#denseIndex(term) * blocks + block]!;
    for (let w = block * RANK_WORDS; w < word; w++) posting += popcount(bitmap[w]!);
    return posting;
  }

  /** Writes the documents of a list term in ascending order; returns how many. */
  decode(term: number, out: Uint32Array): number {
    const gaps = this.#gaps;
    const count = this.count(term);
    let at = this.#offsets[term]!;
    let doc = -1;
    for (let i = 0; i < count; i++) {
      let byte = gaps[at++]!;
      let gap = byte & 127;
      let shift = 7;
      while (byte > 127) {
        byte = gaps[at++]!;
        gap |= (byte & 127) << shift;
        shift += 7;
      }
      doc += gap + 1;
      out[i] = doc;
    }
    return count;
  }

  /** Adds the documents of a term to a set. */
  addTo(term: number, bits: Uint32Array): void {
    const bitmap = this.bitmap(term);
    if (bitmap !== undefined) {
      for (let w = 0; w < bitmap.length; w++) bits[w]! |= bitmap[w]!;
      return;
    }
    const gaps = this.#gaps;
    const end = this.#offsets[term + 1]!;
    let at = this.#offsets[term]!;
    let doc = -1;
    while (at < end) {
      let byte = gaps[at++]!;
      let gap = byte & 127;
      let shift = 7;
      while (byte > 127) {
        byte = gaps[at++]!;
        gap |= (byte & 127) << shift;
        shift += 7;
      }
      doc += gap + 1;
      bits[doc >>> 5]! |= 1 << (doc & 31);
    }
  }

  /** How often the document of a posting holds its term. */
  frequency(posting: number): number {
    const pair = this.#small[posting >>> 1]!;
    const nibble = (posting & 1) === 0 ? pair & 15 : pair >>> 4;
    return nibble !== 0 ? nibble : this.largeFrequency(posting);
  }

  /** The frequency of a posting whose four bits are zero. */
  largeFrequency(posting: number): number {
    let low = 0;
    let high = this.#large.length / 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#large[middle * 2]! < posting) low = middle + 1;
      else high = middle;
    }
    return this.#large[low * 2 + 1]!;
  }

  #denseIndex(term: number): number {
    let low = 0;
    let high = this.#denseTerms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#denseTerms[middle]! < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
