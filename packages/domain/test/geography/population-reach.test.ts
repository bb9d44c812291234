import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaPopulation } from '@zca/domain/geography';
import { greatCircle, onceEach, populationReach, reach, sharesWithin } from '@zca/domain/geography';
import type { MultiPolygon, Position } from '@zca/domain/places';
import { contains } from '@zca/domain/places';

/** The sphere of `greatCircle`. */
const RADIUS = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
/** Square metres between two meridians and two parallels. */
const boxMetres = (west: number, south: number, east: number, north: number) =>
  RADIUS ** 2 * radians(east - west) * (Math.sin(radians(north)) - Math.sin(radians(south)));
/** Square metres within a distance on the sphere. */
const capMetres = (metres: number) => 2 * Math.PI * RADIUS ** 2 * (1 - Math.cos(metres / RADIUS));

const SQUARE: MultiPolygon = [[box(108.8, 34.1, 109, 34.3)]];
const WHOLE = boxMetres(108.8, 34.1, 109, 34.3);
const MIDDLE = { longitude: 108.9, latitude: 34.2 };
const straight = (...distances: number[]) => ({ distances, detour: 1 });

describe('the share of an area within reach', () => {
  it('is that of a disc within it, to half a per cent of the disc', () => {
    const distances = [500, 1000, 3000, 8000];
    const shares = sharesWithin(SQUARE, [MIDDLE], straight(...distances));
    for (const [place, metres] of distances.entries()) {
      const disc = capMetres(metres) / WHOLE;
      expect(Math.abs(shares[place]! / disc - 1)).toBeLessThan(0.005);
    }
  });

  it('counts what lies in two discs once, and of a disc on the border its half', () => {
    const other = { longitude: 108.95, latitude: 34.2 };
    const [one, both, twice] = [[MIDDLE], [MIDDLE, other], [MIDDLE, MIDDLE]].map(
      (stations) => sharesWithin(SQUARE, stations, straight(3000))[0]!,
    );
    // Two discs of radius r whose middles lie d apart: 2r² acos(d/2r) − (d/2)√(4r² − d²) in common.
    const apart = greatCircle(MIDDLE, other);
    const lens =
      2 * 9e6 * Math.acos(apart / 6000) - (apart / 2) * Math.sqrt(4 * 9e6 - apart * apart);
    expect(both! / ((2 * capMetres(3000) - lens) / WHOLE)).toBeCloseTo(1, 2);
    expect(twice).toBe(one);
    const border = { longitude: 108.8, latitude: 34.2 };
    expect(sharesWithin(SQUARE, [border], straight(3000))[0]! / one!).toBeCloseTo(0.5, 2);
  });

  it('is nothing far away, all of what is wholly covered, and leaves holes out', () => {
    expect(sharesWithin(SQUARE, [], straight(3000))).toEqual([0]);
    const far = { longitude: 110, latitude: 34.2 };
    expect(sharesWithin(SQUARE, [far], straight(3000, 300_000))).toEqual([0, 1]);
    const holed: MultiPolygon = [[SQUARE[0]![0]!, box(108.85, 34.15, 108.95, 34.25)]];
    const hole = boxMetres(108.85, 34.15, 108.95, 34.25);
    const [share] = sharesWithin(holed, [MIDDLE], straight(8000));
    expect(share! / ((capMetres(8000) - hole) / (WHOLE - hole))).toBeCloseTo(1, 2);
    // Two parts of which one is covered.
    const parts: MultiPolygon = [[box(108, 34, 108.1, 34.1)], [box(109, 34, 109.1, 34.1)]];
    const beside = { longitude: 108.05, latitude: 34.05 };
    expect(sharesWithin(parts, [beside], straight(20_000))[0]).toBeCloseTo(0.5, 6);
  });

  it('is that of points strewn over any triangle, by the distances of `greatCircle`', () => {
    const degree = (least: number, most: number) =>
      fc.double({ min: least, max: most, noNaN: true });
    const corner = fc.tuple(degree(108, 109), degree(34, 35));
    fc.assert(
      fc.property(corner, corner, corner, corner, corner, (a, b, c, d, e) => {
        const area: MultiPolygon = [[[a, b, c, a]]];
        const stations = [d, e].map(([longitude, latitude]) => ({ longitude, latitude }));
        let [inside, within] = [0, 0];
        for (let row = 0; row < 100; row += 1) {
          for (let column = 0; column < 100; column += 1) {
            const at: Position = [108 + (column + 0.5) / 100, 34 + (row + 0.5) / 100];
            if (!contains(area, at)) continue;
            inside += 1;
            const place = { longitude: at[0], latitude: at[1] };
            if (stations.some((station) => greatCircle(station, place) <= 20_000)) within += 1;
          }
        }
        // Few points say nothing.
        fc.pre(inside > 500);
        const [share] = sharesWithin(area, stations, { distances: [28_000], detour: 1.4 });
        expect(Math.abs(share! - within / inside)).toBeLessThan(0.03);
      }),
      { numRuns: 30 },
    );
  });
});

describe('people within reach', () => {
  const AREAS = [
    { code: 'west', polygons: [[box(108.8, 34.1, 109, 34.3)]] },
    { code: 'east', polygons: [[box(109, 34.1, 109.2, 34.3)]] },
    { code: 'unknown', polygons: [[box(109.2, 34.1, 109.4, 34.3)]] },
  ] satisfies { code: string; polygons: MultiPolygon }[];
  const series = { zh: '年报', en: 'Yearly report' };
  const POPULATION: AreaPopulation[] = [
    { area: 'west', persons: 100_000, day: '2024-12-31', series },
    { area: 'east', persons: 300_000, day: '2023-12-31', series },
    { area: 'elsewhere', persons: 1, day: '2024-12-31', series },
  ];

  it('are those of each area by the share of its surface (worked: 5 km in a square of 20 by 18)', () => {
    const found = populationReach(AREAS, POPULATION, [MIDDLE], straight(5000, 16_000));
    if (!found.computed) throw new Error('not computed');
    // π · 25 km² of 409.0 km²: 19.2 % of the 100,000 of the west.
    expect(capMetres(5000) / 1e6).toBeCloseTo(78.54, 2);
    expect(WHOLE / 1e6).toBeCloseTo(409.0, 0);
    expect(found.within[0]!.n / 100_000).toBeCloseTo(0.192, 3);
    expect(found.within[0]!.share!).toBeCloseTo(0.048, 3);
    expect(found.whole).toBe(400_000);
    // At 16 km all of the west, and some of the east.
    expect(found.byArea[0]!.shares[1]).toBe(1);
    expect(found.byArea[1]!.shares[0]).toBe(0);
    expect(found.byArea[1]).toMatchObject({ area: 'east', day: '2023-12-31', series });
    expect(found.within[1]!.n).toBeCloseTo(100_000 + 300_000 * found.byArea[1]!.shares[1]!, 6);
    expect(found.unknown).toEqual(['unknown']);
  });

  it('become fewer with the detour', () => {
    const [straightOn, round] = [1, 1.4].map((detour) => {
      const found = populationReach(AREAS, POPULATION, [MIDDLE], { distances: [5000], detour });
      return found.computed ? found.within[0]!.n : 0;
    });
    // Discs grow by the square of their radius.
    expect(straightOn! / round!).toBeCloseTo(1.96, 2);
  });

  it('are not told without figures or without boundaries, and never as zero', () => {
    const none = populationReach(AREAS, POPULATION.slice(2), [MIDDLE], straight(5000));
    expect(none).toEqual({ computed: false, reason: 'noPopulation', n: 0, least: null });
    expect(populationReach([], POPULATION, [MIDDLE], straight(5000))).toMatchObject({
      computed: false,
      reason: 'noBoundaries',
    });
    const bounds = () => populationReach(AREAS, POPULATION, [MIDDLE], straight(5, 5));
    expect(bounds).toThrow('ascend');
  });
});

describe('organisations within reach', () => {
  const stations = [
    { id: 'a', longitude: 108.9, latitude: 34.2 },
    { id: 'b', longitude: 109.2, latitude: 34.2 },
  ];

  it('count once each, at their place nearest to a station', () => {
    // 0.01° of latitude is 1,112 m on the mean sphere.
    const served = onceEach(stations, [
      {
        id: 'two places',
        places: [
          { longitude: 108.9, latitude: 34.25 },
          { longitude: 109.2, latitude: 34.21 },
        ],
      },
      { id: 'far', places: [{ longitude: 108.9, latitude: 34.5 }] },
      { id: 'nowhere', places: [] },
    ]);
    expect(served).toEqual([
      { longitude: 109.2, latitude: 34.21, area: null, n: 1 },
      { longitude: 108.9, latitude: 34.5, area: null, n: 1 },
    ]);
    const found = reach(stations, served, straight(2000, 50_000));
    expect(found.within.map(({ n }) => n)).toEqual([1, 2]);
    expect(found.stations.map(({ nearest }) => nearest)).toEqual([1, 1]);
    expect(onceEach([], [{ id: 'x', places: [stations[0]!] }])).toHaveLength(1);
  });
});
