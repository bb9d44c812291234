import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverVariable, startTestServer } from './server.ts';

/**
 * Starts one database server for a whole test run, named in vitest's `globalSetup`, and makes a folder in
 * which Node.js keeps what it has compiled: hundreds of processes and threads load the same thousand modules.
 */
export async function setup(): Promise<() => Promise<void>> {
  const compiled = mkdtempSync(path.join(tmpdir(), 'zca-compiled-'));
  process.env['NODE_COMPILE_CACHE'] ??= compiled;
  const { server, stop } = await startTestServer();
  process.env[serverVariable] = JSON.stringify(server);
  return async () => {
    await stop();
    rmSync(compiled, { recursive: true, force: true, maxRetries: 3 });
  };
}
