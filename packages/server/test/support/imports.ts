import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ColumnMapping } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type { Database } from '../../src/base/database/index.ts';
import type { ImportOptions } from '../../src/registry/import/importer.ts';
import { describeFile, workOnRun } from '../../src/registry/import/importer.ts';
import type { QuarantineRow } from '../../src/registry/import/quarantineStore.ts';
import { QuarantineStore } from '../../src/registry/import/quarantineStore.ts';
import type { Counts, RunRow } from '../../src/registry/import/runStore.ts';
import { RunStore } from '../../src/registry/import/runStore.ts';
import { exportRights } from '../../src/registry/export/exportRights.ts';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { TestDatabase } from './database.ts';
import { temporaryFolder } from './platform.ts';

type Holder = { readonly database: TestDatabase };

/** Writes a file into a folder of its own; returns its path. */
export async function fileOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(temporaryFolder(), name);
  await writeFile(file, bytes);
  return file;
}

/** Writes down an import of files, without working on it. */
export async function addRun(
  database: Database,
  files: readonly string[],
  mappings: Readonly<Record<string, ColumnMapping>> = {},
): Promise<RunRow> {
  const described = [];
  for (const file of files) described.push(await describeFile(file));
  return new RunStore(database.db).add('test', { files: described, mappings });
}

/** Works on a run in this process; null when another is working on it, or when it was told to stop. */
export function workOn(
  database: Database,
  run: RunRow,
  options: Partial<ImportOptions> = {},
): Promise<Counts | null> {
  const clock = options.clock ?? Date.now;
  return workOnRun(run, {
    database,
    // The pool keeps its password out of what a spread copies.
    target: { ...database.pool.options, password: database.pool.options.password },
    limits: {},
    clock,
    today: () => dayInShanghai(clock()),
    ...options,
  });
}

/** Imports files to their end; the run's counts. */
export async function importFiles(
  holder: Holder,
  files: readonly string[],
  options: Partial<ImportOptions> & {
    readonly mappings?: Readonly<Record<string, ColumnMapping>>;
  } = {},
): Promise<Counts & { readonly run: number }> {
  const { mappings, ...rest } = options;
  const database = holder.database.application;
  const run = await addRun(database, files, mappings);
  const counts = await workOn(database, run, rest);
  if (counts === null) throw new Error('the import did not end');
  return { ...counts, run: run.id };
}

/** Imports one file of these bytes to its end. */
export async function importBytes(
  holder: Holder,
  name: string,
  bytes: Uint8Array | string,
  options: Parameters<typeof importFiles>[2] = {},
): Promise<Counts & { readonly run: number }> {
  return importFiles(holder, [await fileOf(name, bytes)], options);
}

/** Quarantine of a run, or all of it, in order. */
export function quarantineOf(holder: Holder, run?: number): Promise<QuarantineRow[]> {
  const store = new QuarantineStore(holder.database.application.db);
  return store.list(run === undefined ? {} : { importRunId: run }, 0, 10_000);
}

/** Every standing record as JSON Lines, in order of key: equal texts are equal records. */
export async function everything(holder: Holder): Promise<string> {
  const output = new PassThrough();
  const request = {
    format: 'jsonl',
    keys: null,
    past: null,
    locale: 'zh',
    homes: true,
    preface: [],
  } as const;
  const [bytes] = await Promise.all([
    buffer(output),
    exportRights(holder.database.application.pool, request, output).then(() => output.end()),
  ]);
  return bytes.toString();
}
