import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import {
  type BundleEntry,
  type ChainEntry,
  commit,
  ed25519,
  formatCheckpoint,
  formatKey,
  GrowingTree,
  inclusionRanges,
  type JsonValue,
  leafHash,
  NO_PREVIOUS,
  nodesOf,
  type ProofBundle,
  type SignerKey,
  sealEntry,
  signerKey,
  signNote,
  toBase64,
  fromHex,
  foldNodes,
  type NodeAddress,
} from '../src/index.ts';

/** Folder of collected vectors; outside the repository, so that it may be absent. */
const VECTORS = new URL('../../../../shared/data/conformance/', import.meta.url);

export function vectorsAt(name: string): URL | undefined {
  const file = new URL(name, VECTORS);
  return existsSync(file) ? file : undefined;
}

export function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export const jsonValue = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

/** Entries of a chain with some bodies, one second apart. */
export function sealChain(chain: string, bodies: readonly JsonValue[]): ChainEntry[] {
  let previous = NO_PREVIOUS;
  return bodies.map((body, index) => {
    const at = new Date(Date.UTC(2026, 10, 23, 9, 0, index)).toISOString();
    const input = { chain, number: index + 1, at, previous, body };
    const { hash } = sealEntry(input);
    previous = hash;
    return { ...input, hash };
  });
}

/** A tree that keeps all of its complete nodes. */
export class WholeTree {
  readonly growing = new GrowingTree();
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(leaves: readonly Uint8Array[] = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  append(leaf: Uint8Array): void {
    this.#nodes.set(`0/${this.growing.size}`, leaf);
    for (const { level, index, hash } of this.growing.append(leaf)) {
      this.#nodes.set(`${level}/${index}`, hash);
    }
  }

  readonly hashOf = ({ level, index }: NodeAddress): Uint8Array =>
    this.#nodes.get(`${level}/${index}`)!;

  rootAt(size: number): Uint8Array {
    if (size === 0) return new GrowingTree().root();
    return foldNodes(nodesOf({ start: 0, end: size }).map(this.hashOf));
  }
}

/** Keys of seeds, the same on every run. */
export function testKey(seed: number, name = 'log.example'): SignerKey {
  return signerKey(name, ed25519, new Uint8Array(32).fill(seed));
}

export const SALTS = ['00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100'];

/**
 * A sound proof: a chain of three entries with two commitments, of which the first is disclosed,
 * among the entries of another chain.
 */
export function soundBundle(key: SignerKey = testKey(1)): ProofBundle {
  const entries = sealChain('matter:7', [
    {
      kind: 'file',
      complainant: commit(SALTS[0]!, '张三'),
      phone: commit(SALTS[1]!, '13800000000'),
    },
    { kind: 'accept', due: '2026-12-01' },
    { kind: 'close', result: ['调解', 3, true, null] },
  ]);
  const others = sealChain('matter:8', [1, 2, 3, 4]);
  const logged = [
    others[0]!,
    entries[0]!,
    others[1]!,
    entries[1]!,
    entries[2]!,
    ...others.slice(2),
  ];
  const leaf = (entry: ChainEntry) => leafHash(fromHex(entry.hash)!);
  const tree = new WholeTree(logged.map(leaf));
  const size = logged.length;
  const checkpoint = formatCheckpoint({
    origin: key.name,
    size,
    root: tree.growing.root(),
    at: '2026-11-23T10:00:00.000Z',
    hash: 'sha-256',
    introduces: [],
    retires: [],
    loses: [],
  });
  return {
    format: 'ledger-proof',
    version: 1,
    hash: 'sha-256',
    chain: 'matter:7',
    entries: entries.map(({ number, at, previous, body, hash }): BundleEntry => {
      const index = logged.findIndex((entry) => entry.hash === hash);
      const path = inclusionRanges(index, size)
        .map((range) => foldNodes(nodesOf(range).map(tree.hashOf)))
        .map(toBase64);
      return { number, at, previous, hash, body, inclusion: { index, path } };
    }),
    disclosures: [
      { commitment: commit(SALTS[0]!, '张三').commitment, salt: SALTS[0]!, value: '张三' },
    ],
    checkpoint: signNote(checkpoint, [key]),
    keys: [{ key: formatKey(key) }],
  };
}
