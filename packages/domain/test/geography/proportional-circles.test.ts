import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circleRadius,
  LEAST_RADIUS,
  legendCounts,
  MOST_RADIUS,
} from '../../src/geography/proportionalCircles.ts';

describe('a proportional circle', () => {
  it('has an area in proportion to its count, whatever the sign', () => {
    expect(circleRadius(400, 400)).toBe(MOST_RADIUS);
    expect(circleRadius(100, 400)).toBe(MOST_RADIUS / 2);
    expect(circleRadius(-100, 400)).toBe(MOST_RADIUS / 2);
    const area = (count: number) => circleRadius(count, 1000) ** 2;
    expect(area(800) / area(400)).toBeCloseTo(2, 12);
  });

  it('is never too small to be seen', () => {
    expect(circleRadius(1, 1_000_000)).toBe(LEAST_RADIUS);
    expect(circleRadius(0, 400)).toBe(LEAST_RADIUS);
    expect(circleRadius(0, 0)).toBe(LEAST_RADIUS);
  });
});

describe('the legend of circles', () => {
  it.each([
    [4321, [2000, 500, 100]],
    [1000, [1000, 200, 50]],
    [999, [500, 100, 20]],
    [5, [5, 1]],
    [1, [1]],
    [0, []],
  ])('of counts to %d shows round ones', (most, counts) => {
    expect(legendCounts(most)).toEqual(counts);
  });

  it('shows falling counts, none of which is above the greatest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
        const counts = legendCounts(most);
        expect(counts.length).toBeGreaterThan(0);
        expect(counts[0]).toBeLessThanOrEqual(most);
        expect(counts[0]! * 2.5).toBeGreaterThan(most);
        for (const [place, count] of counts.entries()) {
          expect(Number.isInteger(count)).toBe(true);
          if (place > 0) expect(count).toBeLessThanOrEqual(counts[place - 1]! / 4);
        }
      }),
    );
  });
});
