import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteIterable } from './bytes.ts';

export interface TemporaryFile {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/**
 * Writes a stream to a private temporary file, because zip needs random access. The file name is
 * ours, never one from an archive.
 */
export async function spoolToTemporaryFile(source: ByteIterable): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), 'zca-formats-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'spool');
  try {
    const bytes = Readable.from(source, { objectMode: false });
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    return { path, remove };
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}
