import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { checkFiles, readManifest } from '../../backup/manifest.ts';
import { type ConnectionTarget, openClient } from '../../database/connect.ts';
import { copyOut } from '../../database/copy.ts';
import { StartupProblem } from '../../problem.ts';

/** The columns that a verification reads of each table. */
export const TABLES = {
  journal_entry: ['id', 'chain', 'number', 'at', 'body', 'previous', 'hash'],
  journal_pending: ['entry_id'],
  journal_inbox: ['chain', 'body'],
  log_leaf: ['index', 'entry_id', 'chain', 'number', 'hash'],
  log_node: ['level', 'index', 'hash'],
  checkpoint: ['size', 'root', 'at', 'note'],
  log_state: ['size', 'signers'],
  audit_entry: ['id', 'at', 'actor', 'action', 'target', 'detail'],
} as const;

export type TableName = keyof typeof TABLES;

/** Where the tables of a ledger are read from: one moment of a database, or a backup. */
export interface LedgerSource {
  /** A table in COPY's text format with the columns of `TABLES`, or with those that `columnsOf` says. */
  read(table: TableName): Readable;
  /** Names of the columns that `read` gives. */
  columnsOf(table: TableName): readonly string[];
  /** What is wrong with the source itself, found beforehand. */
  readonly problem?: StartupProblem;
  close(): Promise<void>;
}

/** One moment of a database, read by a role that may read all of it. */
export async function databaseSource(target: ConnectionTarget): Promise<LedgerSource> {
  const client = await openClient(target, 'zca verify');
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ known: boolean }>(
      "select to_regclass('log_state') is not null as known",
    );
    if (!rows[0]!.known) throw noLedger();
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    read: (table) => copyOut(client, `(select ${TABLES[table].join(', ')} from ${table})`),
    columnsOf: (table) => TABLES[table],
    close: () => client.end(),
  };
}

/**
 * A backup as it lies in its folder. Files that do not have the hash of the manifest are told and read
 * all the same, since the ledger says more exactly what was changed. Throws `StartupProblem` for a
 * folder that holds no backup, or one from before the ledger.
 */
export async function backupSource(folder: string): Promise<LedgerSource> {
  const manifest = readManifest(folder);
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  const entryOf = (table: TableName) => tables.get(`public.${table}`);
  for (const table of Object.keys(TABLES) as TableName[]) {
    const columns = entryOf(table)?.columns;
    if (!TABLES[table].every((column) => columns?.includes(column))) throw noLedger();
  }
  const problem = await checkFiles(folder, manifest).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof StartupProblem) return error;
      throw error;
    },
  );
  return {
    read: (table) => {
      const file = createReadStream(join(folder, entryOf(table)!.file));
      const plain = createGunzip();
      file.on('error', (error) => plain.destroy(error));
      return file.pipe(plain);
    },
    columnsOf: (table) => entryOf(table)!.columns,
    ...(problem === undefined ? {} : { problem }),
    close: async () => undefined,
  };
}

function noLedger(): StartupProblem {
  return new StartupProblem('ledger-absent', {
    zh: '这里还没有账本：它来自更早的版本。请先用当前版本启动一次平台。',
    en: 'There is no ledger here: it comes from an earlier version. Start the platform once with the present one.',
  });
}
