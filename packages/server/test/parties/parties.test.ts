import type { PartyDetail, PartyList } from '@zca/domain/parties';
import type { Right, RightParty } from '@zca/domain/registry';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import { mergeParties, undoMerge } from '../../src/parties/mergeStore.ts';
import { partyIdOf } from '../../src/parties/partyId.ts';
import { PartyService } from '../../src/parties/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const UNIVERSITY = '西安样例大学';
const FIRM = '西安样例科技有限公司';
const CODE = '91350100M000100Y43';
const DECISION = {
  actor: 'test',
  why: '同一单位',
  reasons: [],
  matterId: null,
  at: '2026-11-22T04:00:00.000Z',
};

let platform: TestPlatform;
let numbers = 0;

function record(...applicants: RightParty[]): Right {
  numbers += 1;
  return { ...patent({ number: applicationNumber(2021, numbers) }), applicants };
}

const find = async (name: string) =>
  (await platform.read<PartyList>(`/api/v1/parties?name=${encodeURIComponent(name)}`)).rows;
const idOf = async (name: string) => (await find(name)).find((row) => row.exact)!.id;
const page = (id: string) => platform.read<PartyDetail>(`/api/v1/parties/${id}`);
const merge = (party: string, into: string) =>
  inTransaction(platform.database.application, (_, client) =>
    mergeParties(client, party, into, DECISION),
  );
const undo = (act: number) =>
  inTransaction(platform.database.application, (_, client) => undoMerge(client, act, DECISION));

const LONE = record({ name: '王样例' });
const LONE_TOO = record({ name: '王样例' });

beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    record({ name: UNIVERSITY }),
    record({ name: '西安樣例大學' }, { name: FIRM, creditCode: CODE }),
    record({ name: '西安样例大学苏州研究院' }),
    record({ name: '西安样例科技有限责任公司' }),
    record({ name: '西安样例工贸有限公司' }),
    record({ name: '王样例', address: '西安市样例路1号' }),
    record({ name: '王样例', address: '西安市样例路1号' }),
    record({ name: '宝鸡样例有限公司' }),
    LONE,
    LONE_TOO,
  ]);
  await platform.parties.catchUp();
});

describe('a look-up', () => {
  it('finds all writings of a name as one party, and the rights of all of them', async () => {
    const [university, ...others] = await find('西安样例大学');
    expect(university).toMatchObject({ exact: true, count: 2, kind: 'organisation' });
    expect([university!.name, ...university!.otherNames].toSorted()).toEqual(
      [UNIVERSITY, '西安樣例大學'].toSorted(),
    );
    // The institute begins with the name; it is another party.
    expect(others.map(({ name, exact }) => [name, exact])).toEqual([
      ['西安样例大学苏州研究院', false],
    ]);
    const { rows } = await platform.read<PartyList>('/api/v1/parties?name=西安样例大学');
    expect(rows[0]!.id).toBe(partyIdOf(`o:${UNIVERSITY}`));
  });

  it('finds by what distinguishes the name, without its place', async () => {
    expect((await find('样例')).map(({ name }) => name)).toContain('宝鸡样例有限公司');
    expect(await find('绝无此名')).toEqual([]);
  });

  it('finds by the unified social credit code, and finds nothing by a part of one', async () => {
    expect((await find(CODE)).map(({ name, exact }) => [name, exact])).toEqual([[FIRM, true]]);
    expect(await find(CODE.slice(0, 10))).toEqual([]);
  });

  it('gives each mention of a person apart, and of a right just the one that it means', async () => {
    const persons = await find('王样例');
    expect(persons.map(({ kind, count }) => [kind, count])).toEqual([
      ['person', 2],
      ['person', 1],
      ['person', 1],
    ]);
    const { rows } = await platform.read<PartyList>(
      `/api/v1/parties?name=王样例&right=${LONE.key}`,
    );
    expect(rows).toHaveLength(1);
    expect((await page(rows[0]!.id)).names).toMatchObject([
      { evidence: 'right', evidenceValue: LONE.key, count: 1 },
    ]);
    const none = await platform.read<PartyList>(`/api/v1/parties?name=李样例&right=${LONE.key}`);
    expect(none.rows).toEqual([]);
  });

  it('refuses a name that is none', async () => {
    const { statusCode } = await platform.ask('anonymous', { url: '/api/v1/parties?name=%20' });
    expect(statusCode).toBe(400);
  });
});

describe('the page of a party', () => {
  it('counts rights, partners and units, and says what the party belongs to', async () => {
    const university = await page(await idOf(UNIVERSITY));
    expect(university).toMatchObject({ kind: 'organisation', codes: [], parent: null, acts: [] });
    expect(university.portfolio).toMatchObject({ count: 2, filed: 2, complete: true });
    expect(university.portfolio!.partners).toMatchObject([
      { value: FIRM, count: 1, id: await idOf(FIRM) },
    ]);
    expect(university.units).toMatchObject([{ name: '西安样例大学苏州研究院' }]);
    expect(university.searchTerms).toHaveLength(2);
    const unit = await page(university.units[0]!.id);
    expect(unit.parent).toEqual({ id: university.id, name: university.name });
    expect((await page(await idOf(FIRM))).codes).toEqual([CODE]);
  });

  it('of a person does not spread the address', async () => {
    const [person] = await find('王样例');
    const detail = await page(person!.id);
    expect(detail.names).toMatchObject([{ evidence: 'address', evidenceValue: null, count: 2 }]);
    expect(JSON.stringify(detail.names)).not.toContain('样例路');
  });

  it('is absent for an id of nobody, and malformed ids are refused', async () => {
    const status = async (id: string) =>
      (await platform.ask('anonymous', { url: `/api/v1/parties/${id}` })).statusCode;
    expect(await status('0000000000000000')).toBe(404);
    expect(await status('nobody')).toBe(400);
  });
});

describe('a merge', () => {
  it('is seen at once without indexing, and its undoing gives the state before', async () => {
    const firm = await idOf(FIRM);
    const trade = await idOf('西安样例工贸有限公司');
    const before = await page(firm);
    const generation = platform.search.size.generation;
    const act = await merge(trade, firm);
    expect(act).toEqual(expect.any(Number));
    const merged = await page(trade);
    expect(merged.id).toBe(firm);
    expect(merged.portfolio!.count).toBe(before.portfolio!.count + 1);
    expect(merged.acts).toMatchObject([{ kind: 'merge', why: '同一单位', undone: false }]);
    expect(await undo(act as number)).toEqual(expect.any(Number));
    const after = await page(firm);
    expect({ ...after, portfolio: null, acts: [] }).toEqual({ ...before, portfolio: null });
    expect(after.portfolio!.count).toBe(before.portfolio!.count);
    expect(after.acts).toMatchObject([{ kind: 'undo' }, { kind: 'merge', undone: true }]);
    expect(platform.search.size.generation).toBe(generation);
  });

  it('is refused with itself, with nobody, of a person with an organisation, and undone once', async () => {
    const firm = await idOf(FIRM);
    const [person] = await find('王样例');
    expect(await merge(firm, firm)).toBe('same');
    expect(await merge(firm, '0000000000000000')).toBe('absent');
    expect(await merge(person!.id, firm)).toBe('kinds');
    const act = (await merge(await idOf(UNIVERSITY), firm)) as number;
    expect(await undo(act)).toEqual(expect.any(Number));
    expect(await undo(act)).toBe('undone');
    expect(await undo(act + 1)).toBe('absent');
  });

  it('in any sequence leaves a forest, and undoing all gives every party back', async () => {
    const ids = await Promise.all(
      [UNIVERSITY, FIRM, '西安样例工贸有限公司', '宝鸡样例有限公司'].map(idOf),
    );
    const standing = async () => Object.fromEntries(await platform.parties.store.standingOf(ids));
    const start = await standing();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (pairs, order) => {
          const acts: number[] = [];
          for (const [from, to] of pairs) {
            const states = await standing();
            const act = await merge(ids[from]!, ids[to]!);
            // Refused exactly when both stand for the same already.
            const isSame = states[ids[from]!] === states[ids[to]!];
            expect(typeof act === 'number').toBe(!isSame);
            if (typeof act === 'number') acts.push(act);
          }
          expect(Object.keys(await standing())).toHaveLength(ids.length);
          while (acts.length > 0) {
            const [act] = acts.splice(order.next().value! % acts.length, 1);
            expect(await undo(act!)).toEqual(expect.any(Number));
          }
          expect(await standing()).toEqual(start);
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it('is written down by the application, which can neither change nor remove the act', async () => {
    const { pool } = platform.database.application;
    for (const attempt of ["update party_act set why = 'x'", 'delete from party_act']) {
      await expect(pool.query(attempt)).rejects.toThrow(/permission denied/);
    }
  });
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
      'truncate party, party_name, party_code, party_act, party_proposal, party_progress',
    );
    const again = new PartyService({
      database: application,
      search: platform.search,
      logger: createLogger('silent'),
      budgetMs: 1000,
    });
    await again.catchUp();
    expect(await parties()).toEqual(partiesBefore);
    expect(await names()).toEqual(namesBefore);
    await platform.give([record({ name: '西安后来有限公司' })]);
    await again.catchUp();
    await again.close();
    expect(await find('西安后来有限公司')).toMatchObject([{ exact: true, count: 1 }]);
  });

  it('goes on where a process was ended, and reads all again with other rules', async () => {
    const { owner, application } = platform.database;
    const service = () =>
      new PartyService({
        database: application,
        search: platform.search,
        logger: createLogger('silent'),
        budgetMs: 1000,
      });
    const all = (await owner.pool.query('select key from record order by key')).rows;
    // Half was read when the process ended.
    const half = all[Math.floor(all.length / 2)]!.key as string;
    await owner.pool.query('truncate party, party_name, party_code, party_act, party_proposal');
    await owner.pool.query('update party_progress set filled_to = $1', [half]);
    await service().catchUp();
    const some = await owner.pool.query<{ n: number }>('select count(*) as n from party');
    await owner.pool.query('update party_progress set rules = 0');
    await service().catchUp();
    const whole = await owner.pool.query<{ n: number }>('select count(*) as n from party');
    expect(some.rows[0]!.n).toBeGreaterThan(0);
    expect(whole.rows[0]!.n).toBeGreaterThan(some.rows[0]!.n);
  });
});
