import {
  canonicalJson,
  fromHex,
  GrowingTree,
  hashEntry,
  type JsonValue,
  leafHash,
  NO_PREVIOUS,
  parseCheckpoint,
  parseKey,
  sealEntry,
  verifyNote,
} from '@zca/ledger';
import { expect } from 'vitest';
import type { Database } from '../../src/base/database/index.ts';
import { AT } from './watchedPool.ts';

export { AT, now, watchedPool } from './watchedPool.ts';

export interface WrittenEntry {
  readonly id: number;
  readonly number: number;
  readonly hash: string;
}

/**
 * Writes entries at the end of a chain as a room does that seals its own: entry and in-tray in one
 * statement.
 */
export async function writeEntries(
  { pool }: Pick<Database, 'pool'>,
  chain: string,
  bodies: readonly JsonValue[],
): Promise<WrittenEntry[]> {
  const { rows: ends } = await pool.query<{ number: number; hash: Buffer }>(
    'select number, hash from journal_entry where chain = $1 order by number desc limit 1',
    [chain],
  );
  let number = ends[0]?.number ?? 0;
  let previous = ends[0]?.hash.toString('hex') ?? NO_PREVIOUS;
  const written: WrittenEntry[] = [];
  for (const body of bodies) {
    number += 1;
    const sealed = sealEntry({ chain, number, at: AT, previous, body });
    const { rows } = await pool.query<{ id: number }>(
      `with written as (
         insert into journal_entry (chain, number, at, body, previous, hash)
         values ($1, $2, $3, $4, $5, $6) returning id),
       waiting as (insert into journal_pending (entry_id) select id from written)
       select id from written`,
      [chain, number, AT, sealed.canonicalBody, hexBytes(previous), hexBytes(sealed.hash)],
    );
    previous = sealed.hash;
    written.push({ id: rows[0]!.id, number, hash: sealed.hash });
  }
  return written;
}

export const hexBytes = (hex: string) => Buffer.from(hex, 'hex');

/**
 * Checks by other means than `zca verify` that a log is whole: every entry once, in the order of its
 * chain, every stored subtree, and every checkpoint's root and signatures. Returns its size.
 */
export async function expectSoundLog({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{
    index: number;
    leaf: Buffer;
    chain: string;
    number: number;
    at: string;
    body: string;
    previous: Buffer;
    hash: Buffer;
  }>(
    `select l.index, l.hash as leaf, e.chain, e.number, e.at, e.body, e.previous, e.hash
       from log_leaf l join journal_entry e on e.id = l.entry_id order by l.index`,
  );
  const { rows: entries } = await pool.query<{ n: number; waiting: number }>(
    `select (select count(*) from journal_entry) as n, (select count(*) from journal_pending) as waiting`,
  );
  expect(rows.length + entries[0]!.waiting).toBe(entries[0]!.n);
  const { rows: checkpoints } = await pool.query<{ size: number; note: string }>(
    'select size, note from checkpoint order by size',
  );
  const tree = new GrowingTree();
  const roots = new Map([[0, tree.root()]]);
  const nodes = new Map<string, string>();
  const ends = new Map<string, { number: number; hash: string }>();
  for (const [index, row] of rows.entries()) {
    const { chain, number, body } = row;
    expect(row.index).toBe(index);
    const end = ends.get(chain) ?? { number: 0, hash: NO_PREVIOUS };
    expect(number).toBe(end.number + 1);
    const previous = row.previous.toString('hex');
    expect(previous).toBe(end.hash);
    const at = new Date(row.at).toISOString();
    expect(canonicalJson(JSON.parse(body) as JsonValue)).toBe(body);
    const hash = row.hash.toString('hex');
    expect(hashEntry({ chain, number, at, previous, canonicalBody: body })).toBe(hash);
    ends.set(chain, { number, hash });
    const leaf = leafHash(fromHex(hash)!);
    expect(Buffer.from(leaf).equals(row.leaf)).toBe(true);
    for (const node of tree.append(leaf)) {
      nodes.set(`${node.level}/${node.index}`, Buffer.from(node.hash).toString('hex'));
    }
    roots.set(tree.size, tree.root());
  }
  const { rows: stored } = await pool.query<{ level: number; index: number; hash: Buffer }>(
    'select level, index, hash from log_node',
  );
  expect(
    new Map(stored.map(({ level, index, hash }) => [`${level}/${index}`, hash.toString('hex')])),
  ).toEqual(nodes);
  let keys: string[] = [];
  for (const { size, note } of checkpoints) {
    const parsed = parseCheckpoint(note)!;
    expect(parsed.checkpoint.size).toBe(size);
    expect(Buffer.from(parsed.checkpoint.root).equals(roots.get(size)!)).toBe(true);
    keys = [...keys, ...parsed.checkpoint.introduces];
    const verified = verifyNote(
      parsed.note,
      keys.map((key) => parseKey(key)!),
    );
    expect(verified.bad).toEqual([]);
    expect(verified.good.length).toBeGreaterThan(0);
  }
  if (checkpoints.length > 0) expect(checkpoints.at(-1)!.size).toBe(rows.length);
  const { rows: state } = await pool.query<{ size: number }>('select size from log_state');
  expect(state[0]!.size).toBe(rows.length);
  return rows.length;
}
