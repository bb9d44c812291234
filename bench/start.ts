/**
 * How long a newcomer waits: the first start with the demonstration city (first page, everything
 * found) and a later start, beside the bare start of the embedded PostgreSQL as the named peer.
 *   npm run bench -- start [--rights 100000]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../packages/server/src/base/postgres/index.ts';

const { values } = parseArgs({ options: { rights: { type: 'string', default: '100000' } } });
const rights = Number(values.rights);
const main = path.join(import.meta.dirname, '../packages/server/src/cli/main.ts');
const data = mkdtempSync(path.join(tmpdir(), 'zca-start-'));

interface Started {
  readonly child: ChildProcess;
  readonly firstPage: number;
  readonly everything: number;
}

/** Starts the platform and measures, in seconds, until a page is served and until all is found. */
async function start(): Promise<Started> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const child = spawn(process.execPath, [main, 'start', '--data', data, '--port', '0'], {
    env: { ...process.env, ZCA_DEMO_RIGHTS: String(rights), ZCA_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  let origin = '';
  while (origin === '') {
    origin = /running: (http:\S+?)\/\s/.exec(said)?.[1] ?? '';
    await delay(20);
  }
  await fetch(`${origin}/`).then((answer) => answer.text());
  const firstPage = since();
  for (;;) {
    const answer = await fetch(`${origin}/api/v1/rights?size=1&facets=`);
    const { count, complete } = (await answer.json()) as { count: number; complete: boolean };
    if (count === rights && complete) break;
    await delay(100);
  }
  return { child, firstPage, everything: since() };
}

async function stop({ child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${rights} rights, seed 1`,
);
const first = await start();
console.log(
  `first start: first page ${first.firstPage.toFixed(1)} s (aim 15), everything ${first.everything.toFixed(1)} s (aim 60)`,
);
await stop(first);
const later = await start();
console.log(
  `later start: first page ${later.firstPage.toFixed(1)} s, everything ${later.everything.toFixed(1)} s (aim 3)`,
);
await stop(later);
const began = performance.now();
const postgres = await startEmbeddedPostgres({ dataDirectory: data });
console.log(
  `peer, PostgreSQL alone on the same data: ${((performance.now() - began) / 1000).toFixed(2)} s`,
);
await postgres.stop();
rmSync(data, { recursive: true, force: true });
