import { VectorTile } from '@mapbox/vector-tile';
import type {
  AreaPanel,
  ConcentrationAnswer,
  HotSpotsAnswer,
  MapAreas,
} from '@zca/domain/geography';
import type { LegalParameterList } from '@zca/domain/law';
import type { Right } from '@zca/domain/registry';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

/*
 * Firms of four districts, each at one place: 1 record in Lantian, 2 in Zhouzhi, 4 in Weiyang, 10 in Yanta.
 * With a threshold of three the first two are hidden, with one of six the third as well.
 */
const WEIYANG: [number, number] = [108.93502, 34.34503];
const DISTRICTS = [
  ['610122', 1, [109.32, 34.15]],
  ['610124', 2, [108.2, 34.16]],
  ['610112', 4, WEIYANG],
  ['610113', 10, [108.94801, 34.22102]],
] as const;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  let serial = 0;
  const rights = DISTRICTS.flatMap(([division, count, [longitude, latitude]]) =>
    Array.from({ length: count }, (): Right => {
      serial += 1;
      const party = {
        name: `西安样例${division}有限公司`,
        country: 'CN',
        division,
        location: [longitude, latitude] as [number, number],
      };
      return { ...patent({ number: applicationNumber(2020, serial) }), applicants: [party] };
    }),
  );
  await platform.give(rights);
});

async function asked<T>(asker: Asker, url: string): Promise<T> {
  const response = await platform.ask(asker, { url: `/api/v1/map/${url}` });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<T>();
}

/** What a tile, the areas, the panel and two analyses show of the four records of Weiyang. */
async function shown(asker: Asker) {
  const areas = await asked<MapAreas>(asker, 'areas');
  const panel = await asked<AreaPanel>(asker, 'area?area=610112');
  const shares = await asked<ConcentrationAnswer>(asker, 'analyses/concentration');
  const spots = await asked<HotSpotsAnswer>(asker, 'analyses/hot-spots');
  const [x, y] = [
    Math.floor(((WEIYANG[0] + 180) / 360) * 2 ** 14),
    Math.floor(((1 - Math.asinh(Math.tan((WEIYANG[1] * Math.PI) / 180)) / Math.PI) / 2) * 2 ** 14),
  ];
  const tile = await platform.ask(asker, { url: `/api/v1/map/tiles/points/14/${x}/${y}` });
  const layer = new VectorTile(new PbfReader(tile.rawPayload)).layers['points']!;
  return {
    threshold: [areas, panel, shares, spots].map(({ threshold }) => threshold),
    areas: Object.fromEntries(areas.rows.map(({ code, count }) => [code, count])),
    panel: panel.area.records.count,
    analysis: shares.areas.find(({ code }) => code === '610112')!.count,
    hiddenCells: spots.hidden,
    tile: layer.feature(0).properties['count'] ?? null,
  };
}

const OPEN = { 610122: 1, 610124: 2, 610112: 4, 610113: 10 };

async function enter(value: unknown, effectiveFrom: string) {
  const { parameters } = (
    await platform.ask('city', { url: '/api/v1/law/parameters' })
  ).json<LegalParameterList>();
  const row = parameters.findLast(({ key }) => key === 'map.threshold')!;
  const { id: _id, recordedAt: _at, recordedBy: _by, ...form } = row;
  return platform.ask('systemAdministrator', {
    method: 'POST',
    url: '/api/v1/law/parameters',
    payload: { ...form, value, effectiveFrom },
  });
}

describe('the threshold of small counts', () => {
  it('is shipped as three, for everything that the map shows', async () => {
    expect(await shown('anonymous')).toEqual({
      threshold: [3, 3, 3, 3],
      areas: { ...OPEN, 610122: null, 610124: null },
      panel: 4,
      analysis: 4,
      hiddenCells: 2,
      tile: 4,
    });
  });

  it('is never below three, nor anything but a whole number', async () => {
    for (const value of [2, 0, -1, 3.5, '6', [6]]) {
      const refused = await enter(value, '2020-01-01');
      expect([value, refused.statusCode]).toEqual([value, 400]);
      expect(refused.body).toContain('不小于3的整数');
    }
    expect(await shown('anonymous')).toMatchObject({ threshold: [3, 3, 3, 3] });
  });

  it('that begins later does not hold yet', async () => {
    expect((await enter(9, '2999-01-01')).statusCode).toBe(201);
    expect(await shown('anonymous')).toMatchObject({ threshold: [3, 3, 3, 3], tile: 4 });
  });

  it('when it is raised hides more at once, also of what was answered before', async () => {
    expect((await enter(6, '2020-01-01')).statusCode).toBe(201);
    expect(await shown('anonymous')).toEqual({
      threshold: [6, 6, 6, 6],
      areas: { ...OPEN, 610122: null, 610124: null, 610112: null },
      panel: null,
      analysis: null,
      hiddenCells: 3,
      tile: null,
    });
    // The staff see every number.
    expect(await shown('city')).toEqual({
      threshold: [0, 0, 0, 0],
      areas: OPEN,
      panel: 4,
      analysis: 4,
      hiddenCells: 0,
      tile: 4,
    });
  });
});
