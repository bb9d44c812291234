import type { Answer, Question } from '@zca/query';
import { describe, expect, it } from 'vitest';
import type { LensErrorCode, LensSchema } from '../src/index.ts';
import {
  createNormaliser,
  createSegmenter,
  Lens,
  LensError,
  lensMessage,
  lensMessages,
  memoryByStructure,
} from '../src/index.ts';
import { idsOf } from '../src/ids.ts';
import { records, words } from './chinese.ts';

const schema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text' },
    { name: 'abstract', kind: 'text' },
    { name: 'kind', kind: 'keyword' },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'year', kind: 'integer' },
    { name: 'filed', kind: 'date' },
    { name: 'place', kind: 'point' },
  ],
};
const analyzer = { normalise: createNormaliser(), words: createSegmenter(words) };
const clock = { now: () => 0 };
const lens = new Lens(schema, analyzer);
lens.apply({ upserts: records(400, 1) });
lens.apply({ upserts: records(700, 2).slice(400) });

function codeOf(run: () => unknown): LensErrorCode | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof LensError) return error.code;
    throw error;
  }
}

function untimed(answer: Answer): Answer {
  return { ...answer, tookMs: 0 };
}

describe('a question over its time', () => {
  const question: Question = {
    where: { op: 'phrase', fields: ['title', 'abstract'], text: '的电池' },
    top: { size: 1000, sort: [{ by: 'id' }] },
    facets: { kind: { field: 'kind', size: 5 }, holder: { field: 'holder', size: 500 } },
    statistics: { year: { field: 'year' } },
    budgetMs: 10,
  };
  const full = lens.view.ask(question, { op: 'all' }, clock);

  it('stops, says so, and counts no more than there is, wherever it is stopped', () => {
    expect(full.complete).toBe(true);
    expect(full.count).toBeGreaterThan(3);
    const complete: Answer[] = [];
    let incomplete = 0;
    let partial = 0;
    for (let reads = 1; reads < 60; reads++) {
      let left = reads;
      // The clock jumps past the budget at one of its readings.
      const answer = lens.view.ask(question, { op: 'all' }, { now: () => (left-- > 0 ? 0 : 100) });
      if (answer.complete) {
        complete.push(untimed(answer));
        continue;
      }
      incomplete++;
      if (answer.count > 0 && answer.count < full.count) partial++;
      expect(answer.count).toBeLessThanOrEqual(full.count);
      const ids = new Set(full.hits.map(({ id }) => id));
      for (const { id } of answer.hits) expect(ids).toContain(id);
      for (const [name, { buckets }] of Object.entries(answer.facets)) {
        for (const { value, count } of buckets) {
          const whole = full.facets[name]!.buckets.find((bucket) => bucket.value === value);
          expect(count).toBeLessThanOrEqual(whole?.count ?? 0);
        }
      }
    }
    expect(complete.length).toBeGreaterThan(0);
    for (const answer of complete) expect(answer).toEqual(untimed(full));
    expect(incomplete).toBeGreaterThan(5);
    expect(partial).toBeGreaterThan(0);
  });
});

describe('what cannot be asked is refused with a code', () => {
  const all = { op: 'all' } as const;
  const ask = (question: Question) => codeOf(() => lens.view.ask(question, all, clock));
  const where = all;
  it.each<[LensErrorCode | undefined, Question]>([
    [undefined, { where }],
    ['unknown-field', { where: { op: 'exists', field: 'colour' } }],
    ['unknown-field', { where, refinements: [{ field: 'colour', where }] }],
    ['wrong-kind', { where: { op: 'phrase', fields: ['kind'], text: 'x' } }],
    ['wrong-kind', { where: { op: 'range', field: 'title' } }],
    ['wrong-kind', { where: { op: 'box', field: 'kind', west: 0, south: 0, east: 1, north: 1 } }],
    ['invalid-value', { where: { op: 'range', field: 'filed', from: { value: '2021-02-30' } } }],
    ['invalid-value', { where: { op: 'any', field: 'year', values: ['soon'] } }],
    [
      'invalid-value',
      {
        where: {
          op: 'radius',
          field: 'place',
          longitude: Number.NaN,
          latitude: 0,
          radiusMetres: 1,
        },
      },
    ],
    ['invalid-question', { where: { op: 'exactly' } as never }],
    ['invalid-question', { where, top: { size: -1 } }],
    ['too-many', { where, top: { size: 1001 } }],
    ['wrong-kind', { where, top: { size: 1, sort: [{ by: 'holder' }] } }],
    ['invalid-cursor', { where, top: { size: 1, cursor: '?' } }],
    ['invalid-cursor', { where, top: { size: 1, cursor: 'AAAA' } }],
    ['wrong-kind', { where, facets: { a: { field: 'title', size: 1 } } }],
    ['wrong-kind', { where, histograms: { a: { field: 'year', unit: 'year' } } }],
    ['invalid-question', { where, histograms: { a: { field: 'year', unit: { step: 0 } } } }],
    ['too-many', { where, histograms: { a: { field: 'year', unit: { step: 1e-6 } } } }],
    ['invalid-question', { where, statistics: { a: { field: 'year', percentiles: [101] } } }],
    ['too-many', { where, cells: { a: { field: 'place', zoom: 23 } } }],
  ])('%s', (code, question) => {
    expect(ask(question)).toBe(code);
  });

  it('a cursor of another order', () => {
    const first = lens.view.ask({ where, top: { size: 1, sort: [{ by: 'year' }] } }, all, clock);
    expect(first.cursor).toBeDefined();
    const cursor = first.cursor!;
    expect(ask({ where, top: { size: 1, sort: [{ by: 'kind' }], cursor } })).toBe('invalid-cursor');
    expect(ask({ where, top: { size: 1, sort: [{ by: 'year' }], cursor } })).toBeUndefined();
  });

  it('in a sentence in both languages', () => {
    for (const code of Object.keys(lensMessages) as LensErrorCode[]) {
      for (const language of ['zh', 'en'] as const) {
        const names = [...lensMessages[code][language].matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
        const text = lensMessage(
          code,
          Object.fromEntries(names.map((n) => [n, `<${n}>`])),
          language,
        );
        for (const name of names) expect(text).toContain(`<${name}>`);
      }
      const parameters = (language: 'zh' | 'en') =>
        [...lensMessages[code][language].matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).toSorted();
      expect(parameters('zh')).toEqual(parameters('en'));
    }
  });
});

describe('what cannot be stored is refused and changes nothing', () => {
  it.each<[LensErrorCode, Record<string, unknown>]>([
    ['unknown-field', { colour: 'red' }],
    ['invalid-document', { kind: ['a', 'b'] }],
    ['invalid-document', { title: 3 }],
    ['invalid-document', { year: 1.5 }],
    ['invalid-document', { year: '2020' }],
    ['invalid-document', { filed: '2020-13-01' }],
    ['invalid-document', { place: [181, 0] }],
    ['invalid-document', { place: 'here' }],
  ])('%s: %o', (code, values) => {
    const before = lens.view;
    const document = { id: 'new', values: values as never };
    expect(codeOf(() => lens.apply({ upserts: [document] }))).toBe(code);
    expect(lens.view).toBe(before);
  });

  it.each([[{ name: 'id', kind: 'keyword' }], [{ name: 'a b', kind: 'keyword' }]] as const)(
    'a schema with %o',
    (field) => {
      expect(codeOf(() => new Lens({ fields: [field] }, analyzer))).toBe('invalid-schema');
    },
  );
});

describe('beside questions', () => {
  it('every id that fits is listed in order', () => {
    const where = { op: 'range', field: 'year', from: { value: 2012 } } as const;
    const scope = { op: 'any', field: 'kind', values: ['发明'] } as const;
    const top = { size: 1000, sort: [{ by: 'id' }] };
    const { hits } = lens.view.ask({ where, top }, scope, clock);
    expect(hits.length).toBeGreaterThan(20);
    expect(idsOf(lens.view, where, scope)).toEqual(hits.map(({ id }) => id));
  });

  it('the memory of a segment is listed by structure and adds up', () => {
    const { segment } = lens.view.segments[0]!;
    const list = memoryByStructure(segment);
    expect(list.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(segment.buffer.byteLength);
    expect(list.map(({ structure }) => structure)).toEqual(
      expect.arrayContaining([
        'ids',
        'text',
        'pair documents',
        'word documents',
        'word frequencies',
      ]),
    );
    for (const { structure } of list) expect(structure).not.toContain('.');
  });
});
