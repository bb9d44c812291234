import { type HashAlgorithm, sha256 } from '../hash.ts';
import { nodeHash } from './hashing.ts';

/**
 * A node above 2^level leaves, complete: leaves `index · 2^level` to `(index + 1) · 2^level`. Once
 * complete it never changes, so it can be stored for good. Level 0 is the leaves.
 */
export interface NodeAddress {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `start` up to, without, `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** Largest power of two that is smaller than a size of 2 or more. */
function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/**
 * The complete nodes that make up a range of RFC 6962's recursion, from left to right. There are
 * about log2 of them.
 */
export function nodesOf({ start, end }: LeafRange): NodeAddress[] {
  const nodes: NodeAddress[] = [];
  for (let from = start; from < end; ) {
    let level = 0;
    let width = 1;
    while (from % (width * 2) === 0 && from + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The ranges whose hashes prove that a leaf is in a tree, from the leaf up (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireSizes(index, size, index < size);
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.toReversed();
}

/**
 * The ranges whose hashes prove that the tree of `first` leaves is the beginning of that of `second`
 * leaves (RFC 6962, 2.1.2). Empty when there is nothing to prove: the same size, or none at first.
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  requireSizes(first, second, first <= second);
  if (first === 0) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = second;
  let remaining = first;
  // Whether what is left of the first tree is the whole first tree, whose root the verifier has.
  let whole = true;
  while (remaining !== end - start) {
    const split = splitOf(end - start);
    if (remaining <= split) {
      ranges.push({ start: start + split, end });
      end = start + split;
    } else {
      ranges.push({ start, end: start + split });
      remaining -= split;
      start += split;
      whole = false;
    }
  }
  if (!whole) ranges.push({ start, end });
  return ranges.toReversed();
}

function requireSizes(a: number, b: number, ordered: boolean): void {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || a < 0 || !ordered) {
    throw new RangeError(`No proof exists for ${a} in ${b}.`);
  }
}

/** The hash of a range from those of its complete nodes, given from left to right. */
export function foldNodes(hashes: readonly Uint8Array[], hash: HashAlgorithm = sha256): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right, hash));
}

/** The proof of some ranges; `hashOf` gives the hash of a complete node. */
export function proofOf(
  ranges: readonly LeafRange[],
  hashOf: (node: NodeAddress) => Uint8Array,
  hash: HashAlgorithm = sha256,
): Uint8Array[] {
  return ranges.map((range) => foldNodes(nodesOf(range).map(hashOf), hash));
}
