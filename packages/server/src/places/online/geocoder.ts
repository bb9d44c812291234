import { type Datum, type Position, toCgcs2000 } from '@zca/domain/places';
import { z } from 'zod';
import type { Config } from '../../base/config/index.ts';

/** What a geocoder says of an address. */
export interface GeocoderAnswer {
  /** CGCS2000. */
  readonly point: Position;
  /** How exactly: a parcel or building, a street or village, or no finer than a town. */
  readonly level: 'parcel' | 'street' | 'coarse';
  readonly accuracyMetres: number;
  /** The answer as it came, to be looked at later. */
  readonly raw: object;
}

/** A service that places addresses. Other formats than that of 天地图 fit here. */
export interface Geocoder {
  /** Names it in the cache and in the basis of placements; holds no key. */
  readonly id: string;
  /** Where an address lies; null when it is not known. Throws `GeocoderFault` when there is no answer. */
  find(address: string, signal?: AbortSignal): Promise<GeocoderAnswer | null>;
}

/** Why a geocoder gave no answer; the message holds neither address nor key. */
export class GeocoderFault extends Error {
  /** True when asking again will not help today: a wrong key, a spent quota. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

const PATIENCE_MS = 10_000;
const LARGEST_ANSWER = 65_536;

/** Levels of 天地图 and how exact a point of them is, in metres 〔待核: its manual names the levels alone〕. */
const LEVELS: Readonly<Record<string, readonly ['parcel' | 'street', number]>> = {
  门址: ['parcel', 100],
  门牌号: ['parcel', 100],
  兴趣点: ['parcel', 200],
  POI: ['parcel', 200],
  道路: ['street', 1000],
  街道: ['street', 1500],
  村: ['street', 1500],
};

const Answer = z.object({
  status: z.coerce.string(),
  msg: z.string().optional(),
  location: z
    .object({
      lon: z.coerce.number().min(-180).max(180),
      lat: z.coerce.number().min(-90).max(90),
      level: z.string().optional(),
    })
    .loose()
    .optional(),
});

/**
 * The geocoder of 天地图 (`/geocoder?ds={"keyWord":…}&tk=…`): status 0 is an answer, 101 none
 * 〔待核〕. Its coordinates are CGCS2000; another datum may be stated for services of the same form.
 */
export function tiandituGeocoder(options: {
  readonly url: string;
  readonly key: string;
  readonly datum: Datum;
  readonly patienceMs?: number;
}): Geocoder {
  const { url, key, datum, patienceMs = PATIENCE_MS } = options;
  return {
    id: `tianditu ${new URL(url).host}`,
    async find(address, signal) {
      const asked = new URL(url);
      asked.searchParams.set('ds', JSON.stringify({ keyWord: address }));
      asked.searchParams.set('tk', key);
      const read = Answer.safeParse(await getJson(asked, patienceMs, signal));
      if (!read.success) throw new GeocoderFault('an answer of another form', false);
      const { status, location } = read.data;
      if (status === '101' || (status === '0' && location === undefined)) return null;
      if (status !== '0' || location === undefined)
        throw new GeocoderFault(`status ${status.slice(0, 20)} in the answer`, true);
      const [level, accuracyMetres] = LEVELS[location.level ?? ''] ?? (['coarse', 5000] as const);
      const point = toCgcs2000([location.lon, location.lat], datum);
      return { point, level, accuracyMetres, raw: location };
    },
  };
}

/** The geocoder that is configured; null where there is none. */
export function configuredGeocoder(
  config: Pick<Config, 'geocoderUrl' | 'geocoderKey' | 'geocoderDatum'>,
): Geocoder | null {
  const { geocoderUrl: url, geocoderKey: key, geocoderDatum } = config;
  if (key === undefined) return null;
  const datums = { cgcs2000: 'CGCS2000', wgs84: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09' } as const;
  return tiandituGeocoder({ url, key, datum: datums[geocoderDatum] });
}

async function getJson(address: URL, patienceMs: number, signal?: AbortSignal): Promise<unknown> {
  const limits = [AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])];
  let answer: Response;
  let text = '';
  try {
    answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.any(limits),
      headers: { accept: 'application/json', 'user-agent': 'ZhiChangAn' },
    });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LARGEST_ANSWER) throw new GeocoderFault('too long an answer', false);
    }
  } catch (error) {
    if (error instanceof GeocoderFault) throw error;
    const { cause, name } = error as { cause?: { code?: string }; name?: string };
    throw new GeocoderFault(cause?.code ?? name ?? 'unknown', false);
  }
  if (!answer.ok) throw new GeocoderFault(`status ${answer.status}`, answer.status < 500);
  try {
    return JSON.parse(text);
  } catch {
    throw new GeocoderFault('no JSON', false);
  }
}
