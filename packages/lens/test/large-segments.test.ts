import type { Condition, Question, SearchDocument } from '@zca/query';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LensSchema } from '../src/index.ts';
import { createNormaliser, createSegmenter, Lens } from '../src/index.ts';
import { randomFrom, records, words } from './chinese.ts';

/*
 * Enough records for lists as well as bitmaps and for many blocks of documents, with
 * relevance computed here from the words of every record.
 */
const schema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text', weight: 3 },
    { name: 'abstract', kind: 'text', many: true },
    { name: 'kind', kind: 'keyword' },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'year', kind: 'integer' },
  ],
};
const segment = createSegmenter(words);
const analyzer = { normalise: createNormaliser(), words: segment };
const clock = { now: () => 0 };
const all: Condition = { op: 'all' };

interface Plain {
  readonly document: SearchDocument;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

let lens: Lens;
let living: Plain[];

beforeAll(() => {
  const documents = records(9500, 3, 40);
  // Frequencies up to 15 are kept apart from larger ones.
  for (const [i, times] of [15, 16, 40, 300].entries()) {
    documents[i * 2000] = {
      id: `many${times}`,
      values: {
        title: '射频，电池',
        abstract: '电池'.repeat(times),
        kind: '发明',
        year: 2020,
        holder: ['甲'],
      },
    };
  }
  const random = randomFrom(5);
  const deletes = documents.filter(() => random() < 0.1).map(({ id }) => id);
  lens = new Lens(schema, analyzer);
  lens.apply({ upserts: documents.slice(0, 9000) });
  lens.apply({ upserts: documents.slice(9000), deletes });
  const gone = new Set(deletes.filter((id) => documents.findIndex((d) => d.id === id) < 9000));
  living = documents
    .filter(({ id }) => !gone.has(id))
    .map((document) => ({
      document,
      words: Object.fromEntries(
        ['title', 'abstract'].map((field) => [
          field,
          [document.values[field] as string | string[]]
            .flat()
            .flatMap((value) => segment(analyzer.normalise(value))),
        ]),
      ),
    }));
});

function relevance(terms: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [field, weight] of [
    ['title', 3],
    ['abstract', 1],
  ] as const) {
    const mean = living.reduce((sum, d) => sum + d.words[field]!.length, 0) / living.length;
    for (const term of terms) {
      const holding = living.filter((d) => d.words[field]!.includes(term));
      const idf = Math.log(1 + (living.length - holding.length + 0.5) / (holding.length + 0.5));
      for (const { document, words } of holding) {
        const f = words[field]!.filter((word) => word === term).length;
        const norm = 1.2 * (0.25 + (0.75 * words[field]!.length) / mean);
        const score = (weight * idf * f * 2.2) / (f + norm);
        scores.set(document.id, (scores.get(document.id) ?? 0) + score);
      }
    }
  }
  return scores;
}

describe('segments of several thousand records', () => {
  it.each([
    ['方法'],
    ['锂离子电池'],
    ['的', '点云'],
    ['𠮷', '公开', '与'],
    ['雷达', '天线', '卫星'],
  ])('rank the records with %s %s %s as the formula says', (...terms) => {
    const where: Condition = {
      op: 'and',
      of: terms.map((text) => ({ op: 'words', fields: ['title', 'abstract'], text })),
    };
    const answer = lens.view.ask({ where, top: { size: 50 } }, all, clock);
    const fitting = living.filter((d) =>
      terms.every((t) => d.words['title']!.includes(t) || d.words['abstract']!.includes(t)),
    );
    const scores = relevance(terms);
    const expected = fitting
      .map(({ document: { id } }) => ({ id, score: scores.get(id)! }))
      .toSorted((a, b) =>
        Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.id < b.id ? -1 : 1,
      );
    expect(answer.count).toBe(fitting.length);
    expect(answer.hits.map(({ id }) => id)).toEqual(expected.slice(0, 50).map(({ id }) => id));
    answer.hits.forEach(({ score }, i) => {
      expect(Math.abs(score! - expected[i]!.score)).toBeLessThan(1e-9);
    });
  });

  it.each([
    ['方法', '的'],
    ['锂离子电池', '点云', '雷达', '天线', '卫星'],
    ['𠮷', '公开', '与', '的', '方法'],
  ])('page through the records with any of %s, %s, … in the order of relevance', (...terms) => {
    // The year adds hits that hold none of the words.
    const where: Condition = {
      op: 'or',
      of: [
        { op: 'range', field: 'year', from: { value: 2021 } },
        ...terms.map((text): Condition => ({ op: 'words', fields: ['title', 'abstract'], text })),
      ],
    };
    const scores = relevance(terms);
    const expected = living
      .filter(
        ({ document, words }) =>
          (document.values['year'] as number) >= 2021 ||
          terms.some((t) => words['title']!.includes(t) || words['abstract']!.includes(t)),
      )
      .map(({ document: { id } }) => ({ id, score: scores.get(id) ?? 0 }))
      .toSorted((a, b) =>
        Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.id < b.id ? -1 : 1,
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 12; page++) {
      const top = { size: 37, ...(cursor === undefined ? {} : { cursor }) };
      const answer = lens.view.ask({ where, top }, all, clock);
      expect(answer.count).toBe(expected.length);
      seen.push(...answer.hits.map(({ id }) => id));
      cursor = answer.cursor;
    }
    const last = lens.view.ask({ where, top: { size: 1000 } }, all, clock);
    for (const ids of [seen, last.hits.map(({ id }) => id)]) {
      // Two sums can differ by a rounding only, so places are compared by score.
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(Math.min(ids === seen ? 12 * 37 : 1000, expected.length));
      const fitting = new Set(expected.map(({ id }) => id));
      ids.forEach((id, i) => {
        expect(fitting.has(id)).toBe(true);
        expect(Math.abs((scores.get(id) ?? 0) - expected[i]!.score)).toBeLessThan(1e-9);
      });
    }
  });

  it.each([true, false])('page through ids, descending: %s', (descending) => {
    // No word is scored, so the order of relevance is that of ids.
    for (const sort of [
      [{ by: 'id', descending }],
      [{ by: 'relevance' }, { by: 'id', descending }],
    ]) {
      const where: Condition = { op: 'range', field: 'year', from: { value: 2012 } };
      const expected = living
        .filter(({ document }) => (document.values['year'] as number) >= 2012)
        .map(({ document: { id } }) => id)
        .toSorted();
      if (descending) expected.reverse();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const top = { size: 500, sort, ...(cursor === undefined ? {} : { cursor }) };
        const answer = lens.view.ask({ where, top }, all, clock);
        seen.push(...answer.hits.map(({ id }) => id));
        cursor = answer.cursor;
      } while (cursor !== undefined && seen.length <= expected.length);
      expect(seen).toEqual(expected);
    }
  });

  it('rank by the fields whose words live, when those of another are all deleted', () => {
    const small = new Lens(schema, analyzer);
    const upserts = Array.from({ length: 2000 }, (_, i) => ({
      id: `d${String(i).padStart(4, '0')}`,
      values: {
        title: i === 1999 ? '电池电池电池' : '电池装置',
        ...(i === 5 ? { abstract: '电池' } : {}),
      },
    }));
    small.apply({ upserts });
    small.apply({ deletes: ['d0005'] });
    const where: Condition = { op: 'words', fields: ['title', 'abstract'], text: '电池' };
    const { count, hits } = small.view.ask({ where, top: { size: 3 } }, all, clock);
    expect(count).toBe(1999);
    expect(hits.map(({ id }) => id)).toEqual(['d1999', 'd0000', 'd0001']);
  });

  it('order hits by a field before relevance', () => {
    const where: Condition = { op: 'words', fields: ['title', 'abstract'], text: '方法' };
    const sort = [
      { by: 'year', descending: true },
      { by: 'relevance', descending: true },
    ];
    const { hits } = lens.view.ask({ where, top: { size: 30, sort } }, all, clock);
    const scores = relevance(['方法']);
    const expected = living
      .filter(({ document: { id } }) => scores.has(id))
      .toSorted((a, b) => {
        const years = (b.document.values['year'] as number) - (a.document.values['year'] as number);
        const score = scores.get(b.document.id)! - scores.get(a.document.id)!;
        if (years !== 0) return years;
        return Math.abs(score) > 1e-9 ? score : a.document.id < b.document.id ? -1 : 1;
      });
    expect(hits.map(({ id }) => id)).toEqual(expected.slice(0, 30).map((d) => d.document.id));
  });

  it('score words that one record holds very often', () => {
    const ids = ['many15', 'many16', 'many40', 'many300'].filter((id) =>
      living.some(({ document }) => document.id === id),
    );
    expect(ids.length).toBeGreaterThan(1);
    const where: Condition = { op: 'words', fields: ['title', 'abstract'], text: '电池' };
    const { hits } = lens.view.ask({ where, top: { size: 9 } }, { op: 'ids', ids }, clock);
    const scores = relevance(['电池']);
    expect(hits).toHaveLength(ids.length);
    for (const { id, score } of hits) expect(score).toBeCloseTo(scores.get(id)!, 9);
  });

  it('count facets of few, of many and of nearly all hits', () => {
    const conditions: Condition[] = [
      { op: 'ids', ids: living.slice(0, 6).map((d) => d.document.id) },
      { op: 'range', field: 'year', from: { value: 2015 } },
      { op: 'not', of: { op: 'ids', ids: living.slice(0, 900).map((d) => d.document.id) } },
    ];
    for (const where of conditions) {
      const question: Question = {
        where,
        facets: { holder: { field: 'holder', size: 10 }, kind: { field: 'kind', size: 2 } },
        statistics: { year: { field: 'year', percentiles: [5, 50, 95] } },
      };
      const answer = lens.view.ask(question, all, clock);
      const ids = new Set(
        lens.view
          .ask({ where, top: { size: 1000, sort: [{ by: 'id' }] } }, all, clock)
          .hits.map(({ id }) => id),
      );
      const hits =
        where.op === 'not'
          ? living.slice(900)
          : where.op === 'ids'
            ? living.filter((d) => ids.has(d.document.id))
            : living.filter((d) => (d.document.values['year'] as number) >= 2015);
      expect(answer.count).toBe(hits.length);
      for (const field of ['holder', 'kind']) {
        const counts = new Map<string, number>();
        for (const { document } of hits) {
          const values = new Set([document.values[field] as string | string[]].flat());
          for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const ordered = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const { buckets, distinct, missing } = answer.facets[field]!;
        expect(distinct).toBe(counts.size);
        expect(missing).toBe(0);
        expect(buckets).toEqual(
          ordered.slice(0, field === 'holder' ? 10 : 2).map(([value, count]) => ({ value, count })),
        );
      }
      const years = hits.map((d) => d.document.values['year'] as number).toSorted();
      expect(answer.statistics['year']!.percentiles).toEqual(
        Object.fromEntries(
          [5, 50, 95].map((p) => [p, years[Math.ceil((p / 100) * years.length) - 1]]),
        ),
      );
    }
  });
});
