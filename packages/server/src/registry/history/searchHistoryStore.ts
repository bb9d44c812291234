import { createHash } from 'node:crypto';
import type { OwnSearch, RememberedSearch, WatchFrequency } from '@zca/domain/registry';
import { canonicalJson } from '@zca/domain/registry';
import type pg from 'pg';
import { inTransaction } from '../../base/database/index.ts';

/** Searches without a name that are kept of one person. */
const MOST_UNNAMED = 500;
/** Searches with a name that one person may have. */
export const MOST_NAMED = 200;

interface Row {
  readonly id: string;
  readonly parameters: RememberedSearch;
  readonly name: string | null;
  readonly watch: WatchFrequency | null;
  readonly count: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly runs: number;
}

/** Why a search was not given a name: the person has no such search, or as many names as allowed. */
export type NotRenamed = 'absent' | 'full';

const COLUMNS = `id, parameters, name, count, first_at, last_at, runs,
  (select frequency from search_watch w where w.search_id = person_search.id) as watch`;

/** Searches of persons. Every question names the person whose they are; times are ISO instants. */
export class SearchHistoryStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Remembers a search, or that it was made again. Beyond so many the person's oldest are forgotten. */
  async remember(
    personId: string,
    parameters: RememberedSearch,
    count: number,
    now: string,
  ): Promise<OwnSearch> {
    const text = canonicalJson(parameters);
    const hash = createHash('sha256').update(text).digest();
    const { rows } = await this.#pool.query<Row>(
      `insert into person_search
         (person_id, parameters, parameters_hash, count, first_at, last_at)
       values ($1, $2, $3, $4, $5, $5)
       on conflict (person_id, parameters_hash) do update
         set count = excluded.count, last_at = excluded.last_at, runs = person_search.runs + 1
       returning ${COLUMNS}`,
      [personId, text, hash, count, now],
    );
    await this.#pool.query(
      `delete from person_search
        where id in (select id from person_search where person_id = $1 and name is null
                      order by last_at desc, id desc offset ${MOST_UNNAMED})`,
      [personId],
    );
    return viewOf(rows[0]!);
  }

  /** The searches of a person, those with a name first, then the latest; without a name only those since. */
  async list(personId: string, since: string): Promise<OwnSearch[]> {
    const { rows } = await this.#pool.query<Row>(
      `select ${COLUMNS} from person_search
        where person_id = $1 and (name is not null or last_at >= $2)
        order by name is null, last_at desc, id desc`,
      [personId, since],
    );
    return rows.map(viewOf);
  }

  /** Gives a search of the person a name, or takes it away, or says why not. */
  async rename(personId: string, id: number, name: string | null): Promise<OwnSearch | NotRenamed> {
    const { rows } = await inTransaction({ pool: this.#pool }, async (_db, client) => {
      // Two names given at once would both see room for the last one.
      await client.query(
        "select pg_advisory_xact_lock(hashtext('person_search'), hashtext($1::text))",
        [personId],
      );
      return client.query<Row | { readonly id: null }>(
        `with own as (select id from person_search where id = $2 and person_id = $1),
          -- Who keeps a search no longer does not watch it any more either.
          gone as (delete from search_watch where $3::text is null and search_id in (select id from own)),
          renamed as (
            update person_search set name = $3
             where id in (select id from own)
               and ($3::text is null
                 or (select count(*) from person_search other
                      where other.person_id = $1 and other.name is not null and other.id <> $2) < ${MOST_NAMED})
            returning ${COLUMNS})
         select renamed.* from own left join renamed using (id)`,
        [personId, id, name],
      );
    });
    const [row] = rows;
    if (row === undefined) return 'absent';
    return row.id === null ? 'full' : viewOf(row);
  }

  /** False when the person has no search of that id. */
  async remove(personId: string, id: number): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'delete from person_search where id = $2 and person_id = $1',
      [personId, id],
    );
    return rowCount === 1;
  }

  async removeAll(personId: string): Promise<void> {
    await this.#pool.query('delete from person_search where person_id = $1', [personId]);
  }

  /** Forgets everybody's searches without a name that were last made before an instant. */
  async forgetExpired(before: string): Promise<void> {
    await this.#pool.query('delete from person_search where name is null and last_at < $1', [
      before,
    ]);
  }
}

function viewOf(row: Row): OwnSearch {
  return {
    id: Number(row.id),
    parameters: row.parameters,
    name: row.name,
    watch: row.watch,
    count: Number(row.count),
    firstAt: new Date(row.first_at).toISOString(),
    lastAt: new Date(row.last_at).toISOString(),
    runs: row.runs,
  };
}
