import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const web = path.join(root, 'packages/web');

/** What the pages are made from. */
const SOURCES = [
  'packages/web/src',
  'packages/web/index.html',
  'packages/web/vite.config.ts',
  'packages/domain/src',
  'packages/query/src',
  'packages/standards/src',
];

/** Time of the youngest file at or below a path, in milliseconds since the epoch. */
function youngest(place: string): number {
  const about = statSync(place);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => youngest(path.join(place, name))));
}

/** Builds the pages when they are not there, or older than what they are made from. */
export function ensurePages(): void {
  const index = path.join(web, 'dist/index.html');
  const sources = Math.max(...SOURCES.map((source) => youngest(path.join(root, source))));
  if (existsSync(index) && statSync(index).mtimeMs >= sources) return;
  const built = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: web, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (built.status !== 0) throw new Error(`the pages cannot be built:\n${built.stderr}`);
}
