import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A temporary folder and what runs in it. Both end with the benchmark, however it ends: `close` stops
 * what was registered, newest first, and removes the folder.
 */
export class Workspace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'zca-bench-'));
  readonly #endings: (() => Promise<void>)[] = [];
  #closing: Promise<void> | undefined;

  constructor() {
    process.once('exit', () => this.#remove());
    // Told twice, as by `timeout`, which tells the process and its group, it still ends in good order.
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      process.on(signal, () => void this.close().finally(() => process.exit(code)));
    }
  }

  /** A folder inside, made now. */
  subfolder(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Registers what has to be stopped before the folder goes. */
  onClose(end: () => Promise<void>): void {
    this.#endings.push(end);
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    for (const end of this.#endings.toReversed()) {
      await end().catch((error: unknown) => console.error(error));
    }
    this.#remove();
  }

  #remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Bytes that the files below a folder take on disk; files with holes count what they hold. */
export function folderBytes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).blocks * 512;
  }
  return bytes;
}
