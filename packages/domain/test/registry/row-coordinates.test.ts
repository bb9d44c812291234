import { fromCgcs2000 } from '@zca/domain/places';
import { recogniseColumns, rowToRight } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { accepted, ROW, TODAY } from './rows.ts';

/** 大雁塔. */
const TOWER = [108.9594, 34.2195] as const;
const GCJ = fromCgcs2000(TOWER, 'GCJ02');
const BD = fromCgcs2000(TOWER, 'BD09');

const locationOf = (cells: Record<string, number | string>) =>
  accepted({ ...ROW, ...cells }).right.applicants[0]?.location;

describe('coordinates of a row', () => {
  it('are CGCS2000 where nothing is said, and kept as they are', () => {
    expect(locationOf({ 经度: '108.9594', 纬度: '34.2195' })).toEqual([...TOWER]);
    expect(locationOf({ '经度(WGS-84)': 108.9594, '纬度(WGS-84)': 34.2195 })).toEqual([...TOWER]);
  });

  it.each([
    ['经度(GCJ-02)', '纬度(GCJ-02)', GCJ],
    ['高德经度', '高德纬度', GCJ],
    ['gcj02_lng', 'gcj02_lat', GCJ],
    ['经度（火星坐标）', '纬度（火星坐标）', GCJ],
    ['经度（BD-09）', '纬度（BD-09）', BD],
    ['百度经度', '百度纬度', BD],
    ['bd09_lng', 'bd09_lat', BD],
  ])('of the columns %s and %s are converted', (longitude, latitude, [x, y]) => {
    const found = locationOf({ [longitude]: x, [latitude]: y });
    // Two millionths of a degree: twenty centimetres.
    expect(found?.[0]).toBeCloseTo(TOWER[0], 5);
    expect(found?.[1]).toBeCloseTo(TOWER[1], 5);
    expect(Math.hypot(found![0] - TOWER[0], found![1] - TOWER[1])).toBeLessThan(2e-6);
  });

  it('of CGCS2000 go before those of a public map', () => {
    const cells = { 高德经度: GCJ[0], 高德纬度: GCJ[1], 经度: '108.9', 纬度: '34.2' };
    expect(locationOf(cells)).toEqual([108.9, 34.2]);
  });

  it('are given a datum by the mapping where the header says none', () => {
    const cells = { ...ROW, 经度: GCJ[0], 纬度: GCJ[1] };
    const mapping = recogniseColumns(Object.keys(cells), [cells])!;
    const columns = { ...mapping.columns, 经度: 'longitudeGcj02', 纬度: 'latitudeGcj02' };
    const reading = rowToRight(cells, { ...mapping, columns }, TODAY);
    const found = reading.ok ? reading.right.applicants[0]?.location : undefined;
    expect(found?.[0]).toBeCloseTo(TOWER[0], 5);
    expect(found?.[1]).toBeCloseTo(TOWER[1], 5);
  });

  it('that cannot be read are left out with a note', () => {
    const { right, notes } = accepted({ ...ROW, 高德经度: '东经108', 高德纬度: '34' });
    expect(right.applicants[0]?.location).toBeUndefined();
    expect(notes.map(({ rule }) => rule)).toContain('location.unreadable');
  });

  it('have columns that are recognised by their headers', () => {
    const headers = [...Object.keys(ROW), '经度（GCJ-02）', '纬度（GCJ-02）'];
    expect(Object.values(recogniseColumns(headers)?.columns ?? {})).toEqual(
      expect.arrayContaining(['longitudeGcj02', 'latitudeGcj02']),
    );
  });
});
