import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import * as pg from 'pg';
import type { Account } from './account.ts';
import { enterCluster, makeSocketFolder, type PostgresHome, removeSocketFolder } from './home.ts';
import { creationFailed, versionMismatch } from './problems.ts';
import type { DatabaseSecrets } from './secrets.ts';

/** Names inside the embedded database; production may choose its own. */
export const embeddedNames = {
  superuser: 'postgres',
  owner: 'zca_owner',
  application: 'zca_app',
  database: 'zca',
} as const;

/** True when the cluster exists; throws when another major version of PostgreSQL made it. */
export function clusterExists(cluster: string, version: string): boolean {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const found = readFileSync(file, 'utf8').trim();
  const ours = version.split('.')[0]!;
  if (found !== ours) throw versionMismatch(cluster, found, ours);
  return true;
}

/**
 * Makes the cluster with `initdb`: UTF-8, the built-in C.UTF-8 locale (the same order on every
 * system, whatever its libraries), passwords required on every connection. It is made under another
 * name and renamed when whole, so that a start that was killed leaves nothing half made. `sync`
 * false leaves it to the system when the files reach the disk, for databases that may be lost.
 */
export function createCluster(
  binaries: string,
  home: PostgresHome,
  secrets: DatabaseSecrets,
  sync = true,
): void {
  for (const name of readdirSync(home.directory)) {
    if (name.startsWith('cluster.new-')) {
      rmSync(join(home.directory, name), { recursive: true, force: true });
    }
  }
  const fresh = mkdtempSync(join(home.directory, 'cluster.new-'));
  giveTo(home.account, fresh);
  const scratch = makeSocketFolder(home.account);
  try {
    const passwordFile = join(scratch, 'password');
    writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
    giveTo(home.account, passwordFile);
    const { cwd, name } = enterCluster(home, fresh);
    const result = spawnSync(
      join(binaries, 'bin', 'initdb'),
      [
        `--pgdata=${name}`,
        `--username=${embeddedNames.superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        // The system's own locale decides nothing but messages; C exists everywhere.
        '--locale=C',
        ...(sync ? [] : ['--no-sync']),
      ],
      { encoding: 'utf8', cwd, env: serverEnvironment(), ...accountOptions(home.account) },
    );
    if (result.status !== 0) {
      throw creationFailed(lastLine(result.stderr) ?? result.error?.message ?? 'initdb failed');
    }
    renameSync(fresh, home.cluster);
  } finally {
    removeSocketFolder(scratch);
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Settings given at every start; what is not named keeps PostgreSQL's default, fsync among them. */
export function serverSettings(): Record<string, string> {
  const limit = process.constrainedMemory?.() ?? 0;
  const total = limit > 0 && limit < totalmem() ? limit : totalmem();
  const small = total < 3 * 2 ** 30 || freemem() < 512 * 2 ** 20;
  // Taken as it is used, so a small city stays small; a large one is read from memory.
  const buffers = Math.min(Math.floor(total / 8 / 2 ** 20), 2048);
  return {
    shared_buffers: small ? '64MB' : `${buffers}MB`,
    maintenance_work_mem: small ? '64MB' : '256MB',
    max_wal_size: small ? '512MB' : '2GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    max_connections: '100',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // The log holds no statement, no parameter and no key value: those are personal data.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // JIT costs more than it brings on short statements.
    jit: 'off',
  };
}

/**
 * Makes the two roles and the database where they are missing and sets their passwords: the owner
 * may change the schema of its database; the application may neither create nor alter anything.
 */
export async function ensureRoles(
  superuser: pg.ClientConfig,
  secrets: DatabaseSecrets,
): Promise<void> {
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<{ ready: boolean }>(
      'select count(*) = 1 as ready from pg_database where datname = $1',
      [embeddedNames.database],
    );
    if (rows[0]?.ready) return;
    const { owner, application, database } = embeddedNames;
    for (const [role, password] of [
      [owner, secrets.owner],
      [application, secrets.application],
    ] as const) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'create' : 'alter';
      await client.query(
        `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`,
      );
    }
    await client.query(`create database ${database} owner ${owner}`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${application}`);
  } finally {
    await client.end();
  }
}

/** Options that run a child under the account of the server. */
export function accountOptions(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The environment of PostgreSQL's programs: none of the PG* settings of whoever starts us. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, TEMP, TMP } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, SYSTEMROOT, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

export function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** The last line that says something, without the program's own prefix. */
export function lastLine(text: string | null | undefined): string | undefined {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /error|fatal|panic/i.test(line)).at(-1) ?? lines.at(-1);
  return telling?.replace(/^.*?(error|fatal|panic):\s*/i, '').trim();
}

/** Folder of the server's log, which the account of the server need not enter. */
export function makeLogFolder(dataDirectory: string): string {
  const folder = join(dataDirectory, 'log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
