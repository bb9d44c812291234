import type { NumberList, NumberOutcome } from '@zca/domain/registry';
import type pg from 'pg';
import { keepable } from '../../base/database/index.ts';
import type { HttpProblem } from '../../base/http/problem.ts';
import { absent } from '../../base/http/problem.ts';
import type { ListOwner } from './asker.ts';
import { inTurns } from './inTurns.ts';
import type { ResolvedNumber } from './resolveNumbers.ts';

/** Lists of one asker beyond so many end with the oldest. */
const MOST_OWN = 20;
/**
 * So do those of all visitors together, and those of all people who are signed in: anybody can be any
 * number of visitors, and must not crowd out the lists of people.
 */
const MOST_OF_VISITORS = 2000;
const MOST_OF_PEOPLE = 4000;
/** Lists whose keys are kept in memory: several views of one list are asked for together. */
const KEPT = 8;
/** Entries that are made bytes together. */
const JOINED = 50;

/** Which entries of a list are wanted. */
export interface EntryPage {
  readonly outcome?: NumberOutcome | 'repeated' | undefined;
  readonly from: number;
  readonly size: number;
}

/** Lists of numbers that were looked up, each known to its owner only. */
export class NumberListStore {
  readonly #pool: pg.Pool;
  readonly #clock: () => number;
  /** Keys by owner and id, least recently used first. */
  readonly #keys = new Map<string, { readonly until: number; readonly keys: readonly string[] }>();

  constructor(pool: pg.Pool, clock: () => number) {
    this.#pool = pool;
    this.#clock = clock;
  }

  #now(): string {
    return new Date(this.#clock()).toISOString();
  }

  /** Keeps a list, and removes those that are too many. */
  async add(
    { hash, isPerson }: ListOwner,
    list: NumberList,
    entries: readonly ResolvedNumber[],
    keys: readonly string[],
  ): Promise<void> {
    await this.#pool.query(
      `insert into number_list
         (id, owner_hash, of_person, created_at, expires_at, summary, entries, keys)
       values ($1, $2, $3, $4, $5, $6, $7, array(select json_array_elements_text($8::json)))`,
      [
        list.id,
        hash,
        isPerson,
        list.createdAt,
        list.expiresAt,
        JSON.stringify(list),
        await jsonOf(entries),
        JSON.stringify(keys),
      ],
    );
    await this.#pool.query(
      `delete from number_list
        where id in (select id from number_list where owner_hash = $1
                      order by created_at desc, id offset ${MOST_OWN})
           or id in (select id from number_list where of_person = $2
                      order by created_at desc, id offset $3)`,
      [hash, isPerson, isPerson ? MOST_OF_PEOPLE : MOST_OF_VISITORS],
    );
  }

  /** Removes everybody's lists that have expired. */
  async forgetExpired(): Promise<void> {
    await this.#pool.query('delete from number_list where expires_at <= $1', [this.#now()]);
    for (const [name, { until }] of this.#keys) {
      if (until <= this.#clock()) this.#keys.delete(name);
    }
  }

  /**
   * What is known of a list, with some of its entries in the order written; undefined when it is not
   * the asker's, has expired or never was. The database picks the entries, so that a long list is
   * not parsed here for a page of it.
   */
  async find(
    id: string,
    owners: readonly Buffer[],
    page: EntryPage,
  ): Promise<{ list: NumberList; entries: readonly ResolvedNumber[] } | undefined> {
    const { outcome = null, from, size } = page;
    const { rows } = await this.#pool.query<{
      summary: NumberList;
      entries: readonly ResolvedNumber[] | null;
    }>(
      `select l.summary, (
         select json_agg(p.entry order by p.place) from (
           select entry, place from json_array_elements(l.entries) with ordinality as e (entry, place)
            where $4::text is null or entry ->> 'outcome' = $4
               or ($4 = 'repeated' and entry ->> 'repeats' is not null)
            order by place offset $5 limit $6) p) as entries
         from number_list l
        where l.id = $1 and l.owner_hash = any($2) and l.expires_at > $3`,
      [id, owners, this.#now(), outcome, from, size],
    );
    const [row] = rows;
    return row === undefined ? undefined : { list: row.summary, entries: row.entries ?? [] };
  }

  /** Keys of the records of a list; undefined as `find`. */
  async findKeys(id: string, owners: readonly Buffer[]): Promise<readonly string[] | undefined> {
    for (const owner of owners) {
      const name = `${owner.toString('hex')}/${id}`;
      const kept = this.#keys.get(name);
      if (kept === undefined || kept.until <= this.#clock()) continue;
      this.#keys.delete(name);
      this.#keys.set(name, kept);
      return kept.keys;
    }
    const { rows } = await this.#pool.query<{ keys: string[]; owner: Buffer; until: string }>(
      `select keys, owner_hash as owner, expires_at as until from number_list
        where id = $1 and owner_hash = any($2) and expires_at > $3`,
      [id, owners, this.#now()],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const { keys, owner, until } = row;
    this.#keys.set(`${owner.toString('hex')}/${id}`, { until: Date.parse(until), keys });
    for (const name of this.#keys.keys()) {
      if (this.#keys.size <= KEPT) break;
      this.#keys.delete(name);
    }
    return keys;
  }

  /** Removes a list of the asker's at once; false when there is none. */
  async remove(id: string, owners: readonly Buffer[]): Promise<boolean> {
    for (const owner of owners) this.#keys.delete(`${owner.toString('hex')}/${id}`);
    const { rowCount } = await this.#pool.query(
      'delete from number_list where id = $1 and owner_hash = any($2)',
      [id, owners],
    );
    return rowCount !== null && rowCount > 0;
  }
}

/** A list that is not the asker's, or no longer there, is absent. */
export function noList(): HttpProblem {
  return absent(
    '没有这份号单：它可能已过期（查号的保留一天，关注检索得到的保留三十天），或是在别的浏览器里查的。请重新查号或检索。',
    'There is no such list: it may have expired (lists of numbers are kept for a day, those of watched searches for thirty), or was made in another browser. Look the numbers up or search again.',
  );
}

/**
 * The entries as JSON, made in turns, and as bytes: the driver would turn a text of megabytes into
 * bytes at a stretch.
 */
async function jsonOf(entries: readonly ResolvedNumber[]): Promise<Buffer> {
  const starts = Array.from({ length: Math.ceil(entries.length / JOINED) }, (_, n) => n * JOINED);
  const parts = await inTurns(starts, (start) => {
    const texts = entries.slice(start, start + JOINED).map((entry) => {
      const json = JSON.stringify(entry);
      // What the database does not take stands in JSON as an escape, which is rare.
      return json.includes('\\u') ? JSON.stringify(keepable(entry)) : json;
    });
    return Buffer.from(`${start === 0 ? '' : ','}${texts.join(',')}`);
  });
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}
