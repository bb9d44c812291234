const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/**
 * XXH32 (Yann Collet, xxHash specification) with seed 0 of whole 32-bit words in machine order. Not
 * for secrets: it finds flipped bits and cut files at about the speed of memory.
 */
export function xxhash32(words: Uint32Array): number {
  const length = words.length;
  let at = 0;
  let hash: number;
  if (length >= 4) {
    let a = (PRIME_1 + PRIME_2) | 0;
    let b = PRIME_2 | 0;
    let c = 0;
    let d = -PRIME_1 | 0;
    const last = length - 4;
    while (at <= last) {
      a = Math.imul(rotate((a + Math.imul(words[at]!, PRIME_2)) | 0, 13), PRIME_1);
      b = Math.imul(rotate((b + Math.imul(words[at + 1]!, PRIME_2)) | 0, 13), PRIME_1);
      c = Math.imul(rotate((c + Math.imul(words[at + 2]!, PRIME_2)) | 0, 13), PRIME_1);
      d = Math.imul(rotate((d + Math.imul(words[at + 3]!, PRIME_2)) | 0, 13), PRIME_1);
      at += 4;
    }
    hash = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
  } else {
    hash = 0x165667b1;
  }
  hash = (hash + length * 4) | 0;
  for (; at < length; at++) {
    hash = Math.imul(rotate((hash + Math.imul(words[at]!, PRIME_3)) | 0, 17), PRIME_4);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}
