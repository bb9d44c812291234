/*
 * The platform's search over the demonstration city: building the index from the database, 200 mixed
 * questions a second, and making the index anew while questions are answered.
 *   npm run bench -- lens-load [--records 100000] [--rate 200] [--seconds 30] [--seed 1] [--data DIR]
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { understand } from '@zca/domain/registry';
import type { Condition, Question } from '@zca/query';
import { dayInShanghai } from '@zca/standards';
import { randomFrom } from '../packages/lens/test/chinese.ts';
import type { Platform } from '../packages/server/src/platform.ts';
import { loadCity } from '../packages/server/src/registry/loadCity.ts';
import { measureBuild } from './load/buildPhases.ts';
import { cityQueries } from './load/cityQueries.ts';
import type { HttpLoad } from './load/httpLoad.ts';
import { describeLoop, openLoop } from './load/openLoop.ts';
import type { LoopResult } from './load/openLoop.ts';
import { describeMachine, loadAverage } from './support/machine.ts';
import { openBenchGround, startBenchPlatform } from './support/platform.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    /** Kept and used again; without it a temporary folder. */
    data: { type: 'string' },
  },
});
const records = Number(values.records);
const perSecond = Number(values.rate);
const seconds = Number(values.seconds);
const seed = Number(values.seed);
const city = { seed, rights: records, today: '2026-11-22' };

const QUERIES = 1600;
const WARM_SECONDS = 3;
/** The index counts as merged when its segments have been the same for so long. */
const SETTLED_SECONDS = 30;
/** Questions a second while the index is made anew. */
const REINDEX_RATE = 20;
/** The same five facets as in the comparison of engines. */
const FACETS = { type: 10, filingYear: 25, district: 13, ipcSubclass: 20, holder: 20 };

const workspace = new Workspace();
const dataDirectory = path.resolve(values.data ?? workspace.subfolder('data'));
const random = randomFrom(seed);

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** A query of the platform's language as a question to the pool. */
function questionOf(text: string): Question {
  const understood = understand(text, dayInShanghai(Date.now()));
  if (!understood.ok) throw new Error(`the query ${text} is not understood`);
  const facets = Object.entries(FACETS).map(([field, size]) => [field, { field, size }]);
  return {
    where: understood.condition,
    top: { size: 20 },
    facets: Object.fromEntries(facets) as NonNullable<Question['facets']>,
  };
}

/**
 * Runs something and says, with its result, how long this thread was held up meanwhile, and how busy
 * it and all threads of this process were: the one depends on what else the machine does, the other not.
 */
async function watching<T>(work: () => Promise<T>): Promise<[T, string]> {
  const held = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()];
  held.enable();
  const result = await work();
  held.disable();
  const [own, whole] = [process.threadCpuUsage(thread), process.cpuUsage(all)].map(
    ({ user, system }) => ((user + system) / 10 / (performance.now() - started)).toFixed(0),
  );
  const [p99, most] = [held.percentile(99), held.max].map((ns) => (ns / 1e6).toFixed(1));
  return [
    result,
    `HTTP thread held up p99 ${p99}  most ${most} ms, ${own} % of a processor, all threads ${whole} %`,
  ];
}

/** Waits until no more segments are merged. */
async function settled({ search }: Platform): Promise<void> {
  let since = performance.now();
  for (let last = 0; performance.now() - since < SETTLED_SECONDS * 1000; await delay(500)) {
    const { segments } = search.size;
    if (segments !== last) since = performance.now();
    last = segments;
  }
}

async function askPool({ search }: Platform, queries: readonly string[]): Promise<void> {
  const questions = queries.map(questionOf);
  const scope: Condition = { op: 'all' };
  const run = (forSeconds: number) => {
    const end = performance.now() + forSeconds * 1000;
    return openLoop({
      perSecond,
      isOver: () => performance.now() >= end,
      random,
      ask: async (index) => {
        const answer = await search.ask(questions[index % questions.length]!, scope);
        if (!answer.complete) throw new Error('an answer is not complete');
      },
    });
  };
  await run(WARM_SECONDS);
  const [result, held] = await watching(() => run(seconds));
  console.log(`asked of the pool: ${describeLoop(result)}; ${held}; ${loadAverage()}`);
}

/** The whole way of a question, texts of the hits included; beside it a page that asks nothing. */
async function askOverHttp({ app }: Platform, queries: readonly string[]): Promise<void> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const bound = app.server.address();
  if (bound === null || typeof bound !== 'object') throw new Error('the platform does not listen');
  const origin = `http://127.0.0.1:${bound.port}`;
  const facets = Object.keys(FACETS).join(',');
  const questions = queries.map(
    (text) => `${origin}/api/v1/rights?facets=${facets}&q=${encodeURIComponent(text)}`,
  );
  const run = (addresses: readonly string[], forSeconds: number) =>
    new Promise<LoopResult>((resolve, reject) => {
      const workerData: HttpLoad = { addresses, perSecond, seconds: forSeconds, seed };
      const worker = new Worker(new URL('./load/httpLoad.ts', import.meta.url), { workerData });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  for (const [name, addresses] of [
    ['asked over HTTP', questions],
    ['peer, the life sign over HTTP', [`${origin}/healthz`]],
  ] as const) {
    await run(addresses, WARM_SECONDS);
    const [result, held] = await watching(() => run(addresses, seconds));
    console.log(`${name}: ${describeLoop(result)}; ${held}; ${loadAverage()}`);
  }
}

/** Makes the index anew; every question meanwhile has to be answered over all records. */
async function reindex({ search }: Platform, queries: readonly string[]): Promise<void> {
  const questions: Question[] = [{ where: { op: 'all' } }, ...queries.slice(0, 9).map(questionOf)];
  const before = await Promise.all(questions.map((each) => search.ask(each, { op: 'all' })));
  let isOver = false;
  const started = performance.now();
  const made = search.reindex().finally(() => {
    isOver = true;
  });
  const [result, held] = await watching(() =>
    openLoop({
      perSecond: REINDEX_RATE,
      isOver: () => isOver,
      random,
      ask: async (index) => {
        const which = index % questions.length;
        const { count } = await search.ask(questions[which]!, { op: 'all' });
        const expected = before[which]!.count;
        if (count !== expected) throw new Error(`${count} of ${expected} records found`);
      },
    }),
  );
  await made;
  const took = (performance.now() - started) / 1000;
  console.log(
    `made anew in ${took.toFixed(1)} s (${whole(records / took)} records/s); meanwhile ` +
      `${describeLoop(result)}; ${held}; ${loadAverage()}`,
  );
}

async function run(): Promise<void> {
  console.log(
    `${describeMachine()}; ${whole(records)} records of the demonstration city, seed ${seed}`,
  );
  const bench = await openBenchGround(workspace, { dataDirectory }, console.log);
  const { config, ground } = bench;
  const writing = performance.now();
  await loadCity(city, { database: ground.database, clock: () => Date.now() });
  console.log(`in the database after ${((performance.now() - writing) / 1000).toFixed(1)} s`);
  await measureBuild(ground.database.pool);

  // Without a snapshot the index is made from the database.
  rmSync(path.join(dataDirectory, 'lens'), { recursive: true, force: true });
  const building = performance.now();
  const platform = await startBenchPlatform(workspace, bench);
  const [, held] = await watching(() => platform.search.ready());
  const built = (performance.now() - building) / 1000;
  const { documents, segments, bytes } = platform.search.size;
  console.log(
    `index built by the platform: ${whole(documents)} records in ${built.toFixed(1)} s (${whole(documents / built)} records/s), ` +
      `${segments} segments, ${whole(bytes / documents)} bytes a record; ${config.searchWorkers} query threads; ${held}; ${loadAverage()}`,
  );
  const merging = performance.now();
  await settled(platform);
  console.log(
    `merged after another ${((performance.now() - merging) / 1000 - SETTLED_SECONDS).toFixed(1)} s: ` +
      `${platform.search.size.segments} segments, ${whole(platform.search.size.bytes / documents)} bytes a record`,
  );
  const queries = cityQueries(city, QUERIES);
  await askPool(platform, queries);
  await askOverHttp(platform, queries);
  await reindex(platform, queries);
}

try {
  await run();
} finally {
  await workspace.close();
}
