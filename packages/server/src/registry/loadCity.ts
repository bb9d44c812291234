import type { CalendarDay, Right } from '@zca/domain/registry';
import { generateCity } from '@zca/demo-city';
import type { Database } from '../base/database/index.ts';
import { inTransaction } from '../base/database/index.ts';
import { saveRights } from './saveRights.ts';

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
    const rights: Right[] = [];
    const end = Math.min(city.rights, state.loaded + BATCH);
    for (let index = state.loaded; index < end; index++) rights.push(plan.rightAt(index));
    const next = { ...state, loaded: end };
    await inTransaction(database, async (_db, client) => {
      await saveRights(
        client,
        rights.map((right, index) => ({
          right,
          patch: false,
          supplement: false,
          sourceFileId: null,
          position: { seed: city.seed, index: state.loaded + index },
        })),
        {
          importRunId: null,
          knownFrom: new Date(options.clock()).toISOString(),
          today: state.today,
        },
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
