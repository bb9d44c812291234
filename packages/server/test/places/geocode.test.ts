import { createServer } from 'node:http';
import { defaultDistricts } from '@zca/domain/places/defaultBoundaries';
import { fromCgcs2000 } from '@zca/domain/places';
import { type Right, type RightParty, canonicalRight } from '@zca/domain/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Geocoder, GeocoderFault, loadPlacer } from '../../src/places/index.ts';
import { tiandituGeocoder } from '../../src/places/online/geocoder.ts';
import { type GeocodeOptions, geocodeRights } from '../../src/registry/geocodeRights.ts';
import { createSearchSource } from '../../src/registry/searchSource.ts';
import { type TestDatabase, openTestDatabase } from '../support/database.ts';
import { save } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { onDatabase, zca } from '../support/zca.ts';

const KEY = 'key-that-nobody-may-see';
const { placer } = loadPlacer();
const areas = defaultDistricts().features;
/** A point in Yanta. */
const POINT = [108.9594, 34.2195] as const;

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing.splice(0)) close();
});

/** A geocoder on 127.0.0.1; `answers` are taken in turn, the last one for ever. */
async function openGeocoder(
  ...answers: readonly { status?: number; body: unknown; after?: number }[]
) {
  const asked: URL[] = [];
  const waiting = [...answers];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://127.0.0.1'));
    const { status = 200, body, after = 0 } = waiting.length > 1 ? waiting.shift()! : waiting[0]!;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    setTimeout(() => response.writeHead(status).end(text), after);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/geocoder`, asked };
}
const ok = (lon: number, lat: number, level = '门址') => ({
  body: {
    msg: 'ok',
    status: '0',
    location: { lon: String(lon), lat: String(lat), level, score: 100 },
  },
});
const none = { body: { msg: 'no result', status: '101' } };

describe('the geocoder of 天地图', () => {
  it('is asked as its interface has it and answers in CGCS2000', async () => {
    const [x, y] = fromCgcs2000(POINT, 'GCJ02');
    const { url, asked } = await openGeocoder(ok(x, y));
    const geocoder = tiandituGeocoder({ url, key: KEY, datum: 'GCJ02' });
    const found = await geocoder.find('西安市雁塔区雁塔路1号');
    expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({
      ds: '{"keyWord":"西安市雁塔区雁塔路1号"}',
      tk: KEY,
    });
    expect(found).toMatchObject({ level: 'parcel', accuracyMetres: 100 });
    expect(Math.hypot(found!.point[0] - POINT[0], found!.point[1] - POINT[1])).toBeLessThan(1e-5);
  });

  it.each([
    ['门址', 'parcel'],
    ['道路', 'street'],
    ['区县', 'coarse'],
    ['something new', 'coarse'],
  ])('says how exact it is: %s is %s', async (level, expected) => {
    const { url } = await openGeocoder(ok(...POINT, level));
    const found = await tiandituGeocoder({ url, key: KEY, datum: 'CGCS2000' }).find('x');
    expect(found?.level).toBe(expected);
  });

  it.each([
    ['a wrong key', { status: 403, body: 'no' }, true],
    ['a spent quota in the answer', { body: { status: '404', msg: 'quota' } }, true],
    ['an error', { status: 500, body: 'no' }, false],
    ['no JSON', { body: '<html>' }, false],
    ['another form', { body: { location: [] } }, false],
    ['a redirect', { status: 302, body: '' }, false],
    ['no answer in time', { body: none.body, after: 2000 }, false],
  ])('gives no answer: %s', async (_name, plan, isFinal) => {
    const { url } = await openGeocoder(plan);
    const geocoder = tiandituGeocoder({ url, key: KEY, datum: 'CGCS2000', patienceMs: 200 });
    const fault = await geocoder.find('西安市雁塔区').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(GeocoderFault);
    expect(fault).toMatchObject({ isFinal });
    expect((fault as Error).message).not.toMatch(/key-that|雁塔/);
  });
});

/** A patent of one party. */
function ownedBy(serial: number, party: RightParty): Right {
  const right = patent({ number: applicationNumber(2020, serial) });
  return canonicalRight({ ...right, applicants: [party] });
}
const UNKNOWN_ROAD = '陕西省西安市雁塔区无名样例巷';
const firm = (name: string, address: string): RightParty => ({ name, address, country: 'CN' });
const RIGHTS = [
  ownedBy(1, firm('西安样例一有限公司', `${UNKNOWN_ROAD}1号`)),
  ownedBy(2, firm('西安样例二有限公司', `${UNKNOWN_ROAD}2号`)),
  ownedBy(3, firm('西安样例三有限公司', `${UNKNOWN_ROAD}2号`)),
  ownedBy(4, { ...firm('张三', `${UNKNOWN_ROAD}3号`), type: 'person' }),
  ownedBy(5, firm('北京样例有限公司', '北京市海淀区样例路1号')),
  ownedBy(6, firm('西安样例六有限公司', `${UNKNOWN_ROAD}4号`)),
];

describe('working through what is unplaced', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await save(database.application, RIGHTS);
  });
  const asked: string[] = [];
  const geocoder: Geocoder = {
    id: 'test',
    async find(address) {
      asked.push(address);
      if (address.endsWith('1号')) return null;
      return { point: POINT, level: 'parcel', accuracyMetres: 100, raw: {} };
    },
  };
  const run = (more: Partial<GeocodeOptions> = {}) =>
    geocodeRights({
      database: database.application,
      placer,
      geocoder,
      areas,
      perMinute: 1000,
      perDay: 1000,
      clock: () => Date.parse('2026-11-24T04:00:00Z'),
      signal: new AbortController().signal,
      ...more,
    });

  it('stops when the quota of the day is spent', async () => {
    const report = await run({ perDay: 1 });
    expect(report).toMatchObject({ addresses: 3, asked: 1, notFound: 1, told: 0 });
    expect(report.stopped).toBe('quota');
  });

  it('goes on where it was, asks nothing of a person, and has the index show what was found', async () => {
    const report = await run({ most: 1 });
    expect(report).toMatchObject({ rights: 6, asked: 1, found: 1, told: 2, stopped: 'limit' });
    expect(asked).toEqual([`${UNKNOWN_ROAD}1号`, `${UNKNOWN_ROAD}2号`]);
    const keys = RIGHTS.map(({ key }) => key);
    const { upserts } = await createSearchSource().readKeys(database.application.pool, keys);
    const shown = upserts.map(({ values }) => [values['placeLevel'], values['location']]);
    expect(shown).toEqual([
      ['district', undefined],
      ['parcel', [[...POINT]]],
      ['parcel', [[...POINT]]],
      ['district', undefined],
      ['elsewhere', undefined],
      ['district', undefined],
    ]);
    const { rows } = await database.application.pool.query(
      `select key from change where topic = 'right' and version_id is null order by key`,
    );
    expect(rows.map(({ key }) => key)).toEqual([keys[1], keys[2]]);
  });

  it('asks for what is left, and then for nothing', async () => {
    expect(await run()).toMatchObject({ asked: 1, found: 1, told: 1, stopped: null });
    expect(await run()).toMatchObject({ asked: 0, told: 0, stopped: null });
    expect(asked).toHaveLength(3);
    expect(asked.join()).not.toContain('3号');
  });

  it('lets the index know of all rights of an address, also after a run that was stopped', async () => {
    await database.owner.pool.query(
      `update setting set value = '0' where key = 'places.geocode.told'`,
    );
    expect(await run()).toMatchObject({ asked: 0, told: 3 });
  });

  it('gives up on a geocoder that refuses, at once, and on one that fails, soon', async () => {
    const failing = (isFinal: boolean): Geocoder => ({
      id: `failing ${isFinal}`,
      find: async () => Promise.reject(new GeocoderFault('status 403', isFinal)),
    });
    expect(await run({ geocoder: failing(true) })).toMatchObject({ asked: 1, stopped: 'provider' });
    const given = await run({ geocoder: failing(false) });
    expect(given).toMatchObject({ asked: 3, failed: 3, stopped: 'provider' });
  });

  it('keeps points outside the city as such, and they change nothing', async () => {
    const beijing: Geocoder = {
      id: 'beijing',
      find: async () => ({ point: [116.4, 39.9], level: 'parcel', accuracyMetres: 100, raw: {} }),
    };
    expect(await run({ geocoder: beijing })).toMatchObject({ elsewhere: 3, found: 0, told: 0 });
  });

  it('is a command, which says what is missing and what it did', async () => {
    const env = onDatabase(database);
    const without = await zca(['places', 'geocode'], env);
    expect([without.code, without.stderr]).toEqual([
      3,
      expect.stringContaining('ZCA_GEOCODER_KEY'),
    ]);
    const { url, asked: addresses } = await openGeocoder(none);
    const settings = { ...env, ZCA_GEOCODER_KEY: KEY, ZCA_GEOCODER_URL: url };
    const ended = await zca(['places', 'geocode', '--json'], settings);
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([0, { asked: 3, notFound: 3 }]);
    expect(addresses).toHaveLength(3);
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
  });
});
