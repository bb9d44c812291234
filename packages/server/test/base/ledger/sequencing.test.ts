import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEntry, Ledger } from '../../../src/base/ledger/index.ts';
import { ensureKeys } from '../../../src/base/ledger/keyChanges.ts';
import { Sequencer } from '../../../src/base/ledger/sequencer.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { AT, expectSoundLog, now, watchedPool, writeEntries } from '../../support/ledger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let database: TestDatabase;
let dataDirectory: string;
const fail = (error: unknown) => {
  throw error;
};

beforeEach(async () => {
  database = await openTestDatabase();
  dataDirectory = temporaryFolder();
  await ensureKeys({ database: database.application, dataDirectory, sm2: false, now });
});

afterEach(() => database.drop());

function sequencer(pool = database.application.pool): Sequencer {
  return new Sequencer({ database: { pool }, dataDirectory, now, onFailure: fail });
}

const write = (chain: string, ...bodies: number[]) =>
  writeEntries(database.application, chain, bodies);

async function count(table: string): Promise<number> {
  const { rows } = await database.owner.pool.query<{ n: number }>(
    `select count(*) as n from ${table}`,
  );
  return rows[0]!.n;
}

describe('the sequencer', () => {
  it('begins a log with its keys', async () => {
    expect(await expectSoundLog(database.application)).toBe(1);
    expect(await count('checkpoint')).toBe(1);
  });

  it('appends what waits, once, with a checkpoint', async () => {
    await write('matter:1', 1, 2);
    await write('matter:2', 3);
    expect(await sequencer().appendBatch()).toBe(3);
    expect(await sequencer().appendBatch()).toBe(0);
    expect(await expectSoundLog(database.application)).toBe(4);
    expect(await count('checkpoint')).toBe(2);
    expect(await count('journal_pending')).toBe(0);
  });

  it('keeps the order of each chain, however writers and batches meet', async () => {
    const writers = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), {
      minLength: 5,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(writers, async (acts) => {
        const own = sequencer();
        const chains = [0, 1, 2, 3].map((chain) => acts.filter(([to]) => to === chain));
        const batches = chains.map(async () => {
          for (let turn = 0; turn < 4; turn += 1) await own.appendBatch();
        });
        const writing = chains.map(async (own, chain) => {
          for (const [, body] of own) await write(`matter:${chain}`, body);
        });
        await Promise.all([...batches, ...writing]);
        await own.appendBatch();
        await expectSoundLog(database.application);
        expect(await count('journal_pending')).toBe(0);
      }),
      { numRuns: 6 },
    );
  });

  it('of two processes never appends an entry twice', async () => {
    for (let chain = 0; chain < 30; chain += 1) await write(`matter:${chain}`, 1, 2);
    const both = [sequencer(), sequencer(), sequencer()];
    const taken = await Promise.all(both.map((each) => each.appendBatch()));
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(60);
    expect(await expectSoundLog(database.application)).toBe(61);
  });

  it('takes in turns what is too much for one batch', async () => {
    const insert = `insert into journal_inbox (chain, at, body) select 'many', $1, n::text from generate_series(1, 2500) n`;
    await database.application.pool.query(insert, [AT]);
    const own = sequencer();
    expect([await own.appendBatch(), await own.appendBatch(), await own.appendBatch()]).toEqual([
      1000, 1000, 500,
    ]);
    expect(await expectSoundLog(database.application)).toBe(2501);
  });

  it('seals the letters of many writers into one chain', async () => {
    const bodies = Array.from({ length: 40 }, (_, n) => ({ n }));
    await Promise.all(
      bodies.map((body) => appendEntry(database.application.db, { chain: 'shared', at: AT, body })),
    );
    await sequencer().appendBatch();
    await appendEntry(database.application.db, { chain: 'shared', at: AT, body: 'last' });
    await sequencer().appendBatch();
    const { rows } = await database.application.pool.query<{ number: number; body: string }>(
      "select number, body from journal_entry where chain = 'shared' order by number",
    );
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 41 }, (_, n) => n + 1));
    expect(rows.at(-1)!.body).toBe('"last"');
    await expectSoundLog(database.application);
  });

  it('refuses a letter that can be no entry, where it is written', async () => {
    const send = (at: string, body: number) =>
      appendEntry(database.application.db, { chain: 'shared', at, body });
    await expect(send('2026-11-23', 1)).rejects.toThrow(TypeError);
    await expect(send(AT, Number.NaN)).rejects.toThrow(TypeError);
    expect(await count('journal_inbox')).toBe(0);
  });

  it('goes on over letters without sense and slips that name nothing or what is in the log', async () => {
    const [logged] = await write('matter:1', 1);
    await sequencer().appendBatch();
    await database.application.pool.query(
      `insert into journal_pending (entry_id) values (999999), (${logged!.id})`,
    );
    await database.application.pool.query(
      `insert into journal_inbox (chain, at, body) values ('odd', $1, '{not json'), ('odd', $1, '[1e999]')`,
      [AT],
    );
    await write('matter:1', 2);
    await sequencer().appendBatch();
    expect(await expectSoundLog(database.application)).toBe(5);
    const { rows } = await database.application.pool.query<{ body: string }>(
      "select body from journal_entry where chain = 'odd' order by number",
    );
    expect(rows.map(({ body }) => body)).toEqual([
      '{"unreadable":"{not json"}',
      '{"unreadable":"[1e999]"}',
    ]);
  });

  it('does not append to a log whose subtrees are gone', async () => {
    await write('matter:1', 1, 2);
    await sequencer().appendBatch();
    await database.owner.pool.query('delete from log_node');
    await write('matter:1', 3);
    await expect(sequencer().appendBatch()).rejects.toMatchObject({ code: 'ledger-log-differs' });
    expect(await count('journal_pending')).toBe(1);
  });
});

describe('a failure between any two steps of a batch', () => {
  async function prepare(): Promise<void> {
    await write('matter:1', 1, 2);
    await write('matter:2', 3);
    await appendEntry(database.application.db, { chain: 'shared', at: AT, body: 1 });
  }

  /** Statements of one batch, counted on a batch that succeeds. */
  async function stepsOfBatch(): Promise<string[]> {
    await prepare();
    const steps: string[] = [];
    await sequencer(
      watchedPool(database.application.pool, (_, text) => steps.push(text)),
    ).appendBatch();
    return steps;
  }

  it('loses and doubles nothing', async () => {
    const steps = await stepsOfBatch();
    expect(steps.length).toBeGreaterThan(20);
    let size = await expectSoundLog(database.application);
    for (let at = 1; at <= steps.length; at += 1) {
      await prepare();
      const failing = watchedPool(database.application.pool, (step) => {
        if (step === at) throw new Error(`stopped at ${steps[at - 1]}`);
      });
      await expect(sequencer(failing).appendBatch()).rejects.toThrow('stopped');
      await expectSoundLog(database.application);
      while ((await sequencer().appendBatch()) > 0);
      size += 4;
      expect(await expectSoundLog(database.application)).toBe(size);
    }
  });

  it('loses and doubles nothing when the process is killed', async () => {
    const steps = await stepsOfBatch();
    let size = await expectSoundLog(database.application);
    const program = fileURLToPath(new URL('../programs/sequencer.ts', import.meta.url));
    for (let at = 2; at <= steps.length; at += 3) {
      await prepare();
      const environment = {
        ...process.env,
        ZCA_TEST_SEQUENCER: JSON.stringify({
          database: database.applicationConfig,
          dataDirectory,
          at,
        }),
      };
      const run = promisify(execFile)(process.execPath, [program], { env: environment });
      await expect(run).rejects.toMatchObject({ signal: 'SIGKILL' });
      while ((await sequencer().appendBatch()) > 0);
      size += 4;
      expect(await expectSoundLog(database.application)).toBe(size);
    }
  });
});

describe('the ledger of a platform', () => {
  it('appends by itself what this process or another has written', async () => {
    const failures: unknown[] = [];
    const ledger = await Ledger.open({
      database: database.application,
      dataDirectory,
      sm2: false,
      clock: () => Date.parse(AT),
      onFailure: (error) => failures.push(error),
    });
    const [own] = await write('matter:1', 1);
    ledger.wake();
    await expect
      .poll(() => ledger.receiptOf(own!.hash), { timeout: 20_000 })
      .toEqual({
        index: 1,
        size: 2,
        checkpointAt: AT,
      });
    const [other] = await write('matter:1', 2);
    await expect
      .poll(async () => (await ledger.receiptOf(other!.hash))?.index, { timeout: 20_000 })
      .toBe(2);
    await ledger.close();
    await ledger.close();
    await write('matter:1', 3);
    expect(await expectSoundLog(database.application)).toBe(3);
    expect(failures).toEqual([]);
  });

  it('goes on after a batch that failed', async () => {
    const failures: unknown[] = [];
    let failing = true;
    const pool = watchedPool(database.application.pool, (_, text) => {
      if (failing && text.startsWith('after insert into log_leaf')) throw new Error('injected');
    });
    const ledger = await Ledger.open({
      database: { pool },
      dataDirectory,
      sm2: false,
      clock: () => Date.parse(AT),
      onFailure: (error) => {
        failures.push(error);
        failing = false;
      },
    });
    const [own] = await write('matter:1', 1);
    ledger.wake();
    await expect
      .poll(async () => (await ledger.receiptOf(own!.hash))?.size, { timeout: 20_000 })
      .toBe(2);
    expect(failures).toHaveLength(1);
    await ledger.close();
  });
});
