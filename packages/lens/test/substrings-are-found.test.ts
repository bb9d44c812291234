import type { Condition } from '@zca/query';
import { describe, expect, it } from 'vitest';
import type { LensSchema } from '../src/index.ts';
import { createNormaliser, createSegmenter, Lens, runMerge } from '../src/index.ts';
import { randomFrom, records, words } from './chinese.ts';

const schema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text', weight: 3 },
    { name: 'abstract', kind: 'text', many: true },
    { name: 'kind', kind: 'keyword' },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'year', kind: 'integer' },
  ],
};
const analyzer = {
  normalise: createNormaliser({ 電: '电', 裝: '装', 傳: '传' }),
  words: createSegmenter(words),
};
const clock = { now: () => 0 };
const everything: Condition = { op: 'all' };
const documents = records(1000, 42);
const texts = documents.map(({ id, values }) => ({
  id,
  title: [values['title'] as string],
  abstract: [values['abstract'] as string | string[]].flat(),
}));

function inThreeSegments(): Lens {
  const lens = new Lens(schema, analyzer);
  lens.apply({ upserts: documents.slice(0, 700) });
  lens.apply({ upserts: documents.slice(700, 950) });
  lens.apply({ upserts: documents.slice(950) });
  return lens;
}

function find(lens: Lens, text: string, fields = ['title', 'abstract']): string[] {
  const answer = lens.view.ask(
    { where: { op: 'phrase', fields, text }, top: { size: 1000, sort: [{ by: 'id' }] } },
    everything,
    clock,
  );
  expect(answer.count).toBe(answer.hits.length);
  return answer.hits.map(({ id }) => id);
}

function scan(text: string): string[] {
  const wanted = analyzer.normalise(text);
  return texts
    .filter(({ title, abstract }) =>
      [...title, ...abstract].some((value) => analyzer.normalise(value).includes(wanted)),
    )
    .map(({ id }) => id)
    .toSorted();
}

describe('every substring is found whatever the segmenter thought', () => {
  it('1,000 random substrings of 2 to 12 characters from 1,000 records, as often as in a scan', () => {
    const random = randomFrom(7);
    const separate = inThreeSegments();
    const merged = inThreeSegments();
    const plan = merged.mergeAllPlan()!;
    merged.mergeDone(plan, runMerge(schema, plan));
    expect(merged.view.segments).toHaveLength(1);
    for (const { id, title, abstract } of texts) {
      const value = random() < 0.2 ? title[0]! : abstract[Math.floor(random() * abstract.length)]!;
      const characters = [...value];
      const length = 2 + Math.floor(random() * 11);
      const start = Math.floor(random() * Math.max(1, characters.length - length + 1));
      const substring = characters.slice(start, start + length).join('');
      const found = find(separate, substring);
      expect(found).toContain(id);
      expect(found).toEqual(scan(substring));
      expect(find(merged, substring)).toEqual(found);
    }
  });

  it('single characters, marks and spaces too', () => {
    const lens = inThreeSegments();
    for (const text of ['的', '池', 'a', '2', '，', '，的', '池，', '（', ' ', '℃', '𠮷', '龘']) {
      expect(find(lens, text)).toEqual(scan(text));
    }
  });

  it('in texts shorter than what is looked for, and at both ends of the store', () => {
    const lens = new Lens(schema, analyzer);
    const titles = ['置', '电池装置', '电', '装置电池', '池'];
    lens.apply({ upserts: titles.map((title, i) => ({ id: `${i}`, values: { title } })) });
    expect(find(lens, '池装置')).toEqual(['1']);
    expect(find(lens, '装置电池')).toEqual(['3']);
    expect(find(lens, '，电，')).toEqual([]);
    expect(find(lens, '置电池')).toEqual(['3']);
  });

  it('never across the values of one record', () => {
    const lens = new Lens(schema, analyzer);
    lens.apply({ upserts: [{ id: 'a', values: { abstract: ['锂离子', '电池'] } }] });
    expect(find(lens, '离子')).toEqual(['a']);
    expect(find(lens, '子电')).toEqual([]);
    expect(find(lens, '子\uffff电')).toEqual([]);
  });

  it('and nothing else, when words are not parts of the text, as with readings or stems', () => {
    const readings = { ...analyzer, words: (text: string) => [text, 'dianchi', '电池组件'] };
    const lens = new Lens(schema, readings);
    lens.apply({ upserts: [{ id: 'a', values: { title: '电池组与组件' } }] });
    lens.apply({ upserts: [{ id: 'b', values: { title: '电池组件' } }] });
    const plan = lens.mergeAllPlan()!;
    for (const merged of [false, true]) {
      if (merged) lens.mergeDone(plan, runMerge(schema, plan));
      expect(find(lens, '电池组')).toEqual(['a', 'b']);
      expect(find(lens, '电池组件')).toEqual(['b']);
      expect(find(lens, 'dianchi')).toEqual([]);
    }
  });

  it('in half and full width, either case, simplified and traditional', () => {
    const lens = new Lens(schema, analyzer);
    lens.apply({
      upserts: [
        { id: 'full', values: { title: 'ＬＥＤ電池裝置' } },
        { id: 'half', values: { title: 'Led电池装置' } },
      ],
    });
    for (const text of ['LED', 'ｌｅｄ', 'ed电', 'ＥＤ電池', '電池裝', '电池装置']) {
      expect(find(lens, text)).toEqual(['full', 'half']);
    }
    const words = (text: string) =>
      lens.view.ask({ where: { op: 'words', fields: ['title'], text } }, everything, clock).count;
    expect(words('電池')).toBe(2);
    expect(words('ＬＥＤ 装置')).toBe(2);
  });
});
