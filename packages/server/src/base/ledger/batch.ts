import {
  canonicalJson,
  formatCheckpoint,
  formatKey,
  GrowingTree,
  type JsonValue,
  leafHash,
  NO_PREVIOUS,
  type NodeAddress,
  parseKey,
  sealEntry,
  type SignerKey,
  signNote,
  toHex,
} from '@zca/ledger';
import type pg from 'pg';
import { insertLeaves, insertNodes, nodeName, type NewLeaf, readNodes } from './logStore.ts';
import { nodeSha256 } from './nodeCrypto.ts';
import { logDiffers } from './problems.ts';

/** The one row of the log, held by whoever appends until its transaction ends. */
export interface LogState {
  readonly size: number;
  readonly origin: string;
  /** Public keys that sign now. */
  readonly signers: readonly string[];
}

/** A change of the keys that sign, told by the checkpoint of its batch. */
export interface KeyChange {
  readonly introduces: readonly SignerKey[];
  /** Public keys that sign this checkpoint for the last time. */
  readonly retires: readonly string[];
  /** Public keys whose private part is gone. */
  readonly loses: readonly string[];
}

export interface BatchOptions {
  /** Private parts of the keys that sign; throws when one of them is missing. */
  readonly signersOf: (state: LogState) => readonly SignerKey[];
  /** The present instant. */
  readonly now: () => string;
  readonly change?: KeyChange;
}

/** Entries that one batch takes out of each in-tray: few enough that it is short, many enough to save commits. */
export const BATCH_SIZE = 1000;

/** Locks the log until the transaction ends. */
export async function lockLog(client: pg.ClientBase): Promise<LogState> {
  const { rows } = await client.query<{ size: number; origin: string; signers: string }>(
    'select size, origin, signers from log_state for update',
  );
  const { size, origin, signers } = rows[0]!;
  return { size, origin, signers: signers === '' ? [] : signers.split(' ') };
}

/**
 * Appends what waits to the log and signs the checkpoint of its new size, inside the caller's
 * transaction, which holds the log. Either all of it is committed or nothing. Returns the number of
 * entries taken from the in-trays.
 */
export async function appendBatch(
  client: pg.ClientBase,
  state: LogState,
  options: BatchOptions,
): Promise<number> {
  const sealed = await sealInbox(client);
  const waiting = await takePending(client);
  const entries = [...waiting.entries, ...sealed].toSorted((a, b) => a.id - b.id);
  if (entries.length === 0) return waiting.taken;
  const tree = await resumeTree(client, state.size);
  const leaves: NewLeaf[] = [];
  const nodes = [];
  for (const { id, chain, number, hash } of entries) {
    const leaf = leafHash(hash, nodeSha256);
    leaves.push({ index: tree.size, entryId: id, chain, number, hash: leaf });
    nodes.push(...tree.append(leaf));
  }
  await insertLeaves(client, leaves);
  await insertNodes(client, nodes);
  await writeCheckpoint(client, state, tree, options);
  return waiting.taken + sealed.length;
}

interface SealedEntry {
  readonly id: number;
  readonly chain: string;
  readonly number: number;
  readonly hash: Buffer;
}

/** Seals what stands in the inbox into entries of its chains. */
async function sealInbox(client: pg.ClientBase): Promise<SealedEntry[]> {
  const { rows: letters } = await client.query<{
    id: number;
    chain: string;
    at: string;
    body: string;
  }>('select id, chain, at, body from journal_inbox order by id limit $1', [BATCH_SIZE]);
  if (letters.length === 0) return [];
  const chains = [...new Set(letters.map(({ chain }) => chain))];
  const { rows: heads } = await client.query<{ chain: string; number: number; hash: Buffer }>(
    `select head.chain, head.number, head.hash from unnest($1::text[]) as c (chain)
      cross join lateral (
        select e.chain, e.number, e.hash from journal_entry e
         where e.chain = c.chain order by e.number desc limit 1) as head`,
    [chains],
  );
  const ends = new Map(
    heads.map(({ chain, number, hash }) => [chain, { number, hash: toHex(hash) }]),
  );
  const rows = letters.map((letter) => {
    const { chain } = letter;
    const at = new Date(letter.at).toISOString();
    const end = ends.get(chain) ?? { number: 0, hash: NO_PREVIOUS };
    const number = end.number + 1;
    const input = { chain, number, at, previous: end.hash, body: readBody(letter.body) };
    const { canonicalBody, hash } = sealEntry(input, nodeSha256);
    ends.set(chain, { number, hash });
    return { chain, number, at, body: canonicalBody, previous: end.hash, hash };
  });
  const { rows: written } = await client.query<{ id: number; chain: string; number: number }>(
    `insert into journal_entry (chain, number, at, body, previous, hash)
     select * from unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::bytea[], $6::bytea[])
     returning id, chain, number`,
    [
      rows.map((row) => row.chain),
      rows.map((row) => row.number),
      rows.map((row) => row.at),
      rows.map((row) => row.body),
      rows.map((row) => Buffer.from(row.previous, 'hex')),
      rows.map((row) => Buffer.from(row.hash, 'hex')),
    ],
  );
  await client.query('delete from journal_inbox where id = any($1::bigint[])', [
    letters.map(({ id }) => id),
  ]);
  const hashes = new Map(rows.map((row) => [`${row.number} ${row.chain}`, row.hash]));
  return written.map(({ id, chain, number }) => ({
    id,
    chain,
    number,
    hash: Buffer.from(hashes.get(`${number} ${chain}`)!, 'hex'),
  }));
}

/** A text that is no JSON, which only a defect can put there, is kept as a text: the log goes on. */
function readBody(text: string): JsonValue {
  try {
    const value = JSON.parse(text) as JsonValue;
    canonicalJson(value);
    return value;
  } catch {
    return { unreadable: text };
  }
}

/** Takes entries out of the in-tray; what is in the log already, or was never written, is dropped. */
async function takePending(
  client: pg.ClientBase,
): Promise<{ readonly entries: SealedEntry[]; readonly taken: number }> {
  const { rows } = await client.query<
    { entry_id: number; logged: boolean } & (SealedEntry | { id: null })
  >(
    `select p.entry_id, e.id, e.chain, e.number, e.hash, l.entry_id is not null as logged
       from (select entry_id from journal_pending order by entry_id limit $1) as p
       left join journal_entry e on e.id = p.entry_id
       left join log_leaf l on l.entry_id = p.entry_id
      order by p.entry_id`,
    [BATCH_SIZE],
  );
  if (rows.length === 0) return { entries: [], taken: 0 };
  await client.query('delete from journal_pending where entry_id = any($1::bigint[])', [
    rows.map((row) => row.entry_id),
  ]);
  const entries = rows.filter(
    (row): row is typeof row & SealedEntry => row.id !== null && !row.logged,
  );
  return { entries, taken: rows.length };
}

/** The tree as it stands in the database. Throws `StartupProblem` when its subtrees are not there. */
async function resumeTree(client: pg.ClientBase, size: number): Promise<GrowingTree> {
  const addresses: NodeAddress[] = GrowingTree.peaksOf(size);
  const hashes = await readNodes(client, addresses);
  if (hashes.size !== addresses.length) throw logDiffers(size, hashes.size);
  const peaks = addresses.map((address) => hashes.get(nodeName(address))!);
  return GrowingTree.resume(size, peaks, nodeSha256);
}

async function writeCheckpoint(
  client: pg.ClientBase,
  state: LogState,
  tree: GrowingTree,
  { signersOf, now, change = { introduces: [], retires: [], loses: [] } }: BatchOptions,
): Promise<void> {
  const at = now();
  const root = tree.root();
  const idOf = (key: string) => parseKey(key)!.id;
  const text = formatCheckpoint({
    origin: state.origin,
    size: tree.size,
    root,
    at,
    hash: nodeSha256.id,
    introduces: change.introduces.map(formatKey),
    retires: change.retires.map(idOf),
    loses: change.loses.map(idOf),
  });
  const signing = { ...state, signers: state.signers.filter((key) => !change.loses.includes(key)) };
  const note = signNote(text, [...signersOf(signing), ...change.introduces]);
  await client.query('insert into checkpoint (size, root, at, note) values ($1, $2, $3, $4)', [
    tree.size,
    Buffer.from(root),
    at,
    note,
  ]);
  const signers = [
    ...signing.signers.filter((key) => !change.retires.includes(key)),
    ...change.introduces.map(formatKey),
  ];
  await client.query('update log_state set size = $1, origin = $2, signers = $3', [
    tree.size,
    state.origin,
    signers.join(' '),
  ]);
}
