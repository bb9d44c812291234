import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnCli } from './cli.ts';
import { layPreparedCity } from './preparedCity.ts';

/** Longest wait for a platform to answer; a slow machine still builds its city within this. */
const STARTING_MS = 180_000;

/** A whole platform in a process of its own, on a data folder of its own. */
export interface RunningPlatform {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly origin: string;
  /** The administrator's one-time link as it was printed; null once there is a password. */
  readonly link: string | null;
  /** Ends the process by its id, and removes its data unless they were given. */
  stop(): Promise<void>;
}

export interface PlatformOptions {
  /** Rights of the demonstration city; 0 for none. */
  readonly rights: number;
  /** A data folder that outlives the platform; a temporary one otherwise. */
  readonly data?: string;
  /** Whole days by which the platform's clock is behind, for records of past days. */
  readonly daysBehind?: number;
  /** Settings beside those of every platform of the tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A module that sets the clock of the process, and of its threads, back. */
function clockBehind(days: number): string {
  const code = `const behind = ${days * 86_400_000}, now = Date.now, Real = Date;
    globalThis.Date = class extends Real {
      constructor(...parts) { if (parts.length === 0) super(now() - behind); else super(...parts); }
      static now() { return now() - behind; }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

async function untilExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

/** Every demonstration city has so many matters, unless its settings tell another number. */
const MATTERS = '60';

/**
 * Starts a platform with a demonstration city of so many rights, none for 0, and waits until all of
 * it can be searched. A usual city is made once a run, and each platform has a copy of it. Throws with
 * everything that was printed when it ends or takes too long.
 */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const { rights, daysBehind = 0, settings = {} } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-'));
  const data = options.data ?? path.join(folder, 'data');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const isUsual = rights > 0 && daysBehind === 0 && settings['ZCA_DEMO_MATTERS'] === undefined;
    if (isUsual && !existsSync(data)) {
      await layPreparedCity(rights, data, async (made) => (await start({ rights }, made)).stop());
    }
    const running = await start(options, data);
    return { ...running, stop: () => running.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function start(options: PlatformOptions, data: string): Promise<RunningPlatform> {
  const { rights, daysBehind = 0 } = options;
  const child = spawnCli(
    ['start', `--data=${data}`, '--port=0', ...(rights === 0 ? ['--no-demo'] : [])],
    {
      node: daysBehind === 0 ? [] : ['--import', clockBehind(daysBehind)],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ZCA_DEMO_RIGHTS: String(rights),
        ZCA_DEMO_MATTERS: MATTERS,
        ZCA_LOG_LEVEL: 'silent',
        // One browser asks more in a minute than any person does.
        ZCA_RATE_LIMIT_PER_MINUTE: '0',
        // Journeys that are about something else have no telephone at hand.
        ZCA_SECOND_FACTOR: 'off',
        ...options.settings,
      },
    },
  );
  let printed = '';
  let failure: Error | null = null;
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.once('error', (error) => (failure = error));

  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await untilExit(child);
    clearTimeout(timer);
  };
  const deadline = Date.now() + STARTING_MS;
  while (!/Ready\.\s*$/.test(printed)) {
    if (failure !== null || child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the platform did not start:\n${failure ?? ''}${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
  const link = /http:\S+\/sign-in#token=\S+/.exec(printed)?.[0] ?? null;
  const ready = await fetch(`${origin}/readyz`);
  if (!ready.ok) {
    await stop();
    throw new Error(`the platform is not ready: ${ready.status}`);
  }
  return { origin, link, stop };
}
