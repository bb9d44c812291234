import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileDurably } from '../files/durable.ts';
import { type Account, canEnter, chooseAccount, isRoot } from './account.ts';
import {
  clusterMissing,
  clusterOwnedByOther,
  dataFolderIsCopy,
  noReachableFolder,
} from './problems.ts';

/** Where the database of a data folder lives. */
export interface PostgresHome {
  /** Folder that holds the cluster and, where one is needed, the copy of the binaries. */
  readonly directory: string;
  /** The cluster: what `initdb` makes. */
  readonly cluster: string;
  /** The account of the server when this process is root; otherwise the server runs as we do. */
  readonly account: Account | undefined;
}

/** Durable place for clusters whose data folder the account of the server cannot enter. */
const reachableRoot = '/var/lib/zhichangan';

/** In `DATA/postgres`: names the home when it lies elsewhere. */
const pointerName = 'location.json';
/** In a home that lies elsewhere: names the data folder to which it belongs. */
const backPointerName = 'data-folder';

/**
 * Finds or makes the home of a data folder: `DATA/postgres`. When root runs the platform and the
 * unprivileged account cannot pass a parent of DATA (root's own home is closed to others), the home
 * is a folder of its own under /var/lib/zhichangan and DATA/postgres/location.json names it; the
 * permissions of folders above DATA are never changed.
 */
export function openHome(dataDirectory: string): PostgresHome {
  const inside = join(dataDirectory, 'postgres');
  const elsewhere = readPointer(dataDirectory, inside);
  const directory = elsewhere ?? inside;
  const owner = ownerOf(join(directory, 'cluster'));

  if (!isRoot()) {
    const uid = process.getuid?.();
    if (owner !== undefined && uid !== undefined && owner !== uid) {
      throw clusterOwnedByOther(join(directory, 'cluster'), owner);
    }
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { directory, cluster: join(directory, 'cluster'), account: undefined };
  }

  const account = chooseAccount(owner);
  mkdirSync(inside, { recursive: true, mode: 0o755 });
  if (elsewhere === undefined && !openTo(account, dataDirectory, inside)) {
    if (owner !== undefined) throw noReachableFolder(dataDirectory, account.name);
    const made = makeReachableHome(dataDirectory, inside, account);
    return { directory: made, cluster: join(made, 'cluster'), account };
  }
  return { directory, cluster: join(directory, 'cluster'), account };
}

/** Lets the account pass through DATA and DATA/postgres, and asks the kernel whether it can. */
function openTo(account: Account, dataDirectory: string, inside: string): boolean {
  if (!canEnter(account, dirname(dataDirectory))) return false;
  for (const folder of [dataDirectory, inside]) {
    if (canEnter(account, folder)) continue;
    // Passing needs only the search bit, and only for the group of the server.
    const { uid, mode } = statSync(folder);
    if (uid !== 0) return false;
    chownSync(folder, 0, account.gid);
    chmodSync(folder, (mode & 0o7707) | 0o010);
    if (!canEnter(account, folder)) return false;
  }
  return true;
}

function makeReachableHome(dataDirectory: string, inside: string, account: Account): string {
  const home = join(reachableRoot, randomBytes(8).toString('hex'));
  try {
    mkdirSync(reachableRoot, { recursive: true, mode: 0o755 });
    mkdirSync(home, { mode: 0o755 });
  } catch {
    throw noReachableFolder(dataDirectory, account.name);
  }
  if (!canEnter(account, home)) {
    rmSync(home, { recursive: true });
    throw noReachableFolder(dataDirectory, account.name);
  }
  writeFileDurably(join(home, backPointerName), dataDirectory);
  writeFileDurably(join(inside, pointerName), JSON.stringify({ home }));
  return home;
}

/**
 * Follows the pointer of a data folder. A data folder that was moved keeps its database; one that
 * was copied is refused, since two platforms would write to one database.
 */
function readPointer(dataDirectory: string, inside: string): string | undefined {
  const file = join(inside, pointerName);
  if (!existsSync(file)) return undefined;
  const { home } = JSON.parse(readFileSync(file, 'utf8')) as { home: string };
  const back = join(home, backPointerName);
  if (!existsSync(back)) throw clusterMissing(home);
  const named = readFileSync(back, 'utf8');
  if (named !== dataDirectory) {
    const other = join(named, 'postgres', pointerName);
    if (existsSync(other) && readFileSync(other, 'utf8') === readFileSync(file, 'utf8')) {
      throw dataFolderIsCopy(dataDirectory, named);
    }
    writeFileDurably(back, dataDirectory);
  }
  return home;
}

/** Homes outside any data folder whose data folder no longer names them; for `doctor` to list. */
export function findOrphanHomes(root: string = reachableRoot): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter((home) => {
      const back = join(home, backPointerName);
      if (!existsSync(back)) return false;
      const pointer = join(readFileSync(back, 'utf8'), 'postgres', pointerName);
      if (!existsSync(pointer)) return true;
      return (JSON.parse(readFileSync(pointer, 'utf8')) as { home: string }).home !== home;
    });
}

function ownerOf(path: string): number | undefined {
  return existsSync(path) ? statSync(path).uid : undefined;
}

/**
 * Makes a private folder with a short path for the socket: a socket's address holds at most 107
 * bytes, and data folders may lie deep. The folder belongs to the account of the server alone.
 */
export function makeSocketFolder(account: Account | undefined): string {
  const candidates = [tmpdir(), '/tmp'].filter(
    (folder) => Buffer.byteLength(folder) <= 60 && (!account || canEnter(account, folder)),
  );
  const folder = mkdtempSync(join(candidates[0] ?? '/tmp', 'zca-'));
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Removes a socket folder, but only one that looks like ours. */
export function removeSocketFolder(folder: string): void {
  if (!/[/\\]zca-[A-Za-z0-9]{6}$/.test(folder) || !existsSync(folder)) return;
  if (lstatSync(folder).isDirectory()) rmSync(folder, { recursive: true, force: true });
}
