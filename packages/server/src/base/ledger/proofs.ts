import {
  type BundleEntry,
  consistencyRanges,
  type Disclosure,
  inclusionRanges,
  type JsonValue,
  leafHash,
  type LeafRange,
  MAX_ENTRIES,
  nodesOf,
  parseCheckpoint,
  parseKey,
  type ProofBundle,
  proofOf,
  toBase64,
  toHex,
} from '@zca/ledger';
import {
  findLatestCheckpoint,
  findLeaf,
  listKeyNotes,
  nodeName,
  type Queryable,
  readNodes,
} from './logStore.ts';
import { nodeSha256 } from './nodeCrypto.ts';

/** A key that signs or has signed, with the checkpoints that tell of it. */
export interface KeyOfLog {
  /** C2SP verifier key. */
  readonly key: string;
  readonly keyId: string;
  readonly algorithm: string;
  readonly introducedAt: string;
  /** Signed note. */
  readonly introducedBy: string;
  readonly endedAt: string | null;
  /** Whether it ended because it was lost. */
  readonly lost: boolean;
}

/** Every key of the log, oldest first. */
export async function keysOfLog(db: Queryable): Promise<KeyOfLog[]> {
  const keys = new Map<string, KeyOfLog>();
  for (const note of await listKeyNotes(db)) {
    const { checkpoint } = parseCheckpoint(note)!;
    for (const id of [...checkpoint.retires, ...checkpoint.loses]) {
      const known = keys.get(id);
      const lost = checkpoint.loses.includes(id);
      if (known) keys.set(id, { ...known, endedAt: checkpoint.at, lost });
    }
    for (const key of checkpoint.introduces) {
      const parsed = parseKey(key);
      if (parsed === undefined) continue;
      keys.set(parsed.id, {
        key,
        keyId: parsed.id,
        algorithm: parsed.algorithm.id,
        introducedAt: checkpoint.at,
        introducedBy: note,
        endedAt: null,
        lost: false,
      });
    }
  }
  return [...keys.values()];
}

/** The hashes of some ranges as a proof in base64, for each list of ranges; one question to the database. */
async function proofsOf(db: Queryable, lists: readonly LeafRange[][]): Promise<string[][]> {
  const addresses = new Map(
    lists.flat().flatMap((range) => nodesOf(range).map((node) => [nodeName(node), node])),
  );
  const nodes = await readNodes(db, [...addresses.values()]);
  return lists.map((ranges) =>
    proofOf(ranges, (node) => nodes.get(nodeName(node))!, nodeSha256).map(toBase64),
  );
}

/** The proof that the log of a size goes on from that of a smaller one. */
export async function consistencyProof(db: Queryable, from: number, to: number): Promise<string[]> {
  return (await proofsOf(db, [consistencyRanges(from, to)]))[0]!;
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly path: string[];
  /** Signed note of the size. */
  readonly checkpoint: string;
}

/** The proof that an entry is in the log; undefined while it is not. `hash` are 64 hexadecimal digits. */
export async function inclusionProof(db: Queryable, hash: string): Promise<Inclusion | undefined> {
  const latest = await findLatestCheckpoint(db);
  const index = await findLeaf(db, leafHash(Buffer.from(hash, 'hex'), nodeSha256));
  if (latest === undefined || index === undefined || index >= latest.size) return undefined;
  const [path] = await proofsOf(db, [inclusionRanges(index, latest.size)]);
  return { index, size: latest.size, path: path!, checkpoint: latest.note };
}

export interface BundleOptions {
  /** Values behind commitments that the holder may see. */
  readonly disclosures?: readonly Disclosure[];
  /** Whether the holder may see an act; all may be seen by default. */
  readonly mayRead?: (number: number, body: JsonValue) => boolean;
}

/** The proof of a whole chain, to be kept by its holder; undefined when there is no such chain. */
export async function bundleOf(
  db: Queryable,
  chain: string,
  { disclosures = [], mayRead = () => true }: BundleOptions = {},
): Promise<ProofBundle | undefined> {
  // The checkpoint is read first, so that a leaf of a later one is known by its index.
  const latest = await findLatestCheckpoint(db);
  const { rows } = await db.query<{
    number: number;
    at: string;
    body: string;
    previous: Buffer;
    hash: Buffer;
    index: number | null;
  }>(
    `select e.number, e.at, e.body, e.previous, e.hash, l.index
       from journal_entry e left join log_leaf l on l.entry_id = e.id
      where e.chain = $1 order by e.number limit $2`,
    [chain, MAX_ENTRIES],
  );
  if (rows.length === 0) return undefined;
  const size = latest?.size ?? 0;
  const inLog = rows.map(({ index }) => (index !== null && index < size ? index : undefined));
  const paths = await proofsOf(
    db,
    inLog.map((index) => (index === undefined ? [] : inclusionRanges(index, size))),
  );
  const entries = rows.map((row, place): BundleEntry => {
    const body = JSON.parse(row.body) as JsonValue;
    const index = inLog[place];
    return {
      number: row.number,
      at: new Date(row.at).toISOString(),
      previous: toHex(row.previous),
      hash: toHex(row.hash),
      ...(mayRead(row.number, body) ? { body } : {}),
      ...(index === undefined ? {} : { inclusion: { index, path: paths[place]! } }),
    };
  });
  const keys = (await keysOfLog(db)).map(({ key, introducedBy }) => ({ key, introducedBy }));
  return {
    format: 'ledger-proof',
    version: 1,
    hash: nodeSha256.id,
    chain,
    entries,
    disclosures,
    ...(latest === undefined ? {} : { checkpoint: latest.note }),
    keys,
  };
}
