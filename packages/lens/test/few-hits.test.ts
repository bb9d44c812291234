import type { Question, SearchDocument } from '@zca/query';
import { expect, it } from 'vitest';
import { createNormaliser, createSegmenter, Lens } from '../src/index.ts';

/*
 * Few hits among many values of a keyword field are counted from the hits alone: the counts of all
 * other values are then never looked at, nor cleared.
 */
const all = { op: 'all' } as const;
const clock = { now: () => 0 };

function document(id: number, holders: readonly string[], title: string): SearchDocument {
  return { id: `d${id}`, values: { title, ...(holders.length > 0 ? { holder: holders } : {}) } };
}

const many = Array.from({ length: 4000 }, (_, id) => document(id, [`holder ${id}`], '散热'));
const lens = new Lens(
  {
    fields: [
      { name: 'title', kind: 'text' },
      { name: 'holder', kind: 'keyword', many: true },
    ],
  },
  { normalise: createNormaliser(), words: createSegmenter(['电池', '散热']) },
);
lens.apply({
  upserts: [...many, document(4000, ['甲', '乙'], '电池'), document(4001, [], '电池')],
});
lens.apply({
  upserts: [document(5000, ['甲', '丙'], '电池'), document(5001, ['holder 7'], '电池')],
  deletes: ['d3'],
});

const facetOf = (title: string, facet: object) => {
  const question: Question = {
    where: { op: 'words', fields: ['title'], text: title },
    facets: { holder: { field: 'holder', size: 10, ...facet } },
  };
  return lens.view.ask(question, all, clock).facets['holder']!;
};

it('counts the values of few hits over several segments, and hits without a value', () => {
  // What an earlier question counted must not be seen by a later one.
  expect(facetOf('散热', {}).distinct).toBe(3999);
  const counted = {
    buckets: [
      { value: '甲', count: 2 },
      { value: 'holder 7', count: 1 },
      { value: '丙', count: 1 },
      { value: '乙', count: 1 },
    ],
    other: 0,
    missing: 1,
    distinct: 4,
  };
  expect(facetOf('电池', {})).toEqual(counted);
  expect(facetOf('电池', {})).toEqual(counted);
});

it('counts chosen values, of which most have no hit, and values that contain a text', () => {
  facetOf('散热', {});
  expect(facetOf('电池', { values: ['乙', 'holder 5', '甲', 'nobody'] }).buckets).toEqual([
    { value: '乙', count: 1 },
    { value: 'holder 5', count: 0 },
    { value: '甲', count: 2 },
    { value: 'nobody', count: 0 },
  ]);
  expect(facetOf('电池', { contains: 'HOLDER' })).toMatchObject({
    buckets: [{ value: 'holder 7', count: 1 }],
    distinct: 1,
  });
});
