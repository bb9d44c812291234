/**
 * How soon a committed write can be found: 1,000 upserts one by one, alone and while an import runs,
 * in this process and in a second search of the same database; and how long the calling thread is
 * held up meanwhile. The named peer is PostgreSQL itself, asked for the same row by key.
 *   npm run bench -- visibility [--records 100000] [--writes 1000] [--seed 1]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { generateCity } from '../packages/demo-city/src/index.ts';
import {
  connect,
  inTransaction,
  migrate,
  ownGeneration,
} from '../packages/server/src/base/database/index.ts';
import type { Database } from '../packages/server/src/base/database/index.ts';
import { startEmbeddedPostgres } from '../packages/server/src/base/postgres/index.ts';
import { SearchService } from '../packages/server/src/base/search/service.ts';
import { type CityState, loadCity } from '../packages/server/src/registry/loadCity.ts';
import { saveRights } from '../packages/server/src/registry/saveRights.ts';
import { percentile } from './support/percentile.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    writes: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const records = Number(values.records);
const writes = Number(values.writes);
const seed = Number(values.seed);
const today = '2026-11-22';
/** Rights of the load: more than it can write while the writes last. */
const LOAD = 2_000_000;

const data = mkdtempSync(path.join(tmpdir(), 'zca-visibility-'));
const postgres = await startEmbeddedPostgres({ dataDirectory: data });
await migrate(postgres.ownerConfig, { applicationRole: 'zca_app' });
const database = connect(postgres.applicationConfig);
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${records} records, seed ${seed}`,
);
await loadCity({ seed, rights: records, today }, { database, clock: () => Date.now() });

const open = () =>
  new SearchService({
    database: postgres.applicationConfig,
    sourceModule: new URL('../packages/server/src/registry/searchSource.ts', import.meta.url),
    snapshotFolder: null,
    readers: 1,
  });
const own = open();
const second = open();
await Promise.all([own.ready(), second.ready()]);

const extra = generateCity({ seed: seed + 1, rights: Math.max(5_000, writes * 5), today });

/**
 * Writes one record and waits until both searches find it; milliseconds after the commit. Null when
 * the load had brought another record under the number, so that nothing was written.
 */
async function writeOne(
  index: number,
  target: Database,
): Promise<{ own: number; second: number; peer: number } | null> {
  const right = extra.rightAt(index);
  const { generation, outcome } = await inTransaction(target, async (db, client) => {
    const [outcome] = await saveRights(
      client,
      [{ right, patch: false, supplement: false, sourceFileId: null, position: { index } }],
      { importRunId: null, knownFrom: new Date().toISOString(), today },
    );
    return { generation: await ownGeneration(db), outcome };
  });
  const committed = performance.now();
  if (outcome !== 'new' && outcome !== 'updated') return null;
  const since = () => performance.now() - committed;
  const find = async (search: SearchService) => {
    await search.waitForOwn(generation);
    const answer = await search.ask({ where: { op: 'ids', ids: [right.key] } }, { op: 'all' });
    if (answer.count !== 1) throw new Error(`${right.key} is not found after its generation`);
    return since();
  };
  const peer = target.pool.query('select key from record where key = $1', [right.key]).then(since);
  const [first, other] = await Promise.all([find(own), find(second)]);
  return { own: first, second: other, peer: await peer };
}

async function measure(name: string, from: number, count: number): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const seen = { own: [] as number[], second: [] as number[], peer: [] as number[] };
  for (let index = from; seen.own.length < count; index++) {
    const one = await writeOne(index, database);
    if (one === null) continue;
    seen.own.push(one.own);
    seen.second.push(one.second);
    seen.peer.push(one.peer);
  }
  delay.disable();
  for (const [where, list] of Object.entries(seen)) {
    const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(list, p).toFixed(1));
    console.log(`${name.padEnd(22)} ${where.padEnd(7)} p50 ${p50} p95 ${p95} p99 ${p99} ms`);
  }
  console.log(
    `${name.padEnd(22)} calling thread held up at most ${(delay.max / 1e6).toFixed(1)} ms`,
  );
}

await measure('alone', 0, writes);
// The load runs in a thread of its own, as it does in the platform.
const load = new Worker(new URL('../packages/server/src/registry/cityThread.ts', import.meta.url), {
  workerData: {
    database: postgres.applicationConfig,
    city: { seed: seed + 2, rights: LOAD, today },
  },
});
let loaded = 0;
load.on('message', (state: CityState) => {
  loaded = state.loaded;
});
await measure('while a load runs', writes * 2, writes);
console.log(`${loaded} of ${LOAD} records were loaded when the writes ended`);
const ended = new Promise((resolve) => load.once('exit', resolve));
load.postMessage('stop');
await ended;

await own.close();
await second.close();
await database.close();
await postgres.stop();
rmSync(data, { recursive: true, force: true });
