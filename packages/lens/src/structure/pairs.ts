/*
 * Pairs of neighbouring code units, the keys of substring search. Units are divided into letters
 * (letters, digits, ideographs, surrogates) and others by fixed ranges, so that a snapshot means the
 * same on every runtime whatever its Unicode version; the division only decides which lists are
 * kept, never what is found. A pair is listed when its first unit is a letter; every other second
 * unit, and the end of a value, counts as 0. So each letter of a text is the first of some pair.
 */

const OTHER_RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x002f],
  [0x003a, 0x0040],
  [0x005b, 0x0060],
  [0x007b, 0x00bf],
  [0x00d7, 0x00d7],
  [0x00f7, 0x00f7],
  [0x2000, 0x2bff],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0xfe10, 0xfe6f],
  [0xff00, 0xff0f],
  [0xfff0, 0xffff],
];

const letters = new Uint8Array(65_536).fill(1);
for (const [from, to] of OTHER_RANGES) letters.fill(0, from, to + 1);

export function isLetter(unit: number): boolean {
  return letters[unit] === 1;
}

/** The key of two neighbouring units; the first must be a letter. */
export function pairKey(first: number, second: number): number {
  return ((first << 16) | (letters[second] === 1 ? second : 0)) >>> 0;
}

/** The first unit of a key. */
export function firstOfPair(key: number): number {
  return key >>> 16;
}
