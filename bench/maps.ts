/**
 * The city's map at a million points: the lens alone, the platform over HTTP, and the page in Chromium,
 * beside PostGIS and supercluster with the same points, filters and tiles.
 *   npm run bench -- maps [--records 1000000] [--seed 1] [--data DIR] [--parts lens,peers,platform,browser]
 * `--data` names the folder of a city that an earlier run or a platform has loaded; nothing else may use it.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measureBrowser } from './maps/browserPart.ts';
import { measureLens } from './maps/lensPart.ts';
import { measurePostgis, measureSupercluster } from './maps/peers.ts';
import { measurePlatform } from './maps/platformPart.ts';
import { cityPoints } from './maps/points.ts';
import { describeMachine, loadAverage } from './support/machine.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    /** Kept and used again; without it a temporary folder with a city of its own. */
    data: { type: 'string' },
    parts: { type: 'string', default: 'lens,peers,platform,browser' },
  },
});
const records = Number(values.records);
const seed = Number(values.seed);
const parts = new Set(values.parts.split(','));
/** Places of a city where many firms share a house. */
const SHARED_PLACES = 60_000;

const workspace = new Workspace();
const tell = (name: string, text: string): void => console.log(`${name.padEnd(58)} ${text}`);
const head = (title: string): void => console.log(`\n${title} (${loadAverage()})`);

console.log(`machine: ${describeMachine()}`);
console.log(`${records} records, seed ${seed}`);
try {
  let inTiles: number | undefined;
  if (parts.has('lens')) {
    head('The lens, every record at a place of its own');
    inTiles = measureLens(cityPoints(records, seed, null), tell);
    head(`The lens, ${SHARED_PLACES} places`);
    measureLens(cityPoints(records, seed, SHARED_PLACES), tell);
  }
  if (parts.has('peers')) {
    const points = cityPoints(records, seed, null);
    head('Peers, every record at a place of its own');
    await measureSupercluster(points, tell);
    await measurePostgis(workspace, points, tell, inTiles);
  }
  if (parts.has('platform') || parts.has('browser')) {
    const { origin, pid } = await startPlatform();
    if (parts.has('platform')) {
      head('The platform over HTTP; p50 / p95 / most');
      await measurePlatform(origin, pid, { seed, tell });
    }
    if (parts.has('browser')) {
      head('The page of the map');
      await measureBrowser(origin, tell);
    }
  }
} finally {
  await workspace.close();
}

/** A platform in a process of its own; ends with the workspace. */
async function startPlatform(): Promise<{ origin: string; pid: number }> {
  const dataDirectory = path.resolve(values.data ?? workspace.subfolder('data'));
  const main = path.join(import.meta.dirname, '../packages/server/src/cli/main.ts');
  const keeps = values.data === undefined ? [] : ['--no-demo'];
  const child = spawn(
    process.execPath,
    [main, 'start', `--data=${dataDirectory}`, '--port=0', ...keeps],
    {
      env: {
        ...process.env,
        ZCA_DEMO_RIGHTS: String(records),
        ZCA_LOG_LEVEL: 'error',
        ZCA_RATE_LIMIT_PER_MINUTE: '0',
        ZCA_SECOND_FACTOR: 'off',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  workspace.onClose(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const began = performance.now();
  while (!/Ready\.\s*$/.test(printed)) {
    if (child.exitCode !== null) throw new Error(`the platform did not start:\n${printed}`);
    await delay(200);
  }
  tell(
    '\nthe platform, everything found after',
    `${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return { origin: /http:\/\/127\.0\.0\.1:\d+/.exec(printed)![0], pid: child.pid! };
}
