import type { MapFacilityGroup, MapFacilityList } from '@zca/domain/geography';
import { beforeAll, describe, expect, it } from 'vitest';
import { gazetteerFacilities, stationFacilities } from '../../src/geography/index.ts';
import { facilityGroups } from '../../src/geography/facilities.ts';
import type { OrganisationStore } from '../../src/identity/index.ts';
import { loadPlacer } from '../../src/places/index.ts';
import { openTestPlatform } from '../support/platform.ts';

let groups: readonly MapFacilityGroup[];
beforeAll(async () => {
  const platform = await openTestPlatform();
  ({ groups } = await platform.read<MapFacilityList>('/api/v1/map/facilities'));
});

const of = (kind: string) => groups.find((group) => group.kind === kind)!;
const { placer } = loadPlacer();

/** Stations as the bureau enters them. */
function stations(...names: readonly (readonly [code: string, name: string, closed?: boolean])[]) {
  const list = async (kinds: readonly string[]) => {
    expect(kinds).toEqual(['station']);
    return names.map(([code, zh, closed = false]) => ({
      code,
      kind: 'station',
      name: { zh, en: zh },
      superior: code.split('.')[0]!,
      closedAt: closed ? '2025-01-01T00:00:00Z' : null,
    }));
  };
  return stationFacilities(placer, { list } as unknown as OrganisationStore).list();
}

describe('facilities on the map', () => {
  it('are contributed by rooms and open to everybody', () => {
    expect(groups.map(({ kind }) => kind)).toEqual(['station', 'campus', 'park']);
    for (const { label } of groups) expect(label.zh).not.toBe(label.en);
  });

  it('of the gazetteer lie within the city, and tell how exactly and by whom they are placed', () => {
    const [west, south, east, north] = placer.gazetteer.city.bounds;
    const placed = [...of('campus').facilities, ...of('park').facilities].filter(
      ({ point }) => point !== null,
    );
    expect(placed.length).toBeGreaterThan(50);
    for (const { point, accuracyMetres, source } of placed) {
      expect(point![0]).toBeGreaterThan(west);
      expect(point![0]).toBeLessThan(east);
      expect(point![1]).toBeGreaterThan(south);
      expect(point![1]).toBeLessThan(north);
      expect(accuracyMetres).toBeGreaterThan(0);
      expect(source).not.toBe('');
    }
  });

  it('that have no point are listed all the same', () => {
    const without = of('campus').facilities.filter(({ point }) => point === null);
    expect(without.length).toBeGreaterThan(0);
    for (const { level, name } of without) {
      expect(level).toBe('district');
      expect(name.zh).not.toBe('');
    }
  });

  it('show stations in the middle of the street office that they are named after', async () => {
    const [station, unknown, ...more] = await stations(
      ['610113.01', '小寨路所'],
      ['610113.02', '无此街所'],
      ['610113.03', '大雁塔所', true],
    );
    const street = placer.gazetteer.streets.find(({ name }) => name === '小寨路街道');
    expect(station).toMatchObject({ point: street!.point, level: 'street' });
    expect(unknown).toMatchObject({ point: null, level: 'district' });
    // One that is closed is not there.
    expect(more).toEqual([]);
  });

  it('come in the order in which they are contributed', async () => {
    const [first, ...others] = gazetteerFacilities(placer);
    const own = { kind: 'own', label: { zh: '甲', en: 'A' }, list: () => [] };
    const answered = await facilityGroups([own, first!]);
    expect(answered.map(({ kind }) => kind)).toEqual(['own', 'campus']);
    expect(others).toHaveLength(1);
  });
});
