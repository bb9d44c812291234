import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readdirSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import * as pg from 'pg';
import { type ConnectionTarget, openClient } from '../database/connect.ts';
import { copyOut, quoteTable } from '../database/copy.ts';
import { syncFolder, writeFileDurably } from '../files/durable.ts';
import { FileStore } from '../files/store.ts';
import { listSequences, listTables, type TableShape } from './catalogue.ts';
import { type Manifest, manifestName, storedFilePath, type TableEntry } from './manifest.ts';
import { backupFolderNotEmpty, storedFileDamaged } from './problems.ts';

export interface BackupOptions {
  readonly owner: ConnectionTarget;
  /** Folder of the file store. */
  readonly filesDirectory: string;
  /** A new or empty folder. */
  readonly to: string;
  readonly log?: (message: string) => void;
}

/** gzip's level: a third of the time of its default for a tenth more bytes. */
const compressionLevel = 3;

/**
 * Writes one consistent backup: all tables as of one moment while others go on writing, the values
 * of sequences, the file store, and a manifest with the hash of everything, written last. Passwords,
 * signing keys and whatever can be rebuilt (search index) are not in it. It holds personal data and
 * is readable by its writer only.
 */
export async function backup({
  owner,
  filesDirectory,
  to,
  log = () => {},
}: BackupOptions): Promise<Manifest> {
  makeBackupFolder(to);
  const client = await openClient(owner, 'zca backup');
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ server: string; schema: string | null }>(`
      select current_setting('server_version') as server,
             (select max(name collate "C") from schema_version) as schema`);
    const shapes = await listTables(client);
    const tables: TableEntry[] = [];
    for (const shape of shapes) {
      log(shape.name);
      tables.push(await writeTable(client, shape, to));
    }
    // Read after the tables: a sequence stands outside transactions and only moves on, so that its
    // value is never behind a row that was copied.
    const sequences = await listSequences(client);
    await client.query('commit');
    // Likewise the store only grows, so that it has every file that a copied row names.
    const files = await writeFiles(filesDirectory, to, log);
    const manifest: Manifest = {
      format: 'zhichangan-backup',
      formatVersion: 1,
      createdAt: new Date().toISOString(),
      serverVersion: rows[0]!.server,
      schemaVersion: rows[0]!.schema ?? '',
      tables,
      sequences,
      files,
    };
    syncFolder(join(to, 'tables'));
    writeFileDurably(join(to, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    await client.end();
  }
}

function makeBackupFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw backupFolderNotEmpty(folder);
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 });
}

async function writeTable(
  client: pg.ClientBase,
  shape: TableShape,
  to: string,
): Promise<TableEntry> {
  const file = `tables/${encodeURIComponent(shape.name)}.copy.gz`;
  const columns = shape.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const source = copyOut(client, `(select ${columns} from only ${quoteTable(shape.name)})`);
  const written = await writeHashed(
    source,
    join(to, file),
    createGzip({ level: compressionLevel }),
  );
  return { name: shape.name, file, columns: [...shape.columns], rows: source.rowCount, ...written };
}

async function writeFiles(
  filesDirectory: string,
  to: string,
  log: (message: string) => void,
): Promise<Manifest['files']> {
  const files: Manifest['files'] = [];
  if (!existsSync(filesDirectory)) return files;
  const store = new FileStore(filesDirectory);
  for (const sha256 of store.list()) {
    if (files.length === 0) log('files');
    const target = join(to, storedFilePath(sha256));
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const written = await writeHashed(store.read(sha256), target);
    if (written.sha256 !== sha256) throw storedFileDamaged(sha256);
    files.push(written);
  }
  return files;
}

/** Streams a source into a new file and returns size and hash of what the file holds. */
async function writeHashed(
  source: Readable,
  path: string,
  compressor?: Transform,
): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await (compressor ? pipeline(source, compressor, meter, file) : pipeline(source, meter, file));
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
  return { sizeBytes, sha256: hash.digest('hex') };
}
