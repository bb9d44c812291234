import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { writeWaiting } from './sink.ts';
import { ZipDirectory } from './zipDirectory.ts';

/** A part of an archive that is compressed already. */
export interface PackedPart {
  readonly name: string;
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly compressed: Uint8Array;
}

/** Compresses a short text as a part of an archive; it may be made in another thread. */
export function packPart(name: string, text: string): PackedPart {
  const bytes = Buffer.from(text, 'utf8');
  return {
    name,
    crc: crc32(bytes),
    size: bytes.length,
    compressed: deflateRawSync(bytes, { level: 3 }),
  };
}

interface Part {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly size: number;
  readonly compressedSize: number;
}

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_END = 0x06054b50;
const CENTRAL_END_64 = 0x06064b50;
const CENTRAL_LOCATOR_64 = 0x07064b50;
const VERSION = 20;
/** First version that knows ZIP64. */
const VERSION_64 = 45;
/** Sizes follow the data (bit 3). */
const SIZES_FOLLOW = 0x0008;
/** Names are UTF-8 (bit 11). */
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** 1980-01-01, the earliest day of the format: equal inputs give equal archives. */
const DOS_DATE = 0x0021;
const MAX_UINT16 = 0xffff;
const MAX_UINT32 = 0xffffffff;

/**
 * Writes a zip as a stream (APPNOTE 6.3.10): one part after another, waiting whenever the output
 * does, in constant memory. An archive of more than 65,534 parts or 4 GiB becomes ZIP64; a single
 * part stays below 4 GiB. Leaves the output open. `close` must be called when writing is given up.
 */
export class ZipWriter {
  readonly #output: Writable;
  readonly #directory = new ZipDirectory();
  #parts = 0;
  #offset = 0;

  constructor(output: Writable) {
    this.#output = output;
  }

  /** Adds a part; `write` is called with a function that takes its text or bytes piece by piece. */
  async addPart(
    name: string,
    write: (take: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const nameBytes = Buffer.from(name, 'utf8');
    const offset = this.#offset;
    await this.#write(localHeader(nameBytes));
    const deflate = createDeflateRaw({ level: 1 });
    let crc = 0;
    let size = 0;
    let compressedSize = 0;
    const pumping = (async (): Promise<void> => {
      for await (const chunk of deflate as AsyncIterable<Buffer>) {
        compressedSize += chunk.length;
        await this.#write(chunk);
      }
    })();
    // Reported by the race below or by the last await.
    pumping.catch(() => {});
    try {
      await write(async (piece) => {
        const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), pumping]);
      });
      deflate.end();
      await pumping;
    } finally {
      deflate.destroy();
    }
    if (size > MAX_UINT32) throw new RangeError('A part of the archive would exceed 4 GiB.');
    await this.#write(words(DATA_DESCRIPTOR, crc, compressedSize, size));
    await this.#list({ name: nameBytes, offset, crc, size, compressedSize }, SIZES_FOLLOW);
  }

  /** Adds a part that is compressed already. */
  async addPacked({ name, crc, size, compressed }: PackedPart): Promise<void> {
    const offset = this.#offset;
    const part = {
      name: Buffer.from(name, 'utf8'),
      offset,
      crc,
      size,
      compressedSize: compressed.length,
    };
    await this.#write(localHeader(part.name, part));
    await this.#write(compressed);
    await this.#list(part, 0);
  }

  async #list(part: Part, flags: number): Promise<void> {
    this.#parts += 1;
    await this.#directory.add(centralHeader(part, flags));
  }

  /** Writes the central directory. */
  async finish(): Promise<void> {
    const start = this.#offset;
    for await (const bytes of this.#directory.bytes()) await this.#write(bytes);
    await this.#write(centralEnd(this.#parts, start, this.#offset));
    await this.close();
  }

  /** Gives back what the archive held beside memory; harmless after `finish`. */
  close(): Promise<void> {
    return this.#directory.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#offset += bytes.length;
    await writeWaiting(this.#output, bytes);
  }
}

type Sizes = Pick<Part, 'crc' | 'size' | 'compressedSize'>;

/** Without sizes, they follow the data. */
function localHeader(name: Buffer, sizes?: Sizes): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_NAMES | (sizes === undefined ? SIZES_FOLLOW : 0), 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  if (sizes !== undefined) writeSizes(header, 14, sizes);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(part: Part, flags: number): Buffer {
  const isFar = part.offset >= MAX_UINT32;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(isFar ? VERSION_64 : VERSION, 4);
  header.writeUInt16LE(isFar ? VERSION_64 : VERSION, 6);
  header.writeUInt16LE(UTF8_NAMES | flags, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  writeSizes(header, 16, part);
  header.writeUInt16LE(part.name.length, 28);
  header.writeUInt16LE(isFar ? 12 : 0, 30);
  header.writeUInt32LE(Math.min(part.offset, MAX_UINT32), 42);
  if (!isFar) return Buffer.concat([header, part.name]);
  // The extra field of ZIP64 (4.5.3) has the offset alone, as it alone did not fit.
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(part.offset), 4);
  return Buffer.concat([header, part.name, extra]);
}

function writeSizes(header: Buffer, at: number, { crc, size, compressedSize }: Sizes): void {
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(compressedSize, at + 4);
  header.writeUInt32LE(size, at + 8);
}

/** The end of the central directory, which lies from `start` to `end`. */
function centralEnd(parts: number, start: number, end: number): Buffer {
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(CENTRAL_END, 0);
  tail.writeUInt16LE(Math.min(parts, MAX_UINT16), 8);
  tail.writeUInt16LE(Math.min(parts, MAX_UINT16), 10);
  tail.writeUInt32LE(Math.min(end - start, MAX_UINT32), 12);
  tail.writeUInt32LE(Math.min(start, MAX_UINT32), 16);
  if (parts < MAX_UINT16 && end < MAX_UINT32) return tail;
  const wide = Buffer.alloc(56 + 20);
  wide.writeUInt32LE(CENTRAL_END_64, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(VERSION_64, 12);
  wide.writeUInt16LE(VERSION_64, 14);
  wide.writeBigUInt64LE(BigInt(parts), 24);
  wide.writeBigUInt64LE(BigInt(parts), 32);
  wide.writeBigUInt64LE(BigInt(end - start), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  wide.writeUInt32LE(CENTRAL_LOCATOR_64, 56);
  wide.writeBigUInt64LE(BigInt(end), 64);
  wide.writeUInt32LE(1, 72);
  return Buffer.concat([wide, tail]);
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) buffer.writeUInt32LE(value, i * 4);
  return buffer;
}
