/*
 * Matching of names of organisations: time, memory, precision and recall on a seeded set, beside Splink
 * where a Python with it is named: node bench/parties.ts [--names 1000000] [--seed 1] [--splink PYTHON]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  MERGE_AT,
  PROPOSE_AT,
  matchParties,
  normalName,
  type Subject,
  subjectOf,
} from '@zca/domain/parties';
import { foldTraditional } from '../packages/server/src/base/traditional.ts';
import { soundOf } from '../packages/server/src/parties/sound.ts';
import { namesOfCity } from './parties/namesOfCity.ts';
import { clustersOf, scoresOf } from './parties/scores.ts';
import { describeMachine, loadAverage } from './support/machine.ts';
import { Workspace } from './support/workspace.ts';

const options = parseArgs({
  options: {
    names: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    splink: { type: 'string' },
  },
}).values;
const count = Number(options.names);
const seed = Number(options.seed);
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
/** Probabilities from which Splink's pairs become clusters. */
const SPLINK_THRESHOLDS = ['0.5', '0.9', '0.99'];

function shownScores(what: string, ms: number, found: ArrayLike<number>) {
  const scores = scoresOf(found, truth);
  return {
    what,
    seconds: (ms / 1000).toFixed(1),
    'pair precision': percent(scores.pairPrecision),
    'pair recall': percent(scores.pairRecall),
    'B³ precision': percent(scores.cubedPrecision),
    'B³ recall': percent(scores.cubedRecall),
  };
}

console.log(`machine: ${describeMachine()}`);
console.log(
  `names: ${count}, seed ${seed} (bench/parties/namesOfCity.ts says how they are made)\n`,
);

const { names, truth } = namesOfCity(count, seed);
const before = performance.now();
const byWhole = new Map<string, number>();
const subjects: Subject[] = [];
/** Subject of each name: writings of one normal form are one from the start. */
const subjectOfName = new Uint32Array(names.length);
names.forEach((written, index) => {
  const name = normalName(written, foldTraditional);
  let at = byWhole.get(name.whole);
  if (at === undefined) {
    at = subjects.length;
    byWhole.set(name.whole, at);
    subjects.push(subjectOf(String(at).padStart(9, '0'), name));
  }
  subjectOfName[index] = at;
});
const normalised = performance.now();
const { merges, proposals, counts } = matchParties(subjects, { sound: soundOf });
const done = performance.now();
const peak = process.resourceUsage().maxRSS / 1024;

const joined = (from: readonly { readonly a: string; readonly b: string }[]) => {
  const clusters = clustersOf(
    subjects.length,
    from.map(({ a, b }) => [Number(a), Number(b)] as const),
  );
  return Array.from(subjectOfName, (at) => clusters[at]!);
};
const proposedFrom = (score: number) => proposals.filter((one) => one.score >= score);
const shown = [
  shownScores('normal form alone', normalised - before, subjectOfName),
  shownScores(`merges of the platform, from ${MERGE_AT}`, done - before, joined(merges)),
  ...[14, PROPOSE_AT].map((score) =>
    shownScores(
      `with proposals from ${score} accepted`,
      done - before,
      joined([...merges, ...proposedFrom(score)]),
    ),
  ),
];
const truthOfSubject = new Uint32Array(subjects.length);
subjectOfName.forEach((at, index) => {
  truthOfSubject[at] = truth[index]!;
});
const right = proposals.filter(
  ({ a, b }) => truthOfSubject[Number(a)] === truthOfSubject[Number(b)],
);

console.table(shown);
console.log(
  `parties by normal form: ${subjects.length}; merges ${merges.length}; proposals ${proposals.length}, of them right ${percent(right.length / Math.max(1, proposals.length))}`,
);
console.log(
  `keys ${counts.keys}, pairs compared ${counts.compared}, blocks passed over ${counts.skippedBlocks} (largest ${counts.largestBlock})`,
);
console.log(`peak memory of the process: ${Math.round(peak)} MiB`);

if (options.splink === undefined) {
  console.log('\nSplink: not compared; name a Python that has it with --splink.');
} else {
  await compareWithSplink(options.splink);
}

/** Splink on the same parties with the same parts of their names; both are scored by the same code. */
async function compareWithSplink(python: string): Promise<void> {
  const workspace = new Workspace();
  const [table, found] = ['parties.csv', 'clusters.csv'].map((name) =>
    path.join(workspace.folder, name),
  ) as [string, string];
  const script = fileURLToPath(new URL('parties/splink_names.py', import.meta.url));
  const lines = subjects.map(
    ({ whole, core, brand, trade, place, form }, at) =>
      `${at},${[whole, core, brand, trade, place, form, soundOf(brand)].map((part) => `"${part.replaceAll('"', '""')}"`).join(',')}`,
  );
  writeFileSync(table, `unique_id,whole,core,brand,trade,place,form,sound\n${lines.join('\n')}\n`);
  const run = spawnSync(python, [script, table, found, ...SPLINK_THRESHOLDS], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (run.status === 0) {
    const said = JSON.parse(run.stdout) as {
      version: string;
      seconds: number;
      peak: number;
      model: object;
    };
    console.log(
      `\n${said.version}: ${said.seconds.toFixed(1)} s and the normal form before it, peak ${Math.round(said.peak)} MiB; ${loadAverage()}`,
    );
    const [, ...rows] = readFileSync(found, 'utf8').trim().split('\n');
    const clustersAt = SPLINK_THRESHOLDS.map(() => new Uint32Array(subjects.length));
    for (const row of rows) {
      const [at, ...own] = row.split(',').map(Number) as [number, ...number[]];
      own.forEach((cluster, threshold) => {
        clustersAt[threshold]![at] = cluster;
      });
    }
    console.table(
      SPLINK_THRESHOLDS.map((threshold, at) =>
        shownScores(
          `Splink, probability from ${threshold}`,
          said.seconds * 1000 + normalised - before,
          Array.from(subjectOfName, (subject) => clustersAt[at]![subject]!),
        ),
      ),
    );
    console.log('trained model, [m, u] of each level:', JSON.stringify(said.model));
  } else {
    const why = run.status === null ? `ended by ${run.signal}` : `status ${run.status}`;
    console.log(`\nSplink failed, ${why}:\n${run.stderr.slice(-2000)}`);
  }
  await workspace.close();
}
