import type { Answer, Condition, Question } from '@zca/query';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LensSchema } from '../src/index.ts';
import { Lens, runMerge } from '../src/index.ts';
import type { Step } from './arbitraries.ts';
import { analyzer, conditions, questions, schemas, steps } from './arbitraries.ts';
import { Oracle } from './oracle.ts';

const clock = { now: () => 0 };

function run(schema: LensSchema, history: readonly Step[]): { lens: Lens; oracle: Oracle } {
  let lens = new Lens(schema, analyzer, { fanout: 3, smallest: 4, deletedShare: 0.3 });
  const oracle = new Oracle(schema, analyzer);
  for (const { upserts, deletes, next } of history) {
    const plan =
      next === 'merge' ? lens.mergePlan() : next === 'mergeAll' ? lens.mergeAllPlan() : null;
    lens.apply({ upserts, deletes });
    oracle.apply({ upserts, deletes });
    // The merge ends after changes that it has not seen.
    if (plan !== null) lens.mergeDone(plan, runMerge(schema, plan));
    if (next === 'reload') {
      const { manifest, files } = lens.snapshot();
      const readFile = (name: string) =>
        files.find((file) => file.name === name)!.bytes.slice() as Uint8Array;
      lens = Lens.load(schema, analyzer, { manifest, readFile });
    }
    expect(lens.view.size).toBe(oracle.ask({ where: { op: 'all' } }, { op: 'all' }).count);
  }
  return { lens, oracle };
}

/** The answer without what depends on the run, and with relevance cut to nine places. */
function comparable(answer: Partial<Answer>): unknown {
  const { generation: _g, tookMs: _t, cursor: _c, ...rest } = answer;
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) =>
    typeof value === 'number' && ['score', 'sum', 'mean'].includes(key)
      ? Number(value.toPrecision(9))
      : value,
  );
}

const cases = schemas.chain((schema) =>
  fc.record({
    schema: fc.constant(schema),
    history: steps(schema),
    asked: fc.array(fc.tuple(questions(schema), conditions(schema)), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
);

describe('an answer equals a scan of every document', () => {
  it('for random schemas, histories of changes, merges and reloads, and questions', () => {
    fc.assert(
      fc.property(cases, ({ schema, history, asked }) => {
        const { lens, oracle } = run(schema, history);
        for (const [question, scope] of asked) {
          const answer = lens.view.ask(question, scope, clock);
          expect(answer.complete).toBe(true);
          expect(comparable(answer)).toEqual(comparable(oracle.ask(question, scope)));
        }
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });

  it('pages with cursors visit every hit once and in order', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 7 }), ({ schema, history, asked }, size) => {
        const { lens, oracle } = run(schema, history);
        for (const [question, scope] of asked) {
          const sort = question.top?.sort;
          const top = sort === undefined ? { size } : { size, sort };
          const asked = { ...question, top };
          expect(pages(lens, asked, scope)).toEqual(
            oracle.order(asked, scope).map((hit) => hit.id),
          );
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each([false, true])(
    'pages by keyword when segments hold different values (descending: %s)',
    (descending) => {
      const schema: LensSchema = { fields: [{ name: 'kind', kind: 'keyword' }] };
      const lens = new Lens(schema, analyzer);
      // Ids run against the values, so that a wrong tie shows.
      for (const kinds of ['aceg', 'bdf', 'dh']) {
        const upserts = [...kinds].map((kind) => ({
          id: `${'hgfedcba'.indexOf(kind)}${kinds}`,
          values: { kind },
        }));
        lens.apply({ upserts });
      }
      lens.apply({ upserts: [{ id: '0', values: {} }] });
      const order = ['7aceg', '6bdf', '5aceg', '4bdf', '4dh', '3aceg', '2bdf', '1aceg', '0dh'];
      const reversed = order.toReversed();
      [reversed[4], reversed[5]] = ['4bdf', '4dh'];
      for (const size of [1, 2, 3]) {
        const top = { size, sort: [{ by: 'kind', descending }] };
        expect(pages(lens, { where: { op: 'all' }, top }, { op: 'all' })).toEqual([
          ...(descending ? reversed : order),
          '0',
        ]);
      }
    },
  );

  it('with records hidden and added in an overlay', () => {
    fc.assert(
      fc.property(cases, ({ schema, history, asked }) => {
        const [last, ...before] = history.toReversed();
        const { lens, oracle } = run(schema, before.toReversed());
        const generation = lens.view.generation;
        const { deletes: hide } = last!;
        const added = [...new Map(last!.upserts.map((d) => [d.id, d])).values()];
        const view = lens.view.overlay({ hide, add: added });
        oracle.apply({ deletes: hide, upserts: added });
        for (const [question, scope] of asked) {
          const answer = view.ask(question, scope, clock);
          expect(comparable(answer)).toEqual(comparable(oracle.ask(question, scope)));
        }
        expect(lens.view.generation).toBe(generation);
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});

function pages(lens: Lens, question: Question, scope: Condition): string[] {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const top = { ...question.top!, ...(cursor === undefined ? {} : { cursor }) };
    const answer = lens.view.ask({ ...question, top }, scope, clock);
    ids.push(...answer.hits.map(({ id }) => id));
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return ids;
}
