import { describe, expect, it } from 'vitest';
import { CLOSING } from '../../src/registry/import/importer.ts';
import { RunStore } from '../../src/registry/import/runStore.ts';
import { zipOf } from '../support/archives.ts';
import { openTestDatabase } from '../support/database.ts';
import { addRun, everything, fileOf, importFiles, workOn } from '../support/imports.ts';
import { csvOf, rowOf, rowsOf } from '../support/tables.ts';

/** Twelve hundred rows with some that are refused and some that only complete others. */
const TABLE = csvOf([
  ...rowsOf(1200, {
    40: { 申请日: '2020.02.30' },
    700: { 申请号: '', '公开（公告）号': '' },
  }),
  { ...rowOf(7), 发明名称: '', 摘要: '后补的摘要' },
]);

/** Works until `batches` were committed, and is then told to end. */
async function broken(
  database: Awaited<ReturnType<typeof openTestDatabase>>['application'],
  run: Awaited<ReturnType<typeof addRun>>,
  batches: number,
  reason: unknown = CLOSING,
) {
  const stop = new AbortController();
  let seen = 0;
  return workOn(database, run, {
    signal: stop.signal,
    onProgress: () => {
      seen += 1;
      if (seen === batches) stop.abort(reason);
    },
  });
}

describe('an import that is broken off', () => {
  it('goes on after its last batch and ends as if nothing had happened', async () => {
    const files = [await fileOf('一.csv', TABLE), await fileOf('二.csv', csvOf([rowOf(2000)]))];
    const whole = await openTestDatabase();
    const expected = await importFiles({ database: whole }, files);

    const database = await openTestDatabase();
    const { application } = database;
    const runs = new RunStore(application.db);
    const run = await addRun(application, files);
    expect(await broken(application, run, 1)).toBeNull();
    const halfway = (await runs.find(run.id))!;
    expect(halfway).toMatchObject({ status: 'running', counts: { read: 500 } });
    expect(halfway.checkpoint).toEqual({ file: 0, entry: 0, record: 500 });
    expect(await broken(application, halfway, 1)).toBeNull();
    expect((await runs.find(run.id))!.counts.read).toBe(1000);
    const [unfinished] = await runs.unfinished();
    const counts = await workOn(application, unfinished!);
    const { read, new: added, updated, unchanged, quarantined } = expected;
    expect(counts).toMatchObject({ read, new: added, updated, unchanged, quarantined });
    expect((await runs.find(run.id))!.status).toBe('finished');
    expect(await everything({ database })).toBe(await everything({ database: whole }));
    const count = 'select count(*)::int as n from quarantine';
    const waiting = await Promise.all(
      [database, whole].map(async (each) => (await each.owner.pool.query(count)).rows),
    );
    expect(waiting[0]).toEqual(waiting[1]);
  });

  it('counts a batch that failed as not done at all', async () => {
    const database = await openTestDatabase();
    const { application, owner } = database;
    const run = await addRun(application, [await fileOf('一.csv', TABLE)]);
    // The versions of the second batch are refused by the database itself.
    await owner.pool.query(
      'alter table record_version add constraint broken check (id <= 800) not valid',
    );
    await expect(workOn(application, run)).rejects.toThrow(/broken/);
    const failed = (await new RunStore(application.db).find(run.id))!;
    expect(failed).toMatchObject({ status: 'failed', counts: { read: 500 } });
    expect(failed.error!.zh).toMatch(/再次导入/);
    expect((await everything({ database })).trimEnd().split('\n')).toHaveLength(499);
    await owner.pool.query('alter table record_version drop constraint broken');
    const again = await importFiles({ database }, [await fileOf('一.csv', TABLE)]);
    expect(again).toMatchObject({ unchanged: 499, quarantined: 2 });
  });
});

describe('an import that a person stops', () => {
  it('ends after its batch and stays as it is', async () => {
    const database = await openTestDatabase();
    const { application } = database;
    const run = await addRun(application, [await fileOf('一.csv', TABLE)]);
    const counts = await broken(application, run, 1, 'a person');
    expect(counts).toMatchObject({ read: 500 });
    expect((await new RunStore(application.db).find(run.id))!.status).toBe('cancelled');
  });

  it('ends between the tables of an archive, however small they are', async () => {
    const database = await openTestDatabase();
    const { application } = database;
    const members = Array.from({ length: 30 }, (_, i) => [`${i}.csv`, csvOf([rowOf(i + 1)])]);
    const zip = await fileOf('多.zip', zipOf(Object.fromEntries(members)));
    const run = await addRun(application, [zip]);
    const stop = new AbortController();
    stop.abort(CLOSING);
    expect(await workOn(application, run, { signal: stop.signal })).toBeNull();
    const counts = await workOn(application, run);
    expect(counts).toMatchObject({ read: 30, new: 30 });
  });
});

describe('one import', () => {
  it('is worked on by one process at a time', async () => {
    const database = await openTestDatabase();
    const { application } = database;
    const run = await addRun(application, [await fileOf('一.csv', TABLE)]);
    const results = await Promise.all([1, 2, 3].map(() => workOn(application, run)));
    const ended = results.filter((counts) => counts !== null);
    expect(ended[0]).toMatchObject({ read: 1201, new: 1198, updated: 1, quarantined: 2 });
    // Who comes late finds it ended, and does nothing.
    for (const counts of ended) expect(counts).toEqual(ended[0]);
    const { rows } = await database.owner.pool.query<{ n: number }>(
      'select count(*)::int as n from record_version',
    );
    expect(rows[0]!.n).toBe(1199);
  });

  it('is not worked on beside another process that holds it', async () => {
    const database = await openTestDatabase();
    const { application, owner } = database;
    const run = await addRun(application, [await fileOf('一.csv', TABLE)]);
    const other = await owner.pool.connect();
    await other.query("select pg_advisory_lock(hashtext('import_run'), $1::int)", [run.id]);
    expect(await workOn(application, run)).toBeNull();
    expect((await new RunStore(application.db).find(run.id))!.status).toBe('pending');
    await other.query('select pg_advisory_unlock_all()');
    other.release();
    expect(await workOn(application, run)).toMatchObject({ read: 1201 });
  });
});
