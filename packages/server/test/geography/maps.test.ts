import { VectorTile } from '@mapbox/vector-tile';
import type { MapAreas, MapCells } from '@zca/domain/geography';
import type { Right, RightParty } from '@zca/domain/registry';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

let serial = 0;

function of(applicants: readonly RightParty[], year = 2020): Right {
  serial += 1;
  const number = applicationNumber(year, 500 + serial);
  return { ...patent({ number }), applicants: [...applicants] };
}

const firm = (
  division: string,
  location?: [number, number],
  name = '西安样例有限公司',
): RightParty => ({
  name,
  country: 'CN',
  division,
  ...(location === undefined ? {} : { location }),
});
const person: RightParty = {
  name: '张样例',
  type: 'person',
  country: 'CN',
  division: '610122',
  location: [109.32, 34.15],
};

const YANTA: [number, number] = [108.94801, 34.22102];
const NEAR_YANTA: [number, number] = [108.94822, 34.22102];
const WEIYANG: [number, number] = [108.93502, 34.34503];

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    // Five at one place of Yanta, two beside it, one of them with a holder in Weiyang too.
    ...Array.from({ length: 5 }, () => of([firm('610113', YANTA)])),
    of([firm('610113', NEAR_YANTA)], 2022),
    of([firm('610113', NEAR_YANTA), firm('610112', WEIYANG, '西安甲有限公司')], 2022),
    // Of Lantian only what persons hold.
    of([person]),
    // Somewhere else.
    of([
      {
        name: '宝鸡样例有限公司',
        country: 'CN',
        division: '610300',
        address: '陕西省宝鸡市金台区',
      },
    ]),
  ]);
});

/** Column and row of the tile of a place. */
function tileOf([longitude, latitude]: readonly [number, number], zoom: number): string {
  const x = Math.floor(((longitude + 180) / 360) * 2 ** zoom);
  const y = Math.floor(
    ((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom,
  );
  return `${zoom}/${x}/${y}`;
}

async function tile(asker: Asker, layer: string, place: string, query = '') {
  const url = `/api/v1/map/tiles/${layer}/${place}.mvt${query}`;
  const response = await platform.ask(asker, { method: 'GET', url });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
  const found = new VectorTile(new PbfReader(response.rawPayload)).layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, i) => found!.feature(i));
}

const areas = async (asker: Asker, query = ''): Promise<MapAreas> => {
  const response = await platform.ask(asker, { method: 'GET', url: `/api/v1/map/areas${query}` });
  return response.json();
};

describe('records by area', () => {
  it('are exact for the staff, and hide small counts from everybody else', async () => {
    const exact = await areas('city');
    expect(exact).toMatchObject({ by: 'district', count: 9, threshold: 0, hidden: 0, outside: 1 });
    expect(Object.fromEntries(exact.rows.map(({ code, count }) => [code, count]))).toEqual({
      610112: 1,
      610113: 7,
      610122: 1,
    });
    const shown = await areas('anonymous');
    expect(shown).toMatchObject({ count: 9, threshold: 3, complete: true });
    const counts = Object.fromEntries(shown.rows.map(({ code, count }) => [code, count]));
    expect(counts['610122']).toBeNull();
    expect(counts['610112']).toBeNull();
    expect(shown.outside).toBeNull();
    // All three hidden counts are one, so the fourth is hidden too: the total would tell them.
    expect(shown.hidden).toBe(4);
  });

  it('tell how exactly they are placed; persons no finer than their district', async () => {
    const { placed } = await areas('city');
    expect(placed).toEqual({ point: 7, district: 1, city: 0, elsewhere: 1, none: 0 });
  });

  it('answer the same search as a list', async () => {
    const found = await areas('city', '?q=filed:2022&include=district:610113');
    expect(found.count).toBe(2);
    expect((await areas('city', '?by=zone')).by).toBe('zone');
  });

  it('refuse a search that cannot be understood, as a list does', async () => {
    const url = '/api/v1/map/areas?q=filed:';
    const response = await platform.ask('anonymous', { method: 'GET', url });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'query.syntax' });
  });
});

describe('tiles', () => {
  it('hold hexagons with their counts, and hide small ones from everybody but the staff', async () => {
    const place = tileOf(WEIYANG, 12);
    const [own] = await tile('city', 'hexagon', place);
    expect(own!.type).toBe(3);
    expect(own!.properties['count']).toBe(1);
    const [shown] = await tile('anonymous', 'hexagon', place);
    expect(shown!.properties).toEqual({ cell: own!.properties['cell'], hidden: true });
  });

  it('count what the search finds, whatever was asked before', async () => {
    const sum = async (query: string) => {
      const features = await tile('city', 'square', tileOf(YANTA, 5), query);
      return features.reduce((all, { properties }) => all + Number(properties['count']), 0);
    };
    expect(await sum('')).toBe(8);
    expect(await sum('?q=filed:2022')).toBe(3);
    expect(await sum('')).toBe(8);
    expect(await sum('?q=location:circle(108.94801,34.22102,10)')).toBe(5);
  });

  it('gather points, tell a stack, and place what is hidden in the middle of its cell', async () => {
    const [stack, ...none] = await tile('anonymous', 'points', tileOf(YANTA, 18), '?q=filed:2020');
    expect(none).toHaveLength(0);
    expect(stack!.properties).toMatchObject({ count: 5, stacked: true, zoom: 18 });
    const [gathered] = await tile('city', 'points', tileOf(YANTA, 12));
    expect(gathered!.properties).toMatchObject({ count: 7 });
    expect(gathered!.properties).not.toHaveProperty('stacked');
    const [hidden] = await tile('anonymous', 'points', tileOf(WEIYANG, 14));
    const { x, y } = hidden!.loadGeometry()[0]![0]!;
    // The middle of one of eight cells of 512 units.
    expect([x % 512, y % 512]).toEqual([256, 256]);
  });

  it('have no point of a natural person, not even for the staff', async () => {
    expect(await tile('city', 'points', tileOf(person.location!, 16))).toHaveLength(0);
    expect(await tile('city', 'hexagon', tileOf(person.location!, 9), '?q=holder:张样例')).toEqual(
      [],
    );
  });

  it('are the same bytes for the same records, and are not sent again to who has them', async () => {
    const url = `/api/v1/map/tiles/hexagon/${tileOf(YANTA, 11)}`;
    const first = await platform.ask('anonymous', { method: 'GET', url });
    const etag = first.headers.etag as string;
    const again = await platform.ask('anonymous', {
      method: 'GET',
      url,
      headers: { 'if-none-match': etag },
    });
    expect(again.statusCode).toBe(304);
  });

  it('that are none are refused', async () => {
    for (const place of ['3/8/0', '3/0/8', '20/0/0', '3/a/0']) {
      const url = `/api/v1/map/tiles/hexagon/${place}`;
      const response = await platform.ask('anonymous', { method: 'GET', url });
      expect([place, response.statusCode]).toEqual([place, 400]);
      expect(response.json()).toMatchObject({ code: 'request.invalid' });
    }
  });

  it('show a record that was just saved', async () => {
    const place: [number, number] = [109.21, 34.38];
    expect(await tile('city', 'points', tileOf(place, 16))).toHaveLength(0);
    await platform.give([of([firm('610115', place)])]);
    expect(await tile('city', 'points', tileOf(place, 16))).toHaveLength(1);
  });
});

describe('the spread of a layer', () => {
  it('says how many cells hold how many records, and where they are', async () => {
    const url = '/api/v1/map/cells?layer=square&zoom=12&q=filed:2020..2022 district:610113';
    const shown = await platform.read<MapCells>(url);
    expect(shown).toMatchObject({ layer: 'square', zoom: 12, count: 7, threshold: 3 });
    expect(shown.counts).toEqual([7]);
    expect(shown.cells).toEqual([1]);
    // The holder in Weiyang stands alone.
    expect(shown.hidden).toBe(1);
    const [west, south, east, north] = shown.extent!;
    expect([west, east].map((degrees) => degrees.toFixed(5))).toEqual(['108.93502', '108.94822']);
    expect([south, north].map((degrees) => degrees.toFixed(5))).toEqual(['34.22102', '34.34503']);
    const exact = await platform.ask('city', { method: 'GET', url });
    expect(exact.json()).toMatchObject({ counts: [1, 7], cells: [1, 1], hidden: 0 });
  });

  it('of nothing has no extent', async () => {
    const none = await platform.read<MapCells>('/api/v1/map/cells?zoom=9&q=holder:没有的公司');
    expect(none).toMatchObject({ count: 0, counts: [], cells: [], hidden: 0, extent: null });
  });
});
