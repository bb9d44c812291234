import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyRanges,
  emptyRoot,
  fromBase64,
  GrowingTree,
  inclusionRanges,
  leafHash,
  nodeHash,
  nodesOf,
  proofOf,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { vectorsAt, WholeTree } from './support.ts';

const vectors = vectorsAt('merkle-rfc6962/transparency-dev-merkle-testdata.tar.gz');

interface Vector {
  leafIdx: number;
  treeSize: number;
  size1: number;
  size2: number;
  root: string | null;
  root1: string | null;
  root2: string | null;
  leafHash: string | null;
  proof: string[] | null;
  wantErr: boolean;
}

const bytes = (text: string | null) => fromBase64(text ?? '')!;

/** The JSON files of a folder in the archive; a tar is blocks of 512 bytes, a head before each file. */
function readVectors(folder: string): [string, Vector][] {
  const archive = gunzipSync(readFileSync(vectors!));
  const textAt = (from: number, length: number) =>
    archive.toString('latin1', from, from + length).replace(/\0.*/s, '');
  const found: [string, Vector][] = [];
  for (let head = 0; head < archive.length; ) {
    const name = textAt(head, 100);
    const size = Number.parseInt(textAt(head + 124, 12), 8) || 0;
    const content = head + 512;
    if (name.includes(`testdata/${folder}/`) && name.endsWith('.json')) {
      found.push([name, JSON.parse(archive.toString('utf8', content, content + size)) as Vector]);
    }
    head = content + Math.ceil(size / 512) * 512;
  }
  return found;
}

describe.skipIf(vectors === undefined)('the vectors of transparency-dev', () => {
  it('for inclusion are decided as stated', () => {
    const cases = readVectors('inclusion');
    expect(cases).toHaveLength(98);
    for (const [name, { leafIdx, treeSize, root, leafHash, proof, wantErr }] of cases) {
      const good = verifyInclusion({
        index: leafIdx,
        size: treeSize,
        leafHash: bytes(leafHash),
        root: bytes(root),
        path: (proof ?? []).map(bytes),
      });
      expect(good, name).toBe(!wantErr);
    }
  });

  it('for consistency are decided as stated', () => {
    const cases = readVectors('consistency');
    expect(cases).toHaveLength(98);
    for (const [name, { size1, size2, root1, root2, proof, wantErr }] of cases) {
      const good = verifyConsistency({
        first: size1,
        second: size2,
        firstRoot: bytes(root1),
        secondRoot: bytes(root2),
        path: (proof ?? []).map(bytes),
      });
      expect(good, name).toBe(!wantErr);
    }
  });
});

/** RFC 6962, section 2.1, word for word: the oracle of everything that is quicker. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

it('hashes as RFC 6962 does', () => {
  expect(toHex(emptyRoot())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(toHex(leafHash(new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

it('has at every size the root that the recursion gives, also when it goes on from what was stored', () => {
  const leaves = leavesOf(70);
  const tree = new WholeTree();
  for (let size = 0; size <= leaves.length; size += 1) {
    const root = toHex(treeHash(leaves.slice(0, size)));
    expect(toHex(tree.growing.root())).toBe(root);
    const peaks = GrowingTree.peaksOf(size).map(tree.hashOf);
    const resumed = GrowingTree.resume(size, peaks);
    expect(toHex(resumed.root())).toBe(root);
    expect(resumed.size).toBe(size);
    if (size < leaves.length) tree.append(leaves[size]!);
  }
});

it('does not go on from another number of subtrees', () => {
  expect(() => GrowingTree.resume(3, leavesOf(1))).toThrow(RangeError);
});

it('completes each node once', () => {
  const tree = new GrowingTree();
  const seen = new Set<string>();
  for (const leaf of leavesOf(64)) {
    for (const { level, index } of tree.append(leaf)) seen.add(`${level}/${index}`);
  }
  expect(seen.size).toBe(63);
});

const inTree = fc
  .integer({ min: 1, max: 130 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

const flipBit = (data: Uint8Array, bit: number) =>
  data.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

it('proves that each leaf is in the tree, and nothing when a bit is turned', () => {
  fc.assert(
    fc.property(inTree, fc.nat({ max: 255 }), fc.nat(), ([size, index], bit, place) => {
      const leaves = leavesOf(size);
      const tree = new WholeTree(leaves);
      const path = proofOf(inclusionRanges(index, size), tree.hashOf);
      const claim = { index, size, leafHash: leaves[index]!, root: tree.growing.root(), path };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: flipBit(claim.leafHash, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipBit(claim.root, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, path: [...path, claim.root] })).toBe(false);
      if (path.length === 0) return;
      const at = place % path.length;
      expect(verifyInclusion({ ...claim, path: path.with(at, flipBit(path[at]!, bit)) })).toBe(
        false,
      );
      expect(verifyInclusion({ ...claim, path: path.slice(1) })).toBe(false);
      expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false);
    }),
  );
});

it('proves that each tree is the beginning of each later one, and nothing when a bit is turned', () => {
  const sizes = fc
    .integer({ min: 2, max: 130 })
    .chain((second) => fc.tuple(fc.integer({ min: 1, max: second - 1 }), fc.constant(second)));
  fc.assert(
    fc.property(sizes, fc.nat({ max: 255 }), fc.nat(), ([first, second], bit, place) => {
      const tree = new WholeTree(leavesOf(second));
      const path = proofOf(consistencyRanges(first, second), tree.hashOf);
      const claim = {
        first,
        second,
        firstRoot: tree.rootAt(first),
        secondRoot: tree.rootAt(second),
        path,
      };
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, firstRoot: flipBit(claim.firstRoot, bit) })).toBe(false);
      expect(verifyConsistency({ ...claim, secondRoot: flipBit(claim.secondRoot, bit) })).toBe(
        false,
      );
      expect(verifyConsistency({ ...claim, first: second, second: first })).toBe(false);
      const at = place % path.length;
      const flipped = path.with(at, flipBit(path[at]!, bit));
      expect(verifyConsistency({ ...claim, path: flipped })).toBe(false);
      expect(verifyConsistency({ ...claim, path: path.slice(1) })).toBe(false);
    }),
  );
});

it('needs nothing to prove that a tree goes on from itself or from the empty one', () => {
  const tree = new WholeTree(leavesOf(5));
  expect(consistencyRanges(5, 5)).toEqual([]);
  expect(consistencyRanges(0, 5)).toEqual([]);
  const root = tree.rootAt(5);
  const claim = { first: 5, second: 5, firstRoot: root, secondRoot: root, path: [] };
  expect(verifyConsistency(claim)).toBe(true);
  expect(verifyConsistency({ ...claim, firstRoot: emptyRoot() })).toBe(false);
  expect(verifyConsistency({ ...claim, first: 0, firstRoot: emptyRoot() })).toBe(true);
});

it('has no proof for a leaf outside the tree or a tree that shrinks', () => {
  expect(() => inclusionRanges(3, 3)).toThrow(RangeError);
  expect(() => inclusionRanges(-1, 3)).toThrow(RangeError);
  expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
});

it('addresses trees beyond 32 bits', () => {
  const size = 2 ** 40 + 3;
  expect(nodesOf({ start: 0, end: size })).toEqual([
    { level: 40, index: 0 },
    { level: 1, index: 2 ** 39 },
    { level: 0, index: 2 ** 40 + 2 },
  ]);
  expect(inclusionRanges(2 ** 40 + 2, size)).toHaveLength(2);
  expect(inclusionRanges(0, size)).toHaveLength(41);
});
