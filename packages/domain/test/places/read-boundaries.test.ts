import { describe, expect, it } from 'vitest';
import {
  type BoundaryLevel,
  type Datum,
  type Position,
  BOUNDARY_FAULTS,
  areaContaining,
  boundaryFaultWords,
  fromCgcs2000,
  readApproval,
  readBoundaries,
} from '../../src/places/index.ts';

const square = (x: number, y: number, size = 0.1): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (properties: object, geometry: unknown = polygon(square(108.9, 34.2))) => ({
  type: 'Feature',
  properties,
  geometry,
});
const file = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const read = (content: unknown, level: BoundaryLevel = 'district', datum: Datum = 'CGCS2000') =>
  readBoundaries(content, { level, datum });
const yanta = { code: '610113', name: '雁塔区' };
const at = (geometry: unknown) => read(file(feature(yanta, geometry))).refused[0]?.fault;

describe('a file of boundaries', () => {
  it('gives areas under today’s codes with a place for the name and the area', () => {
    const { areas, refused, fault } = read(
      file(
        feature({ adcode: 610126, name: '高陵县' }, polygon(square(109, 34.4))),
        feature({ 名称: '户县' }, polygon(square(108.5, 34))),
        { ...feature({ name: '陕西省西安市雁塔区' }), id: '610113' },
      ),
    );
    expect([fault, refused]).toEqual([null, []]);
    expect(areas.map(({ code, name }) => [code, name.zh, name.en])).toEqual([
      ['610113', '雁塔区', 'Yanta'],
      ['610117', '高陵区', 'Gaoling'],
      ['610118', '鄠邑区', 'Huyi'],
    ]);
    expect(areaContaining(areas, areas[1]!.centre)?.code).toBe('610117');
    // A tenth of a degree at 34.25° north: 9.2 km by 11.1 km.
    expect(areas[0]!.areaKm2).toBeCloseTo(9.21 * 11.09, 0);
  });

  it('is converted from the datum that was stated', () => {
    const shifted = square(108.9, 34.2).map((position) => fromCgcs2000(position, 'GCJ02'));
    const [area] = read(file(feature(yanta, polygon(shifted))), 'district', 'GCJ02').areas;
    const [x, y] = area!.polygons[0]![0]![0]!;
    expect(Math.hypot(x - 108.9, y - 34.2)).toBeLessThan(2e-6);
  });

  it('turns rings as RFC 7946 has them and leaves heights out', () => {
    const clockwise = square(108.9, 34.2)
      .toReversed()
      .map(([x, y]) => [x, y, 400]);
    const hole = square(108.93, 34.23, 0.02);
    const [area] = read(file(feature(yanta, polygon(clockwise, hole)))).areas;
    expect(area!.polygons).toEqual(
      [[square(108.9, 34.2), hole.toReversed()]].map((rings) =>
        rings.map((ring) => ring.map(([x, y]) => [Number(x!.toFixed(6)), Number(y!.toFixed(6))])),
      ),
    );
  });

  it('knows zones and streets by their own codes', () => {
    const zones = read(file(feature({ name: '西安高新区' }), feature({ code: 'xa-jk' })), 'zone');
    expect(zones.areas.map(({ code }) => code)).toEqual(['XA-GX', 'XA-JK']);
    const streets = read(
      file(
        feature({ code: '610113001000', name: '小寨路街道' }),
        feature({ code: '610125100', name: '甘亭镇' }),
      ),
      'street',
    );
    expect(streets.areas.map(({ code, name }) => [code, name.zh])).toEqual([
      ['610113001', '小寨路街道'],
      ['610118100', '甘亭镇'],
    ]);
  });

  it.each([
    ['no object', 7, 'file.notCollection'],
    ['a single geometry', polygon(square(108, 34)), 'file.notCollection'],
    ['no areas', file(), 'file.empty'],
    [
      'a projection',
      {
        ...file(feature(yanta)),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } },
      },
      'file.crs',
    ],
  ])('is refused whole: %s', (_name, content, code) => {
    expect(read(content)).toMatchObject({ areas: [], fault: { code, feature: null } });
  });

  it('may name a geographic coordinate system', () => {
    for (const name of [
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      'urn:ogc:def:crs:EPSG::4490',
      'EPSG:4326',
    ]) {
      const crs = { type: 'name', properties: { name } };
      expect([name, read({ ...file(feature(yanta)), crs }).fault]).toEqual([name, null]);
    }
  });
});

describe('an area is refused with its place in the file', () => {
  const far = square(108.9, 34.2);
  const bowTie: Position[] = [
    [108.9, 34.2],
    [109, 34.3],
    [109, 34.2],
    [108.9, 34.3],
    [108.9, 34.2],
  ];
  it.each([
    ['no geometry', null, 'geometry.absent', 'geometry'],
    ['a point', { type: 'Point', coordinates: [108, 34] }, 'geometry.type', 'geometry.type'],
    [
      'a ring less deep',
      { type: 'Polygon', coordinates: far },
      'position.notNumbers',
      'geometry.coordinates[0][0]',
    ],
    ['no coordinates', { type: 'Polygon' }, 'geometry.shape', 'geometry.coordinates'],
    ['text', polygon([['108', '34'], ...far]), 'position.notNumbers', 'geometry.coordinates[0][0]'],
    [
      'latitude first',
      polygon(far.map(([x, y]) => [y, x])),
      'position.swapped',
      'geometry.coordinates[0][0]',
    ],
    [
      'metres',
      polygon(far.map(([x, y]) => [x * 4000, y * 100_000])),
      'position.metres',
      'geometry.coordinates[0][0]',
    ],
    ['London', polygon(square(0, 51)), 'position.outsideChina', 'geometry.coordinates[0][0]'],
    ['three positions', polygon(far.slice(0, 3)), 'ring.short', 'geometry.coordinates[0]'],
    ['an open ring', polygon(far.slice(0, 4)), 'ring.notClosed', 'geometry.coordinates[0]'],
    [
      'a line',
      polygon([far[0], far[1], far[1], far[0]]),
      'ring.noExtent',
      'geometry.coordinates[0]',
    ],
    ['a bow tie', polygon(bowTie), 'ring.crossesItself', 'geometry.coordinates[0]'],
    [
      'a hole outside',
      polygon(far, square(108.95, 34.25, 0.2)),
      'hole.outside',
      'geometry.coordinates[1]',
    ],
    [
      'a second polygon',
      { type: 'MultiPolygon', coordinates: [[far], [far.slice(1)]] },
      'ring.notClosed',
      'geometry.coordinates[1][0]',
    ],
  ] as const)('%s', (_name, geometry, code, field) => {
    expect(at(geometry)).toMatchObject({ code, field, feature: 1, name: '雁塔区' });
  });

  it.each([
    [{}, 'district', 'code.absent'],
    [{ code: '610199', name: '雁塔区' }, 'district', 'code.unknown'],
    [{ code: '610100', name: '西安市' }, 'district', 'code.unknown'],
    [{ name: '朝阳区' }, 'district', 'code.unknown'],
    [{ code: '610113', name: '长安区' }, 'district', 'code.contradiction'],
    [{ code: 'XA-GX', name: '经开区' }, 'zone', 'code.contradiction'],
    [{ name: '某某工业园' }, 'zone', 'code.unknown'],
    [{ name: '小寨路街道' }, 'street', 'code.absent'],
    [{ code: '610113001' }, 'street', 'name.absent'],
    [{ code: '310101001', name: '某街道' }, 'street', 'code.unknown'],
    [{ code: '610113000000', name: '雁塔区' }, 'street', 'code.unknown'],
  ] as const)('%j as %s: %s', (properties, level, code) => {
    expect(read(file(feature(properties)), level).refused[0]?.fault.code).toBe(code);
  });

  it('while the others of the file are taken', () => {
    const { areas, refused } = read(
      file(feature(yanta), { type: 'Circle' }, feature(yanta), feature({ name: '长安区' })),
    );
    expect(areas.map(({ code }) => code)).toEqual(['610113', '610116']);
    expect(refused.map(({ fault, feature: kept }) => [fault.code, fault.feature, kept])).toEqual([
      ['feature.notFeature', 2, { type: 'Circle' }],
      ['code.twice', 3, feature(yanta)],
    ]);
  });
});

describe('what was taken is looked at', () => {
  it('overlaps are told with their share, slivers are not', () => {
    const { remarks } = read(
      file(
        feature({ name: '雁塔区' }, polygon(square(108.9, 34.2))),
        feature({ name: '长安区' }, polygon(square(108.95, 34.2))),
        feature({ name: '碑林区' }, polygon(square(108.9, 34.2998))),
      ),
    );
    const found = remarks.filter(({ code }) => code === 'areas.overlap');
    expect(found).toMatchObject([{ name: '雁塔区', params: { other: '长安区' } }]);
    expect(Number(found[0]!.params['share'])).toBeGreaterThan(40);
    expect(Number(found[0]!.params['share'])).toBeLessThan(60);
  });

  it('districts without boundaries are named', () => {
    const { remarks } = read(file(feature(yanta)));
    expect(remarks).toMatchObject([{ code: 'areas.missing', feature: null }]);
    expect(remarks[0]!.params['names']).toContain('周至县');
    expect(remarks[0]!.params['names']).not.toContain('雁塔区');
  });
});

describe('the sentence of a fault', () => {
  it('says what, where and with which values, in both languages', () => {
    const { zh, en } = boundaryFaultWords(at(polygon(square(0, 51)))!);
    expect(zh).toBe(
      '第1个区域“雁塔区” geometry.coordinates[0][0]：坐标“[0,51]”不在中国境内（经度73至136，纬度3至54），请核对。',
    );
    expect(en).toContain('Area 1 “雁塔区” geometry.coordinates[0][0]: The position "[0,51]"');
  });

  it('is there for every code', () => {
    for (const code of BOUNDARY_FAULTS) {
      const words = boundaryFaultWords({ code, feature: null, name: null, field: '', params: {} });
      expect(words.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(words.en).toMatch(/[a-z].*\.$/);
    }
  });
});

describe('an approval number', () => {
  it.each([
    ['GS(2024)0650号', 'GS（2024）0650号', true],
    ['审图号：陕S（2023）012号', '陕S（2023）012号', true],
    ['GS京（2023）0123号', 'GS京（2023）0123号', true],
    ['陕审字2023-12', '陕审字2023-12', false],
  ])('%s', (text, approval, isUsual) => {
    expect(readApproval(text)).toEqual({ approval, isUsual });
  });

  it.each(['', '  ', '无', 'abc', '2023'])('“%s” is none', (text) => {
    expect(readApproval(text)).toBeNull();
  });
});
