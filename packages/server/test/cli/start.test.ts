import type { ChildProcess } from 'node:child_process';
import { readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf } from '../support/imports.ts';
import { temporaryFolder } from '../support/platform.ts';
import { csvOf, rowsOf } from '../support/tables.ts';
import { startZca, zca } from '../support/zca.ts';

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  /** Everything that was said until now. */
  said(): string;
  /** Ends it as a service manager does; the exit code. */
  stop(): Promise<number | null>;
}

const running: Running[] = [];
afterAll(async () => {
  for (const each of running) await each.stop();
});

/** Starts the platform and waits until it tells its address. */
async function start(data: string, env: Record<string, string> = {}): Promise<Running> {
  const child = startZca(['start', '--port', '0', '--data', data], {
    ZCA_SEARCH_WORKERS: '1',
    ZCA_LOG_LEVEL: 'silent',
    ...env,
  });
  let said = '';
  let code: number | null | undefined;
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (ended) => {
      code = ended;
      resolve(ended);
    });
  });
  const address = () => /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
  while (address() === undefined) {
    if (code !== undefined) throw new Error(`ended with ${code}: ${said}`);
    await delay(20);
  }
  const each: Running = {
    child,
    origin: address()!,
    said: () => said,
    stop: () => {
      if (code === undefined) child.kill('SIGTERM');
      return exited;
    },
  };
  running.push(each);
  return each;
}

/** Ids of the processes that work inside a data folder, as those of PostgreSQL do. */
async function workingIn(data: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // A process that ended meanwhile, or that is not ours, has no place that we can read.
    const place = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (place.startsWith(data)) found.push(Number(name));
  }
  return found;
}

describe.skipIf(process.platform !== 'linux')('zca start', () => {
  let data: string;
  let platform: Running;
  beforeAll(async () => {
    data = path.join(temporaryFolder(), 'data');
    platform = await start(data, { ZCA_DEMO_RIGHTS: '0' });
  }, 120_000);

  it('prints where it is, and listens there on the own machine only', async () => {
    const answer = await fetch(`${platform.origin}/healthz`);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
    expect(platform.said()).toMatch(/已启动 ZhiChangAn is running: http:\/\/127\.0\.0\.1:\d+\//);
  });

  it('serves its pages, and questions before anybody signed in', async () => {
    const page = await fetch(platform.origin);
    expect(page.headers.get('content-type')).toContain('text/html');
    const city = await fetch(`${platform.origin}/api/v1/city`);
    expect(await city.json()).toMatchObject({ count: 0, demonstrationSeed: null });
  });

  it('gives the administrator a link that signs in', async () => {
    // The link is printed after the address, with which the tests before went on.
    await expect.poll(() => platform.said()).toMatch(/#token=[\w-]+/);
    const token = /#token=([\w-]+)/.exec(platform.said())![1];
    const answer = await fetch(`${platform.origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zca-csrf': '1', origin: platform.origin },
      body: JSON.stringify({ oneTimeToken: token }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      person: { grants: [{ role: 'systemAdministrator' }] },
    });
  });

  it('refuses a second platform on the same data folder, in one sentence', async () => {
    const { code, stderr, stdout } = await zca(['start', '--port', '0', '--data', data]);
    expect(code).toBe(3);
    expect(stdout).not.toContain('is running');
    const lines = stderr.trim().split('\n');
    expect(lines.filter((line) => line.includes(data)).length).toBeGreaterThan(0);
    expect(stderr).not.toMatch(/\bat .*\.(ts|js):\d/);
    expect((await fetch(`${platform.origin}/healthz`)).status).toBe(200);
  });

  it('refuses other addresses until the administrator has a password', async () => {
    const other = path.join(temporaryFolder(), 'data');
    const ended = await zca(['start', '--port', '0', '--host', '0.0.0.0', '--data', other], {
      ZCA_DEMO_RIGHTS: '0',
    });
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('--host');
    expect(await workingIn(other)).toEqual([]);
  });

  it('shows at once what a command imports beside it', async () => {
    const file = await fileOf('表.csv', csvOf(rowsOf(30)));
    const ended = await zca(['import', file, '--data', data, '--json']);
    expect(ended.code).toBe(0);
    const count = async () => {
      const answer = await fetch(`${platform.origin}/api/v1/rights?q=`);
      return ((await answer.json()) as { count: number }).count;
    };
    await expect.poll(count, { timeout: 20_000 }).toBe(30);
  });

  it('stops when it is told to, and leaves no PostgreSQL behind', async () => {
    expect(await workingIn(data)).not.toEqual([]);
    platform.child.kill('SIGTERM');
    await expect.poll(() => platform.said()).toContain('Stopping.');
    // Told again, as a service manager and the launcher do at once, it still stops in order.
    expect(await platform.stop()).toBe(0);
    expect(await workingIn(data)).toEqual([]);
  });

  it('leaves everything sound for a command that opens the folder by itself', async () => {
    const doctor = await zca(['doctor', '--data', data, '--json']);
    expect(doctor.code).toBe(0);
    expect(JSON.parse(doctor.stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ good: true });
    expect(await workingIn(data)).toEqual([]);
  });
});

describe.skipIf(process.platform !== 'linux')('zca start with a demonstration city', () => {
  it('stops in the midst of loading, and the city is completed later', async () => {
    const data = path.join(temporaryFolder(), 'data');
    const rights = { ZCA_DEMO_RIGHTS: '4000' };
    const platform = await start(data, rights);
    expect(await platform.stop()).toBe(0);
    expect(platform.said()).not.toContain('Ready.');
    expect(await workingIn(data)).toEqual([]);
    const ended = await zca(['demo', '--data', data, '--json'], rights);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({ rights: 4000 });
    const other = await zca(['demo', '--scale', '300', '--data', data]);
    expect(other.code).toBe(3);
    expect(other.stderr).toContain('4000');
  }, 120_000);
});
