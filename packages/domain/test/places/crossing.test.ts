import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCrossing } from '../../src/places/crossing.ts';
import type { Position } from '../../src/places/index.ts';

const closed = (ring: readonly Position[]): Position[] => [...ring, ring[0]!];
const grid = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));

/** Every pair compared: the plain way. */
function crossesPlainly(ring: readonly Position[]): boolean {
  const turn = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const sides = ring.slice(1).map((to, index) => [ring[index]!, to] as const);
  return sides.some(([a, b], one) =>
    sides.slice(one + 1).some(([c, d]) => {
      const [p, q] = [turn(a, b, c) * turn(a, b, d), turn(c, d, a) * turn(c, d, b)];
      return p < 0 && q < 0;
    }),
  );
}

describe('a ring that crosses itself', () => {
  it('is found exactly where comparing every pair of sides finds one', () => {
    let crossing = 0;
    fc.assert(
      fc.property(fc.array(grid, { minLength: 3, maxLength: 12 }), (open) => {
        const ring = closed(open);
        expect(findCrossing(ring) !== null).toBe(crossesPlainly(ring));
        if (crossesPlainly(ring)) crossing += 1;
      }),
      { numRuns: 500 },
    );
    expect(crossing).toBeGreaterThan(50);
  });

  it('is told with the place', () => {
    expect(
      findCrossing(
        closed([
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
        ]),
      ),
    ).toEqual([1, 1]);
  });

  it('may touch itself', () => {
    expect(
      findCrossing(
        closed([
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
        ]),
      ),
    ).toBeNull();
  });
});
