import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RowMapping } from '@zca/domain/registry';
import type { InputLimits } from '@zca/formats';
import { openInput } from '@zca/formats';
import type pg from 'pg';
import type { ConnectionTarget, Database } from '../../base/database/index.ts';
import { inTransaction, openClient } from '../../base/database/index.ts';
import type { SaveOutcome } from '../saveRights.ts';
import { saveRights } from '../saveRights.ts';
import type { Refused } from './quarantineStore.ts';
import { addToQuarantine, findMended } from './quarantineStore.ts';
import type { ReadRecord } from './readRights.ts';
import { readRights, readRow } from './readRights.ts';
import type { RunNote } from './runNotes.ts';
import { NoteTally } from './runNotes.ts';
import type { Checkpoint, Counts, ImportFile, RunRow } from './runStore.ts';
import { RunStore, holdRun, saveProgress } from './runStore.ts';
import { entryLabel } from './uploads.ts';

/** Reason of an abort that ends the process and not the import: the run stays unfinished. */
export const CLOSING = Symbol('closing');

/** Records committed together. Small enough that others see their own writes while an import runs. */
const BATCH = 500;

export interface ImportOptions {
  readonly database: Database;
  /** Where a connection beside the pool is made. */
  readonly target: ConnectionTarget;
  readonly limits: Partial<InputLimits>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Calendar day of now in Asia/Shanghai. */
  readonly today: () => string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly counts: Counts;
  readonly file: string;
  /** Files before this one, of all. */
  readonly done: number;
  readonly files: number;
}

/** The file's size and SHA-256; folders are described by the names and sizes below them. */
export async function describeFile(file: string): Promise<ImportFile> {
  const info = await stat(file);
  const hash = createHash('sha256');
  let sizeBytes = info.size;
  if (info.isDirectory()) {
    sizeBytes = 0;
    for await (const entry of openInput(file)) {
      hash.update(`${entry.name}\n${entry.size ?? ''}\n`).update(entry.head);
      sizeBytes += entry.size ?? 0;
    }
  } else {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return {
    name: path.basename(file),
    path: path.resolve(file),
    sizeBytes,
    sha256: hash.digest('hex'),
  };
}

/**
 * Works on a run until its end, from its last checkpoint. Each batch commits its versions, its
 * quarantine, its counts and its checkpoint together, so that a killed import goes on where it was.
 * Returns the counts; null when another process is working on the run.
 */
export async function workOnRun(run: RunRow, options: ImportOptions): Promise<Counts | null> {
  const { database } = options;
  // A connection of its own: runs that each kept one of the pool could wait for each other for ever.
  const holder = await openClient(options.target, 'zca import');
  const lost = new AbortController();
  // The right to work on the run ends with the connection, and so must the work.
  holder.on('error', () => lost.abort(CLOSING));
  const signals = [lost.signal, ...(options.signal === undefined ? [] : [options.signal])];
  const signal = AbortSignal.any(signals);
  try {
    if (!(await holdRun(holder, run.id))) return null;
    const store = new RunStore(database.db);
    // Another process may have gone on, or ended it, before the hold was ours.
    const current = await store.find(run.id);
    if (current === undefined || (current.status !== 'pending' && current.status !== 'running')) {
      return current?.counts ?? null;
    }
    await store.setStatus(run.id, 'running');
    try {
      // The same files may lie elsewhere than when the run began.
      const worked = { ...current, input: run.input };
      const { counts, ended } = await new RunWorker(worked, { ...options, signal }, store).work();
      if (!ended && signal.reason === CLOSING) return null;
      await store.setStatus(run.id, ended ? 'finished' : 'cancelled');
      return counts;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await store.setStatus(run.id, 'failed', {
        zh: `导入中断：${message}。已提交的记录都在，可再次导入同一文件。`,
        en: `The import broke off: ${message}. What was committed is kept; import the same file again.`,
      });
      throw error;
    }
  } finally {
    // Ending the connection gives the right back.
    await holder.end().catch(() => undefined);
  }
}

class RunWorker {
  readonly #run: RunRow;
  readonly #options: ImportOptions;
  readonly #store: RunStore;
  readonly #counts: Counts;
  #notes: readonly RunNote[];
  readonly #startedMs: number;
  readonly #secondsBefore: number;
  readonly #today: string;

  constructor(run: RunRow, options: ImportOptions, store: RunStore) {
    this.#run = run;
    this.#options = options;
    this.#store = store;
    this.#counts = { ...run.counts };
    this.#notes = run.notes;
    this.#secondsBefore = run.counts.seconds;
    this.#startedMs = options.clock();
    this.#today = options.today();
  }

  /** Works until the end or until it is told to stop. */
  async work(): Promise<{ readonly counts: Counts; readonly ended: boolean }> {
    for (const [index, file] of this.#run.input.files.entries()) {
      if (index < this.#run.checkpoint.file) continue;
      if (this.#isStopped || !(await this.#workOnFile(file, index))) {
        return { counts: this.#counts, ended: false };
      }
    }
    return { counts: this.#counts, ended: true };
  }

  get #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /**
   * Reads a file from the checkpoint on; false when it was told to stop before the end. Batches run
   * across the entries of an archive, which may hold one record each.
   */
  async #workOnFile(file: ImportFile, index: number): Promise<boolean> {
    const sourceFileId = await this.#store.addSourceFile(this.#run.id, file);
    const done = this.#run.checkpoint;
    const resuming = index === done.file;
    let batch: ReadRecord[] = [];
    let notes = new NoteTally();
    // While one batch is saved the next is read.
    let saving = Promise.resolve();
    const save = async (read: Batch, next: Checkpoint, name: string) => {
      await this.#saveBatch(read, sourceFileId, next);
      const { length } = this.#run.input.files;
      this.#options.onProgress?.({
        counts: this.#counts,
        file: name,
        done: index,
        files: length,
      });
    };
    /** False when it was told to stop: what has been read since is read again another time. */
    const flush = async (next: Checkpoint, name: string): Promise<boolean> => {
      await saving;
      if (this.#isStopped) return false;
      saving = save({ items: batch, notes: notes.list() }, next, name);
      // Whoever waits for it next is told; until then nobody may be there.
      saving.catch(() => undefined);
      batch = [];
      notes = new NoteTally();
      return true;
    };
    try {
      let entryIndex = -1;
      for await (const opened of openInput(file.path, this.#options.limits)) {
        entryIndex += 1;
        if (resuming && entryIndex < done.entry) continue;
        const entry = { ...opened, name: entryLabel(file, opened.name) };
        const from = resuming && entryIndex === done.entry ? done.record : 0;
        const reading = readRights(entry, {
          today: this.#today,
          mappingOf: (table) => this.#run.input.mappings[table] ?? null,
        });
        let record = 0;
        for await (const item of reading) {
          if (item.kind === 'note') {
            // Those before the record that was committed last were committed with it.
            if (record >= from) notes.add(item.note, item.position);
            continue;
          }
          record += 1;
          if (record <= from) continue;
          batch.push(item);
          if (batch.length < BATCH) continue;
          if (!(await flush({ file: index, entry: entryIndex, record }, entry.name))) return false;
        }
        if (this.#isStopped) return false;
      }
      return await flush({ file: index + 1, entry: 0, record: 0 }, file.name);
    } finally {
      await saving;
    }
  }

  async #saveBatch({ items, notes }: Batch, sourceFileId: number, next: Checkpoint): Promise<void> {
    const noted = new NoteTally(this.#notes);
    noted.addAll(notes);
    const added = await inTransaction(this.#options.database, async (_db, client) => {
      const { notes: ofRecords, ...counts } = await saveItems(client, items, {
        importRunId: this.#run.id,
        sourceFileId,
        knownFrom: new Date(this.#options.clock()).toISOString(),
        today: this.#today,
      });
      noted.addAll(ofRecords);
      const total = addCounts(this.#counts, counts);
      total.seconds = this.#secondsBefore + (this.#options.clock() - this.#startedMs) / 1000;
      await saveProgress(client, this.#run.id, {
        counts: total,
        notes: noted.list(),
        checkpoint: next,
      });
      return total;
    });
    Object.assign(this.#counts, added);
    this.#notes = noted.list();
  }
}

/** What is committed together: records, and what is to be said of their files. */
interface Batch {
  readonly items: readonly ReadRecord[];
  readonly notes: readonly RunNote[];
}

function addCounts(a: Counts, b: Omit<Counts, 'seconds'>): Counts {
  return {
    read: a.read + b.read,
    new: a.new + b.new,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    quarantined: a.quarantined + b.quarantined,
    seconds: a.seconds,
  };
}

interface SaveContext {
  readonly importRunId: number;
  readonly sourceFileId: number | null;
  readonly knownFrom: string;
  readonly today: string;
}

/** Saves what was read: records, and refusals into quarantine. Tells the notes of those taken. */
async function saveItems(
  client: pg.ClientBase,
  batch: readonly ReadRecord[],
  context: SaveContext,
): Promise<Omit<Counts, 'seconds'> & { readonly notes: readonly RunNote[] }> {
  const items = await takeMended(client, batch, context.today);
  const rights = items.filter((item) => item.kind === 'right');
  const refused: Refused[] = items
    .filter((item) => item.kind === 'refused')
    .map((item) => asRefused(item, item.refusal, context.sourceFileId));
  const outcomes = await saveRights(
    client,
    rights.map((item) => ({ ...item, sourceFileId: context.sourceFileId })),
    context,
  );
  const number = (outcome: SaveOutcome) => outcomes.filter((each) => each === outcome).length;
  const notes = new NoteTally();
  rights.forEach((item, index) => {
    const outcome = outcomes[index]!;
    if (typeof outcome !== 'string') {
      refused.push(asRefused(item, outcome, context.sourceFileId));
      return;
    }
    for (const note of item.notes) notes.add(note, item.position);
  });
  await addToQuarantine(client, context.importRunId, refused);
  return {
    read: batch.length,
    new: number('new'),
    updated: number('updated'),
    unchanged: number('unchanged'),
    quarantined: refused.length,
    notes: notes.list(),
  };
}

function asRefused(
  item: ReadRecord,
  refusal: { rule: string; field: string; params: Readonly<Record<string, string | number>> },
  sourceFileId: number | null,
): Refused {
  return {
    sourceFileId,
    position: item.position,
    collection: item.mapping?.collection ?? null,
    rule: refusal.rule,
    field: refusal.field === '' ? null : refusal.field,
    params: refusal.params,
    raw: item.raw(),
    rawHash: item.rawHash,
    mapping: item.mapping,
  };
}

/** A faulty record that a person has mended before is read as mended, not refused again. */
async function takeMended(
  client: pg.ClientBase,
  batch: readonly ReadRecord[],
  today: string,
): Promise<readonly ReadRecord[]> {
  const hashes = batch.filter((item) => item.kind === 'refused').map((item) => item.rawHash);
  if (hashes.length === 0) return batch;
  const mended = await findMended(client, hashes);
  if (mended.size === 0) return batch;
  return batch.map((item) => {
    const cells = item.kind === 'refused' ? mended.get(item.rawHash) : undefined;
    if (cells === undefined || item.mapping === null) return item;
    const again = readMended(cells, item.mapping, item.position, today);
    return again.kind === 'right' ? again : item;
  });
}

/** Reads mended cells by the mapping under which the row was first read. */
export function readMended(
  cells: Readonly<Record<string, string>>,
  mapping: RowMapping,
  position: Readonly<Record<string, string | number>>,
  today: string,
): ReadRecord {
  const file = String(position['file'] ?? '');
  return readRow(
    { cells, raw: JSON.stringify(cells), position: { ...position, file } },
    mapping,
    today,
  );
}
