import { beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/base/log/log.ts';
import { PartyService } from '../../src/parties/index.ts';
import { FIRM, openNamedCity, UNIVERSITY } from '../support/parties.ts';
import type { TestPlatform } from '../support/platform.ts';

let city: Awaited<ReturnType<typeof openNamedCity>>;
let platform: TestPlatform;

beforeAll(async () => {
  city = await openNamedCity();
  ({ platform } = city);
});

describe('following the rights', () => {
  it('gives the same parties from the feed, and from a first reading in another order', async () => {
    const { owner, application } = platform.database;
    const parties = async () =>
      (await owner.pool.query('select id, key, core from party order by id')).rows;
    const names = async () =>
      (await owner.pool.query('select * from party_name order by name, evidence')).rows;
    const [partiesBefore, namesBefore] = [await parties(), await names()];
    await owner.pool.query(
      'truncate party, party_name, party_mention, party_rename, party_code, party_act, party_proposal, party_progress',
    );
    const again = new PartyService({
      database: application,
      search: platform.search,
      logger: createLogger('silent'),
      budgetMs: 1000,
      clock: Date.now,
    });
    await again.catchUp();
    expect(await parties()).toEqual(partiesBefore);
    expect(await names()).toEqual(namesBefore);
    await platform.give([city.record({ name: '西安后来有限公司' })]);
    await again.catchUp();
    await again.close();
    expect(await city.find('西安后来有限公司')).toMatchObject([{ exact: true, count: 1 }]);
  });

  it('goes on where a process was ended, and reads all again with other rules', async () => {
    const { owner, application } = platform.database;
    const service = () =>
      new PartyService({
        database: application,
        search: platform.search,
        logger: createLogger('silent'),
        budgetMs: 1000,
        clock: Date.now,
      });
    const all = (await owner.pool.query('select key from record order by key')).rows;
    // Half was read when the process ended.
    const half = all[Math.floor(all.length / 2)]!.key as string;
    await owner.pool.query(
      'truncate party, party_name, party_mention, party_rename, party_code, party_act, party_proposal',
    );
    await owner.pool.query('update party_progress set filled_to = $1', [half]);
    await service().catchUp();
    const some = await owner.pool.query<{ n: number }>('select count(*) as n from party');
    await owner.pool.query('update party_progress set rules = 0');
    await service().catchUp();
    const whole = await owner.pool.query<{ n: number }>('select count(*) as n from party');
    expect(some.rows[0]!.n).toBeGreaterThan(0);
    expect(whole.rows[0]!.n).toBeGreaterThan(some.rows[0]!.n);
  });

  it('with other rules carries what was decided over to those who bear the names now', async () => {
    const { owner, application } = platform.database;
    const [firm, trade] = [await city.idOf(FIRM), await city.idOf('西安样例工贸有限公司')];
    const [far, school] = [await city.idOf('宝鸡样例有限公司'), await city.idOf(UNIVERSITY)];
    // Two parties of earlier rules, whose names have gone to others: one stands, one was merged.
    const [stood, merged] = ['0000000000000001', '0000000000000002'];
    const insert = `insert into party (id, key, kind, name, core, whole, merged_into)
                    values ($1, $2, 'organisation', $3, 'x', 'x', $4)`;
    await owner.pool.query(insert, [stood, 'o:former 1', FIRM, null]);
    await owner.pool.query(insert, [merged, 'o:former 2', UNIVERSITY, far]);
    await owner.pool.query('update party set merged_into = $1 where id = $2', [stood, trade]);
    // Nobody who asks for the nameless meanwhile is answered by a fault.
    expect(
      (await platform.ask('anonymous', { url: `/api/v1/parties/${stood}/with/${firm}` }))
        .statusCode,
    ).toBe(200);
    await owner.pool.query("update party set core = 'stale', parent_id = null where id = $1", [
      firm,
    ]);
    await owner.pool.query('update party_progress set rules = 0');
    const service = new PartyService({
      database: application,
      search: platform.search,
      logger: createLogger('silent'),
      budgetMs: 1000,
      clock: Date.now,
    });
    await service.catchUp();
    expect(
      Object.fromEntries(await service.store.standingOf([stood, trade, merged, school])),
    ).toEqual({
      [stood]: firm,
      [trade]: firm,
      [merged]: far,
      [school]: far,
    });
    const { rows } = await owner.pool.query('select core from party where id = $1', [firm]);
    expect(rows[0]!.core).not.toBe('stale');
  });
});
