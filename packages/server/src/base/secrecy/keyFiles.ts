import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../files/durable.ts';
import { StartupProblem } from '../problem.ts';

/** Length of every key, in bytes. */
export const KEY_BYTES = 32;

/** Folder of the keys in a data folder: outside the database, and in no backup. */
export function keysFolder(dataDirectory: string): string {
  const folder = path.join(dataDirectory, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Names of the files of a series, `<series>-0001.key` and on, oldest first. */
export function keyFilesOf(folder: string, series: string): string[] {
  const pattern = new RegExp(`^${series}-\\d{4,}\\.key$`);
  const numberOf = (name: string) => Number(/(\d+)\.key$/.exec(name)![1]);
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
}

/** Name of the file that comes after the newest of a series. */
export function nextKeyFile(folder: string, series: string): string {
  const newest = keyFilesOf(folder, series).at(-1);
  const number = newest === undefined ? 1 : Number(/(\d+)\.key$/.exec(newest)![1]) + 1;
  return `${series}-${String(number).padStart(4, '0')}.key`;
}

/**
 * Makes a key file of random bytes, readable by its owner alone. It appears whole or not at all, and
 * where another process was quicker its file stands: false.
 */
export function makeKeyFile(folder: string, name: string): boolean {
  const temporary = path.join(folder, `${name}.${randomBytes(6).toString('hex')}.tmp`);
  writeFileSync(temporary, `${randomBytes(KEY_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    linkSync(temporary, path.join(folder, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
    syncFolder(folder);
  }
}

/** Reads a key. Throws `StartupProblem` when others can read the file, or when it holds no key. */
export function readKeyFile(folder: string, name: string): Buffer {
  const file = path.join(folder, name);
  const others = statSync(file).mode & 0o077;
  if (process.platform !== 'win32' && others !== 0) {
    throw new StartupProblem('key-file-open', {
      zh: `密钥文件 ${file} 可被其他用户读取；请运行 chmod 600 收紧权限后再启动。`,
      en: `The key file ${file} can be read by others; run chmod 600 on it and start again.`,
    });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new StartupProblem('key-file-damaged', {
    zh: `密钥文件 ${file} 已损坏；请从密钥的另存副本恢复它。`,
    en: `The key file ${file} is damaged; bring it back from the copy that was kept of the keys.`,
  });
}
