import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { noUnprivilegedAccount } from './problems.ts';

/**
 * The account under which PostgreSQL runs. PostgreSQL refuses to run as root, so a platform
 * started by root hands it to an unprivileged account; otherwise it runs as whoever starts it.
 */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** True when this process is root and the server therefore needs another account. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function readAccounts(): Account[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

/**
 * Chooses the account for a server started by root: the owner of the cluster when there is one, so
 * that a later change of the system's accounts does not lock the data away; else `postgres`, else
 * `nobody`. initdb looks its account up by name, so a bare number does not do.
 */
export function chooseAccount(clusterOwner?: number): Account {
  const accounts = readAccounts();
  if (clusterOwner !== undefined && clusterOwner !== 0) {
    const owner = accounts.find((account) => account.uid === clusterOwner);
    return owner ?? { name: String(clusterOwner), uid: clusterOwner, gid: clusterOwner };
  }
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (account) return account;
  }
  throw noUnprivilegedAccount();
}

/**
 * True when the account can enter a folder. The kernel is asked by a process of that account, so
 * parents, access lists and mount options all count.
 */
export function canEnter(account: Account, folder: string): boolean {
  const result = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return result.status === 0;
}
