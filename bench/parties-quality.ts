/*
 * Precision and recall of the matching of names on labelled real names (docs/parties.md says by which rules):
 * node bench/parties-quality.ts [--data ../shared/data] [--errors]
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  MERGE_AT,
  PROPOSE_AT,
  matchParties,
  normalName,
  partyKindOf,
  subjectOf,
} from '@zca/domain/parties';
import { foldTraditional } from '../packages/server/src/base/traditional.ts';
import { soundOf } from '../packages/server/src/parties/sound.ts';
import { type Labelled, labelledSets } from './parties/labelledSets.ts';
import { clustersOf, scoresOf } from './parties/scores.ts';

const options = parseArgs({
  options: {
    data: { type: 'string', default: fileURLToPath(new URL('../../shared/data', import.meta.url)) },
    errors: { type: 'boolean', default: false },
  },
}).values;

const percent = (share: number) => (share * 100).toFixed(1);

function measure({ title, names, truth }: Labelled): void {
  const byWhole = new Map<string, number>();
  const forms = names.map((written) => normalName(written, foldTraditional));
  const isPerson = names.map((name) => partyKindOf({ name }) === 'person');
  const sameForm = forms.map(({ whole }, index) => {
    // Whoever is taken for a person is joined with nobody.
    if (isPerson[index]) return [index, index] as const;
    if (!byWhole.has(whole)) byWhole.set(whole, index);
    return [byWhole.get(whole)!, index] as const;
  });
  const subjects = forms.flatMap((form, index) =>
    isPerson[index] || sameForm[index]![0] !== index
      ? []
      : [subjectOf(String(index).padStart(6, '0'), form)],
  );
  const { merges, proposals } = matchParties(subjects, { sound: soundOf });
  const pairs = (found: readonly { readonly a: string; readonly b: string }[]) =>
    found.map(({ a, b }) => [Number(a), Number(b)] as const);
  const from = (score: number) => pairs(proposals.filter((one) => one.score >= score));
  const ways = [
    ['normal form alone', sameForm],
    [`merges of the platform (from ${MERGE_AT})`, [...sameForm, ...pairs(merges)]],
    ['and proposals from 14 accepted', [...sameForm, ...pairs(merges), ...from(14)]],
    [
      `and proposals from ${PROPOSE_AT} accepted`,
      [...sameForm, ...pairs(merges), ...from(PROPOSE_AT)],
    ],
  ] as const;
  const sizes = new Map<number, number>();
  for (const entity of truth) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const truePairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  console.log(
    `\n${title}: ${names.length} names, ${sizes.size} organisations, ${truePairs} true pairs`,
  );
  console.log('| clusters | pair precision | pair recall | B³ precision | B³ recall |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [what, found] of ways) {
    const scores = scoresOf(clustersOf(names.length, found), truth);
    console.log(
      `| ${what} | ${percent(scores.pairPrecision)} | ${percent(scores.pairRecall)} | ${percent(scores.cubedPrecision)} | ${percent(scores.cubedRecall)} |`,
    );
  }
  const wrong = ([a, b]: readonly [number, number]) => truth[a] !== truth[b];
  const all = { 'by normal form': sameForm, merged: pairs(merges), proposed: pairs(proposals) };
  for (const [what, found] of Object.entries(all)) {
    const errors = found.filter((pair) => pair[0] !== pair[1] && wrong(pair));
    console.log(`wrongly ${what}: ${errors.length} of ${found.filter(([a, b]) => a !== b).length}`);
    if (!options.errors) continue;
    for (const [a, b] of errors) console.log(`  ${names[a]} | ${names[b]}`);
  }
  if (!options.errors || title.startsWith('English')) return;
  const clusters = clustersOf(names.length, [...sameForm, ...pairs(merges)]);
  console.log('not merged though the same:');
  names.forEach((name, index) => {
    const first = truth.indexOf(truth[index]!);
    if (first !== index && clusters[first] !== clusters[index])
      console.log(`  ${names[first]} | ${name}`);
  });
}

const { sets, isComplete } = labelledSets(options.data);
if (!isComplete) console.log('Not all is measured: files are not at hand (--data).');
for (const set of sets) measure(set);
