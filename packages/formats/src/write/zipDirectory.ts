import { Buffer } from 'node:buffer';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes held in memory before they go to a file. */
const HELD = 4 * 1024 * 1024;

/**
 * The central directory of a zip while its parts are written: it comes last in the archive and grows
 * with every part, so beyond some megabytes it waits in a private temporary file.
 */
export class ZipDirectory {
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #spool: { readonly folder: string; readonly file: FileHandle } | undefined;

  async add(entry: Uint8Array): Promise<void> {
    this.#held.push(entry);
    this.#heldBytes += entry.length;
    if (this.#heldBytes >= HELD) await this.#spill();
  }

  async #spill(): Promise<void> {
    if (this.#spool === undefined) {
      const folder = await mkdtemp(join(tmpdir(), 'zca-zip-'));
      this.#spool = { folder, file: await open(join(folder, 'directory'), 'wx+', 0o600) };
    }
    const bytes = Buffer.concat(this.#held);
    await this.#spool.file.write(bytes, 0, bytes.length);
    this.#held = [];
    this.#heldBytes = 0;
  }

  /** Everything that was added, in order. */
  async *bytes(): AsyncIterable<Uint8Array> {
    if (this.#spool !== undefined) {
      const block = Buffer.alloc(1024 * 1024);
      for (let at = 0; ; ) {
        const { bytesRead } = await this.#spool.file.read(block, 0, block.length, at);
        if (bytesRead === 0) break;
        at += bytesRead;
        yield Buffer.from(block.subarray(0, bytesRead));
      }
    }
    yield* this.#held;
  }

  /** Gives back the temporary file. Must be called whatever happened. */
  async close(): Promise<void> {
    const spool = this.#spool;
    this.#spool = undefined;
    if (spool === undefined) return;
    await spool.file.close();
    await rm(spool.folder, { recursive: true, force: true });
  }
}
