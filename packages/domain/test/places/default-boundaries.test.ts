import { xianDivisions } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import { defaultDistricts } from '../../src/places/defaultBoundaries.ts';
import { decodeEcharts } from '../../src/places/echartsGeometry.ts';
import { Boundaries, areaContaining, contains } from '../../src/places/index.ts';

describe('encoded maps of ECharts', () => {
  // A character is 64 + zigzag of a step: @ is 0, D is +2, C is −2.
  const ring = '@@D@@DC@@C';
  const offset = [1024 * 108, 1024 * 34];
  const step = 2 / 1024;
  const square = [
    [108, 34],
    [108 + step, 34],
    [108 + step, 34 + step],
    [108, 34 + step],
    [108, 34],
  ];

  it('are decoded step by step', () => {
    const encoded = { type: 'Polygon', coordinates: [ring], encodeOffsets: [offset] } as const;
    expect(decodeEcharts(encoded)).toEqual([[square]]);
  });

  it('may have several polygons, each with its offset', () => {
    const encoded = {
      type: 'MultiPolygon',
      coordinates: [[ring], [ring]],
      encodeOffsets: [[offset], [[1024 * 109, 1024 * 34]]],
    } as const;
    expect(decodeEcharts(encoded)).toEqual([[square], [square.map(([x, y]) => [x! + 1, y])]]);
  });

  it('are refused when they are cut off or have no offset', () => {
    const cut = { type: 'Polygon', coordinates: ['@@D'], encodeOffsets: [offset] } as const;
    expect(() => decodeEcharts(cut)).toThrow(TypeError);
    const lost = { type: 'Polygon', coordinates: [ring], encodeOffsets: [] } as const;
    expect(() => decodeEcharts(lost)).toThrow(TypeError);
  });
});

describe('the shipped boundaries', () => {
  const shipped = defaultDistricts();

  it('are the thirteen districts and counties of today under their codes, a schematic', () => {
    expect(shipped.features.map(({ code, name }) => [code, name.zh])).toEqual(
      xianDivisions().map(({ code, name }) => [code, name]),
    );
    expect(shipped.set).toMatchObject({ schematic: true, approval: null, datum: 'CGCS2000' });
    expect(Boundaries.parse(shipped)).toEqual(shipped);
  });

  it('together are as large as the city is said to be: 10 108 km², to a quarter of a per cent', () => {
    // The city's own figure: 10 108 km² without what Xixian lent from Xianyang.
    const sum = shipped.features.reduce((all, { areaKm2 }) => all + areaKm2, 0);
    expect(Math.abs(sum / 10_108 - 1)).toBeLessThan(0.0025);
  });

  it('have their names inside and rings that are closed', () => {
    for (const { code, centre, polygons } of shipped.features) {
      expect([code, contains(polygons, centre)]).toEqual([code, true]);
      for (const ring of polygons.flat()) expect(ring.at(-1)).toEqual(ring[0]);
    }
  });

  it('overlap nowhere: a grid of positions lies in one area or none', () => {
    let within = 0;
    for (let x = 107.7; x < 109.8; x += 0.0373)
      for (let y = 33.7; y < 34.75; y += 0.0331) {
        const areas = shipped.features.filter(({ polygons }) => contains(polygons, [x, y]));
        expect(areas.length).toBeLessThan(2);
        within += areas.length;
      }
    expect(within).toBeGreaterThan(500);
  });

  it.each([
    ['大雁塔', 108.9594, 34.2195, '610113'],
    ['西安北站', 108.9333, 34.3775, '610112'],
    ['秦始皇兵马俑', 109.2785, 34.3841, '610115'],
    ['阎良城区', 109.228, 34.657, '610114'],
    ['鄠邑城区', 108.603, 34.11, '610118'],
    ['周至县城', 108.216, 34.163, '610124'],
    ['蓝田县城', 109.318, 34.153, '610122'],
    ['高陵城区', 109.083, 34.535, '610117'],
    ['咸阳国际机场 (not of the thirteen)', 108.752, 34.447, null],
  ])('place %s', (_name, x, y, code) => {
    expect(areaContaining(shipped.features, [x, y])?.code ?? null).toBe(code);
  });
});
