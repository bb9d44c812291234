import { createHash } from 'node:crypto';
import type { OwnSearch, RememberedSearch } from '@zca/domain/registry';
import { canonicalJson } from '@zca/domain/registry';
import type pg from 'pg';

/** Searches without a name that are kept of one person. */
const MOST_UNNAMED = 500;
/** Searches with a name that one person may have. */
export const MOST_NAMED = 200;

interface Row {
  readonly id: string;
  readonly parameters: RememberedSearch;
  readonly name: string | null;
  readonly count: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly runs: number;
}

const COLUMNS = 'id, parameters, name, count, first_at, last_at, runs';

/** Searches of persons. Every question names the person whose they are; times are ISO instants. */
export class SearchHistoryStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Remembers a search, or that it was made again. */
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
    return viewOf(rows[0]!);
  }

  /** The searches of a person, those with a name first, then the latest. */
  async list(personId: string): Promise<OwnSearch[]> {
    const { rows } = await this.#pool.query<Row>(
      `select ${COLUMNS} from person_search where person_id = $1
        order by name is null, last_at desc, id desc`,
      [personId],
    );
    return rows.map(viewOf);
  }

  /** Gives a search of the person a name, or takes it away; undefined when there is none of that id. */
  async rename(personId: string, id: number, name: string | null): Promise<OwnSearch | undefined> {
    const { rows } = await this.#pool.query<Row>(
      `update person_search set name = $3 where id = $2 and person_id = $1 returning ${COLUMNS}`,
      [personId, id, name],
    );
    return rows[0] && viewOf(rows[0]);
  }

  async countNamed(personId: string): Promise<number> {
    const { rows } = await this.#pool.query<{ named: number }>(
      'select count(*)::int as named from person_search where person_id = $1 and name is not null',
      [personId],
    );
    return rows[0]!.named;
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

  /** Forgets searches without a name: of everybody those before an instant, of the person the oldest. */
  async forget(personId: string, before: string): Promise<void> {
    await this.#pool.query(
      `delete from person_search
        where name is null
          and (last_at < $2
            or id in (select id from person_search where person_id = $1 and name is null
                       order by last_at desc, id desc offset ${MOST_UNNAMED}))`,
      [personId, before],
    );
  }
}

function viewOf(row: Row): OwnSearch {
  return {
    id: Number(row.id),
    parameters: row.parameters,
    name: row.name,
    count: Number(row.count),
    firstAt: new Date(row.first_at).toISOString(),
    lastAt: new Date(row.last_at).toISOString(),
    runs: row.runs,
  };
}
