import { describe, expect, it } from 'vitest';
import { en } from '../../src/base/catalogue/geography/en.ts';
import { zh } from '../../src/base/catalogue/geography/zh.ts';
import type { AboutMap } from '../../src/rooms/geography/exportMap.ts';
import { legendLines, mapCsv, mapGeoJson } from '../../src/rooms/geography/exportMap.ts';
import { mapRows, type ShownMap } from '../../src/rooms/geography/mapRows.ts';
import { BOUNDARIES, CHANGES, FLOWS } from './answers.ts';

const ABOUT: AboutMap = {
  title: zh.export.map(zh.layer.change),
  platform: zh.export.platform,
  day: '2026年11月24日',
  datum: 'CGCS2000',
  boundaries: zh.schematic,
  question: 'https://ip.example.gov.cn/map?layer=change',
  legend: ['两期变化 件，后一时段减前一时段', '+1 至 +10', zh.legend.hidden(3)],
};
const MAP: ShownMap = {
  layer: 'change',
  areas: undefined,
  changes: CHANGES,
  flows: FLOWS,
  boundaries: BOUNDARIES,
  symbols: null,
  attribution: '',
  density: new Map(),
  cells: () => [],
};
const inChinese = (text: { readonly zh: string }) => text.zh;
const linesOf = (csv: string) => csv.replace('\uFEFF', '').trimEnd().split('\r\n');

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Record<string, unknown>;
}
const read = (text: string) => JSON.parse(text) as AboutMap & { type: string; features: Feature[] };

describe('a table of the map as a file', () => {
  it('says source, day, datum, boundaries, legend, and what empty cells are', () => {
    const csv = mapCsv(mapRows(MAP, zh, inChinese), ABOUT, zh);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const [about, legend, hidden, question, head] = linesOf(csv);
    for (const said of [ABOUT.title, zh.export.platform, ABOUT.day, 'CGCS2000', zh.schematic]) {
      expect(about).toContain(said);
    }
    expect(legend).toContain(zh.export.legend(ABOUT.legend.join('; ')));
    expect(hidden).toContain(zh.export.hidden);
    expect(question).toBe(ABOUT.question);
    expect(head).toBe('id,区域,前一时段,后一时段,增减,增减率,longitude,latitude');
  });

  it('has every area, with nothing where a number is hidden', () => {
    const rows = linesOf(mapCsv(mapRows(MAP, zh, inChinese), ABOUT, zh)).slice(5);
    expect(rows).toEqual([
      '610112,未央区,6,4,-2,,108.90000,34.20000',
      '610113,雁塔区,40,50,10,25,109.00000,34.20000',
      // A county without a boundary of its own.
      '610122,蓝田县,,7,,,,',
    ]);
  });

  it('has every flow, and those of which a side is not known', () => {
    const csv = mapCsv(mapRows({ ...MAP, layer: 'flows' }, zh, inChinese), ABOUT, zh);
    const [head, ...rows] = linesOf(csv).slice(4);
    expect(head).toBe('id,区域,件次,longitude,latitude');
    expect(rows).toEqual([
      '610113>610112,雁塔区 → 未央区,1200,,',
      '610113>610113,雁塔区 → 雁塔区,30,109.00000,34.20000',
      '陕西省宝鸡市>610113,陕西省宝鸡市 → 雁塔区,9,,',
      '610112>610113,未央区 → 雁塔区,,,',
      `unknown:from,${zh.flows.unknown.from},4,,`,
      `unknown:to,${zh.flows.unknown.to},,,`,
      `unknown:both,${zh.flows.unknown.both},0,,`,
    ]);
  });

  it('says nothing of hidden numbers, nor of a legend, where there is none', () => {
    const rows = mapRows(
      { ...MAP, changes: { ...CHANGES, rows: CHANGES.rows.slice(1, 2) } },
      en,
      ({ en: text }) => text,
    );
    const lines = linesOf(mapCsv(rows, { ...ABOUT, legend: [] }, en));
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe('id,Area,Before,After,Change,Change %,longitude,latitude');
    expect(lines[3]).toBe('610113,Yanta District,40,50,10,25,109.00000,34.20000');
  });
});

describe('geometries of the map as a file', () => {
  it('say what they are, and have the shapes of areas with their numbers', () => {
    const { features, type, ...about } = read(mapGeoJson(mapRows(MAP, zh, inChinese), ABOUT));
    expect(type).toBe('FeatureCollection');
    expect(about).toEqual(ABOUT);
    const [weiyang, , lantian] = features;
    expect(weiyang!.geometry!.type).toBe('MultiPolygon');
    expect(weiyang!.properties).toEqual({
      name: '未央区',
      before: 6,
      after: 4,
      difference: -2,
      percent: null,
      suppressed: false,
    });
    expect(lantian).toMatchObject({
      geometry: null,
      properties: { before: null, difference: null, after: 7, suppressed: true },
    });
  });

  it('have flows as lines from middle to middle, and those within an area as its middle', () => {
    const { features } = read(
      mapGeoJson(mapRows({ ...MAP, layer: 'flows' }, zh, inChinese), ABOUT),
    );
    const of = (id: string) => features.find((feature) => feature.id === id)!;
    expect(of('610113>610112').geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [109, 34.2],
        [108.9, 34.2],
      ],
    });
    expect(of('610113>610113').geometry).toEqual({ type: 'Point', coordinates: [109, 34.2] });
    expect(of('陕西省宝鸡市>610113').geometry).toBeNull();
    expect(of('610112>610113').properties).toMatchObject({ count: null, suppressed: true });
    expect(of('610113>610112').properties).toMatchObject({ count: 1200, suppressed: false });
  });

  it('have cells as closed shapes without a name', () => {
    const cell = {
      kind: 'cell',
      id: '13/1/2',
      at: [108.95, 34.25] as const,
      count: 12,
      outline: [
        [108.9, 34.2],
        [109, 34.2],
        [109, 34.3],
      ],
    };
    const cells = () => [cell] as unknown as ReturnType<ShownMap['cells']>;
    const rows = mapRows({ ...MAP, layer: 'hexagon', cells }, zh, inChinese);
    const [feature] = read(mapGeoJson(rows, ABOUT)).features;
    expect(feature).toMatchObject({ id: '13/1/2', properties: { count: 12, suppressed: false } });
    expect(feature!.properties).not.toHaveProperty('name');
    const [[ring]] = feature!.geometry!.coordinates as number[][][][] as [number[][][]];
    expect(ring![0]).toEqual(ring!.at(-1));
    expect(linesOf(mapCsv(rows, { ...ABOUT, legend: [] }, zh)).at(-1)).toBe(
      '13/1/2,12,108.95000,34.25000',
    );
  });
});

describe('the lines of a legend', () => {
  it('are those of the page, heading first, and none where there is no legend', () => {
    const row = (innerText: string) => ({ innerText });
    const rows = [row(' 两期变化 件 '), row('+1 \n 至 +10')];
    const legend = (circles: object | null) =>
      ({ querySelectorAll: () => rows, querySelector: () => circles }) as unknown as HTMLElement;
    expect(legendLines(legend(null))).toEqual(['两期变化 件', '+1 至 +10']);
    const sizes = zh.symbols.circles('100、20');
    expect(legendLines(legend({ getAttribute: () => sizes }))).toEqual([
      '两期变化 件',
      '+1 至 +10',
      sizes,
    ]);
    expect(legendLines(null)).toEqual([]);
  });
});

describe('circles in the place of areas as a file', () => {
  it('have the point of the gazetteer with its accuracy, and no borders', () => {
    const [first] = CHANGES.rows;
    const place = { name: first!.name, point: [108.9, 34.2] as [number, number] };
    const points = [{ code: first!.code, ...place, accuracyMetres: 1500, source: null }];
    const symbols = { symbols: [], most: 1, without: 1, accuracyMetres: 1500, points };
    const { features } = read(mapGeoJson(mapRows({ ...MAP, symbols }, zh, inChinese), ABOUT));
    const known = features.find(({ id }) => id === first!.code)!;
    expect(known.geometry).toEqual({ type: 'Point', coordinates: [108.9, 34.2] });
    expect(known.properties['accuracyMetres']).toBe(1500);
    const other = features.find(({ id }) => id !== first!.code)!;
    expect([other.geometry, other.properties['accuracyMetres']]).toEqual([null, null]);
  });
});
