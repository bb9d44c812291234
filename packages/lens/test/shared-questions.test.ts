import type { Question } from '@zca/query';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinAnswers, Lens, SharedParts } from '../src/index.ts';
import { analyzer, conditions, questions, schemas, steps } from './arbitraries.ts';

const clock = { now: () => 0 };
const everything = { op: 'all' } as const;

/** Gives those parts that are marked, so that any division of a question can be tried. */
class Chosen {
  readonly #isMine: (place: number) => boolean;
  #next = 0;

  constructor(isMine: (place: number) => boolean) {
    this.#isMine = isMine;
  }

  next(parts: number): number {
    while (this.#next < parts && !this.#isMine(this.#next)) this.#next++;
    return this.#next < parts ? this.#next++ : -1;
  }
}

describe('a question that two readers answer together', () => {
  it('has the same answer as one that one reader answers, however they divide it', () => {
    const cases = schemas.chain((schema) =>
      fc.record({
        schema: fc.constant(schema),
        history: steps(schema),
        question: questions(schema),
        scope: conditions(schema),
        mine: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ schema, history, question, scope, mine }) => {
        const lens = new Lens(schema, analyzer);
        for (const { upserts, deletes } of history) lens.apply({ upserts, deletes });
        const isMine = (place: number) => mine[place % mine.length]!;
        const one = lens.view.ask(question, scope, clock, { parts: new Chosen(isMine) });
        const other = lens.view.ask(question, scope, clock, {
          parts: new Chosen((p) => !isMine(p)),
        });
        const whole = lens.view.ask(question, scope, clock);
        // As text: the order of parts is that of the question too.
        expect(JSON.stringify(ordered(joinAnswers(question, one, other)))).toBe(
          JSON.stringify(ordered(whole)),
        );
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('gives each part to exactly one of them, whatever their turns', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(fc.boolean(), { maxLength: 50 }), (parts, turns) => {
        const memory = SharedParts.memory();
        const ends = [new SharedParts(memory, 'front'), new SharedParts(memory, 'back')] as const;
        const taken = [[], []] as [number[], number[]];
        const rest = Array.from({ length: parts + 2 }, () => true);
        for (const turn of [...turns, ...rest]) {
          const place = ends[Number(turn)]!.next(parts);
          if (place >= 0) taken[Number(turn)]!.push(place);
        }
        const [front, back] = taken;
        expect([...front, ...back.toReversed()]).toEqual([...Array(parts).keys()]);
      }),
    );
  });

  it('is not complete when one of them runs out of time', () => {
    const schema = { fields: [{ name: 'kind', kind: 'keyword' }] } as const;
    const lens = new Lens(schema, analyzer);
    lens.apply({ upserts: [{ id: 'a', values: { kind: 'x' } }] });
    const question: Question = {
      where: everything,
      facets: { one: { field: 'kind', size: 1 }, two: { field: 'kind', size: 1 } },
      budgetMs: 5,
    };
    let now = 0;
    const late = { now: () => (now += 10) };
    const one = lens.view.ask(question, everything, clock, {
      parts: new Chosen((place) => place === 0),
    });
    const other = lens.view.ask(question, everything, late, {
      parts: new Chosen((place) => place === 1),
    });
    const answer = joinAnswers(question, one, other);
    expect(answer.complete).toBe(false);
    expect(answer.count).toBe(1);
    expect(Object.keys(answer.facets)).toEqual(['one']);
  });
});

/** Without the time taken; keys of the answer itself in one order. */
function ordered(answer: object): [string, unknown][] {
  return Object.entries(answer)
    .filter(([key]) => key !== 'tookMs')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
