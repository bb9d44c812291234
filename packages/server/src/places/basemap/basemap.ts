import { createHash } from 'node:crypto';
import { type BasemapInfo, type Box, boxesMeet, tileBox } from '@zca/domain/places';
import { HttpProblem, absent } from '../../base/http/problem.ts';
import type { Logger } from '../../base/log/log.ts';
import { Throttle } from '../throttle.ts';
import type { BasemapProvider } from './provider.ts';
import type { KeptTile, TileCache } from './tileCache.ts';

export interface BasemapOptions {
  /** Null where no base map is configured. */
  readonly provider: BasemapProvider | null;
  readonly cache: TileCache;
  /** Most tiles a minute that are asked of the provider. */
  readonly perMinute: number;
  /** Milliseconds that the provider is given for a tile. */
  readonly patienceMs?: number;
  /** The box of the city, about which finer tiles are given; null for the whole world. */
  readonly city: () => Promise<Box | null>;
  readonly logger: Pick<Logger, 'warn'>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** A tile as it is answered. */
export interface Tile {
  readonly bytes: Buffer;
  readonly type: string;
}

/** Up to this zoom tiles of everywhere are given: one shows a province. */
const OVERVIEW_ZOOM = 8;
/** Degrees about the city in which finer tiles are given. */
const MARGIN = 0.5;
/** After so long a tile is asked for anew; it is still shown when the provider fails. */
const FRESH_MS = 30 * 86_400_000;
const PATIENCE_MS = 8_000;
const LARGEST_TILE = 2 ** 20;
/** The provider is left in peace for so long when it does not answer, and when it refuses the key or quota. */
const PAUSE_MS = 10_000;
const REFUSED_PAUSE_MS = 60_000;

/** Tiles of the base map, which the server fetches: pages ask no foreign origin for anything. */
export class Basemap {
  readonly #options: BasemapOptions;
  readonly #throttle: Throttle;
  readonly #underWay = new Map<string, Promise<Buffer>>();
  #pausedUntil = 0;

  constructor(options: BasemapOptions) {
    this.#options = options;
    this.#throttle = new Throttle(options.perMinute, options.clock);
  }

  /** What pages need to know; nothing of the key. */
  async info(): Promise<BasemapInfo> {
    const { provider } = this.#options;
    const extent = provider === null ? null : await this.#extent();
    return {
      available: provider !== null,
      layers: [...(provider?.layers ?? [])],
      attribution: provider?.attribution ?? '',
      tiles: '/api/v1/places/basemap/{layer}/{z}/{x}/{y}',
      extent: extent === null ? null : [...extent],
      overviewZoom: OVERVIEW_ZOOM,
    };
  }

  /** A tile, from the cache or the provider. Throws `HttpProblem` when there is none. */
  async tile(layer: string, z: number, x: number, y: number): Promise<Tile> {
    const { provider, cache, clock } = this.#options;
    if (provider === null)
      throw absent(
        '没有配置底图；地图不用底图也能使用。',
        'No base map is configured; the map works without one.',
      );
    await this.#requireTile(provider, layer, z, x, y);
    const name = `${folderOf(provider)}/${layer}/${z}/${x}/${y}`;
    const kept = await cache.read(name);
    if (kept !== null && clock() - kept.since < FRESH_MS) return asTile(kept.bytes);
    try {
      return asTile(await this.#fetchOnce(name, provider.address(layer, z, x, y)));
    } catch (error) {
      return oldInstead(kept, error);
    }
  }

  async #requireTile(
    provider: BasemapProvider,
    layer: string,
    z: number,
    x: number,
    y: number,
  ): Promise<void> {
    const known = provider.layers.find(({ id }) => id === layer);
    if (known === undefined || z < known.minZoom || z > known.maxZoom || x >= 2 ** z || y >= 2 ** z)
      throw noTile();
    if (z <= OVERVIEW_ZOOM) return;
    const extent = await this.#extent();
    if (extent === null || boxesMeet(extent, tileBox(z, x, y))) return;
    // The quota of the key is the city's: nobody may use the platform as a map of elsewhere.
    throw absent(
      '本平台只提供本市及周边的底图。',
      'The platform gives a base map of the city and its surroundings alone.',
    );
  }

  async #extent(): Promise<Box | null> {
    const box = await this.#options.city();
    return box === null
      ? null
      : [box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN];
  }

  #fetchOnce(name: string, address: string): Promise<Buffer> {
    const running = this.#underWay.get(name);
    if (running !== undefined) return running;
    const made = this.#fetch(name, address).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, made);
    return made;
  }

  async #fetch(name: string, address: string): Promise<Buffer> {
    const { cache, clock, logger, patienceMs = PATIENCE_MS } = this.#options;
    if (clock() < this.#pausedUntil) throw silent();
    if (!this.#throttle.take())
      throw new HttpProblem('request.tooMany', {
        zh: '取底图过于频繁，请稍后再试；已取过的部分仍可查看。',
        en: 'The base map is asked for too often; wait a little. What was fetched before is still shown.',
      });
    let bytes: Buffer;
    try {
      bytes = await fetchTile(address, patienceMs);
    } catch (error) {
      if (error instanceof HttpProblem) throw error;
      const reason =
        error instanceof ProviderFault ? error : new ProviderFault(codeOf(error), false);
      this.#pausedUntil = clock() + (reason.isRefusal ? REFUSED_PAUSE_MS : PAUSE_MS);
      // The address holds the key, so it is not told.
      logger.warn({ part: 'basemap', reason: reason.message }, 'the base map did not answer');
      throw silent();
    }
    await cache.write(name, bytes, clock()).catch((error: unknown) => {
      logger.warn({ part: 'basemap', reason: codeOf(error) }, 'a tile could not be kept');
    });
    return bytes;
  }
}

/** What a provider answered instead of a tile; the message holds no address. */
class ProviderFault extends Error {
  readonly isRefusal: boolean;

  constructor(message: string, isRefusal: boolean) {
    super(message);
    this.isRefusal = isRefusal;
  }
}

async function fetchTile(address: string, patienceMs: number): Promise<Buffer> {
  const answer = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
    headers: { accept: 'image/*', 'user-agent': 'ZhiChangAn' },
  });
  if (!answer.ok || answer.status === 204) {
    await answer.body?.cancel();
    // A tile of the sea or beyond the finest level: no reason to leave the provider in peace.
    if (answer.status === 204 || answer.status === 404) throw noTile();
    throw new ProviderFault(`status ${answer.status}`, answer.status < 500);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_TILE) throw new ProviderFault('larger than a tile', false);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  // Quotas and wrong keys are told as JSON or XML under status 200 too.
  if (imageType(bytes) === null) throw new ProviderFault('no image', true);
  return bytes;
}

function oldInstead(kept: KeptTile | null, error: unknown): Tile {
  if (kept !== null && error instanceof HttpProblem) return asTile(kept.bytes);
  throw error;
}

function asTile(bytes: Buffer): Tile {
  return { bytes, type: imageType(bytes) ?? 'application/octet-stream' };
}

/** The type of an image by its first bytes: PNG, JPEG or WebP; null for anything else. */
function imageType(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).toString('hex') === '89504e47') return 'image/png';
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return 'image/jpeg';
  const isWebp =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
    bytes.subarray(8, 12).toString('latin1') === 'WEBP';
  return isWebp ? 'image/webp' : null;
}

function folderOf({ id }: BasemapProvider): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}

function noTile(): HttpProblem {
  return absent(
    '底图没有这一层或这一级的瓦片。',
    'The base map has no such layer or tile at this zoom.',
  );
}

function silent(): HttpProblem {
  return new HttpProblem('provider.silent', {
    zh: '底图服务暂时没有应答，请稍后再试；地图的其他内容不受影响。',
    en: 'The base map does not answer just now; try again later. The rest of the map is not affected.',
  });
}

/** The code of a failure (ECONNREFUSED, TimeoutError), which holds nothing of the address. */
function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name?: string };
  return cause?.code ?? name ?? 'unknown';
}
