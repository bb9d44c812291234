import {
  type Comparison,
  type Lexicon,
  type MergeReason,
  type PartyName,
  type Subject,
  compare,
  holdingCondition,
  lexiconOf,
  normalName,
  reasonsOf,
  subjectOf,
} from '@zca/domain/parties';
import type { Answer, Question } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import { foldTraditional } from '../base/traditional.ts';
import { PUBLIC_SCOPE } from '../registry/index.ts';
import type { PartyStore } from './partyStore.ts';
import { soundOf } from './sound.ts';

/** Normal forms of a party that are compared with those of another; 40,000 pairs take some 50 ms. */
const MOST_FORMS = 200;
const VALUES = 50;

/** One side of a comparison. */
export interface ComparedParty {
  readonly id: string;
  /** At least one. */
  readonly names: readonly PartyName[];
  /** Unified social credit codes. */
  readonly codes: readonly string[];
  /** Former names that gazettes tell. */
  readonly former: readonly string[];
}

/** A standing party as it is compared; undefined for an id of nobody. */
export async function readCompared(
  store: PartyStore,
  id: string,
): Promise<ComparedParty | undefined> {
  const [party] = await store.standing.of([id]);
  if (party === undefined) return undefined;
  const { names } = party;
  const homes = [party.id, ...names.map(({ home }) => home)];
  const codes = await store.codesOf(homes);
  const former = await store.formerNamesOf(homes);
  const own = { name: party.name, evidence: null, rights: [] };
  return { id: party.id, names: names.length === 0 ? [own] : names, codes, former };
}

/** The names of two parties compared; undefined for an id of nobody. */
export async function compareByNames(
  store: PartyStore,
  first: string,
  second: string,
): Promise<Comparison | undefined> {
  const [one, other] = [await readCompared(store, first), await readCompared(store, second)];
  return one === undefined || other === undefined ? undefined : compareNames(store, one, other);
}

/**
 * The likest pair of names of two parties; a veto between any two of them excludes it. Words weigh as
 * they did at the last comparison of all parties.
 */
export async function compareNames(
  store: PartyStore,
  first: ComparedParty,
  second: ComparedParty,
): Promise<Comparison> {
  const [ones, others] = [subjectsOf(first), subjectsOf(second)];
  const own = lexiconOf([...ones, ...others], soundOf);
  const seen = await store.wordsSeen([...ones, ...others].flatMap(({ words }) => words));
  const lexicon: Lexicon = {
    ...own,
    seen: (word) => seen.get(word) ?? own.seen(word),
    names: seen.get('') ?? own.names,
  };
  const all = ones.flatMap((one) => others.map((other) => compare(one, other, lexicon)));
  const vetoed = all.find(({ veto }) => veto !== null);
  return vetoed ?? all.reduce((best, next) => (next.score > best.score ? next : best));
}

/** One subject for each normal form: writings of one form say the same. */
function subjectsOf({ id, names, codes, former }: ComparedParty): Subject[] {
  const formerForms = former.map((name) => normalName(name, foldTraditional).whole);
  const forms = new Map<string, Subject>();
  for (const { name } of names) {
    const form = normalName(name, foldTraditional);
    const key = [form.whole, form.place, ...form.formerNames, ...form.otherNames].join('\n');
    const formerNames = [...form.formerNames, ...formerForms];
    if (!forms.has(key)) forms.set(key, subjectOf(id, { ...form, formerNames }, codes));
    if (forms.size === MOST_FORMS) break;
  }
  return [...forms.values()];
}

/** What the rights of both say of them: shared addresses, inventors, partners, fields. */
const EVIDENCE = [
  {
    field: 'address',
    code: 'sameAddress',
    weight: 8,
    zh: '权利文件上有相同的地址',
    en: 'Rights of both state the same address',
  },
  {
    field: 'inventor',
    code: 'sameInventors',
    weight: 6,
    zh: '有相同姓名的发明人',
    en: 'Inventors of the same names',
  },
  {
    field: 'holder',
    code: 'samePartners',
    weight: 3,
    zh: '有相同的共同权利人',
    en: 'The same joint holders',
  },
  {
    field: 'technologyField',
    code: 'sameFields',
    weight: 1,
    zh: '有相同的技术领域',
    en: 'The same fields of technology',
  },
] as const;

/** What a comparison asks. */
interface Means {
  readonly store: PartyStore;
  readonly search: SearchService;
  /** Milliseconds that a question may take. */
  readonly budgetMs: number;
}

/** Reasons of the comparison, and what the index tells of both; `score` is their sum. */
export async function compareParties(
  { store, search, budgetMs }: Means,
  first: ComparedParty,
  second: ComparedParty,
): Promise<{
  readonly score: number | null;
  readonly comparison: Comparison;
  readonly reasons: readonly MergeReason[];
}> {
  const comparison = await compareNames(store, first, second);
  if (comparison.veto !== null) return { score: null, comparison, reasons: [] };
  const evidence = search.isReady ? await evidenceOf(search, first, second, budgetMs) : [];
  const reasons = [...reasonsOf(comparison), ...evidence];
  // The names of two firms that have nothing in common are told as no likeness, not as its absence.
  const base = comparison.signals.length === 0 ? 0 : comparison.score;
  const score = evidence.reduce((sum, { weight }) => sum + weight, base);
  return { score: Math.round(score * 10) / 10, comparison, reasons };
}

async function evidenceOf(
  search: SearchService,
  first: ComparedParty,
  second: ComparedParty,
  budgetMs: number,
): Promise<MergeReason[]> {
  const question = ({ names }: ComparedParty): Question => ({
    where: holdingCondition(names),
    facets: Object.fromEntries(EVIDENCE.map(({ field }) => [field, { field, size: VALUES }])),
    budgetMs,
  });
  const [one, other] = await search.askAll([question(first), question(second)], PUBLIC_SCOPE);
  const own = new Set([...first.names, ...second.names].map(({ name }) => name));
  const values = (answer: Answer | undefined, field: string) =>
    (answer?.facets[field]?.buckets ?? [])
      .map(({ value }) => value)
      .filter((value) => !own.has(value));
  return EVIDENCE.flatMap(({ field, code, weight, zh, en }): MergeReason[] => {
    const others = new Set(values(other, field));
    const shared = values(one, field).filter((value) => others.has(value));
    if (shared.length === 0) return [];
    // One inventor or partner in common may be chance; of people and places no names are told here.
    const many = shared.length > 1 ? 1 : 0.5;
    const words = { zh: `${zh}（${shared.length}）`, en: `${en} (${shared.length})` };
    return [{ code, weight: field === 'address' ? weight : weight * many, words }];
  });
}
