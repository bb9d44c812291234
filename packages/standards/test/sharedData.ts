import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = new URL('../../../../shared/data/', import.meta.url);

/** True when a file of real test data lies beside the repository. */
export function hasData(path: string): boolean {
  return existsSync(fileURLToPath(new URL(path, ROOT)));
}

/** The text of a file of real test data, gunzipped when its name ends in .gz. */
export function readData(path: string): string {
  const bytes = readFileSync(fileURLToPath(new URL(path, ROOT)));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** Non-empty lines of a file of real test data. */
export function readDataLines(path: string): string[] {
  return readData(path)
    .split(/\r?\n/)
    .filter((line) => line !== '');
}
