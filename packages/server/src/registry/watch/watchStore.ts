import type { RememberedSearch, WatchFrequency } from '@zca/domain/registry';
import type pg from 'pg';

/** Time after which a watch that was taken up and not finished is taken up again. */
const LEASE_SECONDS = 300;

/** A watch that is due. */
export interface DueWatch {
  readonly searchId: number;
  readonly person: string;
  readonly name: string;
  readonly parameters: RememberedSearch;
  readonly frequency: WatchFrequency;
  /** What was found the last time; null before the first. */
  readonly count: number | null;
  /** See `packKeys`; null before the first time and where there were too many. */
  readonly seen: Buffer | null;
  readonly checkedAt: string | null;
}

/** What was found now. */
export interface Finding {
  readonly count: number;
  readonly seen: Buffer | null;
  /** Generation of the index that was asked. */
  readonly generation: string;
  readonly at: string;
  readonly nextAt: string;
}

/** Why a search is not watched: the person has none of that number, or it has no name or asks about a past day. */
export type NotWatched = 'absent' | 'unnamed' | 'past';

/** Watches of saved searches. Instants are ISO texts. */
export class WatchStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Watches a search of the person from now on, or at another frequency, or says why not. */
  async set(
    person: string,
    searchId: number,
    frequency: WatchFrequency,
    now: string,
  ): Promise<NotWatched | null> {
    const { rows } = await this.#pool.query<{ name: string | null; past: boolean }>(
      `select name, parameters ->> 'asOf' is not null as past from person_search
        where id = $2 and person_id = $1`,
      [person, searchId],
    );
    const [search] = rows;
    if (search === undefined) return 'absent';
    if (search.name === null) return 'unnamed';
    if (search.past) return 'past';
    await this.#pool.query(
      `insert into search_watch (search_id, frequency, next_at) values ($1, $2, $3)
       on conflict (search_id) do update set frequency = excluded.frequency, next_at = excluded.next_at`,
      [searchId, frequency, now],
    );
    return null;
  }

  /** Ends a watch; false when the person has no search of that number. */
  async remove(person: string, searchId: number): Promise<boolean> {
    const { rows } = await this.#pool.query(
      `with own as (select id from person_search where id = $2 and person_id = $1),
        gone as (delete from search_watch where search_id in (select id from own))
       select id from own`,
      [person, searchId],
    );
    return rows.length === 1;
  }

  /**
   * Takes up watches that are due, each for one process. Those that are to tell at once are left out
   * while nothing has changed since they were asked; once a day they are asked nevertheless, since what
   * holds of a record can depend on the day.
   */
  async takeDue(now: string, most: number): Promise<DueWatch[]> {
    return this.#take(
      `select search_id from search_watch d
        where next_at <= $1
          and (frequency = 'daily' or generation is null
            or checked_at <= $1::timestamptz - interval '1 day'
            or exists (select from change c where c.xid >= d.generation::xid8))
        order by next_at limit $2 for update skip locked`,
      [now, most],
    );
  }

  /** Takes up one watch now, whenever it is due; undefined when there is none. */
  async take(searchId: number, now: string): Promise<DueWatch | undefined> {
    const [watch] = await this.#take('select $2::bigint', [now, searchId]);
    return watch;
  }

  /** The instant of now is the first of the values. */
  async #take(which: string, values: readonly [string, number]): Promise<DueWatch[]> {
    const { rows } = await this.#pool.query<DueWatch>(
      `update search_watch w
          set next_at = $1::timestamptz + interval '${LEASE_SECONDS} s'
         from person_search s
        where s.id = w.search_id and w.search_id in (${which})
       returning w.search_id as "searchId", s.person_id as person, s.name, s.parameters, w.frequency,
                 w.count, w.seen, w.checked_at as "checkedAt"`,
      [...values],
    );
    return rows;
  }

  /** Puts the next time of a watch that could not be asked off. */
  async putOff(searchId: number, nextAt: string): Promise<void> {
    await this.#pool.query('update search_watch set next_at = $2 where search_id = $1', [
      searchId,
      nextAt,
    ]);
  }
}

/**
 * Writes down what a watch has found, in the transaction that tells it. False when somebody else has done
 * so since it was taken up, or the watch is gone: then nothing may be told.
 */
export async function keepFinding(
  client: pg.ClientBase,
  { searchId, checkedAt }: Pick<DueWatch, 'searchId' | 'checkedAt'>,
  finding: Finding,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update search_watch
        set count = $3, seen = $4, generation = $5, checked_at = $6, next_at = $7
      where search_id = $1 and checked_at is not distinct from $2`,
    [
      searchId,
      checkedAt,
      finding.count,
      finding.seen,
      finding.generation,
      finding.at,
      finding.nextAt,
    ],
  );
  return rowCount === 1;
}
