import { Buffer, isAscii } from 'node:buffer';
import {
  type DecodedChunk,
  detectEncoding,
  detectNarrowEncoding,
  declaredLabel,
  ENCODING_WINDOW_BYTES,
  findEncoding,
  StreamDecoder,
  type TextEncoding,
} from './encoding.ts';
import type { ByteIterable } from './input/bytes.ts';

/** What is known of the encoding while and after a stream is decoded. */
export interface EncodingReport {
  /** `utf-8` while only ASCII has been seen. */
  readonly encoding: TextEncoding;
  readonly bomBytes: number;
  /** The name of an encoding that the file declares and that is not known. */
  readonly unknownLabel: string | undefined;
  /** Invalid byte sequences, each replaced by U+FFFD. */
  readonly wrongCount: number;
  /** Offset of the first of them. */
  readonly firstWrongByte: number | undefined;
}

/**
 * Decodes bytes to text, finding out the encoding unless it is forced. A window of 64 KiB is
 * judged; if it is pure ASCII, the judgement is put off to the window that begins at the first
 * other byte, so that a table whose first Chinese character comes late is still read rightly. The
 * text and the report do not depend on how the bytes are cut into chunks.
 */
export class TextStream implements AsyncIterable<DecodedChunk> {
  readonly #source: ByteIterable;
  readonly #forced: TextEncoding | undefined;
  #decoder: StreamDecoder | undefined;
  #window: Uint8Array[] = [];
  #windowBytes = 0;
  #atStart = true;
  #offset = 0;
  #bomBytes = 0;
  #label: string | undefined;

  constructor(source: ByteIterable, forced?: TextEncoding) {
    this.#source = source;
    this.#forced = forced;
  }

  get report(): EncodingReport {
    return {
      encoding: this.#decoder?.encoding ?? this.#forced ?? 'utf-8',
      bomBytes: this.#bomBytes,
      unknownLabel: this.#declared === undefined ? this.#label : undefined,
      wrongCount: this.#decoder?.wrongCount ?? 0,
      firstWrongByte: this.#decoder?.firstWrongByte,
    };
  }

  get #declared(): TextEncoding | undefined {
    return this.#label === undefined ? undefined : findEncoding(this.#label);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<DecodedChunk> {
    for await (const chunk of this.#source) {
      if (chunk.length === 0) continue;
      if (this.#decoder !== undefined) {
        yield this.#decoder.push(chunk);
        continue;
      }
      if (this.#atStart || this.#windowBytes > 0) this.#gather(chunk);
      else yield* this.#passAscii(chunk);
      while (this.#decoder === undefined && this.#windowBytes >= ENCODING_WINDOW_BYTES) {
        yield* this.#decide();
      }
    }
    if (this.#decoder === undefined) yield* this.#decide(true);
    if (this.#decoder !== undefined) yield this.#decoder.end();
  }

  #gather(bytes: Uint8Array): void {
    this.#window.push(bytes);
    this.#windowBytes += bytes.length;
  }

  *#decide(isEnd = false): Generator<DecodedChunk> {
    let bytes: Uint8Array = Buffer.concat(this.#window);
    this.#window = [];
    this.#windowBytes = 0;
    const window = bytes.subarray(0, ENCODING_WINDOW_BYTES);
    const guess = this.#atStart
      ? detectEncoding(window)
      : detectNarrowEncoding(window, this.#declared);
    if (this.#atStart) {
      this.#label = declaredLabel(window);
      const isOurs = this.#forced === undefined || this.#forced === guess.encoding;
      this.#bomBytes = isOurs ? guess.bomBytes : 0;
      bytes = bytes.subarray(this.#bomBytes);
      this.#offset += this.#bomBytes;
      this.#atStart = false;
    }
    if (this.#forced === undefined && !guess.certain && !isEnd) {
      yield* this.#passAscii(bytes);
      return;
    }
    this.#decoder = new StreamDecoder(this.#forced ?? guess.encoding, this.#offset);
    yield this.#decoder.push(bytes);
  }

  /** Hands on ASCII as it is; from the first other byte on, a new window is gathered. */
  *#passAscii(bytes: Uint8Array): Generator<DecodedChunk> {
    const end = isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 0x80);
    if (end > 0) {
      const plain = bytes.subarray(0, end);
      this.#offset += end;
      yield { text: Buffer.from(plain).toString('latin1'), bytes: plain };
    }
    if (end < bytes.length) this.#gather(bytes.subarray(end));
  }
}
