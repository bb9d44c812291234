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

/** A phrase in the bytes of one store, with the table that lets the search skip ahead. */
export interface EncodedPhrase {
  readonly bytes: Uint8Array;
  /** For each byte, how far to move when it stands under the last byte of the phrase (Horspool 1980). */
  readonly shifts: Uint8Array;
}

export class TextStore {
  readonly #units: Uint16Array;
  readonly #order: Uint16Array;
  readonly #codes: Uint16Array;
  readonly #text: Uint8Array;
  readonly #offsets: Uint32Array;
  readonly #singles: number;

  constructor(reader: SegmentReader, name: string) {
    this.#units = reader.u16(`${name}.units`);
    this.#order = reader.u16(`${name}.unitOrder`);
    this.#codes = reader.u16(`${name}.unitCodes`);
    this.#text = reader.u8(`${name}.text`);
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
    const last = bytes.length - 1;
    const shifts = new Uint8Array(256).fill(Math.min(255, bytes.length));
    for (let i = 0; i < last; i++) shifts[bytes[i]!] = Math.min(255, last - i);
    return { bytes: Uint8Array.from(bytes), shifts };
  }

  /** Whether the text of a document contains the phrase. */
  contains(doc: number, phrase: EncodedPhrase): boolean {
    const text = this.#text;
    const { bytes, shifts } = phrase;
    const start = this.#offsets[doc]!;
    const end = this.#offsets[doc + 1]!;
    const last = bytes.length - 1;
    const final = bytes[last]!;
    let at = start + last;
    while (at < end) {
      const byte = text[at]!;
      if (byte === final) {
        let i = last - 1;
        let k = at - 1;
        while (i >= 0 && text[k] === bytes[i]) {
          i--;
          k--;
        }
        if (i < 0 && this.#beginsUnit(k + 1, start)) return true;
      }
      at += shifts[byte]!;
    }
    return false;
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
