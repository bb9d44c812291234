import { type HashAlgorithm, sha256 } from '../hash.ts';
import { emptyRoot, nodeHash } from './hashing.ts';
import { foldNodes, type NodeAddress, nodesOf } from './ranges.ts';

/** A node that a new leaf has made complete. */
export interface CompletedNode extends NodeAddress {
  readonly hash: Uint8Array;
}

/**
 * A growing Merkle tree in the memory of its complete subtrees alone: one hash for each bit of its
 * size. It goes on from what was stored and says which nodes each leaf completes, to be stored.
 */
export class GrowingTree {
  readonly #hash: HashAlgorithm;
  #size = 0;
  /** Of the complete subtrees, from left to right. */
  #peaks: Uint8Array[] = [];

  constructor(hash: HashAlgorithm = sha256) {
    this.#hash = hash;
  }

  /** The complete nodes that `resume` needs for a tree of a size. */
  static peaksOf(size: number): NodeAddress[] {
    return nodesOf({ start: 0, end: size });
  }

  /** A tree of a size from the hashes of `peaksOf(size)`. Throws `RangeError` for another number. */
  static resume(
    size: number,
    peaks: readonly Uint8Array[],
    hash: HashAlgorithm = sha256,
  ): GrowingTree {
    const expected = GrowingTree.peaksOf(size).length;
    if (peaks.length !== expected) {
      throw new RangeError(`A tree of ${size} leaves has ${expected} peaks, not ${peaks.length}.`);
    }
    const tree = new GrowingTree(hash);
    tree.#size = size;
    tree.#peaks = [...peaks];
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Appends the hash of a leaf. Returns the nodes above it that became complete, from the lowest
   * up; the leaf itself is not among them.
   */
  append(leaf: Uint8Array): CompletedNode[] {
    const completed: CompletedNode[] = [];
    let level = 0;
    let index = this.#size;
    let hash = leaf;
    while (index % 2 === 1) {
      hash = nodeHash(this.#peaks.pop()!, hash, this.#hash);
      level += 1;
      index = (index - 1) / 2;
      completed.push({ level, index, hash });
    }
    this.#peaks.push(hash);
    this.#size += 1;
    return completed;
  }

  /** The root of the tree as it is now. */
  root(): Uint8Array {
    return this.#size === 0 ? emptyRoot(this.#hash) : foldNodes(this.#peaks, this.#hash);
  }
}
