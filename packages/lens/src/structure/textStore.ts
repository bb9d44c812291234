import type { SegmentReader, SegmentWriter } from '../segment/layout.ts';
import { VALUE_SEPARATOR } from '../text/analyzer.ts';
import { fromUnits } from '../text/encoding.ts';
import { ByteSink, WordSink } from './sink.ts';

/*
 * The normalised text of a field in a compact form that can be searched where it lies. The code
 * units of a segment are numbered by falling frequency; the first `singles` take one byte, the
 * others a lead byte of at least `singles` and any second byte. With some 6,000 different units,
 * 232 take one byte. A match found among the bytes begins at a unit exactly when an even number of
 * lead-like bytes stands directly before it: the byte before those ends a unit, and from there
 * they pair up.
 */

/** How many of n numbered units take one byte, such that the others fit into two. */
export function singlesFor(units: number): number {
  return Math.min(256, Math.floor((65_536 - units) / 255));
}

/** Numbers the units that occur by falling frequency, equal ones by unit. */
export function numberUnits(frequencies: Uint32Array): Uint16Array {
  const present: number[] = [];
  for (let unit = 0; unit < frequencies.length; unit++) {
    if (frequencies[unit]! > 0) present.push(unit);
  }
  present.sort((a, b) => frequencies[b]! - frequencies[a]! || a - b);
  return Uint16Array.from(present);
}

/** Writes texts as the codes of units. */
export class TextEncoder16 {
  readonly units: Uint16Array;
  readonly #singles: number;
  readonly #codeOf = new Uint16Array(65_536);

  constructor(units: Uint16Array) {
    this.units = units;
    this.#singles = singlesFor(units.length);
    for (let code = 0; code < units.length; code++) this.#codeOf[units[code]!] = code;
  }

  push(unit: number, sink: ByteSink): void {
    const code = this.#codeOf[unit]!;
    const rest = code - this.#singles;
    if (rest < 0) {
      sink.push(code);
    } else {
      sink.push(this.#singles + (rest >>> 8));
      sink.push(rest & 255);
    }
  }
}

/** Writes the sections of a text store; texts come document by document as code units. */
export function writeTextStore(
  writer: SegmentWriter,
  name: string,
  units: Uint16Array,
  text: ByteSink,
  offsets: WordSink,
): void {
  const order = units.toSorted();
  const codes = new Uint16Array(order.length);
  units.forEach((unit, code) => {
    codes[lowerBound(order, unit)] = code;
  });
  writer.add(`${name}.units`, units);
  writer.add(`${name}.unitOrder`, order);
  writer.add(`${name}.unitCodes`, codes);
  writer.addBytes(`${name}.text`, text);
  writer.add(`${name}.textOffsets`, offsets.values());
}

/** A phrase in the bytes of one store, and the byte of it that is searched for. */
export interface EncodedPhrase {
  readonly bytes: Uint8Array;
  /** Place in the phrase of its rarest byte. */
  readonly anchor: number;
}

/** Bytes from which the frequency of each byte is estimated. */
const SAMPLE = 1 << 16;

export class TextStore {
  readonly #units: Uint16Array;
  readonly #order: Uint16Array;
  readonly #codes: Uint16Array;
  readonly #text: Uint8Array;
  /** The same bytes four at a time. */
  readonly #textWords: Int32Array;
  readonly #offsets: Uint32Array;
  readonly #singles: number;
  #frequencies: Uint32Array | undefined;

  constructor(reader: SegmentReader, name: string) {
    this.#units = reader.u16(`${name}.units`);
    this.#order = reader.u16(`${name}.unitOrder`);
    this.#codes = reader.u16(`${name}.unitCodes`);
    this.#text = reader.u8(`${name}.text`);
    this.#textWords = reader.words(`${name}.text`);
    this.#offsets = reader.u32(`${name}.textOffsets`);
    this.#singles = singlesFor(this.#units.length);
  }

  /** A phrase as bytes, or undefined when some unit of it occurs nowhere in this store. */
  encodePhrase(phrase: string): EncodedPhrase | undefined {
    const bytes: number[] = [];
    for (let i = 0; i < phrase.length; i++) {
      const unit = phrase.charCodeAt(i);
      const at = lowerBound(this.#order, unit);
      if (this.#order[at] !== unit) return undefined;
      const rest = this.#codes[at]! - this.#singles;
      if (rest < 0) bytes.push(this.#codes[at]!);
      else bytes.push(this.#singles + (rest >>> 8), rest & 255);
    }
    const frequencies = this.#byteFrequencies();
    let anchor = 0;
    bytes.forEach((byte, i) => {
      if (frequencies[byte]! < frequencies[bytes[anchor]!]!) anchor = i;
    });
    return { bytes: Uint8Array.from(bytes), anchor };
  }

  /**
   * Whether the text of a document contains the phrase. Four bytes are looked at together for the
   * anchor: subtracting 1 from each byte of a word reaches the high bit of a zero byte only, apart
   * from borrows, which the comparison that follows sorts out (Mycroft, 1987).
   */
  contains(doc: number, phrase: EncodedPhrase): boolean {
    const words = this.#textWords;
    const { bytes, anchor } = phrase;
    const start = this.#offsets[doc]!;
    const end = this.#offsets[doc + 1]!;
    // Where the anchor can stand such that the phrase lies within the document.
    const first = start + anchor;
    const last = end - bytes.length + anchor;
    if (last < first) return false;
    const pattern = Math.imul(bytes[anchor]!, 0x01010101);
    const lastWord = last >>> 2;
    for (let w = first >>> 2; w <= lastWord; w++) {
      const difference = words[w]! ^ pattern;
      const zeros = ((difference - 0x01010101) | 0) & ~difference & 0x80808080;
      if (zeros !== 0 && this.#matchesIn(w, first, last, phrase, start)) return true;
    }
    return false;
  }

  #matchesIn(
    word: number,
    first: number,
    last: number,
    phrase: EncodedPhrase,
    start: number,
  ): boolean {
    const text = this.#text;
    const { bytes, anchor } = phrase;
    const from = Math.max(first, word * 4);
    const to = Math.min(last, word * 4 + 3);
    for (let at = from; at <= to; at++) {
      const begin = at - anchor;
      let i = 0;
      while (i < bytes.length && text[begin + i] === bytes[i]) i++;
      if (i === bytes.length && this.#beginsUnit(begin, start)) return true;
    }
    return false;
  }

  #byteFrequencies(): Uint32Array {
    if (this.#frequencies === undefined) {
      this.#frequencies = new Uint32Array(256);
      const length = Math.min(SAMPLE, this.#text.length);
      for (let i = 0; i < length; i++) this.#frequencies[this.#text[i]!]!++;
    }
    return this.#frequencies;
  }

  /** Writes the code units of a document's text into `out`, which grows if needed. */
  units(doc: number, out: Uint16Array): { units: Uint16Array; length: number } {
    const start = this.#offsets[doc]!;
    const end = this.#offsets[doc + 1]!;
    const units = out.length >= end - start ? out : new Uint16Array((end - start) * 2);
    let length = 0;
    let at = start;
    while (at < end) {
      const lead = this.#text[at++]!;
      const code =
        lead < this.#singles
          ? lead
          : this.#singles + ((lead - this.#singles) << 8) + this.#text[at++]!;
      units[length++] = this.#units[code]!;
    }
    return { units, length };
  }

  /** The values of a document's text. */
  values(doc: number): string[] {
    const { units, length } = this.units(doc, new Uint16Array(256));
    return fromUnits(units, 0, length).split(String.fromCharCode(VALUE_SEPARATOR));
  }

  #beginsUnit(at: number, start: number): boolean {
    let before = at - 1;
    while (before >= start && this.#text[before]! >= this.#singles) before--;
    return ((at - 1 - before) & 1) === 0;
  }
}

/** Once for each kind of array: a loop that meets several runs several times slower. */
function lowerBound(sorted: Uint16Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
