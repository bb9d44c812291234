import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRoot } from './account.ts';
import type { PostgresHome } from './home.ts';
import type { PostgresPackage } from './platform.ts';

/*
 * npm cannot store symbolic links, so the package lists them in pg-symlinks.json for an install
 * script to make. That script is never run: the links are made here, in place when the folder can
 * be written and used by the account of the server, and otherwise in a copy.
 */

/** For data folders that the account of the server cannot reach: a place that everybody can. */
const sharedFolder = '/var/cache/zhichangan';

/**
 * Folder with `bin/postgres` that the account of the server can execute: the package's own, or a
 * readable copy in `DATA/postgres/<version>`, or one in a shared cache where DATA is out of reach.
 */
export function prepareBinaries(
  postgres: PostgresPackage,
  home: Pick<PostgresHome, 'directory' | 'reachable'>,
): string {
  if (!isRoot() && makeSymlinks(postgres.nativeDirectory)) return postgres.nativeDirectory;
  const folder = home.reachable ? home.directory : sharedFolder;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const target = join(folder, postgres.packageVersion);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}.partial`;
  rmSync(partial, { recursive: true, force: true });
  copyReadable(postgres.nativeDirectory, partial);
  makeSymlinks(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another platform on this machine may have made the shared copy meanwhile.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Makes the listed links; false when the folder cannot be written. */
function makeSymlinks(nativeDirectory: string): boolean {
  const list = join(nativeDirectory, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(nativeDirectory, target.replace(/^native\//, ''));
    if (existsSync(link)) continue;
    try {
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(basename(source), link);
    } catch (error) {
      if (existsSync(link)) continue;
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        rmSync(link, { force: true });
        symlinkSync(basename(source), link);
        continue;
      }
      return false;
    }
  }
  return true;
}

/**
 * Copies a tree so that every account may read it. A file that others may already read is hard
 * linked where the file system allows, which takes a tenth of a second instead of two.
 */
function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      copyReadable(source, target);
    } else if (entry.isFile()) {
      copyFile(source, target, basename(from) === 'bin');
    }
  }
}

function copyFile(source: string, target: string, executable: boolean): void {
  const wanted = executable ? 0o755 : 0o644;
  if ((statSync(source).mode & wanted) === wanted) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // Another file system, or one without links: copy.
    }
  }
  copyFileSync(source, target);
  chmodSync(target, wanted);
}
