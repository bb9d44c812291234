import { serverVariable, startTestServer } from './server.ts';

/** Starts one database server for a whole test run, named in vitest's `globalSetup`. */
export async function setup(): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  process.env[serverVariable] = JSON.stringify(server);
  return stop;
}
