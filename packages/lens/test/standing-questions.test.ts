import type { Answer } from '@zca/query';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lens, openView, Recall, runMerge } from '../src/index.ts';
import { analyzer, conditions, questions, schemas, steps } from './arbitraries.ts';

const clock = { now: () => 0 };
const everything = { op: 'all' } as const;
const schema = {
  fields: [
    { name: 'kind', kind: 'keyword' },
    { name: 'codes', kind: 'keyword', many: true },
  ],
} as const;
const question = {
  where: { op: 'any', field: 'kind', values: ['x'] },
  facets: { kinds: { field: 'kind', size: 9 }, codes: { field: 'codes', size: 9 } },
} as const;

describe('a question that is asked again with what is kept of it', () => {
  it('has the same answer as without, after every change, merge and overlay', () => {
    const cases = schemas.chain((of) =>
      fc.record({
        of: fc.constant(of),
        history: steps(of),
        asked: fc.array(fc.tuple(questions(of), conditions(of)), { minLength: 1, maxLength: 3 }),
        most: fc.integer({ min: 1, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ of, history, asked, most }) => {
        const lens = new Lens(of, analyzer, { fanout: 3, smallest: 4, deletedShare: 0.3 });
        const recall = new Recall(most);
        let reader = openView(of, analyzer, lens.view.describe());
        for (const { upserts, deletes, next } of history) {
          const plan =
            next === 'merge' ? lens.mergePlan() : next === 'mergeAll' ? lens.mergeAllPlan() : null;
          lens.apply({ upserts, deletes });
          if (plan !== null) lens.mergeDone(plan, runMerge(of, plan));
          // As a reader's thread does: segments stay, their deletions come anew.
          reader = openView(of, analyzer, lens.view.describe(), reader);
          const hidden = reader.overlay({ hide: upserts.slice(0, 2).map(({ id }) => id) });
          for (const [one, scope] of asked) {
            for (const view of [reader, hidden, reader]) {
              expect(comparable(view.ask(one, scope, clock, { recall }))).toEqual(
                comparable(view.ask(one, scope, clock)),
              );
            }
          }
        }
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });

  it('evaluates the condition in no segment that it knows, whatever was deleted there', () => {
    const lens = new Lens(schema, analyzer);
    const upserts = Array.from({ length: 200 }, (_, n) => ({
      id: String(n),
      values: { kind: 'x', codes: [`c${n % 3}`] },
    }));
    lens.apply({ upserts });
    const recall = new Recall();
    const count = { where: question.where, budgetMs: 5 };
    lens.view.ask(count, everything, clock, { recall });
    lens.apply({ deletes: ['8', '9'] });
    // Evaluating looks at the clock, and for this one time has run out.
    const late = () => {
      let now = 0;
      return { now: () => (now += 10) };
    };
    expect(lens.view.ask(count, everything, late())).toMatchObject({ count: 0, complete: false });
    expect(lens.view.ask(count, everything, late(), { recall })).toMatchObject({
      count: 198,
      complete: true,
    });
  });

  it('is looked for in the large segment that a merge has made before anybody asks', () => {
    const lens = new Lens(schema, analyzer);
    const upserts = Array.from({ length: 10_000 }, (_, n) => ({
      id: String(n),
      values: { kind: n % 2 === 0 ? 'x' : 'y', codes: [`c${n % 3}`] },
    }));
    lens.apply({ upserts: upserts.slice(0, 6_000) });
    lens.apply({ upserts: upserts.slice(6_000) });
    const recall = new Recall();
    const other = { where: { op: 'any', field: 'kind', values: ['y'] }, budgetMs: 5 } as const;
    lens.view.ask(other, everything, clock, { recall });
    lens.view.ask(question, everything, clock, { recall });
    expect(recall.refresh(lens.view, clock)).toBe(false);
    const plan = lens.mergeAllPlan()!;
    const { changes } = lens;
    lens.mergeDone(plan, runMerge(schema, plan));
    expect(lens.changes).toBe(changes);
    expect(recall.refresh(lens.view, clock)).toBe(true);
    expect(recall.refresh(lens.view, clock)).toBe(true);
    expect(recall.refresh(lens.view, clock)).toBe(false);
    let now = 0;
    const late = { now: () => (now += 10) };
    expect(lens.view.ask(other, everything, late, { recall })).toMatchObject({
      count: 5_000,
      complete: true,
    });
  });

  it('keeps nothing of what ran out of time', () => {
    const lens = new Lens(schema, analyzer);
    lens.apply({ upserts: [{ id: 'a', values: { kind: 'x', codes: ['c'] } }] });
    const recall = new Recall();
    let now = 0;
    const late = { now: () => (now += 10) };
    const broken = lens.view.ask({ ...question, budgetMs: 5 }, everything, late, { recall });
    expect(broken.complete).toBe(false);
    const whole = lens.view.ask(question, everything, clock, { recall });
    expect(whole.complete).toBe(true);
    expect(whole.count).toBe(1);
  });
});

describe('the number of changes of a lens', () => {
  it('grows with every change of a record and with nothing else', () => {
    const lens = new Lens(schema, analyzer);
    const numbers = [lens.changes];
    lens.apply({ upserts: [{ id: 'a', values: { kind: 'x' } }] });
    numbers.push(lens.changes);
    lens.apply({ deletes: ['unknown'] });
    numbers.push(lens.changes);
    lens.apply({ upserts: [] });
    numbers.push(lens.changes);
    lens.apply({ deletes: ['a'] });
    numbers.push(lens.changes);
    expect(numbers).toEqual([0, 1, 1, 1, 2]);
  });
});

function comparable({ generation: _g, tookMs: _t, ...rest }: Answer): unknown {
  return rest;
}
