import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ChainEntry, type JsonValue, verifyChain } from '@zca/ledger';
import { type Act, type Matter, replay } from '@zca/procedure';
import { describe, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestPlatform, temporaryFolder } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

const PROGRAM = fileURLToPath(new URL('programs/actor.ts', import.meta.url));
const database = await openTestDatabase();
const dataDirectory = temporaryFolder();
const { pool } = database.application;

/** Acts that the program has been seen to do before it is killed. */
const ACTS = 5;

/** Lets the program act, kills it a moment after its first acts, and gives the receipts that it had printed. */
async function runAndKill(run: number, afterMs: number): Promise<string[]> {
  const connection = JSON.stringify(database.applicationConfig);
  const child = spawn(process.execPath, [PROGRAM, dataDirectory, connection, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const busy = new Promise<void>((resolve, reject) => {
    child.on('exit', () => reject(new Error('the program ended by itself')));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      // Its first line says that it is ready.
      if (printed.split('\n').length > ACTS + 1) resolve();
    });
  });
  await busy;
  await new Promise((resolve) => {
    setTimeout(resolve, afterMs);
  });
  const gone = new Promise((resolve) => {
    child.removeAllListeners('exit').on('close', resolve);
  });
  child.kill('SIGKILL');
  await gone;
  // The last line may be cut.
  return printed.split('\n').slice(1, -1);
}

describe('a process that is killed in the midst of acts', async () => {
  const receipts: string[] = [];
  // Instants that differ by less than an act takes, so that they fall between any two of its steps.
  for (const [run, afterMs] of [1, 3.5, 7, 12, 18, 25].entries()) {
    receipts.push(...(await runAndKill(run, afterMs)));
  }

  // The server ends the statements that were under way after the process that sent them is gone.
  await vi.waitUntil(
    async () =>
      (
        await pool.query(
          `select 1 from pg_stat_activity where datname = current_database()
             and state <> 'idle' and pid <> pg_backend_pid()`,
        )
      ).rowCount === 0,
    { timeout: 20_000, interval: 100 },
  );

  it('had acted', () => {
    expect(receipts.length).toBeGreaterThanOrEqual(6 * ACTS);
    expect(new Set(receipts).size).toBe(receipts.length);
  });

  it('loses no act of which it had given a receipt', async () => {
    const { rows } = await pool.query<{ line: string }>(
      `select substr(chain, 8) || ' ' || number || ' ' || encode(hash, 'hex') as line
         from journal_entry where chain like 'matter:%'`,
    );
    const written = new Set(rows.map((row) => row.line));
    expect(receipts.filter((receipt) => !written.has(receipt))).toEqual([]);
    // What was written without a receipt is at most what was under way: four acts a kill.
    expect(written.size - receipts.length).toBeLessThanOrEqual(6 * 4);
  });

  it('leaves every matter whole: its journal is a chain and gives its state, clocks, values and papers', async () => {
    const { rows: matters } = await pool.query<{ id: string; body: Matter; head: Buffer }>(
      'select id, body, head from matter',
    );
    for (const { id, body, head } of matters) {
      const { rows } = await pool.query<{
        number: number;
        at: string;
        body: string;
        previous: Buffer;
        hash: Buffer;
      }>('select * from journal_entry where chain = $1 order by number', [`matter:${id}`]);
      const entries = rows.map(
        (row): ChainEntry => ({
          chain: `matter:${id}`,
          number: row.number,
          at: new Date(row.at).toISOString(),
          previous: row.previous.toString('hex'),
          hash: row.hash.toString('hex'),
          body: JSON.parse(row.body) as JsonValue,
        }),
      );
      expect(verifyChain(entries)).toEqual([]);
      expect(entries.at(-1)!.hash).toBe(head.toString('hex'));
      const acts = rows.map((row) => JSON.parse(row.body) as Act);
      expect(replay(acts)).toEqual(body);
      const count = async (table: string) =>
        (await pool.query(`select 1 from ${table} where matter_id = $1`, [id])).rowCount;
      expect(await count('matter_clock')).toBe(1);
      expect(await count('matter_value')).toBe(
        acts.some((act) => act.action === 'complete') ? 2 : 1,
      );
      expect(await count('act_key')).toBe(acts.length);
      const papers = await pool.query('select 1 from paper where subject = $1', [`matter:${id}`]);
      expect(papers.rowCount).toBe(body.endedAt === null ? 0 : 1);
    }
    expect(matters.length).toBeGreaterThan(5);
  });

  it('leaves paper numbers without gaps', async () => {
    const { rows } = await pool.query<{ number: string }>('select number from paper');
    const numbers = rows
      .map((row) => Number(/〕(\d+)号/.exec(row.number)![1]))
      .toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_n, i) => i + 1));
  });

  it('is followed by one that takes every entry into the log, once, and tells everybody', async () => {
    const platform = await openTestPlatform({ database, dataDirectory, procedures: [libraryCard] });
    await platform.matters.errands.run();
    await expect
      .poll(async () => (await pool.query('select 1 from journal_pending')).rowCount, {
        timeout: 20_000,
      })
      .toBe(0);
    const { rows } = await pool.query<{ entries: number; leaves: number; errands: number }>(
      `select (select count(*)::int from journal_entry) as entries,
              (select count(*)::int from log_leaf) as leaves,
              (select count(*)::int from matter_errand) as errands`,
    );
    expect(rows[0]!.leaves).toBe(rows[0]!.entries);
    expect(rows[0]!.errands).toBe(0);
  });
});

describe('a clock that runs out while the platform is down', () => {
  it('is noticed by the first turn after the start, once, at the time of that turn', async () => {
    const other = await openTestDatabase();
    const folder = temporaryFolder();
    let now = Date.parse('2026-11-23T02:00:00Z');
    const options = {
      database: other,
      dataDirectory: folder,
      procedures: [libraryCard],
      clock: () => now,
    };
    const before = await openTestPlatform(options);
    const filed = await before.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/matters',
      payload: {
        procedure: 'libraryCard',
        action: 'ask',
        input: { purpose: '读书', name: '王某', office: '610113' },
        key: 'while-down-000000001',
      },
    });
    const { matter } = filed.json();
    await before.close();
    now = Date.parse('2026-12-07T02:00:00Z');
    const after = await openTestPlatform(options);
    await after.matters.ticker.tick();
    await after.matters.ticker.tick();
    const { rows } = await other.application.pool.query<{ body: string }>(
      'select body from journal_entry where chain = $1 order by number',
      [`matter:${matter}`],
    );
    const acts = rows.map((row) => JSON.parse(row.body) as Act);
    expect(acts.map((act) => act.action)).toEqual(['ask', 'clock.ranOut']);
    expect(acts[1]!.at).toBe('2026-12-07T02:00:00.000Z');
    expect(acts[1]!.clocks['decide']).toMatchObject({
      status: 'running',
      dueDay: '2026-11-30',
      ranOutAt: '2026-12-07T02:00:00.000Z',
    });
  });
});
