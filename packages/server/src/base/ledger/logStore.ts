import { type CompletedNode, type NodeAddress } from '@zca/ledger';
import type pg from 'pg';

/** Anything that takes a query: a pool or a connection. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** A leaf with what it stands for. */
export interface NewLeaf {
  readonly index: number;
  readonly entryId: number;
  readonly chain: string;
  readonly number: number;
  readonly hash: Uint8Array;
}

export interface StoredCheckpoint {
  readonly size: number;
  /** Signed note. */
  readonly note: string;
}

/**
 * The hashes of complete nodes, leaves among them, by their addresses. Those that are not stored are
 * absent from the map.
 */
export async function readNodes(
  db: Queryable,
  addresses: readonly NodeAddress[],
): Promise<Map<string, Uint8Array>> {
  const leaves = addresses.filter(({ level }) => level === 0);
  const nodes = addresses.filter(({ level }) => level > 0);
  const { rows } = await db.query<{ level: number; index: number; hash: Buffer }>(
    `select 0 as level, index, hash from log_leaf where index = any($1::bigint[])
     union all
     select n.level, n.index, n.hash
       from unnest($2::smallint[], $3::bigint[]) as a (level, index)
       join log_node n on n.level = a.level and n.index = a.index`,
    [leaves.map((at) => at.index), nodes.map((at) => at.level), nodes.map((at) => at.index)],
  );
  return new Map(rows.map((row) => [nodeName(row), row.hash]));
}

export function nodeName({ level, index }: NodeAddress): string {
  return `${level}/${index}`;
}

export async function insertLeaves(db: Queryable, leaves: readonly NewLeaf[]): Promise<void> {
  await db.query(
    `insert into log_leaf (index, entry_id, chain, number, hash)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::int[], $5::bytea[])`,
    [
      leaves.map(({ index }) => index),
      leaves.map(({ entryId }) => entryId),
      leaves.map(({ chain }) => chain),
      leaves.map(({ number }) => number),
      leaves.map(({ hash }) => Buffer.from(hash)),
    ],
  );
}

export async function insertNodes(db: Queryable, nodes: readonly CompletedNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await db.query(
    `insert into log_node (level, index, hash)
     select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
    [
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => Buffer.from(hash)),
    ],
  );
}

/** The newest checkpoint, or undefined before the first. */
export async function findLatestCheckpoint(db: Queryable): Promise<StoredCheckpoint | undefined> {
  const { rows } = await db.query<StoredCheckpoint>(
    'select size, note from checkpoint order by size desc limit 1',
  );
  return rows[0];
}

/** Checkpoints below a size, newest first. */
export async function listCheckpoints(
  db: Queryable,
  below: number,
  limit: number,
): Promise<(StoredCheckpoint & { readonly at: string })[]> {
  const { rows } = await db.query<StoredCheckpoint & { at: string }>(
    'select size, at, note from checkpoint where size < $1 order by size desc limit $2',
    [below, limit],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** The notes of checkpoints that introduce, retire or lose keys, oldest first. */
export async function listKeyNotes(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ note: string }>(
    `select note from checkpoint
      where note like E'%\\nkey %' or note like E'%\\nretired %' or note like E'%\\nlost %'
      order by size`,
  );
  return rows.map(({ note }) => note);
}

/** Place of the leaf of a hash, or undefined when the log does not have it. */
export async function findLeaf(db: Queryable, hash: Uint8Array): Promise<number | undefined> {
  const { rows } = await db.query<{ index: number }>('select index from log_leaf where hash = $1', [
    hash,
  ]);
  return rows[0]?.index;
}
