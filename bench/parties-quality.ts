/*
 * Precision and recall of the matching of names on labelled real names (docs/parties.md says by which rules):
 * node bench/parties-quality.ts [--data ../shared/data] [--errors]
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
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
import { clustersOf, scoresOf } from './parties/scores.ts';

const options = parseArgs({
  options: {
    data: { type: 'string', default: fileURLToPath(new URL('../../shared/data', import.meta.url)) },
    errors: { type: 'boolean', default: false },
  },
}).values;

/** Names with the organisation of each, by any number that is the same for the same one. */
interface Labelled {
  readonly title: string;
  readonly names: readonly string[];
  readonly truth: readonly number[];
}

/** What was labelled by reading: hashes alone, since the files are no part of the repository. */
const LABELS = JSON.parse(
  readFileSync(new URL('parties/labels.json', import.meta.url), 'utf8'),
) as {
  readonly same: readonly [string, string][];
  /** Groups of writings of one organisation, each as marks with blanks between. */
  readonly applicants: readonly string[];
};

const markOf = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 12);

function textOf(file: string): string | undefined {
  const full = path.join(options.data, file);
  return existsSync(full) ? gunzipSync(readFileSync(full)).toString('utf8') : undefined;
}

/** Assignees of Chinese patents; the labels name pairs by hashes, and all other pairs are different. */
function chineseSet(): Labelled | undefined {
  const text = textOf('patents-cn/cn_title_abstract_assignee_ccfbdci2022.jsonl.gz');
  if (text === undefined) return undefined;
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const name = (JSON.parse(line) as { assignee?: string }).assignee?.trim() ?? '';
    if (name !== '' && partyKindOf({ name }) === 'organisation') names.add(name);
  }
  const sorted = [...names].toSorted();
  const place = new Map(sorted.map((name, index) => [markOf(name), index]));
  const pairs = LABELS.same.map((pair) => pair.map((mark) => place.get(mark)) as [number, number]);
  if (pairs.flat().includes(undefined as unknown as number)) {
    throw new Error('A label names a string that the file does not hold.');
  }
  return {
    title: 'Chinese assignees (CCF BDCI 2022)',
    names: sorted,
    truth: [...clustersOf(sorted.length, pairs)],
  };
}

/** Rows of a table in which lines end with CR alone and quotes hold commas. */
function* rowsOf(text: string): Generator<string[]> {
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n?|\n|$)/g,
  )) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    yield row;
    row = [];
  }
}

/**
 * Applicants of PATENTSCOPE who are not among the inventors of their record, in two halves by the hash of
 * the organisation: the first was read while rules were mended, the second was not.
 */
function applicantSets(): Labelled[] {
  const text = textOf('patents-intl/patentscope_pizza_medium.csv.gz');
  if (text === undefined) return [];
  const all = new Set<string>();
  const [header = [], ...rows] = [...rowsOf(text)];
  const [applicants, inventors] = ['Applicants', 'Inventors'].map((name) => header.indexOf(name));
  const listed = (row: string[], column: number | undefined) =>
    (row[column ?? -1] ?? '').split(';').map((name) => name.trim());
  for (const row of rows) {
    const people = new Set(listed(row, inventors).map((name) => name.toLowerCase()));
    for (const name of listed(row, applicants)) {
      if (
        name !== 'NA' &&
        (name.match(/\p{L}/gu) ?? []).length >= 3 &&
        !people.has(name.toLowerCase())
      )
        all.add(name);
    }
  }
  const byMark = new Map([...all].map((name) => [markOf(name), name]));
  const groups = LABELS.applicants.map((marks) =>
    marks
      .split(' ')
      .flatMap((mark) => byMark.get(mark) ?? [])
      .toSorted(),
  );
  const lost = LABELS.applicants.join(' ').split(' ').length - groups.flat().length;
  if (lost > 0) console.log(`(${lost} labelled strings are not in the file as it was read.)`);
  const first = new Map(groups.flatMap((group) => group.map((name) => [name, group[0]!] as const)));
  const halfOf = (name: string) =>
    Number.parseInt(
      createHash('sha256')
        .update(first.get(name) ?? name)
        .digest('hex')
        .slice(0, 8),
      16,
    ) % 2;
  return [0, 1].map((half) => {
    const names = [...all].filter((name) => halfOf(name) === half).toSorted();
    const place = new Map(names.map((name, index) => [name, index]));
    const pairs = groups.flatMap((group) =>
      group.slice(1).flatMap((name) => {
        const pair = [place.get(group[0]!), place.get(name)];
        return pair.includes(undefined) ? [] : [pair as [number, number]];
      }),
    );
    return {
      title: `Applicants (PATENTSCOPE), half ${half === 0 ? 'read while mending' : 'not read'}`,
      names,
      truth: [...clustersOf(names.length, pairs)],
    };
  });
}

/** Names of organisations in grants as PatentsView cleaned them; rows that name several are left out. */
function englishSet(): Labelled | undefined {
  const text = textOf('entity-matching/patentsview_org_alias_lookup.csv.gz');
  if (text === undefined) return undefined;
  const truth = new Map<string, string>();
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [alias, clean] = line.split(/,(?=[^,]*$)/).map((part) => part.replaceAll('"', '').trim());
    if (!alias || !clean || clean.includes('|')) continue;
    // The list writes some of its clean names in two ways.
    const same = clean.toLowerCase().replace(/^the |\.$/g, '');
    truth.set(clean, same);
    truth.set(alias, same);
  }
  const numbers = new Map([...new Set(truth.values())].toSorted().map((name, at) => [name, at]));
  const names = [...truth.keys()].toSorted();
  return {
    title: 'English names of funding bodies (PatentsView)',
    names,
    truth: names.map((name) => numbers.get(truth.get(name)!)!),
  };
}

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

const sets = [chineseSet(), ...applicantSets(), englishSet()].flatMap((set) => set ?? []);
if (sets.length < 4) console.log('Not all is measured: files are not at hand (--data).');
for (const set of sets) measure(set);
