import type { Condition, Question } from '@zca/query';
import { randomFrom } from '../../packages/lens/test/chinese.ts';
import type { Corpus } from './corpus.ts';
import { FACETS, TOP } from './engine.ts';
import type { CorpusFacts } from './spool.ts';

const TEXT = ['title', 'abstract'];

/** A query as every engine is asked it; the words are those of the shared segmentation. */
export interface BenchQuery {
  readonly match:
    | { readonly op: 'and' | 'or'; readonly words: readonly string[] }
    /** These words one after another. */
    | { readonly op: 'phrase'; readonly words: readonly string[] }
    /** Words that begin so. */
    | { readonly op: 'prefix'; readonly prefix: string };
  readonly filter?: { readonly district: string; readonly yearFrom: number };
}

export const CLASS_NAMES = [
  'rare',
  'common',
  'and',
  'or2',
  'or5',
  'phrase',
  'prefix',
  'filtered',
] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/** Shares of the records that hold a word of each kind. */
export const SHARES = {
  rare: [0.0002, 0.001],
  common: [0.1, 0.95],
  /** Operands of AND, beginnings of prefixes and words that are filtered. */
  middling: [0.01, 0.4],
} as const;

/** Queries of each class, and of how many different words they were drawn. */
export interface BenchQueries {
  readonly classes: Readonly<Record<ClassName, readonly BenchQuery[]>>;
  readonly words: Readonly<Record<keyof typeof SHARES, number>>;
}

/** What the queries are drawn from. */
export interface QuerySource {
  readonly facts: CorpusFacts;
  readonly corpus: Corpus;
  readonly segment: (text: string) => readonly string[];
}

function condition({ match, filter }: BenchQuery): Condition {
  const words = (text: string): Condition => ({ op: 'words', fields: TEXT, text });
  let where: Condition;
  if (match.op === 'phrase') where = { op: 'phrase', fields: TEXT, text: match.words.join('') };
  else if (match.op === 'prefix') where = { op: 'prefix', fields: TEXT, text: match.prefix };
  else if (match.words.length === 1) where = words(match.words[0]!);
  else where = { op: match.op, of: match.words.map(words) };
  if (filter === undefined) return where;
  return {
    op: 'and',
    of: [
      where,
      { op: 'any', field: 'district', values: [filter.district] },
      { op: 'range', field: 'year', from: { value: filter.yearFrom } },
    ],
  };
}

/** The query as a question to the lens: count, first twenty and five facets. */
export function questionFor(query: BenchQuery): Question {
  return {
    where: condition(query),
    top: { size: TOP },
    facets: Object.fromEntries(
      Object.entries(FACETS).map(([field, size]) => [field, { field, size }]),
    ),
  };
}

/** Distinct queries of every class, drawn from words by the number of records that hold them. */
export function makeQueries(source: QuerySource, perClass: number, seed: number): BenchQueries {
  const { corpus, segment } = source;
  const { frequencies, records } = source.facts;
  const random = randomFrom(seed + 1);
  const between = ([low, high]: readonly [number, number]): string[] =>
    [...frequencies]
      .filter(
        ([word, count]) => word.length > 1 && count >= low * records && count <= high * records,
      )
      .map(([word]) => word);
  const rare = between(SHARES.rare);
  const common = between(SHARES.common);
  const middling = between(SHARES.middling);

  const pick = (from: readonly string[]): string => {
    const word = from[Math.floor(random() * from.length)];
    if (word === undefined) throw new Error('too few records: no word is frequent enough');
    return word;
  };
  const several = (from: readonly string[], n: number): string[] => {
    const chosen = new Set<string>();
    for (let tries = 0; chosen.size < n && tries < 1000; tries++) chosen.add(pick(from));
    return [...chosen];
  };
  const distinct = (make: () => BenchQuery | undefined): BenchQuery[] => {
    const seen = new Map<string, BenchQuery>();
    for (let tries = 0; seen.size < perClass && tries < perClass * 50; tries++) {
      const query = make();
      if (query !== undefined) seen.set(keyOf(query), query);
    }
    return [...seen.values()];
  };
  const phrase = (): BenchQuery | undefined => {
    const { abstract } = corpus.record(Math.floor(random() * records)).values;
    const text = abstract as string;
    const all = segment(text);
    const from = Math.floor(random() * (all.length - 4));
    const words = all.slice(from, from + 2 + Math.floor(random() * 2));
    const joined = words.join('');
    // The phrase has to stand in the text without a mark inside, be made of whole words, and be cut
    // alone as it was there: then words in sequence and a run of characters ask nearly the same.
    const isWhole =
      words.every((word) => corpus.isWord(word)) &&
      text.includes(joined) &&
      segment(joined).join(' ') === words.join(' ');
    return isWhole && joined.length > 2 ? { match: { op: 'phrase', words } } : undefined;
  };
  const filter = (): NonNullable<BenchQuery['filter']> => ({
    district: `district-${Math.floor(random() * 10)}`,
    yearFrom: 2008 + Math.floor(random() * 12),
  });

  return {
    words: { rare: rare.length, common: common.length, middling: middling.length },
    classes: {
      rare: distinct(() => ({ match: { op: 'and', words: [pick(rare)] } })),
      common: distinct(() => ({ match: { op: 'and', words: [pick(common)] } })),
      and: distinct(() => ({
        match: { op: 'and', words: several(middling, random() < 0.5 ? 2 : 3) },
      })),
      or2: distinct(() => ({ match: { op: 'or', words: several(common, 2) } })),
      or5: distinct(() => ({ match: { op: 'or', words: several(common, 5) } })),
      phrase: distinct(phrase),
      prefix: distinct(() => ({
        match: { op: 'prefix', prefix: pick(middling).slice(0, random() < 0.3 ? 1 : 2) },
      })),
      filtered: distinct(() => ({
        match: { op: 'and', words: [pick(middling)] },
        filter: filter(),
      })),
    },
  };
}

/** Equal for queries that ask the same: the order of operands does not matter, that of a phrase does. */
function keyOf({ match, filter }: BenchQuery): string {
  const ordered =
    match.op === 'and' || match.op === 'or'
      ? { op: match.op, words: match.words.toSorted() }
      : match;
  return JSON.stringify([ordered, filter]);
}
