import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { COUNTED_CONFIDENCE, contains, fromCgcs2000, type MultiPolygon } from '@zca/domain/places';
import { describe, expect, it, test } from 'vitest';
import { loadPlacer } from '../../src/places/index.ts';
import { labelledAddresses, labelOf } from './labelledAddresses.ts';

const { placer } = loadPlacer();
const DATA = new URL('../../../../../shared/data/', import.meta.url);
const POLYGONS = new URL('xian-geography/datav_610100_full_2021.geojson', DATA);
const PATENTS = new URL('patents-cn/cnipa_pss_biblio_listed_companies.jsonl.gz', DATA);

const placed = labelledAddresses('xian-addresses.tsv').map((row) => {
  const placement = placer.place({ address: row.address, postcode: row.postcode });
  return { ...row, placement, got: labelOf(placer, placement) };
});

describe('the labelled addresses', () => {
  test('are at least three hundred in the city', () => {
    expect(placed.filter(({ label }) => label !== '外' && label !== '无').length).toBeGreaterThan(
      300,
    );
  });

  test('that name a district are placed in it, 97 of 100 at least', () => {
    const naming = placed.filter(({ told }) => told === 'division');
    const right = naming.filter(({ label, got }) => label === got);
    expect(naming.length).toBeGreaterThan(150);
    expect(right.length / naming.length).toBeGreaterThanOrEqual(0.97);
  });

  test('that lie elsewhere are never in the city', () => {
    const others = placed.filter(({ label }) => label === '外');
    expect(others.filter(({ got }) => got !== '外' && got !== '无')).toEqual([]);
  });

  test('give no wrong district that would count', () => {
    const wrong = placed.filter(
      ({ label, got, placement }) =>
        label !== got && placement.confidence >= COUNTED_CONFIDENCE && got !== '西安',
    );
    expect(wrong.map(({ address, got }) => `${address} ${got}`)).toEqual([]);
  });
});

it.skipIf(!existsSync(PATENTS))('no real address of another province is in the city', () => {
  const lines = gunzipSync(readFileSync(PATENTS)).toString('utf8').trim().split('\n');
  const addresses = lines.flatMap((line) => {
    const row = JSON.parse(line) as Record<string, string>;
    return (row['地址'] ?? '').split(';').filter((text) => text.trim() !== '');
  });
  expect(addresses.length).toBeGreaterThan(2000);
  const here = addresses.filter((address) =>
    ['parcel', 'street', 'district', 'city'].includes(placer.place({ address }).level),
  );
  expect(here).toEqual([]);
});

it.skipIf(!existsSync(POLYGONS))('every point lies in its district, within 1.5 km', () => {
  const { features } = JSON.parse(readFileSync(POLYGONS, 'utf8').replace(/^\ufeff/, '')) as {
    features: {
      properties: { adcode: number };
      geometry: { coordinates: MultiPolygon };
    }[];
  };
  const areas = new Map(
    features.map(({ properties, geometry }) => [String(properties.adcode), geometry.coordinates]),
  );
  const { divisions, zones, streets, roads, landmarks } = placer.gazetteer;
  const entries = [
    ...divisions.map((one) => ({ ...one, codes: [one.code] })),
    ...zones.map((one) => ({ ...one, codes: one.divisions })),
    ...streets.map((one) => ({ ...one, codes: [one.code.slice(0, 6)] })),
    ...roads.map((one) => ({ ...one, codes: one.divisions })),
    ...landmarks.map((one) => ({ ...one, codes: [one.division] })),
  ];
  /** True when the point, or one of sixteen around it at 750 or 1,500 m, lies in the area. */
  const isNear = (area: MultiPolygon, point: readonly [number, number]): boolean => {
    // The areas are drawn in GCJ-02.
    const [longitude, latitude] = fromCgcs2000(point, 'GCJ02');
    return [0, 750, 1500].some((metres) =>
      Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8).some((angle) =>
        contains(area, [
          longitude + (metres * Math.cos(angle)) / (111_195 * Math.cos((latitude * Math.PI) / 180)),
          latitude + (metres * Math.sin(angle)) / 111_195,
        ]),
      ),
    );
  };
  const outside = entries.filter(
    ({ point, codes }) =>
      point !== undefined && !codes.some((code) => isNear(areas.get(code)!, point)),
  );
  expect(outside.map(({ name }) => name)).toEqual([]);
});
