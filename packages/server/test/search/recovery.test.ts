import type { Condition } from '@zca/query';
import { afterEach, describe, expect, it } from 'vitest';
import { SearchRefusal } from '../../src/base/search/refusal.ts';
import type { SearchOptions, SearchService } from '../../src/base/search/service.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { save } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { searchOn } from '../support/search.ts';

const ALL: Condition = { op: 'all' };
const FAULTY = new URL('./faultySource.ts', import.meta.url);
const open: SearchService[] = [];
afterEach(async () => {
  for (const search of open.splice(0)) await search.close();
});

async function start(database: TestDatabase, options: Partial<SearchOptions> = {}) {
  const notes: string[] = [];
  const search = searchOn(database, { onNote: (text) => notes.push(text), ...options });
  open.push(search);
  await search.ready();
  return { search, notes };
}

const right = (serial: number, title = '一种装置') =>
  patent({ number: applicationNumber(2020, serial), title });

// With segments of 100 the index is made by several threads, each of which reads its own ranges.
describe.each([20_000, 100])('while the index is made anew in segments of %i', (segmentSize) => {
  it('questions are answered from the present one', async () => {
    const database = await openTestDatabase();
    const rights = Array.from({ length: 400 }, (_, i) => right(i + 1));
    await save(database.application, rights);
    const { search } = await start(database, { segmentSize });
    let answers = 0;
    let done = false;
    const asking = (async () => {
      while (!done) {
        expect(await search.ids(ALL, ALL)).toHaveLength(400);
        answers += 1;
      }
    })();
    await search.reindex();
    done = true;
    await asking;
    expect(answers).toBeGreaterThan(0);
    expect(await search.ids(ALL, ALL)).toHaveLength(400);
  });

  it('nothing that is committed meanwhile is lost', async () => {
    const database = await openTestDatabase();
    const rights = Array.from({ length: 350 }, (_, i) => right(i + 1));
    await save(database.application, rights);
    const { search } = await start(database, { segmentSize });
    const [, generation] = await Promise.all([
      search.reindex(),
      save(database.application, [right(351)]),
    ]);
    await search.waitFor(generation);
    const ids = await search.ids(ALL, ALL);
    expect(new Set(ids).size).toBe(351);
    expect(ids).toHaveLength(351);
  });

  it('a fault is told to whoever asked, and the present one stays', async () => {
    const database = await openTestDatabase();
    await save(
      database.application,
      Array.from({ length: 250 }, (_, i) => right(i + 1)),
    );
    const { search } = await start(database, { segmentSize, sourceModule: FAULTY });
    await database.owner.pool.query("insert into setting (key, value) values ('fault', '\"all\"')");
    await expect(search.reindex()).rejects.toThrow('a planted fault');
    expect(await search.ids(ALL, ALL)).toHaveLength(250);
  });
});

describe('a connection to the database that breaks', () => {
  it('is made again, and what was committed meanwhile is found', async () => {
    const database = await openTestDatabase();
    await save(database.application, [right(1)]);
    const { search } = await start(database);
    await database.application.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name in ('zca search', 'zca listen')`,
    );
    const generation = await save(database.application, [right(2)]);
    await search.waitFor(generation);
    expect(await search.ids(ALL, ALL)).toHaveLength(2);
  });
});

describe('a change whose document cannot be made', () => {
  it('holds the feed until it can be made, and is then not missed', async () => {
    const database = await openTestDatabase();
    const { search, notes } = await start(database, { sourceModule: FAULTY });
    await database.owner.pool.query(
      "insert into setting (key, value) values ('fault', '\"keys\"')",
    );
    const generation = await save(database.application, [right(1)]);
    expect(await search.waitFor(generation, 200)).toBe(false);
    expect(notes.join('\n')).toContain('a planted fault');
    await database.owner.pool.query("delete from setting where key = 'fault'");
    expect(await search.waitFor(generation, 20_000)).toBe(true);
    expect(await search.ids(ALL, ALL)).toHaveLength(1);
  });
});

describe('a thread that dies', () => {
  it('is started again: the writer', async () => {
    const database = await openTestDatabase();
    await save(database.application, [right(1)]);
    const { search, notes } = await start(database, { sourceModule: FAULTY });
    await database.owner.pool.query("insert into setting (key, value) values ('fault', '\"die\"')");
    await save(database.application, [right(2)]);
    await expect
      .poll(() => notes.join('\n'), { timeout: 20_000 })
      .toContain('search writer failed');
    // What was published goes on answering.
    expect(await search.ids(ALL, ALL)).toHaveLength(1);
    await database.owner.pool.query("delete from setting where key = 'fault'");
    const generation = await save(database.application, [right(3)]);
    await search.waitFor(generation);
    expect(await search.ids(ALL, ALL)).toHaveLength(3);
  });

  it('is started again: a reader, and its questions are refused and not forgotten', async () => {
    const database = await openTestDatabase();
    await save(database.application, [right(1)]);
    const { search } = await start(database, { sourceModule: FAULTY });
    await database.owner.pool.query("insert into setting (key, value) values ('fault', '\"die\"')");
    await expect(search.ids(ALL, ALL, '2000-01-01T00:00:00Z')).rejects.toThrow();
    await database.owner.pool.query("delete from setting where key = 'fault'");
    expect(await search.ids(ALL, ALL)).toHaveLength(1);
  });
});

describe('a question', () => {
  it('that the index refuses says why', async () => {
    const database = await openTestDatabase();
    const { search } = await start(database);
    const question = { where: { op: 'any', field: 'nothing', values: ['x'] }, facets: {} } as const;
    await expect(search.ask(question, ALL)).rejects.toBeInstanceOf(SearchRefusal);
  });

  it('to a search that is closed is refused', async () => {
    const database = await openTestDatabase();
    const { search } = await start(database);
    const asked = search.ids(ALL, ALL).catch((error: Error) => error.message);
    await search.close();
    await asked;
    await search.close();
    await expect(search.ids(ALL, ALL)).rejects.toThrow('closed');
    await expect(search.reindex()).rejects.toThrow('closed');
  });
});
