import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fileDamaged, fileMissing, manifestDamaged, notABackup } from './problems.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const TableEntry = z.object({
  /** `schema.table`. */
  name: z.string().regex(/^[^.]+\.[^.]+$/),
  /** Below the backup's folder. */
  file: z.string().regex(/^tables\/[^/\\]+\.copy\.gz$/),
  columns: z.array(z.string()),
  rows: z.int().nonnegative(),
  sizeBytes: z.int().nonnegative(),
  sha256: Sha256,
});

const SequenceEntry = z.object({
  name: z.string().regex(/^[^.]+\.[^.]+$/),
  lastValue: z.string().regex(/^-?\d+$/),
  isCalled: z.boolean(),
});

const FileEntry = z.object({ sha256: Sha256, sizeBytes: z.int().nonnegative() });

/** What a backup holds. It is written last, so that a backup without it is known as unfinished. */
export const Manifest = z.object({
  format: z.literal('zhichangan-backup'),
  formatVersion: z.literal(1),
  createdAt: z.string(),
  /** Version of PostgreSQL from which the backup comes. */
  serverVersion: z.string(),
  /** Name of the last migration. */
  schemaVersion: z.string(),
  tables: z.array(TableEntry),
  sequences: z.array(SequenceEntry),
  files: z.array(FileEntry),
});
export type Manifest = z.infer<typeof Manifest>;
export type TableEntry = z.infer<typeof TableEntry>;

export const manifestName = 'manifest.json';

/** Path of a stored file in a backup. */
export function storedFilePath(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}`;
}

/** Reads the manifest of a backup. Throws `StartupProblem` when there is none or it is damaged. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestName);
  if (!existsSync(file)) throw notABackup(folder);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw manifestDamaged(file);
  }
  const parsed = Manifest.safeParse(value);
  if (!parsed.success) throw manifestDamaged(file);
  return parsed.data;
}

/** Checks size and hash of every file that the manifest names. Throws for the first that is wrong. */
export async function checkFiles(folder: string, manifest: Manifest): Promise<void> {
  const stored = manifest.files.map((file) => ({ ...file, file: storedFilePath(file.sha256) }));
  for (const { file, sizeBytes, sha256 } of [...manifest.tables, ...stored]) {
    const path = join(folder, file);
    if (!existsSync(path)) throw fileMissing(path);
    if (statSync(path).size !== sizeBytes || (await hashFile(path)) !== sha256) {
      throw fileDamaged(path);
    }
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
