/**
 * Strings as bytes: each UTF-16 code unit is written as UTF-8 by itself (CESU-8), so byte order is
 * code-unit order, and lone surrogates survive the journey.
 */

/** Bytes that a string takes. */
export function encodedLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}

/** Writes a string at an offset and returns the offset after it; `out` must be large enough. */
export function encodeInto(text: string, out: Uint8Array, offset: number): number {
  let at = offset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at++] = unit;
    } else if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 63);
    } else {
      out[at++] = 0xe0 | (unit >> 12);
      out[at++] = 0x80 | ((unit >> 6) & 63);
      out[at++] = 0x80 | (unit & 63);
    }
  }
  return at;
}

export function encode(text: string): Uint8Array {
  const out = new Uint8Array(encodedLength(text));
  encodeInto(text, out, 0);
  return out;
}

/** Reads back what `encodeInto` wrote between two offsets. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  while (at < end) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at += 1;
    } else if (lead < 0xe0) {
      text += String.fromCharCode(((lead & 31) << 6) | (bytes[at + 1]! & 63));
      at += 2;
    } else {
      text += String.fromCharCode(
        ((lead & 15) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63),
      );
      at += 3;
    }
  }
  return text;
}

/** A string of code units. */
export function fromUnits(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    const part = units.subarray(at, Math.min(end, at + 4096));
    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Text as base64url without padding, for opaque tokens that fit into an address. */
export function toToken(text: string): string {
  const bytes = encode(text);
  let token = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    token += DIGITS[group >> 18]! + DIGITS[(group >> 12) & 63]!;
    if (left > 1) token += DIGITS[(group >> 6) & 63]!;
    if (left > 2) token += DIGITS[group & 63]!;
  }
  return token;
}

/** The text of a token, or undefined when it is not one. */
export function fromToken(token: string): string | undefined {
  const bytes = new Uint8Array(Math.floor((token.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of token) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return decode(bytes, 0, at);
}
