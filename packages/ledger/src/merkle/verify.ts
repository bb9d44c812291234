import { equalBytes } from '../bytes.ts';
import { type HashAlgorithm, sha256 } from '../hash.ts';
import { emptyRoot, nodeHash } from './hashing.ts';

export interface InclusionClaim {
  /** Place of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether a path proves that a leaf is in a tree (RFC 9162, 2.1.3.2). Never throws. */
export function verifyInclusion(claim: InclusionClaim, hash: HashAlgorithm = sha256): boolean {
  const { index, size, leafHash, root, path } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  if (![leafHash, root, ...path].every(isDigest)) return false;
  let place = index;
  let last = size - 1;
  let computed = leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      computed = nodeHash(sibling, computed, hash);
      // A node without a right sibling is promoted until it has a left one.
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      computed = nodeHash(computed, sibling, hash);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(computed, root);
}

export interface ConsistencyClaim {
  /** Leaves of the earlier tree. */
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/**
 * Whether a path proves that the earlier tree is the beginning of the later (RFC 9162, 2.1.4.2).
 * Every tree goes on from the empty one, with an empty path. Never throws.
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: HashAlgorithm = sha256): boolean {
  const { first, second, firstRoot, secondRoot, path } = claim;
  if (!isSize(first) || !isSize(second) || first > second) return false;
  if (first === 0 && !equalBytes(firstRoot, emptyRoot(hash))) return false;
  if (first === second) return path.length === 0 && equalBytes(firstRoot, secondRoot);
  if (![firstRoot, secondRoot, ...path].every(isDigest)) return false;
  if (first === 0) return path.length === 0;
  let place = first - 1;
  let last = second - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  // The earlier tree is one complete subtree when nothing is left of its last place.
  const [start, ...rest] = place === 0 ? [firstRoot, ...path] : path;
  if (start === undefined) return false;
  let fromFirst = start;
  let fromSecond = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      fromFirst = nodeHash(sibling, fromFirst, hash);
      fromSecond = nodeHash(sibling, fromSecond, hash);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      fromSecond = nodeHash(fromSecond, sibling, hash);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(fromFirst, firstRoot) && equalBytes(fromSecond, secondRoot);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isDigest(bytes: Uint8Array): boolean {
  return bytes.length === 32;
}
