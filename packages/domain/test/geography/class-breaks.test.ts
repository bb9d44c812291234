import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BREAK_METHODS,
  type ClassBreaks,
  MOST_CLASSES,
  classBreaks,
  classOf,
  roundestBetween,
} from '@zca/domain/geography';

const COUNTS = [
  12, 15, 15, 18, 22, 30, 31, 33, 47, 48, 52, 90, 95, 140, 310, 320, 355, 900, 2100, 2150,
];
/** Example data of mapclassify (`load_example`); its documentation gives the classes. */
const CALIFORNIA = [
  329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7,
  6.56, 3.27, 0.33, 370.5, 4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85,
  36.68, 0.74, 29.82, 192.05, 3.38, 11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93,
  66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97,
];
const tops = (breaks: ClassBreaks) => breaks.classes.map(({ most }) => most);
const sizes = (breaks: ClassBreaks) => breaks.classes.map(({ size }) => size);

/** The least sum of squares within classes over every way to divide sorted values. */
function leastByTryingAll(values: readonly number[], classes: number): number {
  if (values.length === 0) return classes === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (classes === 0) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < values.length; start += 1) {
    const last = values.slice(start);
    least = Math.min(least, leastByTryingAll(values.slice(0, start), classes - 1) + squares(last));
  }
  return least;
}

function squares(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

const method = fc.constantFrom(...BREAK_METHODS);
const classes = fc.integer({ min: 1, max: MOST_CLASSES });
const skewed = fc.oneof(
  fc.nat(20),
  fc.nat(1_000_000),
  fc.constant(null),
  fc.double({ min: 1e-6, max: 1, noNaN: true }),
);

describe('natural breaks', () => {
  // mapclassify 2.10.0, FisherJenks: bins, counts; the fit from its classes.
  it.each([
    [3, [355, 900, 2150], [17, 1, 2], 0.9725573394460085],
    [5, [52, 140, 355, 900, 2150], [11, 3, 3, 1, 2], 0.999245991040001],
    [7, [33, 52, 95, 140, 355, 900, 2150], [8, 3, 2, 1, 3, 1, 2], 0.9996369910503817],
  ])('of %i classes are those of mapclassify', (wanted, bins, counts, fit) => {
    const breaks = classBreaks(COUNTS, 'natural', wanted);
    expect(tops(breaks)).toEqual(bins);
    expect(sizes(breaks)).toEqual(counts);
    expect(breaks.fit).toBeCloseTo(fit, 12);
  });

  it('of the employment densities of 58 counties are those of mapclassify', () => {
    const breaks = classBreaks(CALIFORNIA, 'natural', 5);
    expect(tops(breaks)).toEqual([75.29, 192.05, 370.5, 722.85, 4111.45]);
    expect(sizes(breaks)).toEqual([49, 3, 4, 1, 1]);
  });

  it('are the best of all divisions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (values, wanted) => {
          const found = classBreaks(values, 'natural', wanted);
          const ascending = values.toSorted((one, other) => one - other);
          const within = found.classes.reduce(
            (sum, { least, most }) =>
              sum + squares(ascending.filter((value) => value >= least && value <= most)),
            0,
          );
          const best = leastByTryingAll(ascending, found.classes.length);
          expect(within).toBeCloseTo(best, 6);
        },
      ),
    );
  });

  it('of many distinct values do not lose their order', () => {
    const values = Array.from({ length: 4000 }, (_, place) => 1 + place * place);
    const breaks = classBreaks(values, 'natural', 7);
    expect(sizes(breaks).reduce((sum, size) => sum + size, 0)).toBe(4000);
    expect(breaks.fit).toBeGreaterThan(0.97);
  });
});

describe('other breaks', () => {
  it('by quantiles hold about as many areas each', () => {
    expect(sizes(classBreaks(COUNTS, 'quantile', 5))).toEqual([4, 4, 4, 4, 4]);
  });

  it('by quantiles leave no class empty beside one value of most areas', () => {
    const breaks = classBreaks([1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4], 'quantile', 3);
    expect(breaks.classes.map(({ least, most }) => [least, most])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
  });

  it('by equal steps drop the steps that hold nothing', () => {
    // Steps of 427.6 from 12: nothing lies from 867.2 to 900 but 900 itself, nor from 1294.8 to 2100.
    expect(tops(classBreaks(COUNTS, 'equal', 5))).toEqual([355, 900, 2150]);
  });

  it('by ratio fit values of different sizes', () => {
    expect(tops(classBreaks([1, 3, 9, 12, 90, 140, 1000], 'geometric', 3))).toEqual([9, 90, 1000]);
  });
});

describe('classes of a map', () => {
  it('keep zeros and what is not shown apart', () => {
    const breaks = classBreaks([0, 0, null, 5, 7], 'natural', 5);
    expect(breaks).toMatchObject({ zeros: 2, missing: 1, fit: 1 });
    expect(sizes(breaks)).toEqual([1, 1]);
    expect([0, null, 4, 5, 7].map((value) => classOf(breaks, value))).toEqual([
      null,
      null,
      null,
      0,
      1,
    ]);
  });

  it('are none where there is nothing to divide, and one where all is the same', () => {
    expect(classBreaks([0, null], 'natural')).toMatchObject({ classes: [], fit: null });
    expect(classBreaks([8, 8, 8], 'equal', 4).classes).toEqual([
      { from: 8, below: null, least: 8, most: 8, size: 3 },
    ]);
  });

  it('begin at readable numbers', () => {
    expect(classBreaks(COUNTS, 'natural', 5).classes.map(({ from }) => from)).toEqual([
      12, 80, 200, 500, 2000,
    ]);
    expect(roundestBetween(355, 900)).toBe(500);
    expect(roundestBetween(0.1234, 0.1239)).toBe(0.1235);
    expect(roundestBetween(7, 8)).toBe(8);
  });

  it('refuse what cannot be classed', () => {
    expect(() => classBreaks([1, -1])).toThrow('zero or more, not of -1');
    expect(() => classBreaks([Number.NaN])).toThrow(RangeError);
    expect(() => classBreaks([1], 'natural', 8)).toThrow('1 to 7 classes, not 8');
  });

  it('hold each value once, never nothing, and depend on no order', () => {
    fc.assert(
      fc.property(fc.array(skewed, { maxLength: 60 }), method, classes, (values, how, most) => {
        const breaks = classBreaks(values, how, most);
        const positive = values.filter((value) => value !== null && value > 0) as number[];
        expect(breaks.classes.length).toBeLessThanOrEqual(Math.min(most, new Set(positive).size));
        const found = breaks.classes.map(() => 0);
        for (const value of positive) found[classOf(breaks, value)!]! += 1;
        expect(found).toEqual(sizes(breaks));
        expect(found.every((size) => size > 0)).toBe(true);
        expect(breaks.zeros + breaks.missing + positive.length).toBe(values.length);
        for (const [place, each] of breaks.classes.entries()) {
          expect(each.from).toBeLessThanOrEqual(each.least);
          expect(each.below).toBe(breaks.classes[place + 1]?.from ?? null);
          if (each.below !== null) expect(each.most).toBeLessThan(each.below);
        }
        if (breaks.fit !== null) {
          expect(breaks.fit).toBeGreaterThanOrEqual(-1e-9);
          expect(breaks.fit).toBeLessThanOrEqual(1);
        }
        expect(classBreaks(values.toReversed(), how, most)).toEqual(breaks);
      }),
    );
  });

  it('round to a number in the gap that is never longer than its upper end', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100_000 }), (low, gap) => {
        const found = roundestBetween(low, low + gap);
        expect(found).toBeGreaterThan(low);
        expect(found).toBeLessThanOrEqual(low + gap);
        expect(Number.isInteger(found)).toBe(true);
        const digits = (value: number) => String(value).replace(/0+$/, '').length;
        expect(digits(found)).toBeLessThanOrEqual(digits(low + gap));
      }),
    );
  });
});
