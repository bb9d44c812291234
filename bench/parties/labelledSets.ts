import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { partyKindOf } from '@zca/domain/parties';
import { clustersOf } from './scores.ts';

/** Names with the organisation of each, by any number that is the same for the same one. */
export interface Labelled {
  readonly title: string;
  readonly names: readonly string[];
  readonly truth: readonly number[];
}

/** What was labelled by reading: hashes alone, since the files are no part of the repository. */
const LABELS = JSON.parse(readFileSync(new URL('labels.json', import.meta.url), 'utf8')) as {
  readonly same: readonly [string, string][];
  /** Groups of writings of one organisation, each as marks with blanks between. */
  readonly applicants: readonly string[];
  readonly elsewhere: readonly string[];
};

const markOf = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 12);

/** The text of a file of the data folder; undefined when it is not there. */
type TextOf = (file: string) => string | undefined;

function textsIn(folder: string): TextOf {
  return (file) => {
    const full = path.join(folder, file);
    if (!existsSync(full)) return undefined;
    const bytes = readFileSync(full);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
}

function* recordsOf(text: string): Generator<Readonly<Record<string, unknown>>> {
  for (const line of text.split('\n')) if (line !== '') yield JSON.parse(line);
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const isOrganisation = (name: string): boolean =>
  name !== '' && partyKindOf({ name }) === 'organisation';

function chineseAssignees(textOf: TextOf): Set<string> | undefined {
  const text = textOf('patents-cn/cn_title_abstract_assignee_ccfbdci2022.jsonl.gz');
  if (text === undefined) return undefined;
  const names = [...recordsOf(text)].map(({ assignee }) => textIn(assignee).trim());
  return new Set(names.filter(isOrganisation));
}

/** Assignees of Chinese patents; the labels name pairs by hashes, and all other pairs are different. */
function chineseSet(textOf: TextOf): Labelled | undefined {
  const names = chineseAssignees(textOf);
  if (names === undefined) return undefined;
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

/** Three Chinese characters at least: what is shorter or Latin is no name here. */
const CHINESE = /\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}/su;

/**
 * Chinese names of four files that no rule was made with: listed companies, applicants and agencies of
 * their patents, owners and agencies of designs, universities. They stand among the assignees above, so
 * that names are mistaken for those of other files too. `labels.elsewhere` names groups; of the
 * assignees among each other the labels above hold.
 */
function elsewhereSet(textOf: TextOf): Labelled | undefined {
  const known = chineseAssignees(textOf);
  const listed = textOf('patents-cn/listed_company_patent_counts.csv');
  const patents = textOf('patents-cn/cnipa_pss_biblio_listed_companies.jsonl.gz');
  const designs = textOf('patents-cn/cn_design_patents_legal_events.jsonl.gz');
  const universities = textOf('xian-geography/shaanxi_universities_campuses.json');
  if (
    known === undefined ||
    listed === undefined ||
    patents === undefined ||
    designs === undefined ||
    universities === undefined
  )
    return undefined;
  const found = listed
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.slice(0, Math.max(0, line.lastIndexOf(','))));
  const add = (text: unknown) => found.push(...textIn(text).split(/[;；]/));
  for (const row of recordsOf(patents)) {
    add(row['申请（专利权）人']);
    add(row['代理机构']);
  }
  for (const { record } of recordsOf(designs)) {
    const design = record as Readonly<Record<string, unknown>>;
    add(design['专利权人']);
    add(design['专利代理机构']);
  }
  for (const { name } of JSON.parse(universities) as { name: string }[]) add(name);
  // Agencies may stand with their number.
  const own = found.map((name) => name.trim().replace(/\s*\d{4,}$/, ''));
  const names = [
    ...new Set([...known, ...own.filter((name) => CHINESE.test(name) && isOrganisation(name))]),
  ].toSorted();
  const place = new Map(names.map((name, index) => [markOf(name), index]));
  const groups = [...LABELS.same, ...LABELS.elsewhere.map((marks) => marks.split(' '))];
  const pairs = groups.flatMap(([first, ...others]) =>
    others.map((mark) => [place.get(first!), place.get(mark)] as [number, number]),
  );
  if (pairs.flat().includes(undefined as unknown as number)) {
    throw new Error('A label names a string that the files do not hold.');
  }
  return {
    title: `Chinese names of four files not opened before (${names.length - known.size}), among the assignees`,
    names,
    truth: [...clustersOf(names.length, pairs)],
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
function applicantSets(textOf: TextOf): Labelled[] {
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
function englishSet(textOf: TextOf): Labelled | undefined {
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

/** Every set whose files are in the folder. */
export function labelledSets(folder: string): { sets: Labelled[]; isComplete: boolean } {
  const textOf = textsIn(folder);
  const single = [chineseSet(textOf), elsewhereSet(textOf), englishSet(textOf)];
  const applicants = applicantSets(textOf);
  const sets = [...single.slice(0, 2), ...applicants, single[2]].flatMap((set) => set ?? []);
  return { sets, isComplete: !single.includes(undefined) && applicants.length > 0 };
}
