import { lifeTable, phasesOf } from '@zca/domain/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const years = (filings: readonly number[], holders: readonly number[] = filings, first = 2000) =>
  filings.map((count, index) => ({
    year: first + index,
    filings: count,
    holders: holders[index]!,
  }));

describe('the phases of a technology', () => {
  it('follow filings and holders up, along and down', () => {
    const filings = [1, 2, 4, 12, 30, 60, 90, 100, 100, 100, 101, 60, 30, 10];
    const phases = phasesOf(years(filings), 2013);
    expect(phases.slice(0, 3)).toEqual(['emergence', 'emergence', 'emergence']);
    expect(phases.slice(4, 8)).toEqual(['growth', 'growth', 'growth', 'growth']);
    expect(phases.slice(9, 11)).toEqual(['maturity', 'maturity']);
    expect(phases.slice(11)).toEqual(['decline', 'decline', 'decline']);
  });

  it('are no decline while more and more holders come', () => {
    const filings = [50, 50, 50, 50, 40, 30, 20];
    expect(phasesOf(years(filings, [1, 2, 3, 4, 5, 6, 7]), 2006).at(-1)).toBe('maturity');
    expect(phasesOf(years(filings), 2006).at(-1)).toBe('decline');
  });

  it('are not told of years that are not complete, of few filings or of few years', () => {
    expect(phasesOf(years([20, 30, 40, 50, 60, 70, 5]), 2005)[6]).toBeNull();
    expect(phasesOf(years([1, 1, 1, 1, 1, 1]), 2010)).toEqual([null, null, null, null, null, null]);
    expect(phasesOf(years([100, 200]), 2010)).toEqual([null, null]);
    expect(phasesOf([], 2010)).toEqual([]);
  });
});

const counts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 50 })), {
    maxLength: 12,
  })
  .map((pairs) => new Map(pairs));

describe('the life table', () => {
  it('is the share that is left when nobody is censored', () => {
    const table = lifeTable(
      new Map([
        [1, 5],
        [3, 5],
      ]),
      new Map(),
    );
    expect(table.map(({ age, atRisk, survival }) => [age, atRisk, survival])).toEqual([
      [0, 10, 1],
      [1, 10, 0.5],
      [2, 5, 0.5],
      [3, 5, 0],
    ]);
  });

  it('counts those still in force for half of their last year', () => {
    const table = lifeTable(new Map([[0, 1]]), new Map([[0, 2]]));
    expect(table).toEqual([{ age: 0, atRisk: 3, ended: 1, censored: 2, survival: 0.5 }]);
  });

  it('never rises, never leaves 0 to 1, and accounts for everyone', () => {
    fc.assert(
      fc.property(counts, counts, (ended, living) => {
        const table = lifeTable(ended, living);
        const all = [...ended.values(), ...living.values()].reduce((a, b) => a + b, 0);
        expect(table[0]?.atRisk ?? 0).toBe(all);
        expect(table.reduce((a, row) => a + row.ended + row.censored, 0)).toBe(all);
        for (const [index, { survival }] of table.entries()) {
          expect(survival).toBeGreaterThanOrEqual(0);
          expect(survival).toBeLessThanOrEqual(table[index - 1]?.survival ?? 1);
        }
      }),
    );
  });
});
