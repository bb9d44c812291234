import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEVELOPMENT_ZONES, FORMER_DIVISIONS, xianDivisions } from '@zca/standards';
import { afterEach, describe, expect, test } from 'vitest';
import { loadGazetteer, loadPlacer, SHIPPED_GAZETTEER } from '../../src/places/index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function copyOfShipped(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zca-gazetteer-'));
  folders.push(folder);
  cpSync(SHIPPED_GAZETTEER, folder, { recursive: true });
  return folder;
}

/** Changes the first match of a text in a file of a copy of the shipped gazetteer. */
function changed(file: string, from: string, to: string): string {
  const folder = copyOfShipped();
  const name = path.join(folder, file);
  const text = readFileSync(name, 'utf8');
  expect(text).toContain(from);
  writeFileSync(name, text.replace(from, to));
  return folder;
}

describe('the shipped gazetteer', () => {
  const { gazetteer, country } = loadGazetteer();

  test('holds the districts of the standards table with their former names', () => {
    expect(gazetteer.divisions.map(({ code, name, en }) => [code, name, en])).toEqual(
      xianDivisions().map(({ code, name, en }) => [code, name, en]),
    );
    const former = gazetteer.divisions.flatMap((one) => one.former.map(({ name }) => name));
    for (const { name } of FORMER_DIVISIONS) expect(former).toContain(name);
  });

  test('holds the development zones of the standards table with their writings', () => {
    expect(gazetteer.zones.map(({ code, name, en }) => [code, name, en])).toEqual(
      DEVELOPMENT_ZONES.map(({ code, name, en }) => [code, name, en]),
    );
    for (const { code, writings, whollyInXian } of DEVELOPMENT_ZONES) {
      const zone = gazetteer.zones.find((one) => one.code === code)!;
      expect([...zone.writings, ...zone.distinctWritings]).toEqual(
        expect.arrayContaining([...writings]),
      );
      expect(zone.whollyInCity).toBe(whollyInXian);
    }
  });

  test('has every street office and town, and the cities of the whole country', () => {
    expect(gazetteer.streets).toHaveLength(172);
    expect(country.cities).toHaveLength(342);
    expect(country.cities.reduce((sum, { counties }) => sum + counties.length, 0)).toBe(2978);
  });

  test('tells every point with its accuracy and its source', () => {
    const entries = [
      gazetteer.city,
      ...gazetteer.divisions,
      ...gazetteer.zones,
      ...gazetteer.streets,
      ...gazetteer.roads,
      ...gazetteer.landmarks,
    ];
    const located = entries.filter(({ point }) => point !== undefined);
    expect(located.length).toBeGreaterThan(150);
    for (const { accuracyMetres, source } of located) {
      expect(accuracyMetres).toBeGreaterThan(0);
      expect(source).toContain('〔待核〕');
    }
  });
});

describe('a gazetteer that is wrong', () => {
  test('is refused by file, entry and field', () => {
    const folder = changed('streets.json', '"code": "610102001"', '"code": "61010200"');
    expect(() => loadGazetteer(folder)).toThrow(
      'streets.json, entry 1 (61010200 西一路街道), field code: nine digits.',
    );
  });

  test('is refused for a district that the city does not have', () => {
    const folder = changed('landmarks.json', '"division": "610103"', '"division": "610999"');
    expect(() => loadGazetteer(folder)).toThrow(
      /landmarks\.json, entry 1 \(西安交通大学兴庆校区\), field divisions: 610999 is no district/,
    );
  });

  test('is refused for a point outside the city', () => {
    const folder = changed('city.json', '[108.96, 34.267]', '[34.267, 108.96]');
    expect(() => loadGazetteer(folder)).toThrow(
      /city\.json, entry 1 \(610102 新城区\), field point/,
    );
    const far = changed('city.json', '[108.96, 34.267]', '[116.4, 39.9]');
    expect(() => loadGazetteer(far)).toThrow(
      "city.json, entry 1 (610102 新城区), field point: [116.4, 39.9] lies outside the city's bounds.",
    );
  });

  test('is refused for a file that cannot be read or is not known', () => {
    const broken = changed('roads.json', '"entries"', 'entries');
    expect(() => loadGazetteer(broken)).toThrow(/roads\.json is no JSON/);
    const folder = copyOfShipped();
    writeFileSync(path.join(folder, 'lanes.json'), '{}');
    expect(() => loadGazetteer(folder)).toThrow(/lanes\.json is no file of a gazetteer/);
    rmSync(path.join(folder, 'lanes.json'));
    rmSync(path.join(folder, 'city.json'));
    expect(() => loadGazetteer(folder)).toThrow(/city\.json is missing/);
    expect(() => loadGazetteer(path.join(folder, 'none'))).toThrow(/does not exist/);
  });
});

test('the digest tells one gazetteer from another', () => {
  const { digest } = loadGazetteer();
  expect(loadGazetteer(copyOfShipped()).digest).toBe(digest);
  const other = changed('postcodes.json', '710004', '710009');
  expect(loadGazetteer(other).digest).not.toBe(digest);
});

test('another city is a folder of data', () => {
  const folder = path.join(import.meta.dirname, 'samples', 'weifang');
  const { placer } = loadPlacer(folder);
  expect(placer.place({ address: '山东省潍坊市奎文区东风东街8088号' })).toMatchObject({
    level: 'street',
    division: '370705',
    point: [119.16, 36.71],
  });
  expect(placer.place({ address: '潍坊高新区健康东街' })).toMatchObject({
    level: 'city',
    division: '370700',
    zone: 'WF-GX',
  });
  // What is home to the shipped gazetteer is elsewhere to this one.
  expect(placer.place({ address: '陕西省西安市雁塔区高新路1号' })).toMatchObject({
    level: 'elsewhere',
    elsewhere: '陕西省西安市雁塔区',
    division: '610113',
  });
  expect(placer.place({ address: '潍县城关镇', country: 'CN' })).toMatchObject({
    division: '370702',
  });
});
