import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { type ConnectionTarget, openClient } from '../database/connect.ts';
import { copyIn, quoteTable } from '../database/copy.ts';
import { migrate } from '../database/migrate.ts';
import { migrations, type NumberedMigration } from '../database/migrations/index.ts';
import { FileStore } from '../files/store.ts';
import { isEmpty, listTables, orderByReferences } from './catalogue.ts';
import { checkFiles, type Manifest, readManifest, storedFilePath } from './manifest.ts';
import {
  backupIsNewer,
  fileDamaged,
  restoreUnfinished,
  tableDiffers,
  targetNotEmpty,
} from './problems.ts';

export interface RestoreOptions {
  /** Folder of the backup. */
  readonly from: string;
  readonly into: {
    /** The owner of an empty database. */
    readonly owner: ConnectionTarget;
    readonly applicationRole: string;
    /** Folder of an empty file store. */
    readonly filesDirectory: string;
  };
  readonly log?: (message: string) => void;
  /** In place of the platform's own, for tests. */
  readonly migrations?: readonly NumberedMigration[];
}

const unfinishedKey = 'restore.unfinished';

/**
 * Restores a backup into an empty database and an empty file store: checks every hash first, makes
 * the schema of the backup's version, loads all tables in one transaction with their constraints in
 * force, sets the sequences, and migrates on to the newest version. Any PostgreSQL from 15 on can
 * take a backup of any other. The restored database has an identity of its own, so that indexes
 * derived from the old one are not taken for its own.
 *
 * Throws `StartupProblem` for every damage; then the target holds no data.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { from, into, log = () => {}, migrations: known = migrations } = options;
  const manifest = await checkBackup(from, known);
  const client = await openClient(into.owner, 'zca restore');
  try {
    const store = new FileStore(into.filesDirectory);
    if (!store.list().next().done) throw targetNotEmpty(into.filesDirectory);
    if (!(await isEmpty(client))) throw targetNotEmpty(`${client.host}/${client.database}`);
    const { applicationRole } = into;
    await migrate(into.owner, { applicationRole, migrations: known, upTo: manifest.schemaVersion });
    await client.query("insert into setting (key, value) values ($1, 'true')", [unfinishedKey]);
    await restoreFiles(from, manifest, store, log);
    await client.query('begin');
    await load(client, from, manifest, log);
    await client.query('commit');
    await migrate(into.owner, { applicationRole, migrations: known });
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

/**
 * Checks a backup without restoring it: that it is whole, undamaged, and not newer than this
 * program.
 */
export async function checkBackup(
  from: string,
  known: readonly NumberedMigration[] = migrations,
): Promise<Manifest> {
  const manifest = readManifest(from);
  if (!known.some(({ name }) => name === manifest.schemaVersion)) {
    throw backupIsNewer(manifest.schemaVersion);
  }
  await checkFiles(from, manifest);
  return manifest;
}

/** Throws `StartupProblem` when a restore into this database was broken off; checked at each start. */
export async function assertRestoreFinished<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql`select from setting where key = ${unfinishedKey}`.execute(db);
  if (rows.length > 0) throw restoreUnfinished();
}

async function restoreFiles(
  from: string,
  manifest: Manifest,
  store: FileStore,
  log: (message: string) => void,
): Promise<void> {
  if (manifest.files.length > 0) log('files');
  for (const { sha256 } of manifest.files) {
    const path = join(from, storedFilePath(sha256));
    const stored = await store.add(createReadStream(path));
    if (stored.sha256 !== sha256) throw fileDamaged(path);
  }
}

async function load(
  client: pg.ClientBase,
  from: string,
  manifest: Manifest,
  log: (message: string) => void,
): Promise<void> {
  const present = await listTables(client);
  const entries = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const { name, columns } of present) {
    const entry = entries.get(name);
    if (!entry) throw tableDiffers(name, 'the backup does not have it');
    const missing = columns.filter((column) => !entry.columns.includes(column));
    if (missing.length > 0) throw tableDiffers(name, `it lacks ${missing.join(', ')}`);
  }
  for (const { name } of manifest.tables) {
    if (!present.some((table) => table.name === name)) {
      throw tableDiffers(name, 'the schema of its version does not have it');
    }
  }
  // Migrations put rows of their own in; the backup has them as they were.
  const all = present.map(({ name }) => quoteTable(name)).join(', ');
  await client.query(`truncate ${all}`);
  for (const { name } of await orderByReferences(client, present)) {
    const entry = entries.get(name)!;
    log(name);
    const source = createReadStream(join(from, entry.file)).pipe(createGunzip());
    let rows: number;
    try {
      rows = await copyIn(client, name, entry.columns, source);
    } catch (error) {
      throw tableDiffers(name, (error as Error).message);
    }
    if (rows !== entry.rows) throw tableDiffers(name, `${rows} rows instead of ${entry.rows}`);
  }
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoteTable(name),
      lastValue,
      isCalled,
    ]);
  }
  await client.query(`
    update setting set value = to_jsonb(gen_random_uuid()::text) where key = 'database.id'`);
}
