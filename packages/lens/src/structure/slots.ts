import type { SegmentReader, SegmentWriter } from '../segment/layout.ts';

/*
 * The ordinals (from 1) of a many-valued column. Every document has the same number of slots, so
 * that counting needs no offsets and no branch that a processor could guess wrong; what does not
 * fit stands as pairs of document and code. An ordinal o has the code o + width − 1; an empty slot
 * k has the code k, which no ordinal has. So counts by code are counts by ordinal, moved by
 * width − 1, and code 0 counts the documents without a value.
 */

/** Most slots of a document. */
const MOST_SLOTS = 8;
/** The width is the least that leaves at most one document of so many with more values. */
const OVERFLOW_SHARE = 6;
/** With fewer hits than one for so many further values, these are looked up hit by hit. */
const FEW_HITS = 4;
/** Documents between two marks of where their further values begin. */
const MARK_SHIFT = 8;

/** Writes the sections of a column; ordinals of document d stand between offsets d and d + 1. */
export function writeSlots(
  writer: SegmentWriter,
  name: string,
  ordinals: Uint32Array,
  offsets: Uint32Array,
  largest: number,
): void {
  const documents = offsets.length - 1;
  const width = widthFor(offsets);
  const Codes = largest + width < 65_536 ? Uint16Array : Uint32Array;
  const slots = new Codes(documents * width);
  let longest = width;
  const extraDocs: number[] = [];
  const extraCodes: number[] = [];
  for (let doc = 0; doc < documents; doc++) {
    const from = offsets[doc]!;
    const count = offsets[doc + 1]! - from;
    if (count > longest) longest = count;
    for (let k = 0; k < width; k++) {
      slots[doc * width + k] = k < count ? ordinals[from + k]! + width - 1 : k;
    }
    for (let k = width; k < count; k++) {
      extraDocs.push(doc);
      extraCodes.push(ordinals[from + k]! + width - 1);
    }
  }
  writer.add(`${name}.slotShape`, Uint32Array.of(width, longest));
  writer.add(`${name}.slots`, slots);
  writer.add(`${name}.extraDocs`, Uint32Array.from(extraDocs));
  writer.add(`${name}.extraCodes`, Uint32Array.from(extraCodes));
}

function widthFor(offsets: Uint32Array): number {
  const documents = offsets.length - 1;
  const having = new Uint32Array(MOST_SLOTS + 1);
  for (let doc = 0; doc < documents; doc++) {
    having[Math.min(MOST_SLOTS, offsets[doc + 1]! - offsets[doc]!)]!++;
  }
  let overflow = 0;
  let width = MOST_SLOTS;
  while (width > 1 && (overflow + having[width]!) * OVERFLOW_SHARE <= documents) {
    overflow += having[width--]!;
  }
  return width;
}

type Codes = Uint16Array | Uint32Array;

/** Reads a column written by `writeSlots`. */
export class Slots {
  readonly width: number;
  /** At least as many ordinals as any document has. */
  readonly longest: number;
  readonly #slots: Codes;
  readonly #extraDocs: Uint32Array;
  readonly #extraCodes: Uint32Array;
  /** For every so many documents, the place of the first further value of them or of later ones. */
  readonly #marks: Uint32Array;

  constructor(reader: SegmentReader, name: string) {
    const shape = reader.u32(`${name}.slotShape`);
    this.width = shape[0]!;
    this.longest = shape[1]!;
    this.#slots = reader.elements(`${name}.slots`) as Codes;
    this.#extraDocs = reader.u32(`${name}.extraDocs`);
    this.#extraCodes = reader.u32(`${name}.extraCodes`);
    const documents = this.#slots.length / this.width;
    this.#marks = new Uint32Array((documents >>> MARK_SHIFT) + 2).fill(this.#extraDocs.length);
    for (let i = this.#extraDocs.length - 1; i >= 0; i--) {
      this.#marks[this.#extraDocs[i]! >>> MARK_SHIFT] = i;
    }
    for (let m = this.#marks.length - 2; m >= 0; m--) {
      if (this.#marks[m]! > this.#marks[m + 1]!) this.#marks[m] = this.#marks[m + 1]!;
    }
  }

  isEmpty(doc: number): boolean {
    return this.#slots[doc * this.width] === 0;
  }

  /** Writes the ordinals of a document, ascending, from `at` on; returns one past the last. */
  read(doc: number, out: Uint32Array, at = 0): number {
    const { width } = this;
    let to = at;
    for (let i = doc * width; i < (doc + 1) * width; i++) {
      const code = this.#slots[i]!;
      if (code < width) return to;
      out[to++] = code - width + 1;
    }
    const docs = this.#extraDocs;
    for (let i = this.#firstExtra(doc); i < docs.length && docs[i] === doc; i++) {
      out[to++] = this.#extraCodes[i]! - width + 1;
    }
    return to;
  }

  /**
   * Adds one to `counts` at each code of the first n documents, which are those of `bits`, or of
   * its complement when `inverse`.
   */
  count(
    docs: Uint32Array,
    n: number,
    bits: Uint32Array,
    inverse: boolean,
    counts: Uint32Array,
  ): void {
    const { width } = this;
    const slots = this.#slots;
    for (let first = 0; first < width; ) {
      const step = first + 4 <= width ? 4 : first + 2 <= width ? 2 : 1;
      const loop = slots instanceof Uint16Array ? loops16[step] : loops32[step];
      (loop as CountLoop<Codes>)(docs, n, slots, width, first, counts);
      first += step;
    }
    if (n * FEW_HITS < this.#extraDocs.length) this.#countExtrasOf(docs, n, counts);
    else this.#countExtras(bits, inverse, counts);
  }

  /** The first further value of a document, or of the next one that has any. */
  #firstExtra(doc: number): number {
    const docs = this.#extraDocs;
    let low = this.#marks[doc >>> MARK_SHIFT]!;
    let high = this.#marks[(doc >>> MARK_SHIFT) + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (docs[middle]! < doc) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #countExtrasOf(docs: Uint32Array, n: number, counts: Uint32Array): void {
    const { width } = this;
    const extraDocs = this.#extraDocs;
    for (let i = 0; i < n; i++) {
      const doc = docs[i]!;
      if (this.#slots[(doc + 1) * width - 1]! < width) continue;
      for (let j = this.#firstExtra(doc); extraDocs[j] === doc; j++) {
        counts[this.#extraCodes[j]!]!++;
      }
    }
  }

  #countExtras(bits: Uint32Array, inverse: boolean, counts: Uint32Array): void {
    const docs = this.#extraDocs;
    const codes = this.#extraCodes;
    const flip = inverse ? 1 : 0;
    // Adding 0 or 1 is quicker than a branch that depends on the document.
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i]!;
      counts[codes[i]!]! += ((bits[doc >>> 5]! >>> (doc & 31)) & 1) ^ flip;
    }
  }
}

/*
 * Each loop exists once for each width of array, and unrolled: a loop that meets several kinds of
 * typed array, or counts its steps, runs several times slower.
 */

type CountLoop<C> = (
  docs: Uint32Array,
  n: number,
  of: C,
  width: number,
  first: number,
  counts: Uint32Array,
) => void;

function count1of16(
  docs: Uint32Array,
  n: number,
  of: Uint16Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) counts[of[docs[i]! * width + first]!]!++;
}

function count1of32(
  docs: Uint32Array,
  n: number,
  of: Uint32Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) counts[of[docs[i]! * width + first]!]!++;
}

function count2of16(
  docs: Uint32Array,
  n: number,
  of: Uint16Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) {
    const at = docs[i]! * width + first;
    counts[of[at]!]!++;
    counts[of[at + 1]!]!++;
  }
}

function count2of32(
  docs: Uint32Array,
  n: number,
  of: Uint32Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) {
    const at = docs[i]! * width + first;
    counts[of[at]!]!++;
    counts[of[at + 1]!]!++;
  }
}

function count4of16(
  docs: Uint32Array,
  n: number,
  of: Uint16Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) {
    const at = docs[i]! * width + first;
    counts[of[at]!]!++;
    counts[of[at + 1]!]!++;
    counts[of[at + 2]!]!++;
    counts[of[at + 3]!]!++;
  }
}

function count4of32(
  docs: Uint32Array,
  n: number,
  of: Uint32Array,
  width: number,
  first: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < n; i++) {
    const at = docs[i]! * width + first;
    counts[of[at]!]!++;
    counts[of[at + 1]!]!++;
    counts[of[at + 2]!]!++;
    counts[of[at + 3]!]!++;
  }
}

const loops16 = { 1: count1of16, 2: count2of16, 4: count4of16 } as const;
const loops32 = { 1: count1of32, 2: count2of32, 4: count4of32 } as const;
