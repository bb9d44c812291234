import { LensError } from '../error.ts';
import type { ByteSink } from '../structure/sink.ts';
import { decode, encode } from '../text/encoding.ts';
import { xxhash32 } from './hash.ts';

/*
 * One buffer holds a segment: a header of 64 bytes, the sections one after the other at multiples
 * of 8, and a directory in JSON that names them. Numbers are little-endian. Nothing moves or grows
 * after `finish`, so the buffer can be shared with other threads and written to a file as it is.
 */
const MAGIC = 0x4c43415a;
const VERSION = 3;
const HEADER_BYTES = 64;
const LARGEST_BYTES = 0xffffffff;

const ELEMENT_BYTES = { u8: 1, u16: 2, u32: 4, i32: 4, f64: 8 } as const;
export type ElementType = keyof typeof ELEMENT_BYTES;
export type Elements = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

interface SectionEntry {
  readonly name: string;
  readonly type: ElementType;
  readonly offset: number;
  /** Number of elements. */
  readonly length: number;
  /** XXH32 of the section, padded with zeros to a multiple of 8 bytes. */
  readonly hash: number;
}

/** What a segment says about itself beside its sections. */
export interface SegmentMeta {
  readonly documents: number;
  readonly fingerprint: string;
}

interface Directory {
  readonly meta: SegmentMeta;
  readonly sections: readonly SectionEntry[];
}

/** Collects sections and lays them out in one shared buffer. */
export class SegmentWriter {
  readonly #parts: { name: string; type: ElementType; data: Elements | ByteSink }[] = [];

  add(name: string, data: Elements): void {
    this.#parts.push({ name, type: typeOf(data), data });
  }

  /** Adds bytes; throws `too-many` beyond 4 GiB, since offsets into them have 32 bits. */
  addBytes(name: string, data: ByteSink): void {
    if (data.length > LARGEST_BYTES) {
      throw new LensError('too-many', { part: `bytes of ${name}`, limit: LARGEST_BYTES });
    }
    this.#parts.push({ name, type: 'u8', data });
  }

  finish(meta: SegmentMeta): SharedArrayBuffer {
    let offset = HEADER_BYTES;
    const places = this.#parts.map(({ name, type, data }) => {
      const place = { name, type, offset, length: data.length };
      offset += padded(data.length * ELEMENT_BYTES[type]);
      return place;
    });
    // Hashes are ten digits at most; room for them is left before their values are known.
    const draft: Directory = {
      meta,
      sections: places.map((place) => ({ ...place, hash: 0xffffffff })),
    };
    const directoryRoom = padded(encode(JSON.stringify(draft)).length);
    const buffer = new SharedArrayBuffer(offset + directoryRoom);
    const sections = places.map((place, i) => {
      const { data } = this.#parts[i]!;
      const target = elementsAt(buffer, place.type, place.offset, place.length);
      if ('copyTo' in data) data.copyTo(target as Uint8Array);
      else target.set(data);
      return { ...place, hash: hashAt(buffer, place.offset, bytesOf(place)) };
    });
    const directory: Directory = { meta, sections };
    const text = encode(JSON.stringify(directory).padEnd(directoryRoom, ' '));
    new Uint8Array(buffer, offset, directoryRoom).set(text);
    const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
    header[0] = MAGIC;
    header[1] = VERSION;
    writeLong(header, 2, buffer.byteLength);
    writeLong(header, 4, offset);
    header[6] = directoryRoom;
    header[7] = hashAt(buffer, offset, directoryRoom);
    header[15] = xxhash32(header.subarray(0, 15));
    return buffer;
  }
}

/** Gives access to the sections of a finished buffer. */
export class SegmentReader {
  readonly buffer: SharedArrayBuffer;
  readonly meta: SegmentMeta;
  /** Checksum of the header, which holds that of the directory, which holds those of the sections. */
  readonly signature: number;
  readonly #sections = new Map<string, SectionEntry>();

  /** Checks the header, the length and the directory; throws `damaged`. Sections: `check`. */
  constructor(buffer: SharedArrayBuffer, name = 'segment') {
    this.buffer = buffer;
    const fail = (part: string): never => {
      throw new LensError('damaged', { file: name, part });
    };
    if (buffer.byteLength < HEADER_BYTES || buffer.byteLength % 8 !== 0) fail('length');
    const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
    if (header[0] !== MAGIC || header[1] !== VERSION) fail('format');
    if (header[15] !== xxhash32(header.subarray(0, 15))) fail('header');
    if (readLong(header, 2) !== buffer.byteLength) fail('length');
    const start = readLong(header, 4);
    const bytes = header[6]!;
    if (start + bytes !== buffer.byteLength) fail('directory');
    if (header[7] !== hashAt(buffer, start, bytes)) fail('directory');
    const all = new Uint8Array(buffer);
    const directory = JSON.parse(decode(all, start, start + bytes)) as Directory;
    this.meta = directory.meta;
    this.signature = header[15]!;
    for (const section of directory.sections) this.#sections.set(section.name, section);
  }

  has(name: string): boolean {
    return this.#sections.has(name);
  }

  u8(name: string): Uint8Array {
    return this.elements(name) as Uint8Array;
  }

  u16(name: string): Uint16Array {
    return this.elements(name) as Uint16Array;
  }

  u32(name: string): Uint32Array {
    return this.elements(name) as Uint32Array;
  }

  f64(name: string): Float64Array {
    return this.elements(name) as Float64Array;
  }

  /** The bytes of a section as 32-bit words, with the zeros that pad it. */
  words(name: string): Int32Array {
    const bytes = this.u8(name);
    return new Int32Array(this.buffer, bytes.byteOffset, padded(bytes.length) / 4);
  }

  elements(name: string): Elements {
    const section = this.#sections.get(name);
    if (section === undefined) throw new LensError('damaged', { file: 'segment', part: name });
    return elementsAt(this.buffer, section.type, section.offset, section.length);
  }

  /** Names of the sections whose bytes are not the ones that were written. */
  check(): string[] {
    const damaged: string[] = [];
    for (const section of this.#sections.values()) {
      if (hashAt(this.buffer, section.offset, bytesOf(section)) !== section.hash) {
        damaged.push(section.name);
      }
    }
    return damaged;
  }

  /** Bytes of every section, by name. */
  sizes(): { name: string; bytes: number }[] {
    return [...this.#sections.values()].map((section) => ({
      name: section.name,
      bytes: padded(bytesOf(section)),
    }));
  }
}

function bytesOf(section: { type: ElementType; length: number }): number {
  return section.length * ELEMENT_BYTES[section.type];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function hashAt(buffer: SharedArrayBuffer, offset: number, bytes: number): number {
  return xxhash32(new Uint32Array(buffer, offset, padded(bytes) / 4));
}

function typeOf(data: Elements): ElementType {
  if (data instanceof Uint8Array) return 'u8';
  if (data instanceof Uint16Array) return 'u16';
  if (data instanceof Uint32Array) return 'u32';
  return data instanceof Int32Array ? 'i32' : 'f64';
}

function elementsAt(
  buffer: SharedArrayBuffer,
  type: ElementType,
  offset: number,
  length: number,
): Elements {
  switch (type) {
    case 'u8':
      return new Uint8Array(buffer, offset, length);
    case 'u16':
      return new Uint16Array(buffer, offset, length);
    case 'u32':
      return new Uint32Array(buffer, offset, length);
    case 'i32':
      return new Int32Array(buffer, offset, length);
    case 'f64':
      return new Float64Array(buffer, offset, length);
  }
}

function writeLong(header: Uint32Array, at: number, value: number): void {
  header[at] = value % 2 ** 32;
  header[at + 1] = Math.floor(value / 2 ** 32);
}

function readLong(header: Uint32Array, at: number): number {
  return header[at]! + header[at + 1]! * 2 ** 32;
}
