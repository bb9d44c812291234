import { Buffer, isUtf8 } from 'node:buffer';
import { startsWith } from './input/magic.ts';
import {
  completeDoubleByteLength,
  DOUBLE_BYTE,
  doubleBytePrefix,
  type DoubleByteEncoding,
  isDoubleByte,
  isSingleByte,
  LEGACY_ALIASES,
  type SingleByteEncoding,
} from './legacyEncodings.ts';

/** Encodings of Chinese exchange files; `windows-1252` for old Western exports; those of other offices. */
export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | DoubleByteEncoding
  | SingleByteEncoding;

/** Bytes of a file that are looked at to tell its encoding. */
export const ENCODING_WINDOW_BYTES = 64 * 1024;

const BYTE_ORDER_MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

const ALIASES: Readonly<Record<string, TextEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb-2312': 'gb18030',
  cp936: 'gb18030',
  ...LEGACY_ALIASES,
};

/** The encoding that a label means (GBK and GB2312 are read as GB18030, their superset). */
export function findEncoding(label: string): TextEncoding | undefined {
  const name = label.trim().toLowerCase();
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark to skip, 0 if there is none. */
  readonly bomBytes: number;
  /** False for pure ASCII: any of the encodings would read it alike. */
  readonly certain: boolean;
}

/**
 * Tells the encoding of a text from its first bytes: byte order mark; zero bytes in every other
 * place (UTF-16); validity as UTF-8; else GB18030, unless most double bytes lie outside the area of
 * common Chinese characters (GB 2312), as accented Western text does.
 */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (startsWith(head, mark)) return { encoding, bomBytes: mark.length, certain: true };
  }
  const wide = detectUtf16(head);
  if (wide !== undefined) return { encoding: wide, bomBytes: 0, certain: true };
  return detectNarrowEncoding(head, declaredEncoding(head));
}

/** The name of an encoding in the declaration at the beginning of an XML file. */
export function declaredLabel(head: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1];
}

function declaredEncoding(head: Uint8Array): TextEncoding | undefined {
  const label = declaredLabel(head);
  return label === undefined ? undefined : findEncoding(label);
}

/**
 * As detectEncoding for bytes from the middle of a text, where neither marks nor UTF-16 begin. What a
 * file declares decides where the bytes are not UTF-8, unless it declares a Western encoding and they
 * are plainly Chinese, as exporters write that never change the declaration.
 */
export function detectNarrowEncoding(head: Uint8Array, declared?: TextEncoding): EncodingGuess {
  const whole = head.subarray(0, completeUtf8Length(head));
  if (isUtf8(whole)) {
    return { encoding: 'utf-8', bomBytes: 0, certain: head.some((byte) => byte >= 0x80) };
  }
  return { encoding: detectLegacy(head, declared), bomBytes: 0, certain: true };
}

/**
 * Even wholly Chinese UTF-16 has line ends, commas, digits, whose high byte is zero. Letters are not
 * counted: 一 (U+4E00) would read as one the other way round.
 */
function detectUtf16(head: Uint8Array): TextEncoding | undefined {
  const length = head.length & ~1;
  let little = 0;
  let big = 0;
  for (let i = 0; i < length; i += 2) {
    const [first = 0, second = 0] = [head[i], head[i + 1]];
    if (second === 0 && isTellingAscii(first)) little++;
    else if (first === 0 && isTellingAscii(second)) big++;
  }
  if (little + big < Math.max(1, length / 2 / 100)) return undefined;
  if (little > big * 8) return 'utf-16le';
  return big > little * 8 ? 'utf-16be' : undefined;
}

/** Tab, LF, CR, space, quotation mark, comma, digits. */
function isTellingAscii(byte: number): boolean {
  return (
    byte === 0x09 ||
    byte === 0x0a ||
    byte === 0x0d ||
    byte === 0x20 ||
    byte === 0x22 ||
    byte === 0x2c ||
    (byte >= 0x30 && byte <= 0x39)
  );
}

function detectLegacy(head: Uint8Array, declared: TextEncoding | undefined): TextEncoding {
  if (utf8Share(head) > 0.9) return 'utf-8';
  const isWestern = declared !== undefined && WESTERN.has(declared);
  if (declared !== undefined && !isWestern && !declared.startsWith('utf-')) return declared;
  if (isWestern) return isPlainlyChinese(head) ? 'gb18030' : declared;
  let common = 0;
  let other = 0;
  for (let i = 0; i < head.length; ) {
    const lead = head[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = Math.max(1, gb18030UnitLength(head, i));
    if (length === 2 && lead >= 0xa1 && lead <= 0xf7 && (head[i + 1] ?? 0) >= 0xa1) common += 2;
    else other += length;
    i += length;
  }
  return common >= other ? 'gb18030' : 'windows-1252';
}

const WESTERN: ReadonlySet<TextEncoding> = new Set(['windows-1252', 'iso-8859-15']);

/** So many bytes of common Chinese characters are no chance: four characters. */
const LEAST_CHINESE_BYTES = 8;

/**
 * Whether nearly all that is not ASCII is Chinese punctuation and the common characters (level 1) of
 * GB 2312. Accented small letters lie above them, and most stand alone among ASCII.
 */
function isPlainlyChinese(head: Uint8Array): boolean {
  let common = 0;
  let other = 0;
  for (let i = 0; i < head.length; ) {
    const lead = head[i] ?? 0;
    const length = lead < 0x80 ? 1 : Math.max(1, gb18030UnitLength(head, i));
    if (lead >= 0x80) {
      const isRow = (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3);
      if (length === 2 && isRow && (head[i + 1] ?? 0) >= 0xa1) common += 2;
      else other += length;
    }
    i += length;
  }
  return common >= LEAST_CHINESE_BYTES && common > other * 4;
}

/** How much of what is not ASCII is valid UTF-8: a UTF-8 file with a few broken bytes is still one. */
function utf8Share(head: Uint8Array): number {
  let valid = 0;
  let all = 0;
  for (let i = 0; i < head.length; ) {
    const lead = head[i] ?? 0;
    const length = lead < 0x80 ? 1 : utf8SequenceLength(head, i);
    if (lead >= 0x80) {
      all += length;
      if (length > 1 && isUtf8(head.subarray(i, i + length))) valid += length;
    }
    i += length;
  }
  return all === 0 ? 1 : valid / all;
}

/** One step of a decoder: text, and exactly the source bytes that it came from. */
export interface DecodedChunk {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * Decodes a stream of chunks. Characters are never split, whatever the chunk borders; a byte order
 * mark is dropped. Bytes that are not valid become U+FFFD and are counted.
 */
export class StreamDecoder {
  readonly encoding: TextEncoding;
  /** Invalid byte sequences so far. */
  wrongCount = 0;
  /** Offset of the first of them in the stream. */
  firstWrongByte: number | undefined;
  #carry: Uint8Array = new Uint8Array();
  #offset: number;
  readonly #decoder: TextDecoder;

  /** `startOffset`: where the first byte given lies in the stream (after a byte order mark). */
  constructor(encoding: TextEncoding, startOffset = 0) {
    this.encoding = encoding;
    this.#offset = startOffset;
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  push(chunk: Uint8Array): DecodedChunk {
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const length = this.#completeLength(bytes);
    this.#carry = bytes.slice(length);
    return this.#decode(bytes.subarray(0, length));
  }

  /** What is left when the stream ends; an incomplete character counts as wrong bytes. */
  end(): DecodedChunk {
    const rest = this.#carry;
    this.#carry = new Uint8Array();
    return this.#decode(rest);
  }

  #completeLength(bytes: Uint8Array): number {
    const { encoding } = this;
    if (encoding === 'utf-8') return completeUtf8Length(bytes);
    if (encoding === 'gb18030') return completeGb18030Length(bytes);
    if (isDoubleByte(encoding)) return completeDoubleByteLength(bytes, encoding);
    return isSingleByte(encoding) ? bytes.length : completeUtf16Length(bytes, encoding);
  }

  #decode(bytes: Uint8Array): DecodedChunk {
    if (bytes.length === 0) return { text: '', bytes };
    const text = this.#decoder.decode(bytes);
    if (text.includes('\uFFFD')) this.#countWrong(bytes);
    this.#offset += bytes.length;
    return { text, bytes };
  }

  /** Only reached when U+FFFD appeared: finds which were errors and which were in the source. */
  #countWrong(bytes: Uint8Array): void {
    const lengthAt = unitLengthOf(this.encoding);
    const one = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
    for (let i = 0; i < bytes.length; ) {
      const length = Math.max(1, lengthAt(bytes, i));
      try {
        if ((bytes[i] ?? 0) >= 0x80 || length > 1) one.decode(bytes.subarray(i, i + length));
      } catch {
        this.wrongCount++;
        this.firstWrongByte ??= this.#offset + i;
      }
      i += length;
    }
  }
}

type UnitLength = (bytes: Uint8Array, at: number) => number;

const UNIT_LENGTH: Readonly<Record<Exclude<TextEncoding, SingleByteEncoding>, UnitLength>> = {
  ...DOUBLE_BYTE,
  'utf-8': utf8SequenceLength,
  gb18030: gb18030UnitLength,
  'utf-16le': (bytes, at) =>
    isHighSurrogate(bytes[at + 1]) && isLowSurrogate(bytes[at + 3]) ? 4 : 2,
  'utf-16be': (bytes, at) => (isHighSurrogate(bytes[at]) && isLowSurrogate(bytes[at + 2]) ? 4 : 2),
};

function unitLengthOf(encoding: TextEncoding): UnitLength {
  return isSingleByte(encoding) ? () => 1 : UNIT_LENGTH[encoding];
}

/** How many of these bytes the text came from that stands at their beginning. */
export function textBytes(bytes: Uint8Array, text: string, encoding: TextEncoding): number {
  // Without replaced characters UTF-8 has one writing, which is counted in native code.
  return encoding === 'utf-8' && !text.includes('\uFFFD')
    ? Buffer.byteLength(text, 'utf8')
    : prefixBytes(bytes, text.length, encoding);
}

/** How many bytes the first `charCount` UTF-16 units decoded from these bytes came from. */
function prefixBytes(bytes: Uint8Array, charCount: number, encoding: TextEncoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return charCount * 2;
  if (isSingleByte(encoding)) return charCount;
  if (isDoubleByte(encoding)) return doubleBytePrefix(bytes, charCount, encoding);
  const lengthAt = UNIT_LENGTH[encoding];
  let at = 0;
  let chars = 0;
  while (chars < charCount && at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : Math.max(1, lengthAt(bytes, at));
    // Four bytes make a surrogate pair, except the four-byte area of GB 18030 for the BMP.
    chars += length === 4 && (encoding === 'utf-8' || lead >= 0x90) ? 2 : 1;
    at += length;
  }
  return at;
}

function isHighSurrogate(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xd8 && byte <= 0xdb;
}

function isLowSurrogate(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xdc && byte <= 0xdf;
}

/** Length of the UTF-8 sequence at `at`, 1 for a byte that begins none (Unicode 16, table 3-7). */
function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const wanted = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  for (let i = 1; i < wanted; i++) {
    const byte = bytes[at + i] ?? 0;
    const low = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return i;
  }
  return wanted;
}

/** Length without an incomplete sequence at the end. */
function completeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const wanted = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return wanted > back && utf8SequenceLength(bytes, bytes.length - back) === back
      ? bytes.length - back
      : bytes.length;
  }
  return bytes.length;
}

/** GB 18030-2022: one, two or four bytes; 0 when the bytes at `at` break off too early to tell. */
function gb18030UnitLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead <= 0x80 || lead === 0xff) return 1;
  const second = bytes[at + 1];
  if (second === undefined) return 0;
  if (second >= 0x40 && second !== 0x7f && second !== 0xff) return 2;
  if (second < 0x30 || second > 0x39) return 1;
  const third = bytes[at + 2];
  if (third === undefined) return 0;
  if (third <= 0x80 || third === 0xff) return 1;
  const fourth = bytes[at + 3];
  if (fourth === undefined) return 0;
  return fourth >= 0x30 && fourth <= 0x39 ? 4 : 1;
}

function completeGb18030Length(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = gb18030UnitLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function completeUtf16Length(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const length = bytes.length & ~1;
  if (length === 0) return 0;
  const last = encoding === 'utf-16le' ? bytes[length - 1] : bytes[length - 2];
  return isHighSurrogate(last) ? length - 2 : length;
}
