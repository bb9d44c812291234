import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES } from '../base/http/pageRoutes.ts';
import { StartupProblem } from '../base/problem.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Folders whose files the pages are made of. */
const SOURCES = ['web/src', 'web/index.html', 'domain/src', 'query/src', 'standards/src'];

/** True when there are no built pages, or a source is newer than they are. */
export function arePagesStale(): boolean {
  const index = path.join(PAGES, 'index.html');
  if (!existsSync(index)) return true;
  const builtMs = statSync(index).mtimeMs;
  const newer = (file: string) => statSync(file).mtimeMs > builtMs;
  return SOURCES.some((source) => {
    const place = path.join(ROOT, 'packages', source);
    if (!existsSync(place)) return false;
    if (statSync(place).isFile()) return newer(place);
    return readdirSync(place, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && newer(path.join(entry.parentPath, entry.name)),
    );
  });
}

/** Builds the pages when an installation came without them (npm was told to run no scripts). */
export async function buildPages(say: (line: string) => void): Promise<void> {
  say('正在生成页面……Building the pages.');
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: path.join(ROOT, 'packages', 'web'),
    // Whatever runs us, the pages are those of production.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code === 0) return;
  const reason = said.trim().split('\n')[0] ?? '';
  throw new StartupProblem('pages-not-built', {
    zh: `页面未能生成：${reason}。请运行 npm run build 查看原因。`,
    en: `The pages could not be built: ${reason}. Run npm run build to see why.`,
  });
}
