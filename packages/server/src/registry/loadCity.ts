import type { CalendarDay } from '@zca/domain/registry';
import { generateCity } from '@zca/demo-city';
import type { Database } from '../base/database/index.ts';
import { inTransaction } from '../base/database/index.ts';
import { addAwards } from './awards/awardStore.ts';
import { saveInventedRights } from './inventedRights.ts';

/** Key of the setting that says which city is loaded, and how far. */
export const CITY_SETTING = 'demonstration.city';

/** A demonstration city in the database. */
export interface CityState {
  readonly seed: number;
  readonly rights: number;
  readonly today: CalendarDay;
  /** Rights that are committed. */
  readonly loaded: number;
}

const BATCH = 1000;
/** What stands as the source of the city's awards. */
const AWARD_SOURCE = '演示城市';

export interface LoadCityOptions {
  readonly database: Database;
  readonly clock: () => number;
  readonly onProgress?: (state: CityState) => void;
  readonly isStopped?: () => boolean;
}

/** Reads which city is in the database; undefined when there is none. */
export async function findCity(database: Database): Promise<CityState | undefined> {
  const row = await database.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', CITY_SETTING)
    .executeTakeFirst();
  return row?.value as CityState | undefined;
}

/**
 * Writes the demonstration city, from where an earlier load stopped: each batch commits its records
 * together with its place. The city is a function of its seed, its size and its day, so it comes out
 * the same whatever happened between.
 */
export async function loadCity(
  city: Omit<CityState, 'loaded'>,
  options: LoadCityOptions,
): Promise<CityState> {
  const { database } = options;
  const known = await findCity(database);
  const same = known !== undefined && known.seed === city.seed && known.rights === city.rights;
  let state: CityState = {
    ...city,
    today: same ? known.today : city.today,
    loaded: same ? known.loaded : 0,
  };
  const plan = generateCity({ seed: city.seed, rights: city.rights, today: state.today });
  while (state.loaded < city.rights && options.isStopped?.() !== true) {
    const end = Math.min(city.rights, state.loaded + BATCH);
    const rights = [...plan.rights(state.loaded, end)];
    const next = { ...state, loaded: end };
    const knownFrom = new Date(options.clock()).toISOString();
    await inTransaction(database, async (_db, client) => {
      await saveInventedRights(client, rights, knownFrom, {
        today: state.today,
        positionOf: (index) => ({ seed: city.seed, index: state.loaded + index }),
      });
      const awards = rights.flatMap((right) => plan.awardOf(right) ?? []);
      const source = { keys: [], sourceFile: AWARD_SOURCE, sourceLine: null };
      await addAwards(
        client,
        awards.map((award) => ({ ...award, ...source })),
        'system',
        knownFrom,
      );
      await client.query(
        `insert into setting (key, value) values ($1, $2)
         on conflict (key) do update set value = excluded.value`,
        [CITY_SETTING, JSON.stringify(next)],
      );
    });
    state = next;
    options.onProgress?.(state);
  }
  return state;
}
