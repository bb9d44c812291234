import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type MultiPolygon,
  type Position,
  areaContaining,
  areaSquareMetres,
  boundingBox,
  contains,
  labelPoint,
} from '../../src/places/index.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A ring around a middle whose rays have the given lengths: star-shaped, so it never crosses itself. */
const star = (middle: Position, rays: readonly number[]): Position[] => {
  const ring = rays.map((length, index): Position => {
    const angle = (2 * Math.PI * index) / rays.length;
    return [middle[0] + length * Math.cos(angle), middle[1] + length * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
};
const rays = fc.array(fc.double({ min: 0.02, max: 0.3, noNaN: true }), {
  minLength: 5,
  maxLength: 40,
});

describe('contains', () => {
  const holed: MultiPolygon = [[box(108, 34, 109, 35), box(108.4, 34.4, 108.6, 34.6).toReversed()]];

  it.each([
    [[108.1, 34.1], true],
    [[108.5, 34.5], false],
    [[108.4999, 34.39], true],
    [[107.9, 34.5], false],
    [[109.1, 34.5], false],
    [[108.5, 35.1], false],
  ] as const)('%j: %s', (position, expected) => {
    expect(contains(holed, position)).toBe(expected);
  });

  it('finds a position of one of several polygons', () => {
    const two: MultiPolygon = [[box(0, 0, 1, 1)], [box(2, 0, 3, 1)]];
    expect([0.5, 1.5, 2.5].map((x) => contains(two, [x, 0.5]))).toEqual([true, false, true]);
  });

  it('gives each position to exactly one of the areas that share a border, corners included', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 6 });
    const grid = fc.tuple(cuts, cuts);
    const position = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 31 }));
    fc.assert(
      fc.property(
        grid,
        position,
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        ([xs, ys], [px, py], lean) => {
          const columns = [0, ...xs.toSorted((a, b) => a - b), 16];
          const rows = [0, ...ys.toSorted((a, b) => a - b), 16];
          // Leaning borders, whose crossings are not whole numbers.
          const at = (x: number, y: number): Position => [x + lean * y, y];
          const areas = rows.slice(1).flatMap((north, row) =>
            columns.slice(1).map((east, column) => {
              const [west, south] = [columns[column]!, rows[row]!];
              const ring = [at(west, south), at(east, south), at(east, north), at(west, north)];
              return { code: `${row}.${column}`, polygons: [[[...ring, ring[0]!]]] };
            }),
          );
          const asked = at(px / 2, py / 2);
          expect(areas.filter(({ polygons }) => contains(polygons, asked))).toHaveLength(1);
          expect(areaContaining(areas, asked)).not.toBeNull();
        },
      ),
    );
  });

  it('does not depend on where a ring begins or which way it turns', () => {
    fc.assert(
      fc.property(
        rays,
        fc.nat(39),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        (lengths, turn, reach) => {
          const ring = star([108.9, 34.2], lengths);
          const open = ring.slice(0, -1);
          const start = turn % open.length;
          const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
          const asked: Position = [108.9 + reach * Math.cos(turn), 34.2 + reach * Math.sin(turn)];
          expect(contains([[turned.toReversed()]], asked)).toBe(contains([[ring]], asked));
        },
      ),
    );
  });
});

describe('area on the ellipsoid', () => {
  it('of the whole earth is that of the ellipsoid', () => {
    // 510 065 621.7 km²: Moritz, Geodetic Reference System 1980, whose ellipsoid CGCS2000 shares.
    const earth = areaSquareMetres([[box(-180, -90, 180, 90)]]);
    expect(earth / 1e6).toBeCloseTo(510_065_621.7, 0);
  });

  it('of a degree square at the equator is what meridian and parallel give', () => {
    // 110 574.39 m by 111 319.49 m (lengths of a degree from the equator on GRS80), the parallel
    // shrinking by cos 1° towards the north.
    const square = areaSquareMetres([[box(108, 0, 109, 1)]]) / 1e6;
    expect(square).toBeGreaterThan(110.57439 * 111.31949 * 0.99985);
    expect(square).toBeLessThan(110.57439 * 111.31949);
  });

  it('adds up over parts, leaves holes out and does not depend on direction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (at) => {
        const west = areaSquareMetres([[box(108, 34, 108 + at, 35)]]);
        const east = areaSquareMetres([[box(108 + at, 34, 109, 35)]]);
        const whole = areaSquareMetres([[box(108, 34, 109, 35).toReversed()]]);
        expect((west + east) / whole).toBeCloseTo(1, 12);
        const holed = areaSquareMetres([[box(108, 34, 109, 35), box(108, 34, 108 + at, 35)]]);
        expect(holed / whole).toBeCloseTo(east / whole, 10);
      }),
    );
  });
});

describe('the place of a name', () => {
  it('lies inside, away from the borders, where the middle of the box does not', () => {
    // An L whose middle is outside.
    const l: Position[] = [
      [0, 0],
      [10, 0],
      [10, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ];
    const found = labelPoint([[l]], 100)!;
    expect(contains([[l]], found)).toBe(true);
    expect(Math.max(...found)).toBeLessThan(2);
  });

  it('keeps out of a hole and takes the largest polygon', () => {
    const area: MultiPolygon = [
      [box(0, 0, 0.5, 0.5)],
      [box(1, 0, 3, 2), box(1.2, 0.2, 2.8, 1.8).toReversed()],
    ];
    const found = labelPoint(area)!;
    expect(contains([area[1]!], found)).toBe(true);
  });

  it('of any star-shaped area is inside it', () => {
    fc.assert(
      fc.property(rays, (lengths) => {
        const area: MultiPolygon = [[star([108.9, 34.2], lengths)]];
        expect(contains(area, labelPoint(area)!)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is absent where there is no extent', () => {
    expect(labelPoint([])).toBeNull();
    expect(
      labelPoint([
        [
          [
            [1, 1],
            [2, 1],
            [1, 1],
            [1, 1],
          ],
        ],
      ]),
    ).toBeNull();
  });
});

describe('the box', () => {
  it('holds every position and is null for nothing', () => {
    expect(boundingBox([[box(1, 2, 3, 4)], [box(0, 3, 1, 5)]])).toEqual([0, 2, 3, 5]);
    expect(boundingBox([])).toBeNull();
  });
});
