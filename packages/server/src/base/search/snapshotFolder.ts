import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Snapshot } from '@zca/lens';
import { z } from 'zod';

const Stored = z.object({
  /** Identity of the database; another after a restore. */
  database: z.string(),
  sourceVersion: z.string(),
  /** How far the change feed had been read. */
  horizon: z.object({ xid: z.string().regex(/^\d+$/), position: z.number() }),
  /** Day for which statuses were computed. */
  day: z.string(),
  /** The lens's own manifest. */
  lens: z.string(),
});

/** A snapshot together with what it was made of. */
export type StoredSnapshot = Readonly<z.infer<typeof Stored>>;

const MANIFEST = 'manifest.json';
/** So much is written at a time. */
const PIECE = 1 << 23;
/** An unhurried writer rests so many times as long as it has written: questions go before. */
const REST = 3;
/** One read of a file gives no more than 2 GiB. */
const MOST_READ = 1 << 30;

/** Reads the manifest of a folder; undefined when there is none that can be read. */
export async function readStored(folder: string): Promise<StoredSnapshot | undefined> {
  try {
    return Stored.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Gives the content of a file of the snapshot, in shared memory. */
export function readSegmentFile(folder: string, name: string): SharedArrayBuffer | undefined {
  let file: number;
  try {
    file = openSync(path.join(folder, path.basename(name)), 'r');
  } catch {
    return undefined;
  }
  try {
    const shared = new SharedArrayBuffer(fstatSync(file).size);
    const bytes = new Uint8Array(shared);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, Math.min(MOST_READ, bytes.length - at), at);
      if (read === 0) return undefined;
      at += read;
    }
    return shared;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Removes a snapshot that cannot be trusted: a damaged file would pass for its content by its name. */
export async function removeStored(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Writes snapshots into a folder, one after the other; without a folder, none. */
export class SnapshotWriter {
  readonly #folder: string | null;
  readonly #isHurried: () => boolean;
  #last: Promise<Error | null> = Promise.resolve(null);

  constructor(folder: string | null, isHurried: () => boolean) {
    this.#folder = folder;
    this.#isHurried = isHurried;
  }

  /** Why it could not be written, or null. */
  write(snapshot: Snapshot, meta: Omit<StoredSnapshot, 'lens'>): Promise<Error | null> {
    const folder = this.#folder;
    if (folder === null) return this.#last;
    this.#last = this.#last
      .then(() => writeStored(folder, snapshot, meta, this.#isHurried))
      .then(
        () => null,
        (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
      );
    return this.#last;
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await this.#last;
  }
}

/**
 * Writes a snapshot: its files, safely on disk, then the manifest in one step, then away with files
 * that no manifest names. A file of the same name has the same content, so it is not written twice.
 * It takes its time until `isHurried`: a gigabyte at once would hold a processor for a second.
 */
export async function writeStored(
  folder: string,
  snapshot: Snapshot,
  meta: Omit<StoredSnapshot, 'lens'>,
  isHurried: () => boolean,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const present = new Set(await readdir(folder));
  for (const { name, bytes } of snapshot.files) {
    if (!present.has(name)) await writeDurably(folder, name, bytes, isHurried);
  }
  const stored: StoredSnapshot = { ...meta, lens: snapshot.manifest };
  await writeDurably(folder, MANIFEST, Buffer.from(JSON.stringify(stored)), isHurried);
  const named = new Set([MANIFEST, ...snapshot.files.map((file) => file.name)]);
  for (const name of await readdir(folder)) {
    if (!named.has(name)) await rm(path.join(folder, name), { force: true });
  }
}

async function writeDurably(
  folder: string,
  name: string,
  bytes: Uint8Array,
  isHurried: () => boolean,
): Promise<void> {
  const temporary = path.join(folder, `.${name}.${process.pid}`);
  const file = await open(temporary, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const started = performance.now();
      await file.writeFile(bytes.subarray(at, at + PIECE));
      const took = performance.now() - started;
      if (at + PIECE < bytes.length && !isHurried()) await delay(took * REST);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path.join(folder, name));
}
