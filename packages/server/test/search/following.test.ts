import type { Condition } from '@zca/query';
import { mergeRight } from '@zca/domain/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, ownGeneration } from '../../src/base/database/index.ts';
import { retireStub, searchOn } from '../support/search.ts';
import type { SearchService } from '../../src/base/search/service.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { save } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const ALL: Condition = { op: 'all' };
const titled = (text: string): Condition => ({ op: 'words', fields: ['title'], text });

let database: TestDatabase;
let one: SearchService;
let two: SearchService;
beforeAll(async () => {
  database = await openTestDatabase();
  await save(database.application, [
    patent({ number: applicationNumber(2020, 1), title: '一种先有的装置' }),
  ]);
  [one, two] = [searchOn(database), searchOn(database)];
  await Promise.all([one.ready(), two.ready()]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
});

/** Ids that both searches find once both have seen a generation. */
async function found(condition: Condition, generation: string): Promise<readonly string[]> {
  await Promise.all([one.waitFor(generation), two.waitFor(generation)]);
  const [first, second] = await Promise.all([one.ids(condition, ALL), two.ids(condition, ALL)]);
  expect(second).toEqual(first);
  return first;
}

describe('what is committed', () => {
  it('before the start is found when the search is ready', async () => {
    expect(await one.ids(titled('先有'), ALL)).toEqual([`CN${applicationNumber(2020, 1)}`]);
  });

  it('is found by every search of the database', async () => {
    const number = applicationNumber(2020, 2);
    const generation = await save(database.application, [
      patent({ number, title: '一种新来的装置' }),
    ]);
    expect(await found(titled('新来'), generation)).toEqual([`CN${number}`]);
  });

  it('takes the place of what stood there', async () => {
    const number = applicationNumber(2020, 2);
    const before = patent({ number, title: '一种新来的装置' });
    const after = mergeRight(before, patent({ number, title: '一种改了名的装置' }));
    const generation = await save(database.application, [after]);
    expect(await found(titled('新来'), generation)).toEqual([]);
    expect(await found(titled('改了名'), generation)).toEqual([`CN${number}`]);
  });

  it('is gone when its record ended', async () => {
    const number = applicationNumber(2020, 3);
    const first = await save(database.application, [patent({ number, title: '一种将去的装置' })]);
    expect(await found(titled('将去'), first)).toEqual([`CN${number}`]);
    const second = await retireStub(database.application, `CN${number}`);
    expect(await found(titled('将去'), second)).toEqual([]);
  });

  it('is whole: many records of one transaction are seen together or not at all', async () => {
    const rights = Array.from({ length: 500 }, (_, i) =>
      patent({ number: applicationNumber(2021, i + 1), title: '一种成批的装置' }),
    );
    const counts = new Set<number>();
    let done = false;
    const watching = (async () => {
      while (!done) counts.add((await one.ids(titled('成批'), ALL)).length);
    })();
    const generation = await save(database.application, rights);
    expect(await found(titled('成批'), generation)).toHaveLength(500);
    done = true;
    await watching;
    expect([...counts].filter((count) => count !== 0 && count !== 500)).toEqual([]);
  });

  it('late, after a later transaction, is not missed', async () => {
    const [early, late] = [applicationNumber(2022, 1), applicationNumber(2022, 2)];
    const [began, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = inTransaction(database.application, async (db, client) => {
      await client.query('select pg_current_xact_id()');
      began.resolve();
      await gate.promise;
      return ownGeneration(db);
    });
    await began.promise;
    const second = await save(database.application, [
      patent({ number: late, title: '一种后到的装置' }),
    ]);
    // A transaction that began earlier still runs, so not everything of that moment is known; the
    // small one behind it is found all the same, in every search.
    expect(await Promise.all([one.waitForOwn(second), two.waitForOwn(second)])).toEqual([
      true,
      true,
    ]);
    expect(await one.ids(titled('后到'), ALL)).toEqual([`CN${late}`]);
    expect(await two.ids(titled('后到'), ALL)).toEqual([`CN${late}`]);
    expect(await one.waitFor(second, 100)).toBe(false);
    gate.resolve();
    await slow;
    const third = await save(database.application, [
      patent({ number: early, title: '一种先到的装置' }),
    ]);
    expect(await found(titled('后到'), third)).toEqual([`CN${late}`]);
    expect(await found(titled('先到'), third)).toEqual([`CN${early}`]);
  });

  it('alone is found before what many wait for, and they are found in their turn', async () => {
    const bulk = Array.from({ length: 4_000 }, (_, i) =>
      patent({ number: applicationNumber(2019, i + 1), title: '一种量大的装置' }),
    );
    for (let from = 0; from < bulk.length; from += 1_000) {
      await save(database.application, bulk.slice(from, from + 1_000));
    }
    const number = applicationNumber(2018, 1);
    const generation = await save(database.application, [
      patent({ number, title: '一种独自的装置' }),
    ]);
    expect(await one.waitForOwn(generation)).toBe(true);
    expect(await one.ids(titled('独自'), ALL)).toEqual([`CN${number}`]);
    expect(await found(titled('量大'), generation)).toHaveLength(bulk.length);
    expect(await found(titled('独自'), generation)).toEqual([`CN${number}`]);
  });

  it('and taken back is never seen', async () => {
    const number = applicationNumber(2022, 3);
    await expect(
      inTransaction(database.application, async (_db, client) => {
        await client.query("insert into change (topic, key) values ('right', $1)", [`CN${number}`]);
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    const generation = await save(database.application, [
      patent({ number: applicationNumber(2022, 4), title: '一种留下的装置' }),
    ]);
    expect(await found(titled('留下'), generation)).toHaveLength(1);
    expect(await one.ids({ op: 'any', field: 'number', values: [number] }, ALL)).toEqual([]);
  });
});

describe('a generation that nobody reaches', () => {
  it('is waited for as long as the asker has patience', async () => {
    expect(await one.waitFor('999999999999', 30)).toBe(false);
  });
});
