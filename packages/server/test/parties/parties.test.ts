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
const undo = async (act: number, pair?: readonly [string, string]) => {
  const { pool } = platform.database.application;
  const { rows } = await pool.query<{ a: string; b: string }>(
    'select party_id as a, into_id as b from party_act where id = $1',
    [act],
  );
  const own = [rows[0]?.a ?? '', rows[0]?.b ?? ''] as const;
  return inTransaction(platform.database.application, (_, client) =>
    undoMerge(client, act, pair ?? own, DECISION),
  );
};

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

  it('O:A-18: finds by the unified social credit code, and nothing by a part of one or a wrong one', async () => {
    expect((await find(CODE)).map(({ name, exact }) => [name, exact])).toEqual([[FIRM, true]]);
    expect(await find(CODE.slice(0, 10))).toEqual([]);
    // Z is no character of a code.
    expect(await find(`${CODE.slice(0, -1)}Z`)).toEqual([]);
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

  it('finds organisations by the midst of a name, those with most rights first', async () => {
    const rows = await find('例科技');
    expect(rows.map(({ name, count }) => [name, count])).toEqual([[FIRM, 2]]);
  });

  it('shows twenty lines at most and says that there are more', async () => {
    const name = (at: number) =>
      `西安众名第${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[at]}厂`;
    await platform.give(Array.from({ length: 21 }, (_, at) => record({ name: name(at) })));
    await platform.parties.catchUp();
    const list = (text: string) =>
      platform.read<PartyList>(`/api/v1/parties?name=${encodeURIComponent(text)}`);
    for (const text of ['众名第', '名第']) {
      const { rows, more } = await list(text);
      expect([rows.length, new Set(rows.map(({ id }) => id)).size, more]).toEqual([20, 20, true]);
    }
    const { rows, more } = await list(name(20));
    expect([rows.length, rows[0]!.exact, more]).toEqual([1, true, false]);
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
    expect(detail.searchTerms).toBeNull();
    expect(JSON.stringify(detail)).not.toContain('样例路');
  });

  it('of a person counts the rights that name this very person, also after transfers', async () => {
    const day = '2022-05-06';
    const transfer = (newHolder: string) => ({ day, code: 'transfer', details: { newHolder } });
    const away = {
      ...record({ name: '赵样例', address: '西安市样例路9号' }),
      events: [transfer('西安受让样例有限公司')],
    };
    const alone = {
      ...record({ name: '钱样例' }, { name: '孙样例' }),
      events: [transfer('钱样例')],
    };
    await platform.give([away, alone, record({ name: '钱样例' })]);
    await platform.parties.catchUp();
    const [gave] = await find('赵样例');
    expect((await page(gave!.id)).portfolio).toMatchObject({ count: 0, filed: 1 });
    const kept = await platform.read<PartyList>(`/api/v1/parties?name=钱样例&right=${alone.key}`);
    expect((await page(kept.rows[0]!.id)).portfolio).toMatchObject({ count: 1, filed: 1 });
  });

  it('of a person goes when no right names the person any more', async () => {
    const wrong = record({ name: '李误名' });
    await platform.give([wrong]);
    await platform.parties.catchUp();
    const [person] = await find('李误名');
    expect(person).toMatchObject({ kind: 'person', count: 1 });
    await platform.give([{ ...wrong, applicants: [{ name: '李更正' }] }]);
    await platform.parties.catchUp();
    expect(await find('李误名')).toEqual([]);
    const gone = await platform.ask('anonymous', { url: `/api/v1/parties/${person!.id}` });
    expect(gone.statusCode).toBe(404);
    expect(await find('李更正')).toHaveLength(1);
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

  it('that was undone keeps all apart that either side stands for', async () => {
    const names = ['甲甲', '乙乙', '丙丙', '丁丁'].map((own) => `西安${own}样例有限公司`);
    await platform.give(names.map((name) => record({ name })));
    await platform.parties.catchUp();
    const [a, b, c, d] = (await Promise.all(names.map(idOf))) as [string, string, string, string];
    const { store } = platform.parties;
    const acts = [await merge(b, a), await merge(d, c)] as number[];
    await undo((await merge(c, a)) as number);
    // Whoever is compared later may be any of those that the two stand for.
    const standing = await store.standingOf([b, d]);
    expect(await store.areApart(standing.get(b)!, standing.get(d)!)).toBe(true);
    for (const act of acts) await undo(act);
    expect(await store.areApart(b, d)).toBe(false);
  });

  it('is not undone by whoever names another pair', async () => {
    const [firm, school] = [await idOf(FIRM), await idOf(UNIVERSITY)];
    const act = (await merge(school, firm)) as number;
    expect(await undo(act, [firm, await idOf('宝鸡样例有限公司')])).toBe('other');
    expect(await undo(act, [school, firm])).toEqual(expect.any(Number));
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

  it('leads from the names of a merged party to the one that stands for it, once', async () => {
    const firm = await idOf(FIRM);
    const trade = await idOf('西安样例工贸有限公司');
    const act = (await merge(trade, firm)) as number;
    const told = async (text: string) =>
      (await find(text)).map(({ id, exact, count }) => [id, exact, count]);
    const own = await told('西安样例工贸有限公司');
    const midst = await told('例工贸');
    const beginning = (await told('西安样例工')).filter(([id]) => id === firm);
    await undo(act);
    expect(own).toEqual([[firm, true, 3]]);
    expect(midst).toEqual([[firm, false, 3]]);
    expect(beginning).toEqual([[firm, false, 3]]);
    expect(await told('例工贸')).toEqual([[trade, false, 1]]);
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
    const [firm, trade] = [await idOf(FIRM), await idOf('西安样例工贸有限公司')];
    const [far, school] = [await idOf('宝鸡样例有限公司'), await idOf(UNIVERSITY)];
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
