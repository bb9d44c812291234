import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The Node.js that runs the platform: the pinned one where npm installed it. */
function node(): string {
  const pinned = path.join(root, 'node_modules/.bin/node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/** Starts the command line of the platform in a process of its own. */
export function spawnCli(
  args: readonly string[],
  options: { readonly node?: readonly string[]; readonly env?: SpawnOptions['env'] } = {},
): ChildProcess {
  const { node: nodeArgs = [], env = process.env } = options;
  const main = path.join(root, 'packages/server/src/cli/main.ts');
  return spawn(node(), ['--disable-warning=ExperimentalWarning', ...nodeArgs, main, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
}

/** Runs a command to its end, and gives its exit code and the answer that it has for scripts. */
export async function runCli(...args: string[]): Promise<{ code: number | null; answer: unknown }> {
  const child = spawnCli([...args, '--json']);
  let answer = '';
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (answer += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const last = answer.trim().split('\n').at(-1) ?? '';
  if (last === '') throw new Error(`zca ${args.join(' ')} ended with ${code}:\n${said}`);
  return { code, answer: JSON.parse(last) as unknown };
}
