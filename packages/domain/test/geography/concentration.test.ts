import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concentration, LocationQuotient } from '@zca/domain/geography';
import { concentration, locationQuotient } from '@zca/domain/geography';

const of = (counts: readonly number[], most?: number[]) =>
  concentration(counts, most) as Concentration;

describe('concentration', () => {
  it('of the shares of O:D-4 is 0.169, with CR5 0.80', () => {
    const found = of([30, 20, 15, 10, 5, ...Array.from({ length: 10 }, () => 2)], [5]);
    expect(found.herfindahl).toBeCloseTo(0.169, 12);
    expect(found.herfindahlPoints).toBe(1690);
    expect(found.greatest).toEqual([{ of: 5, share: expect.closeTo(0.8, 12) }]);
    expect(found.equivalents).toBeCloseTo(5.917, 3);
  });

  it('is least where all have the same, and greatest where one has all', () => {
    expect(of([5, 5, 5, 5])).toMatchObject({ herfindahl: 0.25, normalised: 0, gini: 0, theil: 0 });
    expect(of([5, 5, 5, 5]).evenness).toBeCloseTo(1, 12);
    const one = of([0, 0, 0, 9]);
    expect(one).toMatchObject({ herfindahl: 1, normalised: 1, entropy: 0, evenness: 0 });
    expect(one.gini).toBeCloseTo(0.75, 12);
    expect(one.theil).toBeCloseTo(Math.log(4), 12);
  });

  it('has the Gini and Theil of 1, 2, 3, 4', () => {
    // By hand: Σ (2i − 5) x = −3 − 2 + 3 + 12 = 10, over 4 · 10.
    const found = of([4, 1, 3, 2]);
    expect(found.gini).toBeCloseTo(0.25, 12);
    expect(found.theil).toBeCloseTo(0.106_44, 5);
    expect(found.entropy).toBeCloseTo(1.279_854, 6);
  });

  it('is not computed without records or with one area, and refuses what is no count', () => {
    expect(concentration([0, 0])).toMatchObject({ computed: false, reason: 'noRecords' });
    expect(concentration([4])).toMatchObject({ computed: false, reason: 'fewAreas' });
    expect(() => concentration([1, -1])).toThrow('zero or more, not -1');
  });

  it('lies in its bounds and depends on no order and no unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 2, maxLength: 30 }).filter((all) => all.some(Boolean)),
        (counts) => {
          const found = of(counts);
          expect(found.herfindahl).toBeGreaterThanOrEqual(1 / counts.length - 1e-12);
          for (const share of [found.herfindahl, found.normalised, found.gini, found.evenness]) {
            expect(share).toBeGreaterThan(-1e-9);
            expect(share).toBeLessThan(1 + 1e-9);
          }
          // ln n = entropy + Theil's T.
          expect(found.entropy + found.theil).toBeCloseTo(Math.log(counts.length), 9);
          const scaled = of(counts.map((count) => count * 3).toReversed());
          expect(scaled.gini).toBeCloseTo(found.gini, 9);
          expect(scaled.herfindahl).toBeCloseTo(found.herfindahl, 9);
        },
      ),
    );
  });
});

describe('a location quotient', () => {
  it('of O:D-3 is 2.0, symmetric one third', () => {
    const found = locationQuotient({ here: 120, area: 2000, field: 30_000, region: 1_000_000 });
    expect(found).toMatchObject({ computed: true, expected: 60 });
    expect((found as LocationQuotient).quotient).toBeCloseTo(2, 12);
    expect((found as LocationQuotient).symmetric).toBeCloseTo(1 / 3, 12);
  });

  it('is zero where the field is missing in an area that is large enough', () => {
    const found = locationQuotient({ here: 0, area: 500, field: 400, region: 9000 });
    expect(found).toMatchObject({ quotient: 0, symmetric: -1 });
  });

  it('is not computed from too few records', () => {
    const counts = { here: 2, area: 29, field: 400, region: 9000 };
    expect(locationQuotient(counts)).toEqual({
      computed: false,
      reason: 'smallArea',
      n: 29,
      least: 30,
    });
    expect(locationQuotient({ here: 2, area: 300, field: 3, region: 9000 })).toMatchObject({
      reason: 'smallField',
    });
    expect(
      locationQuotient({ here: 0, area: 0, field: 3, region: 9 }, { area: 0, field: 0 }),
    ).toMatchObject({ reason: 'smallArea' });
  });

  it('refuses a part greater than its whole', () => {
    expect(() => locationQuotient({ here: 31, area: 30, field: 400, region: 9000 })).toThrow(
      RangeError,
    );
  });
});
