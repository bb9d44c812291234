import type { Condition, Question, SearchDocument, SortKey } from '@zca/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LensSchema } from '../src/index.ts';
import { createNormaliser, createSegmenter, Lens, LensError } from '../src/index.ts';

const schema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text' },
    { name: 'family', kind: 'keyword' },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'filed', kind: 'date' },
  ],
};
const analyzer = {
  normalise: createNormaliser(),
  words: createSegmenter(['电池', '散热', '装置']),
};
const clock = { now: () => 0 };

/** Ids and families overlap on purpose: a family may be named by a record's id. */
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const document: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: names,
    title: fc.array(fc.constantFrom('电池', '散热', '装置'), { minLength: 1, maxLength: 5 }),
    family: fc.option(fc.constantFrom('a', 'b', 'c', 'x', 'y'), { nil: undefined }),
    filed: fc.option(fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01'), { nil: undefined }),
  })
  .map(({ id, title, family, filed }) => ({
    id,
    values: {
      title: title.join(''),
      ...(family === undefined ? {} : { family }),
      ...(filed === undefined ? {} : { filed }),
    },
  }));
const batches = fc.array(
  fc.record({
    upserts: fc.uniqueArray(document, { selector: ({ id }) => id }),
    deletes: fc.array(names, { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const conditions: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { op: 'all' },
  { op: 'none' },
  { op: 'words', fields: ['title'], text: '电池' },
  { op: 'not', of: { op: 'words', fields: ['title'], text: '散热' } },
);
const sorts: fc.Arbitrary<SortKey[]> = fc.constantFrom<SortKey[]>(
  [{ by: 'relevance', descending: true }],
  [{ by: 'filed', descending: true }],
  [{ by: 'filed' }, { by: 'id', descending: true }],
  [{ by: 'id' }],
);

function lensOf(changes: readonly { upserts: SearchDocument[]; deletes: string[] }[]): {
  readonly lens: Lens;
  readonly families: Map<string, string>;
} {
  const lens = new Lens(schema, analyzer);
  const families = new Map<string, string>();
  for (const { upserts, deletes } of changes) {
    // What is put and removed at once is put.
    const gone = deletes.filter((id) => !upserts.some((each) => each.id === id));
    lens.apply({ upserts, deletes: gone });
    for (const id of gone) families.delete(id);
    for (const { id, values } of upserts) families.set(id, String(values['family'] ?? id));
  }
  return { lens, families };
}

const ask = (lens: Lens, question: Question) => lens.view.ask(question, { op: 'all' }, clock);

describe('collapsed hits', () => {
  it('are the first of each group in any order, as a list of all hits shows', () => {
    fc.assert(
      fc.property(
        batches,
        conditions,
        sorts,
        fc.integer({ min: 1, max: 3 }),
        (changes, where, sort, size) => {
          const { lens, families } = lensOf(changes);
          const whole = ask(lens, { where, top: { size: 1000, sort } });
          const expected = new Map<string, { id: string; members: number }>();
          for (const { id } of whole.hits) {
            const group = families.get(id)!;
            const line = expected.get(group);
            if (line === undefined) expected.set(group, { id, members: 1 });
            else line.members += 1;
          }
          const lines: { id: string; members: number }[] = [];
          let cursor: string | undefined;
          do {
            const page = ask(lens, {
              where,
              collapse: 'family',
              top: { size, sort, ...(cursor === undefined ? {} : { cursor }) },
            });
            expect(page.groups).toBe(expected.size);
            expect(page.count).toBe(whole.count);
            lines.push(...page.hits.map(({ id, members }) => ({ id, members: members! })));
            ({ cursor } = page);
          } while (cursor !== undefined);
          expect(lines).toEqual([...expected.values()]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leave facets and counts to count hits', () => {
    const { lens } = lensOf([
      {
        upserts: ['a', 'b', 'c'].map((id) => ({
          id,
          values: { title: '电池', holder: ['甲'], ...(id === 'a' ? {} : { family: 'a' }) },
        })),
        deletes: [],
      },
    ]);
    const answer = ask(lens, {
      where: { op: 'all' },
      collapse: 'family',
      facets: { holder: { field: 'holder', size: 5 } },
    });
    expect(answer).toMatchObject({ count: 3, groups: 1, hits: [] });
    expect(answer.facets['holder']!.buckets).toEqual([{ value: '甲', count: 3 }]);
  });

  it('are not told of where nobody asked', () => {
    const { lens } = lensOf([{ upserts: [{ id: 'a', values: { title: '电池' } }], deletes: [] }]);
    const answer = ask(lens, { where: { op: 'all' }, top: { size: 1 } });
    expect('groups' in answer).toBe(false);
    expect('members' in answer.hits[0]!).toBe(false);
  });

  it('need a keyword of one value', () => {
    const { lens } = lensOf([{ upserts: [{ id: 'a', values: { title: '电池' } }], deletes: [] }]);
    for (const field of ['holder', 'title', 'filed', 'nothing']) {
      expect(() => ask(lens, { where: { op: 'all' }, collapse: field })).toThrow(LensError);
    }
  });
});
