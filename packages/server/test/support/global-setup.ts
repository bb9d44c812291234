import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compiledVariable, serverVariable, startTestServer } from './server.ts';

/**
 * Starts one database server for a whole test run, named in vitest's `globalSetup`, and makes a folder in
 * which the commands that are run keep what they have compiled: each loads the same thousand modules. Those
 * who run the tests do not: each would write it again at its end.
 */
export async function setup(): Promise<() => Promise<void>> {
  const compiled = mkdtempSync(path.join(tmpdir(), 'zca-compiled-'));
  process.env[compiledVariable] = compiled;
  const { server, stop } = await startTestServer();
  process.env[serverVariable] = JSON.stringify(server);
  return async () => {
    await stop();
    rmSync(compiled, { recursive: true, force: true, maxRetries: 3 });
  };
}
