import type { OnlinePlace } from '@zca/domain/places';
import type pg from 'pg';
import type { GeocoderAnswer } from './geocoder.ts';

/** What is kept of one question. */
export interface KeptAnswer {
  readonly address: string;
  readonly provider: string;
  readonly level: GeocoderAnswer['level'] | 'elsewhere' | 'absent';
  /** Code of the district in which the point lies; null where it lies in none. */
  readonly division: string | null;
  /** Null where nothing was found. */
  readonly answer: GeocoderAnswer | null;
  /** Instant in UTC. */
  readonly askedAt: string;
}

interface PlaceRow {
  readonly id: number;
  readonly address: string;
  readonly provider: string;
  readonly level: 'parcel' | 'street';
  readonly division: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracy_metres: number;
}

/** A place with its number in the order in which places came. */
export interface NumberedPlace {
  readonly id: number;
  readonly address: string;
  readonly place: OnlinePlace;
}

/** Places that came after a number, in their order; addresses without a usable answer are not among them. */
export async function readPlacesSince(
  pool: Pick<pg.Pool, 'query'>,
  after: number,
): Promise<readonly NumberedPlace[]> {
  const { rows } = await pool.query<PlaceRow>(
    `select id, address, provider, level, division, longitude, latitude, accuracy_metres
       from online_place where id > $1 and level in ('parcel', 'street') order by id`,
    [after],
  );
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    place: {
      division: row.division,
      level: row.level,
      point: [row.longitude, row.latitude],
      accuracyMetres: row.accuracy_metres,
      provider: row.provider,
    },
  }));
}

/** Which of some addresses were asked before, with the number of the place; null where none was found. */
export async function readAsked(
  pool: Pick<pg.Pool, 'query'>,
  provider: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const { rows } = await pool.query<{ address: string; id: number; level: string }>(
    `select address, id, level from online_place where provider = $1 and address = any($2::text[])`,
    [provider, addresses],
  );
  return new Map(
    rows.map(({ address, id, level }) => [
      address,
      level === 'parcel' || level === 'street' ? id : null,
    ]),
  );
}

/** Keeps an answer; its number, or null where another process was first. */
export async function keepAnswer(
  pool: Pick<pg.Pool, 'query'>,
  kept: KeptAnswer,
): Promise<number | null> {
  const { answer } = kept;
  const { rows } = await pool.query<{ id: number }>(
    `insert into online_place
       (address, provider, level, division, longitude, latitude, accuracy_metres, answer, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (address, provider) do nothing returning id`,
    [
      kept.address,
      kept.provider,
      kept.level,
      kept.division,
      answer?.point[0] ?? null,
      answer?.point[1] ?? null,
      answer?.accuracyMetres ?? null,
      JSON.stringify(answer?.raw ?? {}),
      kept.askedAt,
    ],
  );
  return rows[0]?.id ?? null;
}

/** Counts one more question of a day; false, and not counted, when the quota of the day is spent. */
export async function takeQuota(
  pool: Pick<pg.Pool, 'query'>,
  provider: string,
  day: string,
  perDay: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into online_place_day as known (provider, day, asked) values ($1, $2, 1)
     on conflict (provider, day) do update set asked = known.asked + 1 where known.asked < $3`,
    [provider, day, perDay],
  );
  return rowCount === 1;
}
