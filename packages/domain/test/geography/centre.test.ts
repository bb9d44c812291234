import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Centre } from '@zca/domain/geography';
import { bearing, centre, centrePath, greatCircle, localPlane } from '@zca/domain/geography';

const XIAN = { longitude: 108.9398, latitude: 34.3416 };
const PLACES = (
  [
    [108.9398, 34.2616, 40],
    [108.8781, 34.1953, 60],
    [108.947, 34.364, 25],
    [109.067, 34.273, 15],
    [109.232, 34.372, 6],
    [108.608, 34.108, 9],
    [108.84, 34.233, 80],
    [109.318, 34.159, 3],
    [108.22, 34.16, 2],
  ] as const
).map(([longitude, latitude, records]) => ({ longitude, latitude, records }));

describe('distances', () => {
  // pyproj 3, Geod(ellps='GRS80').inv.
  it.each([
    [108.5, 34.1, 48_585.283],
    [109.4, 34.65, 54_377.24],
    [108.35, 33.9, 73_212.066],
  ])(
    'to %f, %f are those of the ellipsoid within half a per cent',
    (longitude, latitude, metres) => {
      expect(greatCircle(XIAN, { longitude, latitude }) / metres).toBeCloseTo(1, 2);
      expect(Math.abs(greatCircle(XIAN, { longitude, latitude }) / metres - 1)).toBeLessThan(0.005);
      const [east, north] = localPlane(XIAN).toPlane({ longitude, latitude });
      expect(Math.abs(Math.hypot(east, north) / metres - 1)).toBeLessThan(0.006);
    },
  );

  it('lead back to the place', () => {
    const { toPlane, toPlace } = localPlane(XIAN);
    const there = toPlace(...toPlane({ longitude: 109.1, latitude: 34 }));
    expect(there.longitude).toBeCloseTo(109.1, 10);
    expect(there.latitude).toBeCloseTo(34, 10);
    expect([bearing(0, 1), bearing(1, 0), bearing(0, -1), bearing(-1, 0)]).toEqual([
      0, 90, 180, 270,
    ]);
  });
});

describe('the centre', () => {
  const found = centre(PLACES) as Centre;

  // Reference: transverse Mercator of pyproj around the mean, formulas of CrimeStat as written there
  // (tan θ = (A + √(A² + 4C²))/2C), the median by scipy's Nelder–Mead.
  it('and its ellipse are those of CrimeStat’s formulas in another projection', () => {
    expect(found.mean.longitude).toBeCloseTo(108.8934, 3);
    expect(found.mean.latitude).toBeCloseTo(34.24181, 3);
    expect(found.standardDistance / 13_209.75).toBeCloseTo(1, 2);
    expect(found.ellipse.major / 17_277.04).toBeCloseTo(1, 2);
    expect(found.ellipse.minor / 7309.69).toBeCloseTo(1, 2);
    expect(Math.abs(found.ellipse.bearing - 68.486)).toBeLessThan(0.2);
    expect(found.ellipse.roundness).toBeCloseTo(7309.69 / 17_277.04, 2);
  });

  it('of the least distances is that of a general minimiser', () => {
    const metres = greatCircle(found.median, {
      longitude: 108.864_713_94,
      latitude: 34.229_077_37,
    });
    expect(metres).toBeLessThan(30);
  });

  it('of the least distances is a place that outweighs all others', () => {
    const heavy = [...PLACES, { ...XIAN, records: 1000 }];
    expect(greatCircle((centre(heavy) as Centre).median, XIAN)).toBeLessThan(0.1);
  });

  it('of the least distances does not stop at a place that is met on the way', () => {
    // The mean, where the search begins, is the first place; the second outweighs the two others.
    const places = [
      { longitude: 108.9, latitude: 34.2, records: 1 },
      { longitude: 108.8, latitude: 34.2, records: 40 },
      { longitude: 109.1, latitude: 34.2, records: 20 },
    ];
    const found = centre(places) as Centre;
    expect(greatCircle(found.mean, places[0]!)).toBeLessThan(1e-5);
    expect(greatCircle(found.median, places[1]!)).toBeLessThan(0.1);
  });

  it('has an ellipse along a line of places, with no width', () => {
    const line = [0, 1, 2, 3].map((step) => ({
      longitude: 108.9,
      latitude: 34.1 + step / 20,
      records: 10,
    }));
    const { ellipse } = centre(line) as Centre;
    expect(ellipse.minor).toBeLessThan(0.01);
    expect(ellipse.bearing % 180).toBeCloseTo(0, 6);
  });

  it('counts a place as often as records lie there', () => {
    const apart = PLACES.flatMap((place) =>
      Array.from({ length: place.records }, () => ({ ...place, records: 1 })),
    );
    const single = centre(apart) as Centre;
    expect(single.ellipse.major).toBeCloseTo(found.ellipse.major, 5);
    expect(single.standardDistance).toBeCloseTo(found.standardDistance, 5);
    expect(greatCircle(single.median, found.median)).toBeLessThan(0.1);
  });

  it('is not computed for few records nor for one place', () => {
    expect(centre([{ ...XIAN, records: 29 }])).toMatchObject({ reason: 'fewRecords', least: 30 });
    expect(centre([{ ...XIAN, records: 90 }])).toMatchObject({ reason: 'onePlace' });
    expect(centre([], 0)).toMatchObject({ reason: 'fewRecords', least: 3 });
    expect(() => centre([{ ...XIAN, records: 0 }])).toThrow(RangeError);
  });

  it('turns with its places', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            longitude: fc.double({ min: 108, max: 110, noNaN: true }),
            latitude: fc.double({ min: 33.8, max: 34.7, noNaN: true }),
            records: fc.integer({ min: 1, max: 50 }),
          }),
          { minLength: 3, maxLength: 20 },
        ),
        (places) => {
          const each = centre(places, 3);
          fc.pre(each.computed);
          const { ellipse, standardDistance, records, median } = each as Centre;
          // Both axes together hold the whole spread: a² + b² = 2 n/(n − 2) SD².
          const whole = (2 * records * standardDistance ** 2) / (records - 2);
          expect((ellipse.major ** 2 + ellipse.minor ** 2) / whole).toBeCloseTo(1, 6);
          expect(ellipse.bearing).toBeGreaterThanOrEqual(0);
          expect(ellipse.bearing).toBeLessThan(180);
          expect(median.longitude).toBeGreaterThanOrEqual(108);
          expect(median.longitude).toBeLessThanOrEqual(110);
        },
      ),
    );
  });
});

describe('the path of the centre', () => {
  it('tells how far and where to it moved, and leaves out years of few records', () => {
    const moved = PLACES.map((place) => ({ ...place, longitude: place.longitude + 0.01 }));
    const path = centrePath([
      { year: 2021, places: PLACES },
      { year: 2022, places: PLACES.slice(-1) },
      { year: 2023, places: moved },
    ]);
    expect(path.map(({ centre: { computed } }) => computed)).toEqual([true, false, true]);
    expect(path[0]!.shift).toBeNull();
    expect(path[1]!.shift).toBeNull();
    const shift = path[2]!.shift!;
    expect(shift.since).toBe(2021);
    // 0.01° of longitude at 34.24° north: 111,320 m · cos φ / 100, slightly more on the ellipsoid.
    expect(shift.metres).toBeGreaterThan(915);
    expect(shift.metres).toBeLessThan(925);
    expect(shift.bearing).toBeCloseTo(90, 3);
  });
});
