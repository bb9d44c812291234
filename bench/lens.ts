/*
 * The lens over synthetic records of patent size, side by side with groonga, SQLite FTS5, PostgreSQL
 * and Tantivy in one run: node bench/lens.ts [--records 100000] [--seed 1] [--per-class 200]
 *   [--peers groonga,sqlite,postgres,tantivy] [--class-seconds 20] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createSegmenter } from '@zca/lens';
import { Corpus } from './lens/corpus.ts';
import { EngineAbsent } from './lens/engine.ts';
import type { Engine } from './lens/engine.ts';
import { GroongaEngine } from './lens/engines/groonga.ts';
import { LensEngine, LensOfTwoEngine } from './lens/engines/lens.ts';
import { PostgresEngine } from './lens/engines/postgres.ts';
import { SqliteEngine } from './lens/engines/sqlite.ts';
import { TantivyEngine } from './lens/engines/tantivy.ts';
import { measure } from './lens/measure.ts';
import type { EngineRun } from './lens/measure.ts';
import { makeQueries, SHARES } from './lens/queries.ts';
import { markdownOf, printReport, reportOf } from './lens/report.ts';
import { SpoolWriter } from './lens/spool.ts';
import type { Spool } from './lens/spool.ts';
import { Workspace } from './support/workspace.ts';

const BATCH = 50_000;
const PEERS: Readonly<Record<string, (workspace: Workspace) => Promise<Engine>>> = {
  groonga: (workspace) => GroongaEngine.open(workspace),
  sqlite: () => SqliteEngine.open(),
  postgres: (workspace) => PostgresEngine.open(workspace),
  tantivy: (workspace) => TantivyEngine.open(workspace),
};

const options = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'per-class': { type: 'string', default: '200' },
    peers: { type: 'string', default: Object.keys(PEERS).join(',') },
    'class-seconds': { type: 'string', default: '20' },
    json: { type: 'string' },
  },
}).values;
const records = Number(options.records);
const seed = Number(options.seed);
const peers = options.peers.split(',').filter((name) => name !== '' && name !== 'lens');
const unknown = peers.filter((name) => !(name in PEERS));
if (unknown.length > 0) {
  console.error(`Unknown peers: ${unknown.join(', ')}. Known: ${Object.keys(PEERS).join(', ')}`);
  process.exit(2);
}
const limits = { classMs: Number(options['class-seconds']) * 1000, warmMs: 2000 };

const machine = `${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
console.log(
  `${machine}; Node.js ${process.version}; ${whole(records)} records, seed ${seed}; load ${loadavg()[0]!.toFixed(2)}`,
);

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

const corpus = new Corpus(seed);
const segment = createSegmenter(corpus.words);
const workspace = new Workspace();

/** Makes every record once: cuts it into words, spools it for the peers and gives it to the lens. */
async function prepare(lens: LensEngine): Promise<{ spool: Spool; lensSeconds: number }> {
  const writer = new SpoolWriter(path.join(workspace.folder, 'records.jsonl'));
  let [making, cutting, building] = [0, 0, 0];
  for (let first = 0; first < records; first += BATCH) {
    const begun = performance.now();
    const documents = Array.from({ length: Math.min(BATCH, records - first) }, (_, i) =>
      corpus.record(first + i),
    );
    const made = performance.now();
    const words = new Map<string, readonly string[]>();
    const cut = (text: string): string => {
      const found = segment(text);
      words.set(text, found);
      return found.join(' ');
    };
    documents.forEach(({ values }, i) => {
      writer.add({
        number: first + i,
        title: cut(values['title'] as string),
        abstract: cut(values['abstract'] as string),
        kind: values['kind'] as string,
        year: values['year'] as number,
        district: values['district'] as string,
        subclass: values['subclass'] as string[],
        holder: values['holder'] as string[],
      });
    });
    const spooled = performance.now();
    lens.add(documents, words);
    building += performance.now() - spooled;
    cutting += spooled - made;
    making += made - begun;
    await breathe();
  }
  const spool = writer.finish();
  const merging = performance.now();
  await lens.load();
  building += performance.now() - merging;
  const { facts } = spool;
  console.log(
    `corpus: ${facts.meanWords.toFixed(0)} words a record, ${facts.meanSubclasses.toFixed(2)} of ${whole(facts.subclasses)} subclasses, ` +
      `${facts.meanHolders.toFixed(2)} of ${whole(facts.holders)} holders; ` +
      `made in ${(making / 1000).toFixed(1)} s, cut into words and spooled in ${(cutting / 1000).toFixed(1)} s (in no engine's loading)`,
  );
  return { spool, lensSeconds: building / 1000 };
}

function describe(run: EngineRun): void {
  const { engine, version, loadSeconds, bytes, loadAverage, notes } = run;
  console.log(
    `${engine} ${version}: loaded in ${loadSeconds.toFixed(1)} s (${whole(records / loadSeconds)} records/s), ` +
      `${whole(bytes / 2 ** 20)} MiB, ${whole(bytes / records)} bytes a record; ` +
      `load average ${loadAverage.map((load) => load.toFixed(2)).join(' → ')}; ${notes.join('; ')}`,
  );
}

async function compareAll(): Promise<void> {
  const lens = new LensEngine(segment);
  const { spool, lensSeconds } = await prepare(lens);
  const perClass = Number(options['per-class']);
  const queries = makeQueries({ facts: spool.facts, corpus, segment }, perClass, seed);
  for (const [kind, [low, high]] of Object.entries(SHARES)) {
    const found = queries.words[kind as keyof typeof SHARES];
    console.log(`${kind} words: ${found} are in ${low * 100} % to ${high * 100} % of the records`);
  }
  for (const [name, list] of Object.entries(queries.classes)) {
    if (list.length < perClass) console.log(`${name}: only ${list.length} distinct queries exist`);
  }

  const runs: EngineRun[] = [await measure(lens, queries, lensSeconds, limits)];
  describe(runs[0]!);
  for (const { structure, bytes } of lens.memory()) {
    console.log(
      `  ${structure.padEnd(20)}${(bytes / records).toFixed(1).padStart(8)} bytes a record`,
    );
  }
  try {
    const taken = await lens.snapshotMilliseconds(workspace.subfolder('snapshot'));
    console.log(`  a snapshot is read and checked in ${taken.toFixed(0)} ms`);
  } catch (error) {
    console.log(`  a snapshot is NOT read: ${(error as Error).message}`);
  }
  const ofTwo = await LensOfTwoEngine.open(lens, corpus.words);
  runs.push(await measure(ofTwo, queries, lensSeconds, limits));
  describe(runs[1]!);
  await ofTwo.close();
  await lens.close();

  const absent: Record<string, string> = {};
  for (const name of peers) {
    try {
      const engine = await PEERS[name]!(workspace);
      try {
        const started = performance.now();
        await engine.load(spool);
        const seconds = (performance.now() - started) / 1000;
        runs.push(await measure(engine, queries, seconds, limits));
        describe(runs.at(-1)!);
      } finally {
        await engine.close();
      }
    } catch (error) {
      // One engine that breaks off does not cost the figures of the others.
      const isAbsent = error instanceof EngineAbsent;
      if (!isAbsent) process.exitCode = 1;
      absent[name] = error instanceof Error ? error.message : String(error);
      console.log(`${name}: ${isAbsent ? 'skipped' : 'FAILED'}, ${absent[name]}`);
    }
  }
  const engines = reportOf(runs);
  printReport(engines, queries);
  console.log(`\nThe same in Markdown:\n\n${markdownOf(engines)}`);
  if (options.json !== undefined) {
    const { frequencies: _, ...facts } = spool.facts;
    const value = { machine, node: process.version, seed, corpus: facts, words: queries.words };
    writeFileSync(options.json, `${JSON.stringify({ ...value, engines, absent }, null, 2)}\n`);
  }
}

try {
  await compareAll();
} finally {
  await workspace.close();
}
