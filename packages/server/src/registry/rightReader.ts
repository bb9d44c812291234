import type { Collection, Right, RightParty } from '@zca/domain/registry';
import type pg from 'pg';
import { copyOutLines, inTransaction } from '../base/database/index.ts';
import { NEWEST_EDITION_FIRST } from './classes/classSchemes.ts';
import type { SourcePosition } from './saveRights.ts';

/** One version of a record with where it came from. */
export interface RightVersion {
  readonly number: number;
  readonly knownFrom: string;
  readonly knownTo: string | null;
  readonly right: Right;
  readonly contentHash: string;
  readonly source: { readonly file: string; readonly sha256: string } | null;
  readonly position: SourcePosition | null;
  readonly importRunId: number | null;
}

/** Reads records and their versions. Instants are ISO; a record as of an instant is its version then. */
export class RightReader {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Records by key, in the order asked; keys without a record are left out. */
  async readMany(keys: readonly string[], past: string | null = null): Promise<Right[]> {
    if (keys.length === 0) return [];
    const { rows } =
      past === null
        ? await this.#pool.query<{ key: string; data: Right }>(
            `select r.key, v.data from record r join record_version v on v.id = r.version_id
              where r.key = any($1) and r.retired_into is null`,
            [keys],
          )
        : await this.#pool.query<{ key: string; data: Right }>(
            `select distinct on (key) key, data from record_version
              where key = any($1) and known_from < $2 order by key, number desc`,
            [keys, past],
          );
    const byKey = new Map(rows.map((row) => [row.key, row.data]));
    return keys.flatMap((key) => byKey.get(key) ?? []);
  }

  /** The key that stands for a key now: itself, or the record that replaced it; undefined if none. */
  async findStanding(key: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ key: string }>(
      'select coalesce(retired_into, key) as key from record where key = $1',
      [key],
    );
    return rows[0]?.key;
  }

  /** Of these keys and publication keys, those that lead to a record: asked key → key of the record. */
  async resolve(keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const { rows } = await this.#pool.query<{ asked: string; key: string }>(
      `select key as asked, coalesce(retired_into, key) as key from record where key = any($1)
       union select alias, key from record_alias where alias = any($1)`,
      [keys],
    );
    return new Map(rows.map((row) => [row.asked, row.key]));
  }

  /** Every version of a record, oldest first. */
  async readVersions(key: string): Promise<RightVersion[]> {
    const { rows } = await this.#pool.query<{
      number: number;
      known_from: string;
      known_to: string | null;
      data: Right;
      hash: string;
      file: string | null;
      sha256: string | null;
      position: SourcePosition | null;
      import_run_id: number | null;
    }>(
      `select v.number, v.known_from, v.data, encode(v.content_hash, 'hex') as hash, v.position,
              v.import_run_id, f.name as file, encode(f.sha256, 'hex') as sha256,
              lead(v.known_from) over (order by v.number) as known_to
         from record_version v left join source_file f on f.id = v.source_file_id
        where v.key = $1 order by v.number`,
      [key],
    );
    return rows.map((row) => ({
      number: row.number,
      knownFrom: row.known_from,
      knownTo: row.known_to,
      right: row.data,
      contentHash: row.hash,
      source:
        row.file === null || row.sha256 === null ? null : { file: row.file, sha256: row.sha256 },
      position: row.position,
      importRunId: row.import_run_id,
    }));
  }

  /** Official titles of classification symbols in a language, where they were loaded. */
  async readClassTitles(
    scheme: string,
    symbols: readonly string[],
    language: string,
  ): Promise<Map<string, string>> {
    if (symbols.length === 0) return new Map();
    const { rows } = await this.#pool.query<{ symbol: string; title: string }>(
      `select distinct on (symbol) symbol, title from classification_title
        where scheme = $1 and symbol = any($2) and language = $3
        order by symbol, ${NEWEST_EDITION_FIRST}`,
      [scheme, symbols, language],
    );
    return new Map(rows.map((row) => [row.symbol, row.title]));
  }

  /** When the newest version became known, and how many source files there are. */
  async readFreshness(): Promise<{ updatedAt: string | null; sources: number }> {
    const { rows } = await this.#pool.query<{ updated_at: string | null; sources: number }>(
      `select (select known_from from record_version order by id desc limit 1) as updated_at,
              (select count(distinct sha256) from source_file) as sources`,
    );
    return { updatedAt: rows[0]!.updated_at, sources: rows[0]!.sources };
  }
}

/** How records are read out in order of key, a page at a time, with no transaction kept open. */
export interface RawRecord {
  readonly key: string;
  readonly versionId: number;
  /** The record as PostgreSQL prints it. */
  readonly json: string;
}

/** How much is read, and as of when: an ISO instant, or null for the present. */
export interface ReadAllOptions {
  readonly pageSize?: number;
  readonly past?: string | null;
  /** The only collection that is read. */
  readonly collection?: Collection | undefined;
  /** Only keys above this one are read, and up to that one. */
  readonly after?: string;
  readonly upTo?: string;
}

/** The keys of every standing record in order, in pages, with no transaction kept open. */
export async function* readAllKeys(
  pool: pg.Pool,
  options: ReadAllOptions = {},
): AsyncIterable<readonly string[]> {
  const { pageSize = 4000, past = null, collection = null, upTo = null } = options;
  let after = options.after ?? '';
  for (;;) {
    const { rows } =
      past === null
        ? await pool.query<{ key: string }>(
            `select key from record
              where key > $1 and ($4::text is null or key <= $4)
                and retired_into is null and ($3::text is null or collection = $3)
              order by key limit $2`,
            [after, pageSize, collection, upTo],
          )
        : await pool.query<{ key: string }>(
            `select distinct key from record_version
              where key > $1 and ($5::text is null or key <= $5)
                and known_from < $3 and ($4::text is null or collection = $4)
              order by key limit $2`,
            [after, pageSize, past, collection, upTo],
          );
    if (rows.length > 0) yield rows.map((row) => row.key);
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.key;
  }
}

/**
 * Every standing record in order of key, in pages. The next page is asked for while the caller works
 * on one.
 */
export async function* readAllRights(
  pool: pg.Pool,
  options: ReadAllOptions = {},
): AsyncIterable<readonly RawRecord[]> {
  let next: Promise<RawRecord[]> | undefined;
  for await (const keys of readAllKeys(pool, options)) {
    const page = readRawRights(pool, keys, options.past ?? null);
    // The page may fail while the caller works; the failure is met when its turn comes.
    page.catch(() => undefined);
    if (next !== undefined) yield await next;
    next = page;
  }
  if (next !== undefined) yield await next;
}

/** The records of these keys as kept, in order of key: now, or as known at a past instant. */
export async function readRawRights(
  pool: Pick<pg.ClientBase, 'query'>,
  keys: readonly string[],
  past: string | null = null,
): Promise<RawRecord[]> {
  const { rows } =
    past === null
      ? await pool.query<{ key: string; version_id: number; json: string }>(
          `select r.key, r.version_id, v.data::text as json
             from record r join record_version v on v.id = r.version_id
            where r.key = any($1) and r.retired_into is null order by r.key`,
          [keys],
        )
      : await pool.query<{ key: string; version_id: number; json: string }>(
          `select distinct on (key) key, id as version_id, data::text as json from record_version
            where key = any($1) and known_from < $2 order by key, number desc`,
          [keys, past],
        );
  return rows.map((row) => ({ key: row.key, versionId: row.version_id, json: row.json }));
}

/**
 * The records of these keys as kept, in order of key, one a line (`copyOutLines`): the fastest way
 * out of the database.
 */
export function copyRights(
  pool: pg.Pool,
  keys: readonly string[],
  past: string | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const read = async (client: pg.PoolClient): Promise<Uint8Array<ArrayBuffer>> => {
    const wanted = `${client.escapeLiteral(arrayLiteral(keys))}::text[]`;
    const query =
      past === null
        ? `select v.data from record r join record_version v on v.id = r.version_id
            where r.key = any(${wanted}) and r.retired_into is null order by r.key`
        : `select data from (
             select distinct on (key) key, data from record_version
              where key = any(${wanted}) and known_from < ${client.escapeLiteral(past)}
              order by key, number desc) then_known`;
    // Second processes would cost more than they read; a page must not be sorted on disk.
    await client.query(
      "set local max_parallel_workers_per_gather = 0; set local work_mem = '64MB'",
    );
    return copyOutLines(client, query);
  };
  return inTransaction({ pool }, (_, client) => read(client), { readOnly: true });
}

/** An array of texts as PostgreSQL writes it. */
function arrayLiteral(texts: readonly string[]): string {
  const quoted = texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`);
  return `{${quoted.join(',')}}`;
}

/** Everybody whom a right names as applicant or holder, without the rest of it. */
export interface NamedParties {
  readonly key: string;
  readonly applicants: readonly RightParty[];
  readonly holders: readonly RightParty[];
  /** New holders as transfers were gazetted; joint ones stand in one text. */
  readonly newHolders: readonly string[];
  /** Changes of name of holders as gazetted; joint ones stand in one text. */
  readonly renames: readonly { readonly former: string; readonly present: string }[];
}

/** Whom the standing rights of these keys name. The rest of a right is never parsed. */
export async function readNamedParties(
  client: Pick<pg.ClientBase, 'query'>,
  keys: readonly string[],
): Promise<NamedParties[]> {
  const { rows } = await client.query<{
    key: string;
    applicants: RightParty[] | null;
    holders: RightParty[] | null;
    new_holders: string[] | null;
    renames: { former: string; present: string }[] | null;
  }>({
    // Planned once a connection: a look-up asks for one right at a time.
    name: 'registry.namedParties',
    text: `select r.key, parts.applicants, parts.holders,
            (select array_agg(event->'details'->>'newHolder')
               from json_array_elements(parts.events) as event
              where event->'details'->>'newHolder' is not null) as new_holders,
            (select json_agg(json_build_object('former', event->'details'->>'formerHolder',
                                               'present', event->'details'->>'newHolder'))
               from json_array_elements(parts.events) as event
              where event->>'code' = 'holderChange' and event->'details'->>'newHolder' is not null
                and event->'details'->>'formerHolder' is not null) as renames
       from record r join record_version v on v.id = r.version_id,
            json_to_record(v.data) as parts(applicants json, holders json, events json)
      where r.key = any($1) and r.retired_into is null order by r.key`,
    values: [keys],
  });
  return rows.map((row) => ({
    key: row.key,
    applicants: row.applicants ?? [],
    holders: row.holders ?? [],
    newHolders: row.new_holders ?? [],
    renames: row.renames ?? [],
  }));
}

/** Number of standing records, of one collection or of all. */
export async function countRights(pool: pg.Pool, collection?: Collection): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from record
      where retired_into is null and ($1::text is null or collection = $1)`,
    [collection ?? null],
  );
  return rows[0]!.n;
}

/**
 * Records by publication number that one of these keys has replaced, with the key that stands for
 * each.
 */
export async function readReplaced(
  pool: pg.Pool,
  keys: readonly string[],
): Promise<{ readonly key: string; readonly by: string }[]> {
  const { rows } = await pool.query<{ key: string; by: string }>(
    'select key, retired_into as by from record where retired_into = any($1)',
    [keys],
  );
  return rows;
}

/** Keys whose present version became known at or after an instant. */
export async function readChangedSince(pool: pg.Pool, instant: string): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    'select distinct key from record_version where known_from >= $1',
    [instant],
  );
  return rows.map((row) => row.key);
}
