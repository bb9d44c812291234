import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartupProblem } from '../problem.ts';
import { isAlive, processToken } from './process.ts';

/** The hold of one process on a data folder. */
export interface DataFolderLock {
  /** Real path of the data folder. */
  readonly dataDirectory: string;
  /** Gives the folder free; a second call does nothing. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly token: string;
}

const lockName = 'zca.lock';

/**
 * Takes a data folder for this process and makes the folder where it is missing. One process a
 * folder: a second one gets a `StartupProblem` that names the first. The lock of a process that no
 * longer lives is taken over.
 */
export function lockDataFolder(dataDirectory: string): DataFolderLock {
  const folder = makeDataFolder(dataDirectory);
  const lock = join(folder, lockName);
  const own: Holder = { pid: process.pid, token: processToken(process.pid) };
  const candidate = join(folder, `${lockName}.${own.pid}.${randomBytes(4).toString('hex')}`);
  // A link appears whole or not at all, so that nobody reads a half-written lock.
  writeFileSync(candidate, JSON.stringify(own), { mode: 0o644 });
  try {
    for (;;) {
      if (tryLink(candidate, lock)) break;
      const holder = readHolder(lock);
      if (holder === undefined) continue;
      if (isHeld(holder)) throw inUse(folder, holder.pid);
      discardStale(lock, holder);
    }
  } finally {
    rmSync(candidate, { force: true });
  }
  removeForgotten(folder);
  const release = () => {
    process.off('exit', release);
    const holder = readHolder(lock);
    if (holder?.pid === own.pid && holder.token === own.token) rmSync(lock, { force: true });
  };
  process.on('exit', release);
  return { dataDirectory: folder, release };
}

/** The process that holds a data folder now, if any. */
export function findDataFolderHolder(dataDirectory: string): number | undefined {
  const holder = readHolder(join(dataDirectory, lockName));
  return holder && isHeld(holder) ? holder.pid : undefined;
}

function makeDataFolder(dataDirectory: string): string {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o755 });
    return realpathSync(dataDirectory);
  } catch (error) {
    throw new StartupProblem(
      'data-folder-not-writable',
      {
        zh: `无法创建数据目录 ${dataDirectory}：请检查路径与权限，或用 ZCA_DATA 指定其他位置。`,
        en: `The data folder ${dataDirectory} cannot be made: check the path and its permissions, or choose another with ZCA_DATA.`,
      },
      { cause: error },
    );
  }
}

function inUse(folder: string, pid: number): StartupProblem {
  return new StartupProblem('data-folder-in-use', {
    zh: `数据目录 ${folder} 正由另一个 zca 进程（进程号 ${pid}）使用；请先停止它，或用 ZCA_DATA 指定其他目录。`,
    en: `The data folder ${folder} is in use by another zca process (process ${pid}): stop it first, or choose another folder with ZCA_DATA.`,
  });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder written in a lock; an unreadable lock counts as one of nobody. */
function readHolder(lock: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { pid, token } = JSON.parse(text) as Partial<Holder>;
    return { pid: Number(pid), token: String(token) };
  } catch {
    return { pid: 0, token: '' };
  }
}

function isHeld(holder: Holder): boolean {
  if (!Number.isInteger(holder.pid) || holder.pid <= 0 || !isAlive(holder.pid)) return false;
  return holder.token === processToken(holder.pid);
}

/**
 * Removes a stale lock. Several processes may see the same stale lock; each moves what it finds
 * aside, and one that finds it has moved a newer lock puts that back.
 */
function discardStale(lock: string, stale: Holder): void {
  const aside = `${lock}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== stale.pid || moved.token !== stale.token)) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

/** Removes what processes killed in the middle of taking the lock have left. */
function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^zca\.lock\.(?:stale\.)?(\d+)\./.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}
