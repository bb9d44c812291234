import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canEnter, chooseAccount, isRoot } from './account.ts';
import { clusterOwnedByOther, noReachableFolder } from './problems.ts';

/** Where the database of a data folder lives: `DATA/postgres`. */
export interface PostgresHome {
  /** Folder that holds the cluster and, where one is needed, the copy of the binaries. */
  readonly directory: string;
  /** The cluster: what `initdb` makes. */
  readonly cluster: string;
  /** The account of the server when this process is root; otherwise the server runs as we do. */
  readonly account: Account | undefined;
  /** False when that account cannot pass some folder above DATA. */
  readonly reachable: boolean;
}

/**
 * Opens the home of a data folder. When root runs the platform, the unprivileged account is let
 * through DATA itself; the permissions of folders above it are never changed, and where they keep
 * the account out (root's own home is closed to others), the server is started from inside: see
 * `enterCluster`.
 */
export function openHome(dataDirectory: string): PostgresHome {
  const directory = join(dataDirectory, 'postgres');
  const cluster = join(directory, 'cluster');
  const owner = ownerOf(cluster);
  if (!isRoot()) {
    const uid = process.getuid?.();
    if (owner !== undefined && uid !== undefined && owner !== uid) {
      throw clusterOwnedByOther(cluster, owner);
    }
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return { directory, cluster, account: undefined, reachable: true };
  }
  const account = chooseAccount(owner);
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const reachable = openTo(account, dataDirectory, directory);
  if (!reachable && !existsSync('/proc/self/cwd')) {
    throw noReachableFolder(dataDirectory, account.name);
  }
  return { directory, cluster, account, reachable };
}

/**
 * How a program of PostgreSQL is told its cluster, and where it is started. A process may work in a
 * folder that it could not have entered by its path: we enter the cluster as root, become the
 * unprivileged account, and name the cluster `/proc/self/cwd`, which leads there directly.
 */
export function enterCluster(home: PostgresHome, cluster: string): { cwd: string; name: string } {
  return home.reachable ? { cwd: '/', name: cluster } : { cwd: cluster, name: '/proc/self/cwd' };
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
