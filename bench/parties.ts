/*
 * Matching of names of organisations: time, memory, precision and recall on a seeded set, beside Splink
 * where a Python with it is named: node bench/parties.ts [--names 1000000] [--seed 1] [--splink PYTHON]
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { matchParties, normalName, type Subject, subjectOf } from '@zca/domain/parties';
import { foldTraditional } from '../packages/server/src/base/traditional.ts';
import { soundOf } from '../packages/server/src/parties/sound.ts';
import { namesOfCity } from './parties/namesOfCity.ts';
import { clustersOf, scoresOf } from './parties/scores.ts';
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

console.log(
  `machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`,
);
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

const clusters = clustersOf(
  subjects.length,
  merges.map(({ a, b }) => [Number(a), Number(b)] as const),
);
const rows = [
  ['normal form alone', scoresOf(subjectOfName, truth), normalised - before],
  [
    'merges of the platform',
    scoresOf(
      subjectOfName.map((at) => clusters[at]!),
      truth,
    ),
    done - before,
  ],
] as const;
const shown = rows.map(([what, scores, ms]) => ({
  what,
  seconds: (ms / 1000).toFixed(1),
  'pair precision': percent(scores.pairPrecision),
  'pair recall': percent(scores.pairRecall),
  'B³ precision': percent(scores.cubedPrecision),
  'B³ recall': percent(scores.cubedRecall),
}));
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
  const workspace = new Workspace();
  const file = path.join(workspace.folder, 'names.csv');
  const script = fileURLToPath(new URL('parties/splink_names.py', import.meta.url));
  writeFileSync(
    file,
    `unique_id,whole,core,brand,trade,place,form,entity\n${names
      .map((_, index) => {
        const subject = subjects[subjectOfName[index]!]!;
        return `${index},"${subject.whole}","${subject.core}","${subject.brand}","${subject.trade}","${subject.place}","${subject.form}",${truth[index]}`;
      })
      .join('\n')}\n`,
  );
  const run = spawnSync(options.splink, [script, file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  console.log(`\n${run.status === 0 ? run.stdout : `Splink failed:\n${run.stderr.slice(-2000)}`}`);
  await workspace.close();
}
