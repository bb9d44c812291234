import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  METRES_PER_DEGREE,
  type MultiPolygon,
  type Position,
  simplifyTogether,
  toSegmentSquared,
} from '../../src/places/index.ts';

/** Two areas left and right of a wavering border, and a third below both. */
function three(wave: readonly number[]): readonly MultiPolygon[] {
  const border = [0, ...wave, 0].map(
    (x, index): Position => [108.5 + x, 34 + index / (wave.length + 1)],
  );
  const top = border.at(-1)!;
  const west: Position[] = [[108, 34], ...border, [108, 35], [108, 34]];
  const east: Position[] = [[109, 34], [109, 35], ...border.toReversed(), [109, 34]];
  const south: Position[] = [[108, 33], [109, 33], [109, 34], border[0]!, [108, 34], [108, 33]];
  expect(top[1]).toBe(35);
  return [[[west]], [[east]], [[south]]];
}
const wave = fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), {
  minLength: 3,
  maxLength: 60,
});
const keyOf = (position: Position) => position.join();
const flat = (area: MultiPolygon) => area.flat(2);

describe('simplifying', () => {
  it('leaves a shared border shared: neighbours keep the same positions of it', () => {
    fc.assert(
      fc.property(wave, fc.integer({ min: 1, max: 2000 }), (waver, tolerance) => {
        const [west, east, south] = simplifyTogether(three(waver), tolerance).map(flat);
        const onBorder = (ring: readonly Position[]) =>
          ring.filter(([x]) => x > 108.4 && x < 108.6).map(keyOf);
        expect(new Set(onBorder(west!))).toEqual(new Set(onBorder(east!)));
        // Where three areas meet nothing moves.
        expect(onBorder(west!)).toContain('108.5,34');
        expect(onBorder(south!)).toContain('108.5,34');
      }),
    );
  });

  it('moves no border by more than the tolerance, and invents no position', () => {
    fc.assert(
      fc.property(wave, fc.integer({ min: 1, max: 2000 }), (waver, tolerance) => {
        const before = three(waver);
        const after = simplifyTogether(before, tolerance);
        const scale = Math.cos((34 * Math.PI) / 180);
        const plane = ([x, y]: Position): Position => [x * scale, y];
        for (const [index, area] of before.entries()) {
          const ring = flat(after[index]!);
          const known = new Set(flat(area).map(keyOf));
          expect(ring.every((position) => known.has(keyOf(position)))).toBe(true);
          expect(ring[0]).toEqual(ring.at(-1));
          for (const position of flat(area)) {
            const distances = ring
              .slice(1)
              .map((to, at) => toSegmentSquared(plane(position), plane(ring[at]!), plane(to)));
            const metres = Math.sqrt(Math.min(...distances)) * METRES_PER_DEGREE;
            expect(metres).toBeLessThanOrEqual(tolerance * 1.01);
          }
        }
      }),
    );
  });

  it('removes what lies on a straight line and positions that repeat', () => {
    const straight: Position[] = [
      [108, 34],
      [108.5, 34],
      [109, 34],
      [109, 34],
      [109, 35],
      [108, 35],
      [108, 34],
    ];
    expect(flat(simplifyTogether([[[straight]]], 1)[0]!)).toHaveLength(5);
  });

  it('keeps a ring that would collapse', () => {
    const small: Position[] = [
      [108, 34],
      [108.0001, 34],
      [108.0001, 34.0001],
      [108, 34],
    ];
    expect(simplifyTogether([[[small]]], 5000)).toEqual([[[small]]]);
  });
});
