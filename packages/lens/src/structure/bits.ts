/**
 * Sets of document numbers as bits in 32-bit words. Arrays may be longer than the set: every
 * function takes the number of words that count. Bits past the last document are always zero.
 */

/** Words needed for a number of documents. */
export function wordsFor(documents: number): number {
  return (documents + 31) >>> 5;
}

export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function hasBit(bits: Uint32Array, doc: number): boolean {
  return (bits[doc >>> 5]! & (1 << (doc & 31))) !== 0;
}

export function setBit(bits: Uint32Array, doc: number): void {
  bits[doc >>> 5]! |= 1 << (doc & 31);
}

/** Adds the first n documents of a list to the set. */
export function setBits(bits: Uint32Array, docs: Uint32Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const doc = docs[i]!;
    bits[doc >>> 5]! |= 1 << (doc & 31);
  }
}

export function countBits(bits: Uint32Array, words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) count += popcount(bits[w]!);
  return count;
}

/** Size of the intersection. */
export function countCommon(a: Uint32Array, b: Uint32Array, words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) count += popcount(a[w]! & b[w]!);
  return count;
}

/** Intersects `into` with `other`; returns the size of the result. */
export function intersect(into: Uint32Array, other: Uint32Array, words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) {
    const word = into[w]! & other[w]!;
    into[w] = word;
    if (word !== 0) count += popcount(word);
  }
  return count;
}

export function unite(into: Uint32Array, other: Uint32Array, words: number): void {
  for (let w = 0; w < words; w++) into[w]! |= other[w]!;
}

export function subtract(into: Uint32Array, other: Uint32Array, words: number): void {
  for (let w = 0; w < words; w++) into[w]! &= ~other[w]!;
}

/** Turns the set into its complement within documents 0 … documents − 1. */
export function complement(bits: Uint32Array, documents: number): void {
  const words = wordsFor(documents);
  for (let w = 0; w < words; w++) bits[w] = ~bits[w]!;
  maskTail(bits, documents);
}

/** Makes the set hold every document 0 … documents − 1. */
export function fillAll(bits: Uint32Array, documents: number): void {
  bits.fill(0xffffffff, 0, wordsFor(documents));
  maskTail(bits, documents);
}

function maskTail(bits: Uint32Array, documents: number): void {
  const rest = documents & 31;
  if (rest !== 0) bits[documents >>> 5]! &= (1 << rest) - 1;
}

/** Writes the documents of the set in ascending order and returns how many there are. */
export function listBits(bits: Uint32Array, words: number, out: Uint32Array): number {
  let n = 0;
  for (let w = 0; w < words; w++) {
    let word = bits[w]!;
    const base = w << 5;
    while (word !== 0) {
      const low = word & -word;
      out[n++] = base + 31 - Math.clz32(low);
      word ^= low;
    }
  }
  return n;
}
