import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareBinaries } from '../../src/base/postgres/binaries.ts';
import { getPostgresPackage } from '../../src/base/postgres/platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'zca-binaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function modeOf(...path: string[]): number {
  return statSync(join(...path)).mode & 0o777;
}

describe('the PostgreSQL of a platform', () => {
  it.each([
    ['Alpine and other musl systems', { os: 'linux', architecture: 'x64', musl: true }],
    ['an unknown processor', { os: 'linux', architecture: 'riscv64', musl: false }],
    ['a Mac with an Intel processor', { os: 'darwin', architecture: 'x64', musl: false }],
  ])('is not there for %s, which is told to set DATABASE_URL', (_name, platform) => {
    expect(() => getPostgresPackage(platform)).toThrow(
      expect.objectContaining({
        code: 'postgres-platform-unsupported',
        sentence: {
          zh: expect.stringContaining('DATABASE_URL'),
          en: expect.stringContaining('DATABASE_URL'),
        },
      }),
    );
  });

  it('is missed with a remedy when npm left the optional package out', () => {
    const elsewhere = process.platform === 'win32' ? 'darwin' : 'win32';
    const architecture = elsewhere === 'darwin' ? 'arm64' : 'x64';
    expect(() => getPostgresPackage({ os: elsewhere, architecture, musl: false })).toThrow(
      'npm ci',
    );
  });

  it('is used from a readable copy with its links, made once', () => {
    const native = join(folder, 'package', 'native');
    mkdirSync(join(native, 'bin'), { recursive: true });
    mkdirSync(join(native, 'lib'));
    writeFileSync(join(native, 'bin', 'postgres'), 'program', { mode: 0o700 });
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 });
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    const home = join(folder, 'home');
    mkdirSync(home);
    const found = { nativeDirectory: native, packageVersion: '18.4.0-beta.17', version: '18.4' };
    const binaries = prepareBinaries(found, { directory: home, reachable: true });
    const root = process.getuid?.() === 0;
    expect(binaries).toBe(root ? join(home, '18.4.0-beta.17') : native);
    expect(modeOf(binaries, 'bin', 'postgres')).toBe(root ? 0o755 : 0o700);
    expect(modeOf(binaries, 'lib', 'libpq.so.5')).toBe(root ? 0o644 : 0o600);
    expect(modeOf(native, 'bin', 'postgres')).toBe(0o700);
    const link = join(binaries, 'lib', 'libpq.so.5');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readlinkSync(link)).toBe('libpq.so.5.18');
    rmSync(join(native, 'bin', 'postgres'));
    expect(prepareBinaries(found, { directory: home, reachable: true })).toBe(binaries);
    expect(existsSync(`${binaries}.${process.pid}.partial`)).toBe(false);
  });
});
