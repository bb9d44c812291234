/*
 * Near-duplicate texts among many: time, memory and recall of planted pairs, beside datasketch where a
 * Python with it is named: node bench/near-duplicates.ts [--texts 1000000] [--seed 1] [--peer PYTHON]
 * [--peer-texts 100000]
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createNormaliser, jaccard, NearTexts, shinglesOf } from '@zca/lens';
import { Abstracts, CHANGES } from './near/abstracts.ts';
import { describeMachine } from './support/machine.ts';
import { Workspace } from './support/workspace.ts';

const options = parseArgs({
  options: {
    texts: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    peer: { type: 'string' },
    'peer-texts': { type: 'string', default: '100000' },
  },
}).values;
const THRESHOLD = 0.8;
const count = Number(options.texts);
const abstracts = new Abstracts(Number(options.seed));
const normalise = createNormaliser();
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

interface Found {
  readonly addMs: number;
  readonly pairMs: number;
  readonly verifyMs: number;
  readonly candidates: number;
  /** Pairs of similarity 0.8 and more, as `first,second`. */
  readonly pairs: Set<string>;
}

/** Candidates and their verification; making the texts is left out of the time, normalising is not. */
function find(texts: number): Found {
  const near = new NearTexts();
  let addMs = 0;
  let length = 0;
  for (let from = 0; from < texts; from += 10_000) {
    const page = Array.from({ length: Math.min(10_000, texts - from) }, (_, at) =>
      abstracts.text(from + at),
    );
    const before = performance.now();
    for (const text of page) near.add(normalise(text));
    addMs += performance.now() - before;
    for (const text of page) length += text.length;
  }
  console.log(`${texts} abstracts of ${Math.round(length / texts)} characters`);
  const before = performance.now();
  const { first, second, crowded, full } = near.candidates(THRESHOLD - 0.15);
  const paired = performance.now();
  console.log(`candidates ${first.length}, crowded buckets ${crowded}, cut short: ${full}`);
  const pairs = new Set<string>();
  let last = -1;
  let lastSet: Set<string> = new Set();
  first.forEach((one, at) => {
    if (one !== last) lastSet = shinglesOf(normalise(abstracts.text(one)));
    last = one;
    const other = second[at]!;
    if (jaccard(lastSet, shinglesOf(normalise(abstracts.text(other)))) >= THRESHOLD)
      pairs.add(`${one},${other}`);
  });
  return {
    addMs,
    pairMs: paired - before,
    verifyMs: performance.now() - paired,
    candidates: first.length,
    pairs,
  };
}

/** What was planted: pairs of each kind of change with their true similarity. */
function planted(texts: number): { pair: string; change: number; similarity: number }[] {
  const pairs: { pair: string; change: number; similarity: number }[] = [];
  for (let index = 99; index < texts; index += 100) {
    const origin = abstracts.origin(index)!;
    pairs.push({
      pair: `${origin.from},${index}`,
      change: origin.change,
      similarity: jaccard(
        shinglesOf(normalise(abstracts.text(origin.from))),
        shinglesOf(normalise(abstracts.text(index))),
      ),
    });
  }
  return pairs;
}

function showRecall(texts: number, found: ReadonlySet<string>): void {
  const all = planted(texts);
  console.table(
    [...CHANGES, 'all'].map((what, change) => {
      const of = all.filter((pair) => change === CHANGES.length || pair.change === change);
      const alike = of.filter(({ similarity }) => similarity >= THRESHOLD);
      const hit = alike.filter(({ pair }) => found.has(pair));
      return {
        what,
        planted: of.length,
        [`similarity ≥ ${THRESHOLD}`]: alike.length,
        found: hit.length,
        recall: alike.length === 0 ? '–' : percent(hit.length / alike.length),
      };
    }),
  );
}

console.log(`machine: ${describeMachine()}; seed ${options.seed}`);
const result = find(count);
const peak = process.resourceUsage().maxRSS / 1024;
const seconds = (ms: number) => (ms / 1000).toFixed(1);
console.log(
  `signatures ${seconds(result.addMs)} s, candidates ${seconds(result.pairMs)} s, verification ${seconds(result.verifyMs)} s; together ${seconds(result.addMs + result.pairMs + result.verifyMs)} s; peak memory of the process ${Math.round(peak)} MiB`,
);
console.log(`pairs of similarity ${THRESHOLD} and more: ${result.pairs.size}`);
showRecall(count, result.pairs);

if (options.peer === undefined) {
  console.log('datasketch: not compared; name a Python that has it with --peer.');
} else {
  const texts = Math.min(count, Number(options['peer-texts']));
  const workspace = new Workspace();
  const file = path.join(workspace.folder, 'texts.txt');
  const stream = createWriteStream(file);
  for (let index = 0; index < texts; index++) stream.write(`${normalise(abstracts.text(index))}\n`);
  stream.end();
  await finished(stream);
  const script = fileURLToPath(new URL('near/datasketch_pairs.py', import.meta.url));
  const run = spawnSync(options.peer, [script, file], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.status !== 0) console.log(`datasketch failed:\n${run.stderr.slice(-2000)}`);
  else {
    const own = find(texts);
    const peer = JSON.parse(run.stdout) as { seconds: number; pairs: [number, number][] };
    const peerPairs = new Set(peer.pairs.map((pair) => pair.join(',')));
    console.log(
      `the same ${texts} abstracts: here ${seconds(own.addMs + own.pairMs + own.verifyMs)} s, datasketch ${peer.seconds.toFixed(1)} s without verification (${peer.pairs.length} candidates)`,
    );
    console.log(
      `pairs verified here that datasketch has too: ${percent([...own.pairs].filter((pair) => peerPairs.has(pair)).length / Math.max(1, own.pairs.size))}`,
    );
    console.log('recall of datasketch:');
    showRecall(texts, peerPairs);
  }
  await workspace.close();
}
