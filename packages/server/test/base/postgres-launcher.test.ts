import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../../src/base/files/process.ts';
import { findRunningPostgres, startEmbeddedPostgres } from '../../src/base/postgres/index.ts';

const program = new URL('./programs/platform.ts', import.meta.url).pathname;
const root = process.getuid?.() === 0;
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'zca-launcher-'));
  folders.push(folder);
  return folder;
}

const nothing = () => {};

/** Starts the small platform and collects its lines. */
function run(dataDirectory: string, mode = 'count', account: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [program, dataDirectory, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    ...account,
  });
  children.push(child);
  const lines: string[] = [];
  let rest = '';
  let wake = nothing;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
    wake();
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const closed = once(child, 'close').then(() => wake());
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The program ended: ${lines.join('\n')}${errors}`);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { child, lines, closed, until };
}

const committed = (lines: string[]) => lines.filter((line) => /^\d+$/.test(line)).map(Number);
const readyPid = (lines: string[]) =>
  Number(lines.find((line) => line.startsWith('ready'))?.split(' ')[1]);

async function count(config: pg.ClientConfig): Promise<{ rows: number; last: number }> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int, max(n)::int from counted');
    return { rows: rows[0].count, last: rows[0].max };
  } finally {
    await client.end();
  }
}

async function query(config: pg.ClientConfig, text: string) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** One cluster, made once, for every test that leaves it as it was. */
const dataDirectory = mkdtempSync(join(tmpdir(), 'zca-launcher-'));
beforeAll(async () => {
  await (await startEmbeddedPostgres({ dataDirectory })).stop();
});
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** For tests of places and accounts, which need not wait for the disk. */
const settings = { fsync: 'off' };

describe('the embedded PostgreSQL', () => {
  it('keeps its data and its two roles from one start to the next', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory });
    expect(await query(first.applicationConfig, 'select current_user as role')).toEqual([
      { role: 'zca_app' },
    ]);
    await query(first.ownerConfig, "create table kept as select '长安' as word");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(existsSync(first.ownerConfig.host!)).toBe(false);

    const second = await startEmbeddedPostgres({ dataDirectory });
    expect(await query(second.ownerConfig, 'select word from kept')).toEqual([{ word: '长安' }]);
    await second.stop();
  });

  it('listens on a private socket with a short path alone, durably and in UTF-8', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    const settings = await query(
      postgres.ownerConfig,
      `select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'listen_addresses', 'server_encoding', 'TimeZone', 'synchronous_commit')
        order by name collate "C"`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      TimeZone: 'UTC',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    });
    const locale =
      'select datlocprovider, datlocale from pg_database where datname = current_database()';
    expect(await query(postgres.ownerConfig, locale)).toEqual([
      { datlocprovider: 'b', datlocale: 'C.UTF-8' },
    ]);
    const socket = postgres.ownerConfig.host!;
    expect(Buffer.byteLength(join(socket, '.s.PGSQL.5432'))).toBeLessThanOrEqual(100);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    await postgres.stop();
  });

  it('lets nobody in without the password, and keeps the passwords to itself', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    for (const config of [
      postgres.ownerConfig,
      postgres.applicationConfig,
      postgres.superuserConfig,
    ]) {
      await expect(query({ ...config, password: 'wrong' }, 'select 1')).rejects.toMatchObject({
        code: '28P01',
      });
    }
    const secrets = join(dataDirectory, 'secrets');
    expect(statSync(secrets).mode & 0o077).toBe(0);
    for (const name of readdirSync(secrets)) {
      expect(statSync(join(secrets, name)).mode & 0o077).toBe(0);
    }
    await postgres.stop();
  });

  it('gives addresses that pg reads as well as parts', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    const byUrl = { connectionString: postgres.applicationUrl };
    expect(await query(byUrl, 'select current_user as role')).toEqual([{ role: 'zca_app' }]);
    await postgres.stop();
  });

  it('refuses a second start on the same data folder and names the first process', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    const second = run(dataDirectory);
    await second.closed;
    expect(second.lines).toEqual([expect.stringMatching(/^problem data-folder-in-use /)]);
    expect(second.child.exitCode).toBe(2);

    const beside = findRunningPostgres(dataDirectory);
    expect(await query(beside!.applicationConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(findRunningPostgres(dataDirectory)).toBeUndefined();
  });

  it('loses no acknowledged row when the platform is killed, five times over', async () => {
    let acknowledged = 0;
    for (let round = 1; round <= 5; round += 1) {
      const platform = run(dataDirectory);
      await platform.until(() => committed(platform.lines).length > 10 * round);
      const postgresPid = readyPid(platform.lines);
      // Every second time the database dies as well, as when the power fails.
      const both = round % 2 === 0;
      if (both) process.kill(postgresPid, 'SIGKILL');
      platform.child.kill('SIGKILL');
      await platform.closed;
      acknowledged = Math.max(acknowledged, ...committed(platform.lines));
      expect(both || isAlive(postgresPid)).toBe(true);

      const messages: string[] = [];
      const postgres = await startEmbeddedPostgres({
        dataDirectory,
        log: (message) => messages.push(message),
      });
      expect(isAlive(postgresPid)).toBe(false);
      expect(both || messages.join().includes(`process ${postgresPid}`)).toBe(true);
      const { rows, last } = await count(postgres.ownerConfig);
      expect(rows).toBe(last);
      // The last row may have been committed without its acknowledgement.
      expect([acknowledged, acknowledged + 1]).toContain(last);
      await postgres.stop();
    }
  });

  it('takes a process that was given the number of a dead server for what it is', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory });
    await first.stop();
    const file = join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid');
    writeFileSync(
      file,
      `${process.pid}\n${join(dataDirectory, 'postgres', 'cluster')}\n0\n5432\n/tmp/zca-000000\n\n0 0\nready\n`,
    );
    if (root) chownSync(file, statSync(join(dataDirectory, 'postgres', 'cluster')).uid, -1);
    const second = await startEmbeddedPostgres({ dataDirectory });
    expect(await query(second.ownerConfig, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('says in a sentence that a password file is missing', async () => {
    const file = join(dataDirectory, 'secrets', 'postgres-owner');
    renameSync(file, `${file}.away`);
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toMatchObject({
      code: 'postgres-secret-missing',
      sentence: { zh: expect.stringContaining('postgres-owner') },
    });
    renameSync(`${file}.away`, file);
  });

  it('says in a sentence what PostgreSQL said when it cannot start', async () => {
    const wrong = { shared_buffers: 'many' };
    await expect(startEmbeddedPostgres({ dataDirectory, settings: wrong })).rejects.toMatchObject({
      code: 'postgres-start-failed',
      message: expect.stringContaining('shared_buffers'),
    });
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
  });

  it('refuses a cluster of another major version', async () => {
    const file = join(dataDirectory, 'postgres', 'cluster', 'PG_VERSION');
    writeFileSync(file, '17\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toMatchObject({
      code: 'postgres-version-mismatch',
    });
    writeFileSync(file, '18\n');
  });

  it('makes the cluster again when the first start was killed half way', async () => {
    const fresh = makeFolder();
    mkdirSync(join(fresh, 'postgres', 'cluster.new-abcdef', 'base'), { recursive: true });
    const postgres = await startEmbeddedPostgres({ dataDirectory: fresh, settings });
    await postgres.stop();
    expect(readdirSync(join(fresh, 'postgres')).filter((name) => /new-/.test(name))).toEqual([]);
  });
});

describe.skipIf(!root)('started by root', () => {
  it('runs the server under an account without privileges', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
    expect(statSync(join(dataDirectory, 'postgres', 'cluster')).uid).not.toBe(0);
    await postgres.stop();
  });

  it('keeps its cluster in a data folder inside the closed home of root', async () => {
    const closed = makeFolder(homedir());
    const before = statSync(homedir()).mode;
    const first = join(closed, 'data');
    const postgres = await startEmbeddedPostgres({ dataDirectory: first, settings });
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
    await query(postgres.ownerConfig, 'create table kept as select 7 as n');
    await postgres.stop();
    expect(statSync(homedir()).mode).toBe(before);

    const moved = join(closed, 'moved');
    renameSync(first, moved);
    const platform = run(moved);
    await platform.until(() => committed(platform.lines).length > 3);
    platform.child.kill('SIGKILL');
    await platform.closed;
    const again = await startEmbeddedPostgres({ dataDirectory: moved, settings });
    expect(await query(again.ownerConfig, 'select n from kept')).toEqual([{ n: 7 }]);
    expect((await count(again.ownerConfig)).last).toBeGreaterThan(3);
    expect(isAlive(readyPid(platform.lines))).toBe(false);
    await again.stop();
  });
});

describe.skipIf(!root)('started by an ordinary user', () => {
  const user = { uid: 65_534, gid: 65_534 };

  it('runs as that user and leaves a cluster that root can run too', async () => {
    const own = makeFolder();
    chmodSync(own, 0o700);
    chownSync(own, user.uid, user.gid);
    const first = run(own, 'once', user);
    await first.closed;
    expect(first.lines.at(-1)).toMatch(/^ready/);
    expect(statSync(join(own, 'postgres', 'cluster')).uid).toBe(user.uid);

    const second = run(own, 'once');
    await second.closed;
    expect(second.lines.at(-1)).toMatch(/^ready/);
  });

  it('says to whom a cluster of another account belongs', async () => {
    chmodSync(dataDirectory, 0o777);
    const owner = statSync(join(dataDirectory, 'postgres', 'cluster')).uid;
    const other = run(dataDirectory, 'once', { uid: 12_345, gid: 12_345 });
    await other.closed;
    expect(other.lines).toEqual([
      expect.stringMatching(
        new RegExp(`^problem postgres-cluster-owned-by-other .*account ${owner}`),
      ),
    ]);
  });
});
