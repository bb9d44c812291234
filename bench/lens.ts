/*
 * Speed and size of the lens over synthetic records of patent size, beside SQLite FTS5 in the same
 * run: node bench/lens.ts [--records 200000] [--seed 1] [--per-class 200] [--peer yes|no]
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import {
  buildSegment,
  createNormaliser,
  createSegmenter,
  Lens,
  memoryByStructure,
  mergeSegments,
  Segment,
} from '@zca/lens';
import type { View } from '@zca/lens';
import { Corpus, corpusSchema } from './lens/corpus.ts';
import { makeQueries, questionFor } from './lens/queries.ts';
import type { BenchQuery } from './lens/queries.ts';
import { runSqlite } from './lens/sqlite.ts';

const BATCH = 50_000;
const options = parseArgs({
  options: {
    records: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    'per-class': { type: 'string', default: '200' },
    peer: { type: 'string', default: 'yes' },
  },
}).values;
const records = Number(options.records);
const seed = Number(options.seed);

const corpus = new Corpus(seed);
const words = createSegmenter(corpus.words);
const analyzer = { normalise: createNormaliser(), words };

console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; ` +
    `node ${process.version}; records ${records.toLocaleString('en')}; seed ${seed}`,
);

function build(): Segment {
  const parts: Segment[] = [];
  let [generating, building] = [0, 0];
  for (let first = 0; first < records; first += BATCH) {
    const t0 = performance.now();
    const documents = Array.from({ length: Math.min(BATCH, records - first) }, (_, i) =>
      corpus.record(first + i),
    );
    const t1 = performance.now();
    parts.push(buildSegment(corpusSchema, analyzer, documents));
    generating += t1 - t0;
    building += performance.now() - t1;
  }
  const t2 = performance.now();
  const segment = mergeSegments(
    corpusSchema,
    parts.map((part) => ({ segment: part, deleted: null })),
  );
  const merging = performance.now() - t2;
  console.log(
    `build, one thread: analysis and segments ${rate(building)} records/s, merge ${rate(merging)}, ` +
      `together ${rate(building + merging)} (generating, not counted: ${rate(generating)})`,
  );
  return segment;
}

/** Records a second over all records. */
function rate(ms: number): string {
  return Math.round((records / ms) * 1000).toLocaleString('en');
}

function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

function row(name: string, times: readonly number[], hits: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const cells = [50, 95, 99].map((p) => percentile(sorted, p).toFixed(2).padStart(10));
  return `${name.padEnd(18)}${cells.join('')}${String(times.length).padStart(8)}${Math.round(hits).toLocaleString('en').padStart(12)}`;
}

function measureLens(view: View, classes: Record<string, BenchQuery[]>): void {
  const clock = { now: () => performance.now() };
  const all: number[] = [];
  const rows: string[] = [];
  for (const round of ['warm', 'measured']) {
    for (const [name, queries] of Object.entries(classes)) {
      const times: number[] = [];
      let hits = 0;
      for (const { where } of round === 'warm' ? queries.slice(0, 20) : queries) {
        const question = questionFor(where);
        const started = performance.now();
        hits += view.ask(question, { op: 'all' }, clock).count;
        times.push(performance.now() - started);
      }
      if (round === 'warm') continue;
      all.push(...times);
      rows.push(row(name, times, hits / queries.length));
    }
  }
  console.log('\nlens, one thread     p50 ms    p95 ms    p99 ms queries   mean hits');
  for (const line of rows) console.log(line);
  console.log(row('mixed', all, Number.NaN).replace('NaN', '  –'));
}

const segment = build();
console.log('\nbytes a record by structure');
for (const { structure, bytes } of memoryByStructure(segment)) {
  console.log(`  ${structure.padEnd(20)}${(bytes / records).toFixed(1).padStart(8)}`);
}
console.log(`  ${'all'.padEnd(20)}${(segment.buffer.byteLength / records).toFixed(1).padStart(8)}`);
const checked = performance.now();
new Segment(segment.buffer).check();
console.log(`open and check: ${(performance.now() - checked).toFixed(0)} ms`);

const lens = new Lens(corpusSchema, analyzer);
lens.publish(segment);
const classes = makeQueries(corpus, records, Number(options['per-class']), seed);
measureLens(lens.view, classes);
if (options.peer === 'yes') await runSqlite(corpus, records, words, classes, row);
