import { type Kysely, sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectionTarget, openClient } from './connect.ts';
import type { Schema, TransactionId } from './schema.ts';

/*
 * The change feed. Rows of `change` are written in the transaction that makes the change, and carry
 * its number. Transactions commit in another order than they begin, so a reader that asked for
 * "position greater than the last" would skip rows of a slow one. A reader here takes only rows
 * whose transaction is older than every transaction still running: that set is complete and will
 * never change. What it has read is a horizon; every row below it was seen once, none above it.
 */

/** How far a reader has come: all rows before (xid, position). Plain JSON; starts at `feedStart`. */
export interface Horizon {
  readonly xid: TransactionId;
  /** Position within the transaction `xid` up to which rows were read; 0 between transactions. */
  readonly position: number;
}

/** Before every change. */
export const feedStart: Horizon = { xid: '0', position: 0 };

/**
 * A moment of the database that a reader may be asked to have reached: a transaction number such
 * that everything committed before the moment has a smaller one.
 */
export type Generation = TransactionId;

export interface Change {
  readonly position: number;
  readonly xid: TransactionId;
  readonly topic: string;
  readonly key: string;
  readonly versionId: number | null;
}

export interface ChangeBatch {
  /** In the order (xid, position). */
  readonly rows: readonly Change[];
  /** Where to go on. */
  readonly horizon: Horizon;
  /**
   * True when committed rows wait behind `horizon`: more than `limit`, or held back by an older
   * transaction that still runs. No notice will announce them, so the reader asks again by itself.
   */
  readonly more: boolean;
}

/** The greatest transaction number that there can be. */
const lastXid = String(2n ** 64n - 1n);

/** Reads the changes after a horizon, at most `limit` of them. */
export async function readChanges(
  db: Kysely<Schema>,
  after: Horizon,
  limit = 10_000,
): Promise<ChangeBatch> {
  // One statement has one snapshot, so the rows and the oldest running transaction belong together.
  // The functions stand in the conditions themselves and each range names both its ends, so that
  // the planner uses the primary key even while the table has grown past its statistics.
  const { rows } = await sql<{
    xmin: TransactionId;
    held_back: boolean;
    position: number | null;
    xid: TransactionId;
    topic: string;
    key: string;
    version_id: number | null;
  }>`
    with batch as materialized (
      select * from change
       where (xid, position) > (${after.xid}::xid8, ${after.position}::bigint)
         and xid >= ${after.xid}::xid8 and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, position
       limit ${limit}
    ), moment as materialized (
      select pg_snapshot_xmin(pg_current_snapshot()) as xmin,
             exists (
               select from change
                where xid >= pg_snapshot_xmin(pg_current_snapshot())
                  and xid <= ${lastXid}::xid8
             ) as held_back
    )
    select moment.xmin, moment.held_back,
           batch.position, batch.xid, batch.topic, batch.key, batch.version_id
      from moment left join batch on true
     order by batch.xid, batch.position`.execute(db);
  const first = rows[0]!;
  const changes = rows.flatMap(({ position, xid, topic, key, version_id }): Change[] =>
    position === null ? [] : [{ position, xid, topic, key, versionId: version_id }],
  );
  const full = changes.length === limit;
  const last = changes.at(-1);
  const horizon =
    full && last ? { xid: last.xid, position: last.position } : reached(after, first.xmin);
  return { rows: changes, horizon, more: full || first.held_back };
}

/** The horizon never goes back, whatever a restored or replaced server says. */
function reached(after: Horizon, xmin: TransactionId): Horizon {
  return BigInt(xmin) > BigInt(after.xid) ? { xid: xmin, position: 0 } : after;
}

/** Small transactions are looked for among so many of the newest changes. */
const NEWEST = 20_000;

export interface SmallTransactions {
  /** Keys that each transaction changed, by its number. */
  readonly transactions: ReadonlyMap<TransactionId, readonly string[]>;
  /** From which transaction on to look the next time. */
  readonly since: TransactionId;
}

/**
 * Committed transactions from `since` on that changed at most `most` keys of a topic. A reader with
 * much before it, or held back by a transaction that still runs, takes them ahead of their turn; it
 * will meet them again in order.
 */
export async function readSmallTransactions(
  db: Kysely<Schema>,
  topic: string,
  since: TransactionId,
  most: number,
): Promise<SmallTransactions> {
  const { rows } = await sql<{ xmin: TransactionId; xid: TransactionId | null; keys: string[] }>`
    with newest as materialized (
      select xid, key from change
       where xid >= ${since}::xid8 and xid <= ${lastXid}::xid8 and topic = ${topic}
       order by xid desc, position desc
       limit ${NEWEST}
    ), window_edge as materialized (
      -- Of the transaction at the edge of a full window, some rows may lie outside.
      select xid from newest order by xid limit (select (count(*) = ${NEWEST})::int from newest)
    ), small as materialized (
      select xid, array_agg(key) as keys from newest
       where xid not in (select xid from window_edge)
       group by xid having count(*) <= ${most}
    )
    select pg_snapshot_xmin(pg_current_snapshot()) as xmin, small.xid, small.keys
      from (select) as always left join small on true`.execute(db);
  const transactions = new Map<TransactionId, readonly string[]>();
  for (const { xid, keys } of rows) if (xid !== null) transactions.set(xid, keys);
  return { transactions, since: rows[0]!.xmin };
}

/** A horizon below which everything is committed and visible to a query that begins now. */
export async function presentHorizon(db: Kysely<Schema>): Promise<Horizon> {
  const { rows } = await sql<{ xmin: TransactionId }>`
    select pg_snapshot_xmin(pg_current_snapshot()) as xmin`.execute(db);
  return { xid: rows[0]!.xmin, position: 0 };
}

/** The generation that holds everything committed until now. */
export async function currentGeneration(db: Kysely<Schema>): Promise<Generation> {
  const { rows } = await sql<{ generation: Generation }>`
    select pg_snapshot_xmax(pg_current_snapshot()) as generation`.execute(db);
  return rows[0]!.generation;
}

/** Inside a transaction: the generation from which on its own changes are seen. */
export async function ownGeneration(db: Kysely<Schema>): Promise<Generation> {
  const { rows } = await sql<{ xid: TransactionId }>`
    select pg_current_xact_id() as xid`.execute(db);
  return String(BigInt(rows[0]!.xid) + 1n);
}

/** The transaction whose own generation this is. */
export function transactionOf(generation: Generation): TransactionId {
  return String(BigInt(generation) - 1n);
}

/** Whether a reader at this horizon has seen everything of a generation. */
export function hasReached(horizon: Horizon, generation: Generation): boolean {
  return BigInt(horizon.xid) >= BigInt(generation);
}

/** Identity of the database: another after a restore, so that what was derived is built anew. */
export async function databaseIdentity(db: Kysely<Schema>): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'database.id')
    .executeTakeFirstOrThrow();
  return String(row.value);
}

const channel = 'zca_change';

/** Inside the writing transaction, once after its changes: wakes the readers when it commits. */
export async function notifyChanges(db: Kysely<Schema>): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(db);
}

export interface ListenOptions {
  /** Told when the connection is lost; it is made again until `close`. */
  readonly onLost?: (error: Error) => void;
}

/**
 * Calls back after each commit that has changes, and once after every (re)connection, since notices
 * may have been missed while there was none. The callback says only "there may be something":
 * what it is, `readChanges` tells. Throws when the first connection cannot be made.
 */
export async function listenChanges(
  target: ConnectionTarget,
  callback: () => void,
  options: ListenOptions = {},
): Promise<{ close(): Promise<void> }> {
  const stopping = new AbortController();
  let client = await listen();
  const running = keepListening();

  async function listen() {
    const made = await openClient(target, 'zca listen');
    // An error before anyone waits for the end must not end the process.
    made.on('error', () => {});
    made.on('notification', callback);
    await made.query(`listen ${channel}`);
    callback();
    return made;
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      const error = await endOf(client, stopping.signal);
      if (stopping.signal.aborted) return;
      options.onLost?.(error);
      for (let pause = 100; !stopping.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
        try {
          client = await listen();
          break;
        } catch {
          await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
        }
      }
    }
  }

  return {
    close: async () => {
      stopping.abort();
      await running;
      await client.end().catch(() => {});
    },
  };
}

function endOf(
  client: { once(event: 'end' | 'error', listener: (error?: Error) => void): unknown },
  signal: AbortSignal,
): Promise<Error> {
  return new Promise((resolve) => {
    const end = (error?: unknown) =>
      resolve(error instanceof Error ? error : new Error('The connection ended.'));
    client.once('end', end);
    client.once('error', end);
    signal.addEventListener('abort', end, { once: true });
  });
}
