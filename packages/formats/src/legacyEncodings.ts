/*
 * Encodings that are read where a file declares them: those of the XML of other offices, which its bytes
 * alone would not tell from Chinese ones. Source: WHATWG Encoding Standard.
 */

/** Length of the character at `at`: 0 when it breaks off too early to tell, 1 for a wrong byte. */
type UnitLength = (bytes: Uint8Array, at: number) => number;

export const DOUBLE_BYTE = {
  shift_jis: pairs(
    (lead) => (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc),
    (trail) => trail >= 0x40 && trail <= 0xfc && trail !== 0x7f,
  ),
  'euc-jp': eucJpLength,
  big5: pairs(
    (lead) => lead >= 0x81 && lead <= 0xfe,
    (trail) => (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe),
  ),
  'euc-kr': pairs(
    (lead) => lead >= 0x81 && lead <= 0xfe,
    (trail) => trail >= 0x41 && trail <= 0xfe,
  ),
} as const satisfies Readonly<Record<string, UnitLength>>;

export const SINGLE_BYTE = [
  'windows-1252',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
] as const;

export type DoubleByteEncoding = keyof typeof DOUBLE_BYTE;
export type SingleByteEncoding = (typeof SINGLE_BYTE)[number];

export const LEGACY_ALIASES: Readonly<Record<string, DoubleByteEncoding | SingleByteEncoding>> = {
  ...Object.fromEntries(SINGLE_BYTE.map((one) => [one, one] as const)),
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  latin2: 'iso-8859-2',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  big5: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  'euc-kr': 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
};

export function isDoubleByte(encoding: string): encoding is DoubleByteEncoding {
  return Object.hasOwn(DOUBLE_BYTE, encoding);
}

export function isSingleByte(encoding: string): encoding is SingleByteEncoding {
  return (SINGLE_BYTE as readonly string[]).includes(encoding);
}

function pairs(isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean): UnitLength {
  return (bytes, at) => {
    if (!isLead(bytes[at] ?? 0)) return 1;
    const trail = bytes[at + 1];
    if (trail === undefined) return 0;
    return isTrail(trail) ? 2 : 1;
  };
}

function eucJpLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const wanted = lead === 0x8f ? 3 : lead === 0x8e || (lead >= 0xa1 && lead <= 0xfe) ? 2 : 1;
  for (let i = 1; i < wanted; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return 0;
    if (byte < 0xa1 || byte > 0xfe) return 1;
  }
  return wanted;
}

/** Length without an incomplete character at the end. */
export function completeDoubleByteLength(bytes: Uint8Array, encoding: DoubleByteEncoding): number {
  const lengthAt = DOUBLE_BYTE[encoding];
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

/** How many bytes the first `charCount` UTF-16 units came from; one character may be two of them. */
export function doubleBytePrefix(
  bytes: Uint8Array,
  charCount: number,
  encoding: DoubleByteEncoding,
): number {
  const lengthAt = DOUBLE_BYTE[encoding];
  const decoder = new TextDecoder(encoding);
  let at = 0;
  for (let chars = 0; chars < charCount && at < bytes.length; ) {
    const length = Math.max(1, lengthAt(bytes, at));
    const isAscii = (bytes[at] ?? 0) < 0x80;
    chars += isAscii ? 1 : decoder.decode(bytes.subarray(at, at + length)).length;
    at += length;
  }
  return at;
}
