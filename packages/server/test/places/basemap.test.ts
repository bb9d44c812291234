import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BasemapInfo, type Box, tileBox } from '@zca/domain/places';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/base/config/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { Basemap } from '../../src/places/basemap/basemap.ts';
import { configuredBasemap } from '../../src/places/basemap/provider.ts';
import { TileCache } from '../../src/places/basemap/tileCache.ts';
import { Throttle } from '../../src/places/throttle.ts';
import { openTestPlatform, temporaryFolder } from '../support/platform.ts';
import { PIXEL, openTileServer } from '../support/tileServer.ts';

const KEY = 'key-that-nobody-may-see';
const CITY: Box = [107.6, 33.7, 109.8, 34.8];
/** A tile over the Bell Tower at zoom 12 and one over Beijing. */
const HERE = [12, 3287, 1632] as const;
const BEIJING = [12, 3372, 1552] as const;

function configOf(settings: object) {
  const loaded = loadConfig({}, { dataDirectory: temporaryFolder(), ...settings });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ en }) => en).join('\n'));
  return loaded.config;
}

async function open(options: { perMinute?: number; patienceMs?: number; folder?: string } = {}) {
  const server = await openTileServer();
  const lines: string[] = [];
  let now = 1_000_000_000_000;
  const basemap = new Basemap({
    provider: configuredBasemap(configOf({ tiandituKey: KEY, tiandituUrl: server.url })),
    cache: new TileCache(options.folder ?? temporaryFolder(), 2 ** 20),
    perMinute: options.perMinute ?? 600,
    patienceMs: options.patienceMs ?? 5000,
    city: async () => CITY,
    logger: { warn: (...parts: unknown[]) => void lines.push(JSON.stringify(parts)) },
    clock: () => now,
  });
  return { server, basemap, lines, pass: (ms: number) => (now += ms) };
}

const codeOf = async (made: Promise<unknown>) =>
  made.then(
    () => 'a tile',
    (error: { code?: string }) => error.code,
  );

describe('a tile of 天地图', () => {
  it('is asked for as WMTS has it, in Web Mercator, and asked for once', async () => {
    const { server, basemap } = await open();
    const [one, two] = await Promise.all([
      basemap.tile('vec', ...HERE),
      basemap.tile('vec', ...HERE),
    ]);
    expect([one.type, one.bytes.equals(PIXEL), two]).toEqual(['image/png', true, one]);
    await basemap.tile('vec', ...HERE);
    expect(server.asked).toHaveLength(1);
    const { pathname, searchParams } = server.asked[0]!;
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/vec_w/wmts',
      {
        SERVICE: 'WMTS',
        REQUEST: 'GetTile',
        VERSION: '1.0.0',
        LAYER: 'vec',
        STYLE: 'default',
        TILEMATRIXSET: 'w',
        FORMAT: 'tiles',
        TILEMATRIX: '12',
        TILEROW: '1632',
        TILECOL: '3287',
        tk: KEY,
      },
    ]);
  });

  it('lies where its numbers say', () => {
    const [west, south, east, north] = tileBox(...HERE);
    expect(west < 108.942 && 108.942 < east && south < 34.261 && 34.261 < north).toBe(true);
    expect(tileBox(0, 0, 0).map((value) => Number(value.toFixed(4)))).toEqual([
      -180, -85.0511, 180, 85.0511,
    ]);
  });

  it('is kept over a restart', async () => {
    const folder = temporaryFolder();
    const first = await open({ folder });
    await first.basemap.tile('vec', ...HERE);
    const cache = new TileCache(folder, 2 ** 20);
    expect(await cache.size()).toBe(PIXEL.length);
    const [provider] = readdirSync(folder);
    expect((await cache.read(`${provider}/vec/12/3287/1632`))?.bytes.equals(PIXEL)).toBe(true);
  });

  it('that is old is asked for anew, and shown when the provider fails', async () => {
    const { server, basemap, pass } = await open();
    await basemap.tile('vec', ...HERE);
    pass(31 * 86_400_000);
    server.planned.push({ status: 500 });
    expect((await basemap.tile('vec', ...HERE)).bytes.equals(PIXEL)).toBe(true);
    expect(server.asked).toHaveLength(2);
    pass(60_000);
    await basemap.tile('vec', ...HERE);
    await basemap.tile('vec', ...HERE);
    expect(server.asked).toHaveLength(3);
  });

  it.each([
    ['an unknown layer', 'moon', HERE],
    ['a zoom that is not there', 'vec', [19, 0, 0]],
    ['a number beyond the world', 'vec', [3, 8, 0]],
    ['a place elsewhere', 'vec', BEIJING],
  ] as const)('is not asked for: %s', async (_name, layer, [z, x, y]) => {
    const { server, basemap } = await open();
    expect(await codeOf(basemap.tile(layer, z, x, y))).toBe('resource.absent');
    expect(server.asked).toHaveLength(0);
  });

  it('of the whole country is given for an overview', async () => {
    const { basemap } = await open();
    expect(await codeOf(basemap.tile('vec', 5, 26, 12))).toBe('a tile');
  });
});

describe('a provider that fails', () => {
  it.each([
    ['with an error', { status: 500 }, 10_000],
    ['with a wrong key', { status: 403, body: '{"msg":"非法Key"}' }, 60_000],
    ['with words in place of an image', { status: 200, body: '{"code":12}' }, 60_000],
    ['with too much', { status: 200, body: Buffer.concat([PIXEL, Buffer.alloc(2 ** 20)]) }, 10_000],
    ['with another address', { status: 302 }, 10_000],
  ] as const)(
    '%s is left in peace for a while and then asked again',
    async (_name, plan, pause) => {
      const { server, basemap, lines, pass } = await open();
      server.planned.push(plan);
      expect(await codeOf(basemap.tile('vec', ...HERE))).toBe('provider.silent');
      expect(await codeOf(basemap.tile('cva', ...HERE))).toBe('provider.silent');
      expect(server.asked).toHaveLength(1);
      pass(pause - 1);
      expect(await codeOf(basemap.tile('vec', ...HERE))).toBe('provider.silent');
      pass(1);
      expect(await codeOf(basemap.tile('vec', ...HERE))).toBe('a tile');
      expect(lines).toHaveLength(1);
      expect(lines.join()).not.toContain(KEY);
    },
  );

  it('by saying nothing is not waited for', async () => {
    const { server, basemap, lines } = await open({ patienceMs: 50 });
    server.planned.push({ status: 200, body: PIXEL, after: 2000 });
    expect(await codeOf(basemap.tile('vec', ...HERE))).toBe('provider.silent');
    expect(lines.join()).toContain('TimeoutError');
  });

  it('for a single tile that it lacks is asked for others', async () => {
    const { server, basemap } = await open();
    server.planned.push({ status: 404 });
    expect(await codeOf(basemap.tile('vec', ...HERE))).toBe('resource.absent');
    expect(await codeOf(basemap.tile('cva', ...HERE))).toBe('a tile');
  });

  it('is asked for no more tiles a minute than is set', async () => {
    const { server, basemap, pass } = await open({ perMinute: 2 });
    const [z, x, y] = HERE;
    const ask = (column: number) => codeOf(basemap.tile('vec', z, x + column, y));
    expect([await ask(0), await ask(1), await ask(2)]).toEqual([
      'a tile',
      'a tile',
      'request.tooMany',
    ]);
    // What is kept is still given.
    expect(await ask(0)).toBe('a tile');
    pass(30_000);
    expect(await ask(2)).toBe('a tile');
    expect(server.asked).toHaveLength(3);
  });
});

describe('tiles on disk', () => {
  it('come to no more than the limit: the longest unused go first', async () => {
    const cache = new TileCache(temporaryFolder(), 1000);
    for (let index = 0; index < 10; index += 1)
      await cache.write(`a/${index}`, Buffer.alloc(100), index);
    await cache.read('a/0');
    await cache.write('a/10', Buffer.alloc(100), 10);
    expect(await cache.size()).toBeLessThanOrEqual(900);
    const kept = [];
    for (let index = 0; index <= 10; index += 1)
      if ((await cache.read(`a/${index}`)) !== null) kept.push(index);
    expect(kept).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('that were cut off or left unfinished are none', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'a'));
    writeFileSync(path.join(folder, 'a', '1.abc.part'), 'half');
    const first = new TileCache(folder, 1000);
    await first.write('a/2', Buffer.alloc(10), 0);
    writeFileSync(path.join(folder, 'a', '2'), 'cut');
    expect(await first.read('a/2')).toBeNull();
    const again = new TileCache(folder, 1000);
    expect(await again.size()).toBe(3);
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['2']);
  });
});

describe('a throttle', () => {
  it('fills steadily and never beyond a minute', () => {
    let now = 0;
    const throttle = new Throttle(60, () => now);
    const burst = () => Array.from({ length: 200 }, () => throttle.take()).filter(Boolean).length;
    expect(burst()).toBe(60);
    expect(throttle.wait()).toBe(1000);
    now = 10_000;
    expect(burst()).toBe(10);
    now = 10_000_000;
    expect(burst()).toBe(60);
  });
});

describe('a template of one’s own', () => {
  it('takes the numbers of the tile, from the north or the south', () => {
    const address = (basemapUrl: string) =>
      configuredBasemap(configOf({ basemapUrl, tiandituKey: KEY }))!.address('base', 3, 6, 2);
    expect(address('https://a.example/{z}/{x}/{y}.png?t=1')).toBe(
      'https://a.example/3/6/2.png?t=1',
    );
    expect(address('https://a.example/{z}/{x}/{-y}')).toBe('https://a.example/3/6/5');
  });

  it('without places for the numbers is refused at the start', () => {
    const loaded = loadConfig({ ZCA_BASEMAP_URL: 'https://a.example/map' });
    expect(loaded.ok).toBe(false);
    expect(JSON.stringify(loaded)).toContain('ZCA_BASEMAP_URL');
  });
});

describe('the API', async () => {
  const server = await openTileServer();
  const lines: string[] = [];
  const platform = await openTestPlatform({
    settings: { tiandituKey: KEY, tiandituUrl: server.url },
    logger: createLogger('trace', { write: (line: string) => void lines.push(line) }),
  });
  const bare = await openTestPlatform();
  const [z, x, y] = HERE;
  const tile = `/api/v1/places/basemap/vec/${z}/${x}/${y}`;

  it('tells of the base map and gives its tiles, and the key to nobody', async () => {
    const told = await platform.ask('anonymous', { url: '/api/v1/places/basemap' });
    const info = BasemapInfo.parse(told.json());
    expect(info).toMatchObject({ available: true, attribution: expect.stringContaining('天地图') });
    expect(info.layers.map(({ id }) => id)).toEqual(['vec', 'cva', 'img', 'cia', 'ter', 'cta']);
    const answer = await platform.ask('anonymous', { url: tile });
    expect([
      answer.statusCode,
      answer.headers['content-type'],
      answer.rawPayload.equals(PIXEL),
    ]).toEqual([200, 'image/png', true]);
    server.planned.push({ status: 403 });
    const refused = await platform.ask('anonymous', { url: tile.replace('vec', 'img') });
    expect([refused.statusCode, refused.json().code]).toEqual([502, 'provider.silent']);
    expect(told.body + refused.body + lines.join('\n')).not.toContain(KEY);
    expect(lines.join('\n')).toContain('status 403');
  });

  it('says that there is none where none is configured', async () => {
    const told = await bare.ask('anonymous', { url: '/api/v1/places/basemap' });
    expect(told.json()).toMatchObject({ available: false, layers: [], attribution: '' });
    expect((await bare.ask('anonymous', { url: tile })).statusCode).toBe(404);
    const odd = await bare.ask('anonymous', { url: '/api/v1/places/basemap/vec/a/-1/1.5' });
    expect(odd.statusCode).toBe(400);
  });
});
