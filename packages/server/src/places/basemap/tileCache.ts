import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A tile that was kept. */
export interface KeptTile {
  readonly bytes: Buffer;
  /** Milliseconds since the epoch at which it came from the provider. */
  readonly since: number;
}

interface Entry {
  readonly bytes: number;
  readonly since: number;
}

/** What stays when room is made, so that it is not made for each tile. */
const KEPT_SHARE = 0.9;

/**
 * Tiles on disk, each a file that appears whole or not at all. When they come to more than `limit`
 * bytes, those that were asked for longest ago are removed. A folder that somebody emptied or changed
 * is no fault: a tile that cannot be read is none.
 */
export class TileCache {
  readonly #folder: string;
  readonly #limit: number;
  /** By name, the longest unused first. */
  #entries: Promise<Map<string, Entry>> | undefined;
  #bytes = 0;

  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** A tile by its name; null when it is not kept. */
  async read(name: string): Promise<KeptTile | null> {
    const entries = await this.#open();
    const entry = entries.get(name);
    if (entry === undefined) return null;
    const bytes = await readFile(path.join(this.#folder, name)).catch(() => null);
    if (bytes === null || bytes.length !== entry.bytes) {
      this.#forget(entries, name);
      return null;
    }
    entries.delete(name);
    entries.set(name, entry);
    return { bytes, since: entry.since };
  }

  /** Keeps a tile. */
  async write(name: string, bytes: Uint8Array, since: number): Promise<void> {
    const entries = await this.#open();
    const file = path.join(this.#folder, name);
    const incoming = `${file}.${randomBytes(6).toString('hex')}.part`;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(incoming, bytes, { mode: 0o600 });
    await utimes(incoming, since / 1000, since / 1000);
    await rename(incoming, file);
    this.#forget(entries, name);
    entries.set(name, { bytes: bytes.length, since });
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limit) await this.#makeRoom(entries);
  }

  /** Bytes of all tiles that are kept. */
  async size(): Promise<number> {
    await this.#open();
    return this.#bytes;
  }

  async #makeRoom(entries: Map<string, Entry>): Promise<void> {
    for (const name of entries.keys()) {
      if (this.#bytes <= this.#limit * KEPT_SHARE) return;
      this.#forget(entries, name);
      await rm(path.join(this.#folder, name), { force: true });
    }
  }

  #forget(entries: Map<string, Entry>, name: string): void {
    this.#bytes -= entries.get(name)?.bytes ?? 0;
    entries.delete(name);
  }

  #open(): Promise<Map<string, Entry>> {
    return (this.#entries ??= this.#scan());
  }

  /** What an earlier process kept, by the time it came; unfinished files are removed. */
  async #scan(): Promise<Map<string, Entry>> {
    const found: [string, Entry][] = [];
    const files = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const file of files) {
      if (!file.isFile()) continue;
      const full = path.join(file.parentPath, file.name);
      const about = await stat(full).catch(() => null);
      if (about === null) continue;
      if (file.name.endsWith('.part')) await rm(full, { force: true });
      else
        found.push([
          path.relative(this.#folder, full),
          { bytes: about.size, since: about.mtimeMs },
        ]);
    }
    found.sort(([, a], [, b]) => a.since - b.since);
    this.#bytes = found.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    return new Map(found);
  }
}
