import type { Condition, Question } from '@zca/query';
import { randomFrom } from '../../packages/lens/test/chinese.ts';
import type { Corpus } from './corpus.ts';

const TEXT = ['title', 'abstract'];

export interface BenchQuery {
  readonly where: Condition;
  /** The same question for SQLite FTS5: a MATCH expression over segmented text, and SQL filters. */
  readonly match: string | undefined;
  readonly filter?: string;
}

function words(text: string): Condition {
  return { op: 'words', fields: TEXT, text };
}

/** Count, first twenty and five facets. */
export function questionFor(where: Condition): Question {
  return {
    where,
    top: { size: 20 },
    facets: {
      kind: { field: 'kind', size: 10 },
      year: { field: 'year', size: 25 },
      district: { field: 'district', size: 13 },
      subclass: { field: 'subclass', size: 20 },
      holder: { field: 'holder', size: 20 },
    },
  };
}

/** Seven classes of distinct queries, drawn from words by the number of records that hold them. */
export function makeQueries(
  corpus: Corpus,
  records: number,
  perClass: number,
  seed: number,
): Record<string, BenchQuery[]> {
  const random = randomFrom(seed + 1);
  const between = (low: number, high: number): number[] =>
    [...corpus.frequencies.keys()].filter((word) => {
      const share = corpus.frequencies[word]! / records;
      return share >= low && share <= high && corpus.words[word]!.length > 1;
    });
  const rare = between(20 / 100_000, 100 / 100_000);
  const common = between(0.1, 0.95);
  const middling = between(0.01, 0.4);
  const pick = (from: readonly number[]): string =>
    corpus.words[from[Math.floor(random() * from.length)]!]!;
  const distinct = (make: () => BenchQuery): BenchQuery[] => {
    const seen = new Map<string, BenchQuery>();
    for (let tries = 0; seen.size < perClass && tries < perClass * 50; tries++) {
      const query = make();
      seen.set(JSON.stringify(query.where), query);
    }
    return [...seen.values()];
  };
  const several = (from: readonly number[], n: number): string[] =>
    Array.from({ length: n }, () => pick(from));
  return {
    rare: distinct(() => {
      const word = pick(rare);
      return { where: words(word), match: word };
    }),
    common: distinct(() => {
      const word = pick(common.length >= perClass ? common : middling);
      return { where: words(word), match: word };
    }),
    and: distinct(() => {
      const chosen = several(middling, random() < 0.5 ? 2 : 3);
      return {
        where: { op: 'and', of: chosen.map((word) => words(word)) },
        match: chosen.join(' AND '),
      };
    }),
    or: distinct(() => {
      const chosen = several(middling, random() < 0.5 ? 2 : 5);
      return {
        where: { op: 'or', of: chosen.map((word) => words(word)) },
        match: chosen.join(' OR '),
      };
    }),
    phrase: distinct(() => {
      const { abstract } = corpus.record(Math.floor(random() * records)).values;
      const text = abstract as string;
      const at = Math.floor(random() * (text.length - 8));
      const phrase = text.slice(at, at + 3 + Math.floor(random() * 4));
      return { where: { op: 'phrase', fields: TEXT, text: phrase }, match: undefined };
    }),
    prefix: distinct(() => {
      const prefix = pick(middling).slice(0, random() < 0.3 ? 1 : 2);
      return { where: { op: 'prefix', fields: TEXT, text: prefix }, match: `${prefix}*` };
    }),
    filtered: distinct(() => {
      const word = pick(middling);
      const district = `district-${Math.floor(random() * 10)}`;
      const year = 2008 + Math.floor(random() * 12);
      return {
        where: {
          op: 'and',
          of: [
            words(word),
            { op: 'any', field: 'district', values: [district] },
            { op: 'range', field: 'year', from: { value: year } },
          ],
        },
        match: word,
        filter: `district = '${district}' AND year >= ${year}`,
      };
    }),
  };
}
