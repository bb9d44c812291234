import { copyInto, openClient } from '../../../packages/server/src/base/database/index.ts';
import { startEmbeddedPostgres } from '../../../packages/server/src/base/postgres/index.ts';
import { StartupProblem } from '../../../packages/server/src/base/problem.ts';
import { EngineAbsent, FACETS, TITLE_WEIGHT, TOP } from '../engine.ts';
import type { Engine, Facet, Found } from '../engine.ts';
import type { BenchQuery } from '../queries.ts';
import type { Spool, SpooledRecord } from '../spool.ts';
import type { Workspace } from '../../support/workspace.ts';

type Client = Awaited<ReturnType<typeof openClient>>;

const SERVER = {
  // A database that is thrown away needs no protection from a crash.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  autovacuum: 'off',
  shared_buffers: '2GB',
};

/** One thread, memory for every hash table, and never the whole table read for a common word. */
const SESSION = `
  SET max_parallel_workers_per_gather = 0;
  SET max_parallel_maintenance_workers = 0;
  SET work_mem = '1GB';
  SET maintenance_work_mem = '2GB';
  SET enable_seqscan = off`;

/** Words lie outside the row, so that the columns of the facets are read without them. */
const TABLE = `
  CREATE TABLE record (
    number integer NOT NULL, kind text NOT NULL, year smallint NOT NULL, district text NOT NULL,
    subclass integer[] NOT NULL, holder integer[] NOT NULL, words tsvector NOT NULL
  ) WITH (toast_tuple_target = 256)`;
const COLUMNS = ['number', 'kind', 'year', 'district', 'subclass', 'holder', 'words'];

/** Words of title and abstract never stand one after another. */
const GAP = 10;

/** The text form of a tsvector: each word with its places, those of the title marked A. */
function vectorOf({ title, abstract }: SpooledRecord): string {
  const places = new Map<string, string[]>();
  const add = (word: string, place: string): void => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [place]);
    else known.push(place);
  };
  const titleWords = title.split(' ');
  titleWords.forEach((word, i) => add(word, `${i + 1}A`));
  abstract.split(' ').forEach((word, i) => add(word, String(titleWords.length + GAP + i)));
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

function tsqueryOf({ match }: BenchQuery): string {
  switch (match.op) {
    case 'phrase':
      return match.words.map((word) => `'${word}'`).join(' <-> ');
    case 'prefix':
      return `'${match.prefix}':*`;
    default:
      return match.words.map((word) => `'${word}'`).join(match.op === 'and' ? ' & ' : ' | ');
  }
}

function conditionOf({ filter }: BenchQuery): string {
  const words = 'words @@ $1::tsquery';
  return filter === undefined ? words : `${words} AND district = $2 AND year >= $3`;
}

function largest(facet: 'subclass' | 'holder'): string {
  return `(SELECT '${facet}', n FROM (
    SELECT unnest(${facet}) AS value, count(*)::int AS n FROM found GROUP BY 1
  ) AS counted ORDER BY n DESC LIMIT ${FACETS[facet]})`;
}

function facetSql(condition: string): string {
  return `WITH found AS MATERIALIZED (
      SELECT kind, year, district, subclass, holder FROM record WHERE ${condition}
    )
    SELECT CASE 0 WHEN grouping(kind) THEN 'kind' WHEN grouping(year) THEN 'year' ELSE 'district' END
      AS facet, count(*)::int AS n
    FROM found GROUP BY GROUPING SETS ((kind), (year), (district))
    UNION ALL ${largest('subclass')} UNION ALL ${largest('holder')}`;
}

/** Weights of D, C, B and A as `ts_rank` takes them: the largest is 1. */
const RANK = `ts_rank('{${1 / TITLE_WEIGHT},0,0,1}', words, $1::tsquery)`;

/**
 * The PostgreSQL of the platform, over a Unix socket: a GIN index over the shared words, one statement
 * for all facets and one for the first hits. PostgreSQL has no BM25; `ts_rank` reads the words of
 * every record found.
 */
export class PostgresEngine implements Engine {
  readonly name = 'PostgreSQL GIN';
  readonly version: string;
  readonly notes = [
    'one thread (no parallel workers), sequential scans off, work_mem 1 GB; ts_rank, not BM25',
  ];
  readonly #client: Client;
  readonly #stop: () => Promise<void>;

  private constructor(version: string, client: Client, stop: () => Promise<void>) {
    this.version = version;
    this.#client = client;
    this.#stop = stop;
  }

  static async open(workspace: Workspace): Promise<PostgresEngine> {
    try {
      const dataDirectory = workspace.subfolder('postgres');
      const server = await startEmbeddedPostgres({ dataDirectory, settings: SERVER });
      workspace.onClose(() => server.stop());
      const client = await openClient(server.superuserConfig, 'zca bench');
      // The server may be stopped while a query runs; the query says so.
      client.on('error', () => {});
      return new PostgresEngine(server.version, client, () => server.stop());
    } catch (error) {
      if (error instanceof StartupProblem) throw new EngineAbsent(error.message);
      throw error;
    }
  }

  async load(spool: Spool): Promise<void> {
    await this.#client.query(SESSION);
    await this.#client.query(TABLE);
    await copyInto(this.#client, 'record', COLUMNS, rowsOf(spool));
    await this.#client.query('CREATE INDEX ON record USING gin (words) WITH (fastupdate = off)');
    await this.#client.query('VACUUM (ANALYZE, FREEZE) record');
  }

  async ask(query: BenchQuery): Promise<Found> {
    const values: unknown[] = [tsqueryOf(query)];
    if (query.filter !== undefined) values.push(query.filter.district, query.filter.yearFrom);
    const condition = conditionOf(query);
    const counted = await this.#client.query<{ facet: Facet; n: number }>(
      facetSql(condition),
      values,
    );
    const top = await this.#client.query<{ number: number }>(
      `SELECT number FROM record WHERE ${condition} ORDER BY ${RANK} DESC LIMIT ${TOP}`,
      values,
    );
    const facets: Record<Facet, number[]> = {
      kind: [],
      year: [],
      district: [],
      subclass: [],
      holder: [],
    };
    for (const { facet, n } of counted.rows) facets[facet].push(n);
    for (const list of Object.values(facets)) list.sort((a, b) => b - a);
    // Every record has one kind.
    const count = facets.kind.reduce((sum, n) => sum + n, 0);
    return { count, top: top.rows.map(({ number }) => number), facets };
  }

  async bytes(): Promise<number> {
    const { rows } = await this.#client.query<{ bytes: string }>(
      "SELECT pg_total_relation_size('record') AS bytes",
    );
    return Number(rows[0]!.bytes);
  }

  async close(): Promise<void> {
    await this.#client.end();
    await this.#stop();
  }
}

async function* rowsOf(spool: Spool): AsyncGenerator<(string | number)[]> {
  const subclasses = new Map<string, number>();
  const holders = new Map<string, number>();
  const numbers = (known: Map<string, number>, values: readonly string[]): string => {
    const list = values.map((value) => {
      const number = known.get(value) ?? known.size;
      known.set(value, number);
      return number;
    });
    return `{${list.join()}}`;
  };
  for await (const record of spool.records()) {
    yield [
      record.number,
      record.kind,
      record.year,
      record.district,
      numbers(subclasses, record.subclass),
      numbers(holders, record.holder),
      vectorOf(record),
    ];
  }
}
