import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedLabel, placeLabels } from '../src/rooms/places/placeLabels.ts';

const SPACE = { width: 540, height: 320 };
const SIZE = { width: 60, height: 24 };

const label = (key: string, x: number, y: number) => ({ key, at: [x, y] as const, ...SIZE });

const apart = (one: PlacedLabel, other: PlacedLabel) =>
  Math.abs(one.x - other.x) >= SIZE.width || Math.abs(one.y - other.y) >= SIZE.height;

describe('labels of a drawing', () => {
  it('stand at their points where there is room', () => {
    expect(placeLabels([label('a', 100, 100), label('b', 200, 100)], SPACE)).toEqual([
      { key: 'a', x: 100, y: 100, leader: false },
      { key: 'b', x: 200, y: 100, leader: false },
    ]);
  });

  it('stand beside with a leader where another one stands, off the ground if that is near', () => {
    const isGround = (x: number) => x > 150;
    const [first, second] = placeLabels([label('a', 200, 160), label('b', 205, 165)], {
      ...SPACE,
      isGround,
    });
    expect(first).toEqual({ key: 'a', x: 200, y: 160, leader: false });
    expect(second).toMatchObject({ key: 'b', leader: true });
    expect(second!.x + SIZE.width / 2).toBeLessThanOrEqual(151);
  });

  it('move a little without a leader where that is still in what they name', () => {
    const isOwn = (key: string, x: number) => key === 'b' && x > 200;
    const [, second] = placeLabels([label('a', 200, 160), label('b', 250, 160)], {
      ...SPACE,
      isOwn,
    });
    expect(second).toMatchObject({ key: 'b', leader: false });
    expect(
      Math.abs(second!.x - 200) >= SIZE.width || Math.abs(second!.y - 160) >= SIZE.height,
    ).toBe(true);
    expect(second!.x).toBeGreaterThan(200);
  });

  it('are seen whole, never overlap, and come in the order of their rank', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 540 }), fc.integer({ min: 0, max: 320 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 16 }), (points) => {
        const wanted = points.map(([x, y], place) => label(String(place), x, y));
        const placed = placeLabels(wanted, SPACE);
        for (const [place, one] of placed.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(SIZE.width / 2);
          expect(one.x).toBeLessThanOrEqual(SPACE.width - SIZE.width / 2);
          expect(one.y).toBeGreaterThanOrEqual(SIZE.height / 2);
          expect(one.y).toBeLessThanOrEqual(SPACE.height - SIZE.height / 2);
          for (const other of placed.slice(place + 1)) expect(apart(one, other)).toBe(true);
        }
        if (wanted.length > 0) expect(placed[0]).toMatchObject({ key: '0', leader: false });
      }),
    );
  });
});
