import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { findDataFolderHolder, lockDataFolder } from '../files/dataFolder.ts';
import { prepareBinaries } from './binaries.ts';
import {
  accountOptions,
  clusterExists,
  createCluster,
  embeddedNames,
  ensureRoles,
  lastLine,
  makeLogFolder,
  serverEnvironment,
  serverSettings,
} from './cluster.ts';
import {
  enterCluster,
  makeSocketFolder,
  openHome,
  type PostgresHome,
  removeSocketFolder,
} from './home.ts';
import { endProcess, isServerOf, readPostmasterFile, stopLeftover } from './leftover.ts';
import { getPostgresPackage } from './platform.ts';
import { startFailed } from './problems.ts';
import { type DatabaseSecrets, readSecrets } from './secrets.ts';

/** How to reach the embedded database: through a Unix socket, or localhost on Windows. */
export interface EmbeddedConnections {
  readonly applicationConfig: pg.ClientConfig;
  readonly ownerConfig: pg.ClientConfig;
  /** For tests and tools; the platform itself never connects as superuser after the first start. */
  readonly superuserConfig: pg.ClientConfig;
  /** The same as addresses that `pg` and libpq read; they hold passwords. */
  readonly applicationUrl: string;
  readonly ownerUrl: string;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres extends EmbeddedConnections {
  /** For example `18.4`. */
  readonly version: string;
  readonly pid: number;
  /** Settles when the server ends, by `stop` or by itself. */
  readonly exited: Promise<void>;
  /** Ends the server and gives the data folder free; a second call waits for the first. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly dataDirectory: string;
  /** Receives one sentence for each step that takes time. */
  readonly log?: (message: string) => void;
  /** Settings in place of or beside ours, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts the PostgreSQL of a data folder and returns when it accepts connections; makes the
 * database at the first start. One process a data folder; a server that a killed process left
 * behind is ended first, and its crash recovery waited for.
 *
 * Throws `StartupProblem` for everything that a person can mend.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const postgres = getPostgresPackage();
  const lock = lockDataFolder(options.dataDirectory);
  try {
    const home = openHome(lock.dataDirectory);
    const exists = clusterExists(home.cluster, postgres.version);
    const binaries = prepareBinaries(postgres, home);
    const secrets = readSecrets(lock.dataDirectory, !exists);
    if (exists) {
      await stopLeftover(home.cluster, log);
    } else {
      log(`Creating the database (PostgreSQL ${postgres.version}).`);
      createCluster(binaries, home, secrets, options.settings?.fsync !== 'off');
    }
    const settings = { ...serverSettings(), ...options.settings };
    const server = await startServer(binaries, home, lock.dataDirectory, settings, log);
    const connections = connectionsTo(server.host, server.port, secrets);
    const stop = once(async () => {
      try {
        await server.stop();
      } finally {
        lock.release();
      }
    });
    try {
      await ensureRoles(connections.superuserConfig, secrets);
    } catch (error) {
      await stop();
      throw error;
    }
    const { pid, exited } = server;
    return { ...connections, version: postgres.version, pid, exited, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The connections to the server that another living process has started on this data folder, for
 * commands that run beside it; undefined when none runs.
 */
export function findRunningPostgres(dataDirectory: string): EmbeddedConnections | undefined {
  if (findDataFolderHolder(dataDirectory) === undefined) return undefined;
  const home = openHome(dataDirectory);
  const file = readPostmasterFile(home.cluster);
  if (file?.status !== 'ready' || !isServerOf(home.cluster, file.pid)) return undefined;
  const host = file.socketDirectory || '127.0.0.1';
  return connectionsTo(host, file.port, readSecrets(dataDirectory, false));
}

function connectionsTo(host: string, port: number, secrets: DatabaseSecrets): EmbeddedConnections {
  const { database } = embeddedNames;
  const config = (user: string, password: string) => ({ host, port, user, password, database });
  const url = (user: string, password: string) =>
    `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  return {
    superuserConfig: config(embeddedNames.superuser, secrets.superuser),
    ownerConfig: config(embeddedNames.owner, secrets.owner),
    applicationConfig: config(embeddedNames.application, secrets.application),
    ownerUrl: url(embeddedNames.owner, secrets.owner),
    applicationUrl: url(embeddedNames.application, secrets.application),
  };
}

interface Server {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

async function startServer(
  binaries: string,
  home: PostgresHome,
  dataDirectory: string,
  settings: Readonly<Record<string, string>>,
  log: (message: string) => void,
): Promise<Server> {
  const logFile = openLog(dataDirectory);
  const local = process.platform === 'win32';
  const socketFolder = local ? '' : makeSocketFolder(home.account);
  const port = local ? await freePort() : 5432;
  const address = local
    ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
    : {
        listen_addresses: '',
        unix_socket_directories: socketFolder,
        unix_socket_permissions: '0700',
      };
  const args = Object.entries({ ...settings, ...address, port: String(port) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const { cwd, name } = enterCluster(home, home.cluster);
  const start = () =>
    spawn(join(binaries, 'bin', 'postgres'), ['-D', name, ...args], {
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', logFile.handle, logFile.handle],
      // In a process group of its own, an interrupt at the terminal reaches the platform alone,
      // which then stops the server in good order.
      detached: true,
      ...accountOptions(home.account),
    });
  let child: ChildProcess | undefined;
  try {
    child = await startUntilReady(start, home.cluster, logFile, log);
  } catch (error) {
    removeSocketFolder(socketFolder);
    throw error;
  } finally {
    closeSync(logFile.handle);
  }
  const server = child;
  const pid = server.pid!;
  const endWithParent = () => {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', endWithParent);
  const exited = endOf(server).finally(() => {
    process.off('exit', endWithParent);
    removeSocketFolder(socketFolder);
  });
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) await endProcess(pid);
    await exited;
  };
  return { pid, host: socketFolder || '127.0.0.1', port, exited, stop };
}

/**
 * Starts the server and waits until it accepts connections, however long recovery takes. A start
 * that meets the shared memory of a server killed a moment ago is repeated while its back ends end.
 */
async function startUntilReady(
  start: () => ChildProcess,
  cluster: string,
  logFile: LogFile,
  log: (message: string) => void,
): Promise<ChildProcess> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const child = start();
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
    });
    let announced = 0;
    const started = performance.now();
    // oxlint-disable-next-line no-unmodified-loop-condition -- the listener above modifies it
    while (failure === undefined && child.exitCode === null && child.signalCode === null) {
      const file = readPostmasterFile(cluster);
      if (file?.pid === child.pid && file?.status === 'ready') return child;
      const seconds = Math.floor((performance.now() - started) / 1000);
      if (seconds >= announced + 3) {
        announced = seconds;
        log(`PostgreSQL is recovering after an unclean end (${seconds} s).`);
      }
      await delay(10);
    }
    const said = logFile.read();
    const busy = /pre-existing shared memory block|lock file .* already exists/.test(said);
    if (!busy || performance.now() > deadline) {
      throw startFailed(failure?.message ?? lastLine(said) ?? 'it ended at once', logFile.path);
    }
    await delay(250);
  }
}

interface LogFile {
  readonly path: string;
  readonly handle: number;
  /** What was written since the file was opened. */
  read(): string;
}

/** Largest size of the server's log; a start that finds more keeps it as `postgres.log.1`. */
const logLimitBytes = 10 * 2 ** 20;

function openLog(dataDirectory: string): LogFile {
  const path = join(makeLogFolder(dataDirectory), 'postgres.log');
  if (existsSync(path) && statSync(path).size > logLimitBytes) renameSync(path, `${path}.1`);
  const handle = openSync(path, 'a', 0o600);
  const from = fstatSync(handle).size;
  const read = () => {
    const reader = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(Math.min(64 * 1024, fstatSync(reader).size - from));
      return bytes.toString('utf8', 0, readSync(reader, bytes, 0, bytes.length, from));
    } finally {
      closeSync(reader);
    }
  };
  return { path, handle, read };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('exit', () => resolve());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
