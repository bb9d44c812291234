import * as fc from 'fast-check';
import type pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  currentGeneration,
  feedStart,
  hasReached,
  type Horizon,
  inTransaction,
  listenChanges,
  notifyChanges,
  ownGeneration,
  readChanges,
  readSmallTransactions,
  transactionOf,
} from '../../src/base/database/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const held: pg.PoolClient[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  for (const client of held.splice(0)) {
    await client.query('rollback');
    client.release();
  }
});

const nothing = () => {};

async function begin(): Promise<pg.PoolClient> {
  const client = await database.application.pool.connect();
  await client.query('begin');
  held.push(client);
  return client;
}

async function end(client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> {
  await client.query(how);
  client.release();
  held.splice(held.indexOf(client), 1);
}

const write = (client: pg.ClientBase, key: string) =>
  client.query("insert into change (topic, key) values ('test', $1)", [key]);

/** Reads what can be read now and returns the keys. */
async function drain(from: Horizon, limit?: number) {
  const keys: string[] = [];
  let horizon = from;
  for (;;) {
    const batch = await readChanges(database.application.db, horizon, limit);
    keys.push(...batch.rows.map((row) => row.key));
    horizon = batch.horizon;
    if (batch.rows.length === 0) return { keys, horizon, more: batch.more };
  }
}

/**
 * Reads until no committed row waits. Transactions in other databases of the same server hold the
 * feed back too, so that even without a writer of ours this may take a moment.
 */
async function settle(from: Horizon, limit?: number) {
  const keys: string[] = [];
  let horizon = from;
  for (;;) {
    const batch = await drain(horizon, limit);
    keys.push(...batch.keys);
    horizon = batch.horizon;
    if (!batch.more) return { keys, horizon };
  }
}

describe('the change feed', () => {
  it('holds rows back until every older transaction has ended', async () => {
    const { horizon } = await settle(feedStart);
    const slow = await begin();
    await write(slow, 'slow');
    const quick = await begin();
    await write(quick, 'quick');
    await end(quick, 'commit');

    const during = await drain(horizon);
    expect(during.keys).toEqual([]);
    expect(during.more).toBe(true);
    await end(slow, 'commit');
    const after = await settle(during.horizon);
    expect(after.keys).toEqual(['slow', 'quick']);
    expect((await settle(after.horizon)).keys).toEqual([]);
  });

  it('reads a transaction larger than the limit in pieces, each row once', async () => {
    const { horizon } = await settle(feedStart);
    const keys = Array.from({ length: 25 }, (_, index) => `piece-${index}`);
    await inTransaction(database.application, async (_db, client) => {
      for (const key of keys) await write(client, key);
    });
    expect((await settle(horizon, 4)).keys).toEqual(keys);
  });

  it('shows every committed row exactly once whatever the order of commits', async () => {
    const step = fc.record({
      writer: fc.nat({ max: 4 }),
      action: fc.constantFrom('write', 'write', 'commit', 'rollback', 'read'),
    });
    const steps = fc.array(step, { minLength: 5, maxLength: 30 });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (plan, limit) => {
        round += 1;
        let { horizon } = await settle(feedStart);
        const open = new Map<number, { client: pg.PoolClient; keys: string[] }>();
        const committed: string[] = [];
        const seen: string[] = [];
        const read = async () => {
          const batch = await drain(horizon, limit);
          horizon = batch.horizon;
          seen.push(...batch.keys);
        };
        const finish = async (writer: number, how: 'commit' | 'rollback') => {
          const transaction = open.get(writer);
          if (!transaction) return;
          open.delete(writer);
          await end(transaction.client, how);
          if (how === 'commit') committed.push(...transaction.keys);
        };
        for (const [index, { writer, action }] of plan.entries()) {
          if (action === 'read') await read();
          else if (action === 'write') {
            const transaction = open.get(writer) ?? { client: await begin(), keys: [] };
            open.set(writer, transaction);
            const key = `${round}/${index}`;
            await write(transaction.client, key);
            transaction.keys.push(key);
          } else await finish(writer, action);
        }
        for (const writer of open.keys()) await finish(writer, 'commit');
        seen.push(...(await settle(horizon, limit)).keys);
        expect(seen.toSorted()).toEqual(committed.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  it('misses nothing under writers that run at once', async () => {
    let { horizon } = await settle(feedStart);
    const seen: string[] = [];
    let writing = true;
    const reader = (async () => {
      // oxlint-disable-next-line no-unmodified-loop-condition -- set when the writers are done
      while (writing) {
        const batch = await drain(horizon, 7);
        horizon = batch.horizon;
        seen.push(...batch.keys);
      }
      seen.push(...(await settle(horizon, 7)).keys);
    })();
    const writers = Array.from({ length: 5 }, async (_, writer) => {
      for (let turn = 0; turn < 40; turn += 1) {
        await inTransaction(database.application, async (_db, client) => {
          await write(client, `${writer}:${turn}:a`);
          if (turn % 3 === writer % 3) await client.query('select pg_sleep(0.002)');
          await write(client, `${writer}:${turn}:b`);
        });
      }
    });
    await Promise.all(writers);
    writing = false;
    await reader;
    const expected = Array.from({ length: 5 }, (_, writer) =>
      Array.from({ length: 40 }, (_, turn) => [`${writer}:${turn}:a`, `${writer}:${turn}:b`]),
    ).flat(2);
    expect(seen.toSorted()).toEqual(expected.toSorted());
  });

  it('tells a writer the generation from which on its change is seen', async () => {
    const before = await settle(feedStart);
    const generation = await inTransaction(database.application, async (db, client) => {
      await write(client, 'mine');
      return ownGeneration(db);
    });
    expect(hasReached(before.horizon, generation)).toBe(false);
    const now = await currentGeneration(database.application.db);
    expect(BigInt(now)).toBeGreaterThanOrEqual(BigInt(generation));
    const keys: string[] = [];
    let { horizon } = before;
    while (!hasReached(horizon, generation)) {
      const batch = await readChanges(database.application.db, horizon);
      keys.push(...batch.rows.map((row) => row.key));
      horizon = batch.horizon;
    }
    expect(keys).toEqual(['mine']);
    while (!hasReached(horizon, now)) {
      horizon = (await readChanges(database.application.db, horizon)).horizon;
    }
  });
});

describe('small transactions', () => {
  const small = (since: string, most = 3) =>
    readSmallTransactions(database.application.db, 'test', since, most);
  const writeAll = (keys: readonly string[]) =>
    inTransaction(database.application, async (db, client) => {
      for (const key of keys) await write(client, key);
      return transactionOf(await ownGeneration(db));
    });

  it('are those of few changes, whatever still runs before them', async () => {
    const { horizon } = await settle(feedStart);
    const running = await begin();
    await write(running, 'not committed');
    const first = await writeAll(['a', 'b', 'c']);
    await writeAll(['1', '2', '3', '4']);
    const second = await writeAll(['d']);
    const { transactions, since } = await small(horizon.xid);
    expect([...transactions].map(([xid, keys]) => [xid, keys.toSorted()])).toEqual(
      expect.arrayContaining([
        [first, ['a', 'b', 'c']],
        [second, ['d']],
      ]),
    );
    expect(transactions.size).toBe(2);
    await end(running, 'commit');
    // What ran then is looked at again.
    expect([...(await small(since)).transactions.values()]).toContainEqual(['not committed']);
  });

  it('are not looked for again once everything before is known', async () => {
    await writeAll(['e']);
    const { since } = await small((await settle(feedStart)).horizon.xid);
    expect((await small(since)).transactions.size).toBe(0);
    const later = await writeAll(['f']);
    expect([...(await small(since)).transactions]).toEqual([[later, ['f']]]);
  });

  it('are of the topic asked for', async () => {
    const { horizon } = await settle(feedStart);
    await inTransaction(database.application, (_, client) =>
      client.query("insert into change (topic, key) values ('other', 'g')"),
    );
    expect((await small(horizon.xid)).transactions.size).toBe(0);
  });

  it('do not hide in a large one that the window cuts', async () => {
    const { horizon } = await settle(feedStart);
    await inTransaction(database.application, (_, client) =>
      client.query(
        "insert into change (topic, key) select 'test', 'bulk' || n from generate_series(1, 20001) n",
      ),
    );
    await writeAll(Array.from({ length: 2 }, (_, i) => `tail${i}`));
    const { transactions } = await small(horizon.xid, 20_000);
    expect([...transactions.values()].map((keys) => keys.toSorted())).toEqual([['tail0', 'tail1']]);
  });
});

describe('listening', () => {
  it('calls back after a commit, and after the connection was lost and made again', async () => {
    let calls = 0;
    let wake = nothing;
    const called = (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => calls >= count && resolve();
        wake();
      });
    const listener = await listenChanges(database.applicationConfig, () => {
      calls += 1;
      wake();
    });
    await called(1);
    const notify = () => inTransaction(database.application, (db) => notifyChanges(db));
    await notify();
    await called(2);
    await database.application.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zca listen' and datname = current_database()",
    );
    await called(3);
    await notify();
    await called(4);
    await listener.close();
    const { rows } = await database.application.pool.query(
      "select count(*) as open from pg_stat_activity where application_name = 'zca listen' and datname = current_database()",
    );
    expect(rows[0]?.open).toBe(0);
  });
});
