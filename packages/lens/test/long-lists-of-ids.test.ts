import type { Condition } from '@zca/query';
import { describe, expect, it, vi } from 'vitest';
import { Lens } from '../src/index.ts';
import { Segment } from '../src/segment/segment.ts';
import { analyzer } from './arbitraries.ts';

const clock = { now: () => 0 };
const ALL: Condition = { op: 'all' };
const schema = { fields: [{ name: 'kind', kind: 'keyword' }] } as const;
const documents = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => ({
    id: `D${from + n}`,
    values: { kind: (from + n) % 2 === 0 ? 'even' : 'odd' },
  }));

describe('a long list of ids', () => {
  it.each([999, 1000, 2000])('of %i finds the same records however often it is asked', (length) => {
    const lens = new Lens(schema, analyzer);
    lens.apply({ upserts: documents(0, 3000), deletes: [] });
    const list = Array.from({ length }, (_, n) => `D${n * 2}`);
    const countOf = (where: Condition, scope: Condition) =>
      lens.view.ask({ where }, scope, clock).count;
    const within = (ids: readonly string[]): Condition => ({ op: 'ids', ids });
    const odd: Condition = { op: 'any', field: 'kind', values: ['odd'] };
    const compare = () => {
      for (const where of [ALL, odd, { op: 'not', of: within(list) } satisfies Condition]) {
        for (const scope of [ALL, within(list)]) {
          const anew = JSON.parse(JSON.stringify([where, scope])) as [Condition, Condition];
          expect(countOf(where, scope)).toBe(countOf(...anew));
        }
      }
      return countOf(ALL, within(list));
    };
    const held = Math.min(length, 1500);
    expect(compare()).toBe(held);
    expect(compare()).toBe(held);
    lens.apply({ upserts: documents(3000, 3500), deletes: ['D0', 'D1'] });
    expect(compare()).toBe(Math.min(length, 1750) - 1);
    lens.apply({ upserts: documents(0, 2), deletes: [] });
    expect(compare()).toBe(Math.min(length, 1750));
  });

  it('is looked up once for all questions that share it, and again for a copy', () => {
    const lens = new Lens(schema, analyzer);
    lens.apply({ upserts: documents(0, 2000), deletes: [] });
    const ids = documents(0, 1000).map(({ id }) => id);
    const lookUps = vi.spyOn(Segment.prototype, 'findDocument');
    const ask = (list: readonly string[]) =>
      lens.view.ask({ where: ALL }, { op: 'ids', ids: list }, clock).count;
    expect([ask(ids), ask(ids)]).toEqual([1000, 1000]);
    expect(lookUps).toHaveBeenCalledTimes(1000);
    expect(ask([...ids])).toBe(1000);
    expect(lookUps).toHaveBeenCalledTimes(2000);
    lookUps.mockRestore();
  });
});
