import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from '../files/process.ts';
import { removeSocketFolder } from './home.ts';
import { leftoverWillNotStop } from './problems.ts';

/** What a running or dead server wrote into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  /** `starting`, `ready`, `stopping`, `standby`; empty before the first is written. */
  readonly status: string;
}

/** Reads `postmaster.pid`; undefined when there is none or it is not yet whole. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDirectory, , , status] = text.split('\n').map((line) => line.trim());
  if (!Number(pid)) return undefined;
  return {
    pid: Number(pid),
    port: Number(port),
    socketDirectory: socketDirectory ?? '',
    status: status ?? '',
  };
}

/** True when the process is the PostgreSQL server of this cluster and not a later one that was given the same number. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return serverFolder(pid) === realpathSync(cluster);
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(cluster);
}

/** The folder in which a PostgreSQL process works: each changes into its cluster. */
function serverFolder(pid: number | string): string | undefined {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' ? readlinkSync(`/proc/${pid}/cwd`) : undefined;
  } catch {
    return undefined;
  }
}

/** Every PostgreSQL process of a cluster, back ends without their server included. */
function serverProcesses(cluster: string): number[] {
  const folder = realpathSync(cluster);
  if (process.platform !== 'linux') {
    const pid = readPostmasterFile(cluster)?.pid;
    return pid !== undefined && isServerOf(cluster, pid) ? [pid] : [];
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && serverFolder(name) === folder)
    .map(Number);
}

/**
 * Ends the server that a killed platform left behind, so that this one starts its own: a fast
 * shutdown first, then an immediate one (the next start recovers from the log). A `postmaster.pid`
 * whose number now belongs to another program is removed, but only when no PostgreSQL process works
 * in the cluster any more. Throws `StartupProblem` when a process will not end.
 */
export async function stopLeftover(cluster: string, log: (message: string) => void): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file === undefined && !existsSync(join(cluster, 'postmaster.pid'))) return;
  if (file && isServerOf(cluster, file.pid)) {
    log(`Stopping the PostgreSQL that an earlier run left behind (process ${file.pid}).`);
    await endProcess(file.pid);
  }
  // Back ends whose server was killed notice it by themselves as soon as they wait for anything.
  if (!(await waitUntil(() => serverProcesses(cluster).length === 0, 10_000))) {
    throw leftoverWillNotStop(serverProcesses(cluster)[0] ?? 0);
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  if (file?.socketDirectory) removeSocketFolder(file.socketDirectory);
}

/**
 * Ends a PostgreSQL server by its signals: SIGINT (fast: sessions are ended, a checkpoint is
 * written), after `patienceMs` SIGQUIT (immediate), at last SIGKILL. True when it has ended.
 */
export async function endProcess(pid: number, patienceMs = 30_000): Promise<boolean> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, wait] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
      throw leftoverWillNotStop(pid);
    }
    if (await waitUntil(() => !isAlive(pid), wait)) return true;
  }
  return false;
}

/** Polls a condition; false when it has not come true within `limitMs`. */
export async function waitUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > end) return false;
    await delay(15);
  }
  return true;
}
