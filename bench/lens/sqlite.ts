import type { BenchQuery } from './queries.ts';
import type { Corpus } from './corpus.ts';

/** CROSS JOIN keeps SQLite from reading the large table first. */
function facetSql(value: string, table: string, key: string, limit: number): string {
  return `SELECT ${value}, count(*) FROM found CROSS JOIN ${table} ON ${key} = found.rowid
    GROUP BY 1 ORDER BY 2 DESC LIMIT ${limit}`;
}

const FACETS = [
  facetSql('kind', 'record', 'record.rowid', 10),
  facetSql('year', 'record', 'record.rowid', 25),
  facetSql('district', 'record', 'record.rowid', 13),
  facetSql('value', 'subclass', 'rowid_', 20),
  facetSql('value', 'holder', 'rowid_', 20),
];
/** Queries of a class stop after this long; the number that ran is printed. */
const CLASS_MS = 20_000;

/**
 * The same questions to SQLite FTS5 over the segmented text, in memory: matching row ids into a
 * temporary table, BM25 for the first twenty, and five GROUP BYs. Phrases are left out, since FTS5
 * finds words and not substrings.
 */
export async function runSqlite(
  corpus: Corpus,
  records: number,
  words: (text: string) => readonly string[],
  classes: Record<string, readonly BenchQuery[]>,
  row: (name: string, times: readonly number[], hits: number) => string,
): Promise<void> {
  let sqlite: typeof import('node:sqlite');
  try {
    sqlite = await import('node:sqlite');
  } catch {
    console.log('\nSQLite FTS5: skipped, this Node has no node:sqlite');
    return;
  }
  const db = new sqlite.DatabaseSync(':memory:');
  try {
    db.exec("CREATE VIRTUAL TABLE words USING fts5(title, abstract, tokenize = 'unicode61')");
  } catch {
    console.log('\nSQLite FTS5: skipped, this SQLite has no FTS5');
    return;
  }
  db.exec(`
    CREATE TABLE record (rowid INTEGER PRIMARY KEY, kind TEXT, year INTEGER, district TEXT);
    CREATE TABLE subclass (rowid_ INTEGER, value TEXT);
    CREATE TABLE holder (rowid_ INTEGER, value TEXT);
    CREATE TEMP TABLE found (rowid INTEGER PRIMARY KEY);
    BEGIN`);
  const started = performance.now();
  const insertWords = db.prepare('INSERT INTO words (rowid, title, abstract) VALUES (?, ?, ?)');
  const insertRecord = db.prepare('INSERT INTO record VALUES (?, ?, ?, ?)');
  const insertSubclass = db.prepare('INSERT INTO subclass VALUES (?, ?)');
  const insertHolder = db.prepare('INSERT INTO holder VALUES (?, ?)');
  for (let number = 0; number < records; number++) {
    const { values } = corpus.record(number);
    const segmented = (name: string): string => words(values[name] as string).join(' ');
    insertWords.run(number, segmented('title'), segmented('abstract'));
    insertRecord.run(
      number,
      values['kind'] as string,
      values['year'] as number,
      values['district'] as string,
    );
    for (const value of new Set(values['subclass'] as string[])) insertSubclass.run(number, value);
    for (const value of new Set(values['holder'] as string[])) insertHolder.run(number, value);
  }
  db.exec(
    'COMMIT; CREATE INDEX s ON subclass (rowid_, value); CREATE INDEX h ON holder (rowid_, value)',
  );
  db.exec("INSERT INTO words (words) VALUES ('optimize'); ANALYZE");
  const version = (db.prepare('SELECT sqlite_version() AS v').get() as { v: string }).v;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `\nSQLite ${version} FTS5, one thread, in memory; load ${Math.round(records / seconds).toLocaleString('en')} records/s`,
  );
  const facets = FACETS.map((sql) => db.prepare(sql));
  for (const [name, queries] of Object.entries(classes)) {
    const times: number[] = [];
    let hits = 0;
    const begun = performance.now();
    for (const { match, filter } of queries) {
      if (match === undefined || performance.now() - begun > CLASS_MS) continue;
      const asked = performance.now();
      db.exec('DELETE FROM found');
      const from =
        filter === undefined
          ? 'FROM words WHERE words MATCH ?'
          : `FROM words CROSS JOIN record ON record.rowid = words.rowid WHERE words MATCH ? AND ${filter}`;
      db.prepare(`INSERT INTO found SELECT words.rowid ${from}`).run(match);
      hits += (db.prepare('SELECT count(*) AS n FROM found').get() as { n: number }).n;
      db.prepare(`SELECT words.rowid ${from} ORDER BY bm25(words, 3, 1) LIMIT 20`).all(match);
      for (const facet of facets) facet.all();
      times.push(performance.now() - asked);
    }
    console.log(
      times.length === 0 ? `${name.padEnd(18)}  not asked` : row(name, times, hits / times.length),
    );
  }
  db.close();
}
