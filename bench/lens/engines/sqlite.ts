import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { EngineAbsent, FACETS, FACET_NAMES, TITLE_WEIGHT, TOP } from '../engine.ts';
import type { Engine, Facet, Found } from '../engine.ts';
import type { BenchQuery } from '../queries.ts';
import type { Spool } from '../spool.ts';

const SCHEMA = `
  PRAGMA temp_store = MEMORY;
  CREATE VIRTUAL TABLE words USING fts5(title, abstract, content = '', tokenize = 'unicode61');
  CREATE TABLE record (number INTEGER PRIMARY KEY, kind TEXT, year INTEGER, district TEXT);
  CREATE TABLE subclass (record INTEGER, value INTEGER, PRIMARY KEY (record, value)) WITHOUT ROWID;
  CREATE TABLE holder (record INTEGER, value INTEGER, PRIMARY KEY (record, value)) WITHOUT ROWID;
  CREATE TABLE subclass_name (value INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE holder_name (value INTEGER PRIMARY KEY, name TEXT);
  CREATE TEMP TABLE found (number INTEGER PRIMARY KEY);
  BEGIN`;

/** CROSS JOIN keeps SQLite from reading the large table first. */
function facetSql(facet: Facet): string {
  const size = FACETS[facet];
  if (facet !== 'subclass' && facet !== 'holder') {
    return `SELECT ${facet} AS name, count(*) AS n FROM found CROSS JOIN record USING (number)
      GROUP BY 1 ORDER BY 2 DESC LIMIT ${size}`;
  }
  return `SELECT name, n FROM (
      SELECT value, count(*) AS n FROM found CROSS JOIN ${facet} ON record = number
      GROUP BY 1 ORDER BY 2 DESC LIMIT ${size}
    ) JOIN ${facet}_name USING (value) ORDER BY n DESC`;
}

/** The MATCH expression of a query. */
function matchOf({ match }: BenchQuery): string {
  switch (match.op) {
    case 'phrase':
      return `"${match.words.join(' ')}"`;
    case 'prefix':
      return `${match.prefix}*`;
    default:
      return match.words.join(match.op === 'and' ? ' AND ' : ' OR ');
  }
}

/**
 * SQLite FTS5 in memory: the numbers of the records found go into a temporary table, five GROUP BYs
 * read the facets, and BM25 orders the first twenty. Values of many-valued fields are numbers in side
 * tables; the text itself is not kept.
 */
export class SqliteEngine implements Engine {
  readonly name = 'SQLite FTS5';
  readonly version: string;
  readonly notes = ['in this process, in memory; BM25'];
  readonly #db: DatabaseSync;
  #facets: readonly (readonly [Facet, StatementSync])[] = [];

  private constructor(db: DatabaseSync) {
    this.#db = db;
    this.version = (db.prepare('SELECT sqlite_version() AS v').get() as { v: string }).v;
  }

  static async open(): Promise<SqliteEngine> {
    let sqlite: typeof import('node:sqlite');
    try {
      sqlite = await import('node:sqlite');
    } catch {
      throw new EngineAbsent('this Node.js has no node:sqlite');
    }
    const db = new sqlite.DatabaseSync(':memory:');
    try {
      db.exec(SCHEMA);
    } catch (error) {
      throw new EngineAbsent(`this SQLite refuses the tables: ${(error as Error).message}`);
    }
    return new SqliteEngine(db);
  }

  async load(spool: Spool): Promise<void> {
    const insertWords = this.#db.prepare(
      'INSERT INTO words (rowid, title, abstract) VALUES (?, ?, ?)',
    );
    const insertRecord = this.#db.prepare('INSERT INTO record VALUES (?, ?, ?, ?)');
    const insertSubclass = this.#db.prepare('INSERT INTO subclass VALUES (?, ?)');
    const insertHolder = this.#db.prepare('INSERT INTO holder VALUES (?, ?)');
    const subclasses = new Map<string, number>();
    const holders = new Map<string, number>();
    for await (const record of spool.records()) {
      const { number } = record;
      insertWords.run(number, record.title, record.abstract);
      insertRecord.run(number, record.kind, record.year, record.district);
      for (const name of record.subclass) insertSubclass.run(number, numberOf(subclasses, name));
      for (const name of record.holder) insertHolder.run(number, numberOf(holders, name));
    }
    for (const [table, names] of [
      ['subclass_name', subclasses],
      ['holder_name', holders],
    ] as const) {
      const insert = this.#db.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
      for (const [name, value] of names) insert.run(value, name);
    }
    this.#db.exec("COMMIT; INSERT INTO words (words) VALUES ('optimize'); ANALYZE");
    this.#facets = FACET_NAMES.map((name) => [name, this.#db.prepare(facetSql(name))] as const);
  }

  ask(query: BenchQuery): Found {
    const values: SQLInputValue[] = [matchOf(query)];
    let from = 'FROM words WHERE words MATCH ?';
    if (query.filter !== undefined) {
      from = `FROM words CROSS JOIN record ON record.number = words.rowid
        WHERE words MATCH ? AND district = ? AND year >= ?`;
      values.push(query.filter.district, query.filter.yearFrom);
    }
    this.#db.exec('DELETE FROM found');
    this.#db.prepare(`INSERT INTO found SELECT words.rowid ${from}`).run(...values);
    const { n } = this.#db.prepare('SELECT count(*) AS n FROM found').get() as { n: number };
    const top = this.#db
      .prepare(
        `SELECT words.rowid AS number ${from} ORDER BY bm25(words, ${TITLE_WEIGHT}, 1) LIMIT ${TOP}`,
      )
      .all(...values);
    const facets = this.#facets.map(([name, statement]) => [
      name,
      statement.all().map((row) => row['n'] as number),
    ]);
    return {
      count: n,
      top: top.map((row) => row['number'] as number),
      facets: Object.fromEntries(facets) as Found['facets'],
    };
  }

  bytes(): number {
    const read = (pragma: string): number =>
      Number(Object.values(this.#db.prepare(`PRAGMA ${pragma}`).get()!)[0]);
    return read('page_count') * read('page_size');
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) numbers.set(name, (number = numbers.size));
  return number;
}
