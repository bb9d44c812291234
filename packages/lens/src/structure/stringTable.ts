import type { SegmentReader, SegmentWriter } from '../segment/layout.ts';
import { decode, encode } from '../text/encoding.ts';
import { ByteSink, WordSink } from './sink.ts';

/** Strings one after the other in shared bytes, by number. */
export class StringList {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;

  constructor(reader: SegmentReader, name: string) {
    this.bytes = reader.u8(`${name}.bytes`);
    this.offsets = reader.u32(`${name}.offsets`);
  }

  get size(): number {
    return this.offsets.length - 1;
  }

  at(index: number): string {
    return decode(this.bytes, this.offsets[index]!, this.offsets[index + 1]!);
  }

  /** Order of the string at `index` against encoded bytes: negative, zero or positive. */
  compare(index: number, key: Uint8Array): number {
    return compareBytes(
      this.bytes,
      this.offsets[index]!,
      this.offsets[index + 1]!,
      key,
      0,
      key.length,
    );
  }
}

/** A `StringList` in ascending order, so that a string's number can be found. */
export class SortedStrings extends StringList {
  /** The first index whose string is not below the key. */
  lowerBound(key: Uint8Array, from = 0): number {
    let low = from;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of a string, or −1. */
  find(text: string): number {
    const key = encode(text);
    const index = this.lowerBound(key);
    return index < this.size && this.compare(index, key) === 0 ? index : -1;
  }

  /** The half-open range of the strings that start with a text. */
  startingWith(prefix: string): readonly [number, number] {
    if (prefix === '') return [0, this.size];
    const key = encode(prefix);
    const low = this.lowerBound(key);
    // No encoded byte is 0xff, so raising the last one gives the least key above all with the prefix.
    key[key.length - 1]! += 1;
    return [low, this.lowerBound(key, low)];
  }
}

/** Writes strings one after the other. */
export class StringListWriter {
  readonly #bytes = new ByteSink();
  readonly #offsets = new WordSink();

  constructor() {
    this.#offsets.push(0);
  }

  add(text: string): void {
    const bytes = encode(text);
    this.addBytes(bytes, 0, bytes.length);
  }

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes.pushBytes(bytes, start, end);
    this.#offsets.push(this.#bytes.length);
  }

  get size(): number {
    return this.#offsets.length - 1;
  }

  write(writer: SegmentWriter, name: string): void {
    writer.addBytes(`${name}.bytes`, this.#bytes);
    writer.add(`${name}.offsets`, this.#offsets.values());
  }
}

/** Order of two runs of bytes: negative, zero or positive. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < length; i++) {
    const difference = a[aStart + i]! - b[bStart + i]!;
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
