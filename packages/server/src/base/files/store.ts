import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { syncFolder } from './durable.ts';

/** A file in the store. */
export interface StoredFile {
  /** SHA-256 of the content in lower-case hexadecimal; the name of the file. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** A file is larger than the caller allows; nothing of it is kept. */
export class FileTooLarge extends Error {
  readonly code = 'file-too-large';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
    this.name = 'FileTooLarge';
    this.maxBytes = maxBytes;
  }
}

/** No file of this hash is in the store. */
export class FileMissing extends Error {
  readonly code = 'file-missing';

  constructor(sha256: string) {
    super(`The file store has no file ${sha256}.`);
    this.name = 'FileMissing';
  }
}

const hashPattern = /^[0-9a-f]{64}$/;
const incomingName = 'incoming';

/**
 * Files by the SHA-256 of their content, in `DATA/files/ab/abcd…`. A file appears under its name
 * whole or not at all, is never changed and never removed; the same content is kept once.
 */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, incomingName), { recursive: true, mode: 0o700 });
  }

  /** Removes uploads that a killed process has left half written. Only for the folder's holder. */
  removeUnfinished(): void {
    const incoming = join(this.#folder, incomingName);
    for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true });
  }

  /**
   * Takes a file in, in constant memory, and returns once it is durable. Throws `FileTooLarge` as
   * soon as more than `maxBytes` have come, and whatever the source throws; then nothing is kept.
   */
  async add(
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    { maxBytes = Number.POSITIVE_INFINITY }: { maxBytes?: number } = {},
  ): Promise<StoredFile> {
    const temporary = join(this.#folder, incomingName, randomBytes(12).toString('hex'));
    const file = await open(temporary, 'wx', 0o600);
    try {
      let stored: StoredFile;
      try {
        stored = await receive(source, file, maxBytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await this.#keep(temporary, stored.sha256);
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #keep(temporary: string, sha256: string): Promise<void> {
    const target = this.#path(sha256);
    if (existsSync(target)) return;
    const folder = dirname(target);
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      syncFolder(this.#folder);
    }
    await rename(temporary, target);
    syncFolder(folder);
  }

  has(sha256: string): boolean {
    return hashPattern.test(sha256) && existsSync(this.#path(sha256));
  }

  /** The content. Throws `FileMissing`. */
  read(sha256: string): Readable {
    if (!this.has(sha256)) throw new FileMissing(sha256);
    return createReadStream(this.#path(sha256), { highWaterMark: 256 * 1024 });
  }

  /** Removes a file for good; nothing happens when it is not there. */
  async remove(sha256: string): Promise<void> {
    if (!this.has(sha256)) return;
    const target = this.#path(sha256);
    await rm(target, { force: true });
    syncFolder(dirname(target));
  }

  /** Size of a file. Throws `FileMissing`. */
  async get(sha256: string): Promise<StoredFile> {
    if (!this.has(sha256)) throw new FileMissing(sha256);
    return { sha256, sizeBytes: (await stat(this.#path(sha256))).size };
  }

  /** Path of a file, for readers that need to seek. Throws `FileMissing`. */
  pathOf(sha256: string): string {
    if (!this.has(sha256)) throw new FileMissing(sha256);
    return this.#path(sha256);
  }

  /** Hashes of all files, in order. */
  *list(): Generator<string> {
    for (const folder of readdirSync(this.#folder).toSorted()) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const name of readdirSync(join(this.#folder, folder)).toSorted()) {
        if (hashPattern.test(name)) yield name;
      }
    }
  }

  #path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

async function receive(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: FileHandle,
  maxBytes: number,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new FileTooLarge(maxBytes);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}
