import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';
import type { TestDatabase } from './database.ts';
import { temporaryFolder } from './platform.ts';
import { compiledVariable } from './server.ts';

const ZCA = fileURLToPath(new URL('../../bin/zca.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a command: nothing of the settings of whoever runs the tests. */
export function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ZCA_') && !name.startsWith('DATABASE_'),
  );
  const compiled = process.env[compiledVariable];
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }),
    ...more,
  };
}

/** The environment of a command on a test database, with a data folder of its own. */
export function onDatabase(database: TestDatabase): Record<string, string> {
  return {
    DATABASE_URL: addressOf(database.applicationConfig),
    DATABASE_OWNER_URL: addressOf(database.ownerConfig),
    ZCA_DATA: path.join(temporaryFolder(), 'data'),
  };
}

function addressOf({ host = '', port, user, password, database }: ClientConfig): string {
  const query = new URLSearchParams({ host, port: String(port) });
  return `postgresql://${user}:${String(password)}@/${database}?${query}`;
}

/** Starts `zca` as a person does. */
export function startZca(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [ZCA, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: temporaryFolder(),
  });
}

/** Runs `zca` to its end. */
export async function zca(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const child = startZca(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
}
