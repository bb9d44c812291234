import type { Ordinals } from '../segment/segment.ts';

/*
 * Counting by ordinal. Each loop exists once for each width of array: a loop that meets several
 * kinds of typed array runs several times slower.
 */

/** Adds one to `counts` at the ordinal of each of the first n documents; 0 counts those without. */
export function countSingle(
  docs: Uint32Array,
  n: number,
  ordinals: Ordinals,
  counts: Uint32Array,
): void {
  if (ordinals instanceof Uint8Array) countSingle8(docs, n, ordinals, counts);
  else if (ordinals instanceof Uint16Array) countSingle16(docs, n, ordinals, counts);
  else countSingle32(docs, n, ordinals, counts);
}

function countSingle8(docs: Uint32Array, n: number, of: Uint8Array, counts: Uint32Array): void {
  for (let i = 0; i < n; i++) counts[of[docs[i]!]!]!++;
}

function countSingle16(docs: Uint32Array, n: number, of: Uint16Array, counts: Uint32Array): void {
  for (let i = 0; i < n; i++) counts[of[docs[i]!]!]!++;
}

function countSingle32(docs: Uint32Array, n: number, of: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < n; i++) counts[of[docs[i]!]!]!++;
}
