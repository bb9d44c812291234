import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HotSpots, Moran } from '@zca/domain/geography';
import {
  adjustedByDiscoveryRate,
  gStar,
  hotSpots,
  moran,
  seededRandom,
  sharingBorder,
  touching,
  twoSidedNormal,
  within,
} from '@zca/domain/geography';
import { defaultDistricts } from '@zca/domain/places/defaultBoundaries';
import { RATES, TOUCHING } from './stLouis.ts';

const SQUARE = Array.from({ length: 49 }, (_, place): [number, number] => [
  place % 7,
  Math.floor(place / 7),
]);
const GRID_VALUES = [
  4, 2, 0, 6, 3, 3, 5, 1, 2, 3, 4, 3, 0, 3, 4, 4, 17, 18, 5, 6, 4, 0, 6, 18, 19, 2, 3, 0, 4, 5, 5,
  0, 1, 1, 3, 5, 3, 5, 1, 3, 5, 3, 5, 2, 0, 2, 2, 3, 4,
];

describe('the normal tail', () => {
  // scipy 1.x: 2 * norm.sf(z).
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1.96, 0.04999579029644087],
    [3.3, 0.0009668482847675549],
    [3.6, 0.00031821718031506727],
    [6, 1.973175290075389e-9],
    [12, 3.552964224155306e-33],
  ])('beyond ±%f is that of scipy', (z, p) => {
    expect(twoSidedNormal(z) / p).toBeCloseTo(1, 10);
    expect(twoSidedNormal(-z)).toBe(twoSidedNormal(z));
  });
});

describe('hot spots', () => {
  it('have the Gi* of the example of esda', () => {
    // esda 2.9.0, G_Local(star=True, transform='B'): its documentation gives these scores.
    const near = [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]];
    const expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
    for (const [place, z] of gStar([2, 3, 3.2, 5, 8, 7], near).entries()) {
      expect(z).toBeCloseTo(expected[place]!, 7);
    }
  });

  it('of a grid are those of esda with the correction of scipy', () => {
    // esda 2.9.0 over lat2W(7, 7, rook=False); scipy false_discovery_control of the two-sided p.
    const found = hotSpots(GRID_VALUES, touching(SQUARE, 'square')) as HotSpots;
    const scores = new Map([
      [0, -0.9164160188],
      [10, 1.7213129011],
      [16, 4.346817404],
      [22, 2.049500964],
      [24, 3.8545353097],
      [39, -1.6426147432],
    ]);
    const rates = new Map([
      [0, 0.621458797867],
      [10, 0.521813615508],
      [16, 0.00033841143],
      [17, 0.000470461715],
      [22, 0.396048906033],
      [24, 0.001420383202],
    ]);
    for (const [place, z] of scores) expect(found.cells[place]!.z).toBeCloseTo(z, 9);
    for (const [place, q] of rates) expect(found.cells[place]!.rate).toBeCloseTo(q, 9);
    const hot = found.cells.flatMap((cell, place) => (cell.class === 'hot99' ? [place] : []));
    expect(hot).toEqual([16, 17, 23, 24]);
    // Alone, cell 22 would pass at 5 %: with 49 tests it does not.
    expect(found.cells[22]!.p).toBeLessThan(0.05);
    expect(found.cells[22]!.class).toBe('none');
    expect(found).toMatchObject({ tested: 49, withoutNeighbours: 0 });
  });

  it('correct for many tests as Benjamini and Hochberg do in their example', () => {
    // Fifteen comparisons of a trial of thrombolysis, of which four are rejected at 5 %.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const adjusted = adjustedByDiscoveryRate(p);
    expect(adjusted.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(adjusted[0]).toBeCloseTo(0.0015, 10);
    expect(adjusted[3]).toBeCloseTo(0.035625, 10);
    expect(adjusted.toSorted((one, other) => one - other)).toEqual(adjusted);
  });

  it('are found cold where little lies together', () => {
    const values = SQUARE.map(([column]) => (column < 4 ? 0 : 30));
    const found = hotSpots(values, touching(SQUARE, 'square')) as HotSpots;
    expect(found.cells[21]!.class).toMatch(/^cold/);
    expect(found.cells[27]!.class).toMatch(/^hot/);
  });

  it('are not computed where they would say nothing', () => {
    expect(hotSpots([1, 2], [[1], [0]])).toMatchObject({ reason: 'fewCells', n: 2, least: 30 });
    const same = SQUARE.map(() => 4);
    expect(hotSpots(same, touching(SQUARE, 'square'))).toMatchObject({ reason: 'allEqual' });
    // Where every cell is a neighbour of every other, nothing is left to compare with.
    const all = SQUARE.map((_, self) => SQUARE.flatMap((__, at) => (at === self ? [] : [at])));
    expect(gStar(GRID_VALUES, all).every((z) => z === null)).toBe(true);
    expect(() => gStar([1], [])).toThrow(RangeError);
  });

  it('do not depend on the unit nor on the order of cells', () => {
    const near = touching(SQUARE, 'hexagon');
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 49, maxLength: 49 }),
        fc.integer({ min: 2, max: 9 }),
        (values, factor) => {
          const scores = gStar(values, near);
          const scaled = gStar(
            values.map((value) => value * factor + 3),
            near,
          );
          for (const [place, z] of scores.entries()) {
            if (z === null) expect(scaled[place]).toBeNull();
            else expect(scaled[place]).toBeCloseTo(z, 8);
          }
        },
      ),
    );
  });

  it('know which cells touch', () => {
    const around: [number, number][] = [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 1],
      [-1, 0],
      [0, -1],
      [1, -1],
    ];
    expect(touching(around, 'hexagon').map((near) => near.length)).toEqual([6, 3, 3, 3, 3, 3, 3]);
    expect(touching(SQUARE, 'square')[24]).toHaveLength(8);
    expect(touching(SQUARE, 'square')[0]).toHaveLength(3);
    const places = [108.9, 108.91, 109.2].map((longitude) => ({ longitude, latitude: 34.2 }));
    expect(within(places, 1000)).toEqual([[1], [0], []]);
  });
});

describe('areas that share a border', () => {
  const square = (x: number, y: number) => [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ] as const,
    ],
  ];

  it('are neighbours, and those that touch at a corner are not', () => {
    const areas = [square(0, 0), square(1, 0), square(1, 1), square(5, 5)];
    expect(sharingBorder(areas.map((polygons) => ({ polygons })))).toEqual([[1], [0, 2], [1], []]);
  });

  it('of Xi’an are those of its map', () => {
    const { features } = defaultDistricts();
    const near = sharingBorder(features);
    const names = (name: string) =>
      near[features.findIndex((each) => each.name.zh === name)]!.map(
        (place) => features[place]!.name.zh,
      ).toSorted();
    expect(names('周至县')).toEqual(['鄠邑区']);
    expect(names('阎良区')).toEqual(['临潼区']);
    expect(names('碑林区')).toEqual(['新城区', '莲湖区', '雁塔区']);
    for (const [one, list] of near.entries()) {
      for (const other of list) expect(near[other]).toContain(one);
    }
  });
});

describe('Moran’s I', () => {
  it('of the counties around St. Louis is that of esda', () => {
    // esda 2.9.0, Moran(HR8893, stl.gal): I, VI_rand, z_rand, p_rand; 0.0015 of 99,999 exchanges.
    const found = moran(RATES, TOUCHING, seededRandom(1), 9999) as Moran;
    expect(found.index).toBeCloseTo(0.24365582621771695, 12);
    expect(found.expected).toBeCloseTo(-1 / 77, 12);
    expect(found.variance).toBeCloseTo(0.002976102828610931, 12);
    expect(found.z).toBeCloseTo(4.704410220874632, 9);
    expect(found.pNormal).toBeCloseTo(2.5460087116831314e-6, 12);
    expect(found.pPermutation).toBeGreaterThan(0.0005);
    expect(found.pPermutation).toBeLessThan(0.003);
    expect(found).toMatchObject({ areas: 78, islands: 0 });
  });

  it('is the same again with the same seed, and another estimate with another', () => {
    const values = RATES.slice().toReversed();
    expect(moran(values, TOUCHING, seededRandom(7), 99)).toEqual(
      moran(values, TOUCHING, seededRandom(7), 99),
    );
    const p = (seed: number) =>
      (moran(values, TOUCHING, seededRandom(seed), 99) as Moran).pPermutation;
    expect(new Set([1, 2, 3, 4, 5].map(p)).size).toBeGreaterThan(1);
  });

  it('is negative on a chessboard and positive between two halves', () => {
    const rook = SQUARE.map(([column, row]) =>
      SQUARE.flatMap(([x, y], at) => (Math.abs(x - column) + Math.abs(y - row) === 1 ? [at] : [])),
    );
    const board = moran(
      SQUARE.map(([x, y]) => (x + y) % 2),
      rook,
      seededRandom(3),
    ) as Moran;
    const halves = moran(
      SQUARE.map(([x]) => (x < 3 ? 1 : 0)),
      rook,
      seededRandom(3),
    ) as Moran;
    expect(board.index).toBeLessThan(-0.95);
    expect(halves.index).toBeGreaterThan(0.7);
    expect(board.pPermutation).toBe(0.001);
    expect(halves.pPermutation).toBe(0.001);
  });

  it('leaves areas without neighbours out and counts them', () => {
    const found = moran([...RATES, 900], [...TOUCHING, []], seededRandom(1), 9) as Moran;
    expect(found.index).toBeCloseTo(0.24365582621771695, 12);
    expect(found.islands).toBe(1);
  });

  it('is not computed where it would say nothing', () => {
    expect(moran([1, 2], [[1], [0]], seededRandom(1))).toMatchObject({
      reason: 'fewAreas',
      least: 8,
    });
    expect(
      moran(
        RATES.map(() => 2),
        TOUCHING,
        seededRandom(1),
      ),
    ).toMatchObject({ reason: 'allEqual' });
    expect(() => moran(RATES, [...TOUCHING.slice(1), [3]], seededRandom(1))).toThrow(RangeError);
  });
});
