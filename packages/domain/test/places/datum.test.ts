import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  METRES_PER_DEGREE,
  type Position,
  fromCgcs2000,
  readDatum,
  toCgcs2000,
} from '../../src/places/index.ts';

/** Metres between two positions near each other. */
function apart([x1, y1]: Position, [x2, y2]: Position): number {
  const scale = Math.cos((y1 * Math.PI) / 180);
  return Math.hypot((x1 - x2) * scale, y1 - y2) * METRES_PER_DEGREE;
}

/*
 * Known pairs. The first two are the worked examples of the projects that published the conversion
 * (eviltransform: wgs 31.1774276, 121.5272106 is gcj 31.17530398364597, 121.531541859215;
 * coordtransform: bd09 116.404, 39.915 is gcj 116.39762729119315, 39.90865673957631).
 */
const SHANGHAI = {
  wgs: [121.5272106, 31.1774276] as const,
  gcj: [121.531541859215, 31.17530398364597] as const,
};
const BEIJING = {
  gcj: [116.39762729119315, 39.90865673957631] as const,
  bd: [116.404, 39.915] as const,
};

describe('datum', () => {
  it('converts known pairs both ways to within a metre', () => {
    expect(apart(fromCgcs2000(SHANGHAI.wgs, 'GCJ02'), SHANGHAI.gcj)).toBeLessThan(1);
    expect(apart(toCgcs2000(SHANGHAI.gcj, 'GCJ02'), SHANGHAI.wgs)).toBeLessThan(1);
    const inside = toCgcs2000(BEIJING.bd, 'BD09');
    expect(apart(fromCgcs2000(inside, 'GCJ02'), BEIJING.gcj)).toBeLessThan(1);
    expect(apart(fromCgcs2000(toCgcs2000(BEIJING.gcj, 'GCJ02'), 'BD09'), BEIJING.bd)).toBeLessThan(
      1,
    );
  });

  it('moves Xi’an by what its maps are known to be off: some 450 m for GCJ-02, 1.1 km for BD-09', () => {
    const tower: Position = [108.942, 34.261];
    expect(apart(fromCgcs2000(tower, 'GCJ02'), tower)).toBeGreaterThan(400);
    expect(apart(fromCgcs2000(tower, 'GCJ02'), tower)).toBeLessThan(520);
    expect(apart(fromCgcs2000(tower, 'BD09'), tower)).toBeGreaterThan(900);
  });

  it('returns every position of China to within a metre', () => {
    const china = fc.tuple(
      fc.double({ min: 74, max: 134, noNaN: true }),
      fc.double({ min: 19, max: 53, noNaN: true }),
    );
    fc.assert(
      fc.property(china, fc.constantFrom('GCJ02', 'BD09', 'WGS84', 'CGCS2000'), (at, datum) => {
        expect(apart(toCgcs2000(fromCgcs2000(at, datum), datum), at)).toBeLessThan(1);
      }),
    );
  });

  it('leaves CGCS2000 and WGS-84 as they are', () => {
    expect(toCgcs2000([108.9, 34.2], 'WGS84')).toEqual([108.9, 34.2]);
    expect(fromCgcs2000([108.9, 34.2], 'CGCS2000')).toEqual([108.9, 34.2]);
  });

  it.each([
    ['gcj-02', 'GCJ02'],
    ['ＧＣＪ０２', 'GCJ02'],
    ['火星坐标系', 'GCJ02'],
    ['BD09', 'BD09'],
    ['百度', 'BD09'],
    ['wgs 84', 'WGS84'],
    ['EPSG:4490', 'CGCS2000'],
    ['cgcs2000', 'CGCS2000'],
    ['西安80', null],
    ['', null],
  ] as const)('reads %s as %s', (text, expected) => {
    expect(readDatum(text)).toBe(expected);
  });
});
