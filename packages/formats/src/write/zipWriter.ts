import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { writeWaiting } from './sink.ts';

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
const VERSION = 20;
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1980-01-01, the earliest day of the format: equal inputs give equal archives. */
const DOS_DATE = 0x0021;
const MAX_UINT32 = 0xffffffff;

/**
 * Writes a zip as a stream (APPNOTE 6.3.10, without ZIP64): one part after another, each compressed
 * as its text arrives, waiting whenever the output does. Leaves the output open.
 */
export class ZipWriter {
  readonly #output: Writable;
  #parts: Part[] = [];
  #offset = 0;

  constructor(output: Writable) {
    this.#output = output;
  }

  /** Adds a part; `write` is called with a function that takes its text piece by piece. */
  async addPart(
    name: string,
    write: (take: (text: string) => Promise<void>) => Promise<void>,
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
      await write(async (text) => {
        const bytes = Buffer.from(text, 'utf8');
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), pumping]);
      });
      deflate.end();
      await pumping;
    } finally {
      deflate.destroy();
    }
    await this.#write(words(DATA_DESCRIPTOR, crc, compressedSize, size));
    this.#parts.push({ name: nameBytes, offset, crc, size, compressedSize });
  }

  /** Writes the central directory. */
  async finish(): Promise<void> {
    const start = this.#offset;
    for (const part of this.#parts) await this.#write(centralHeader(part));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(CENTRAL_END, 0);
    end.writeUInt16LE(this.#parts.length, 8);
    end.writeUInt16LE(this.#parts.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#offset += bytes.length;
    if (this.#offset > MAX_UINT32) throw new RangeError('The archive would exceed 4 GiB.');
    await writeWaiting(this.#output, bytes);
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(part: Part): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(part.crc, 16);
  header.writeUInt32LE(part.compressedSize, 20);
  header.writeUInt32LE(part.size, 24);
  header.writeUInt16LE(part.name.length, 28);
  header.writeUInt32LE(part.offset, 42);
  return Buffer.concat([header, part.name]);
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) buffer.writeUInt32LE(value, i * 4);
  return buffer;
}
