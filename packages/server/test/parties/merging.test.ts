import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import { mergeParties, undoMerge } from '../../src/parties/mergeStore.ts';
import { FIRM, openNamedCity, UNIVERSITY } from '../support/parties.ts';
import type { TestPlatform } from '../support/platform.ts';

const DECISION = {
  actor: 'test',
  why: '同一单位',
  reasons: [],
  matterId: null,
  at: '2026-11-22T04:00:00.000Z',
};

let city: Awaited<ReturnType<typeof openNamedCity>>;
let platform: TestPlatform;

beforeAll(async () => {
  city = await openNamedCity();
  ({ platform } = city);
});

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

describe('a merge', () => {
  it('is seen at once without indexing, and its undoing gives the state before', async () => {
    const firm = await city.idOf(FIRM);
    const trade = await city.idOf('西安样例工贸有限公司');
    const before = await city.page(firm);
    const generation = platform.search.size.generation;
    const act = await merge(trade, firm);
    expect(act).toEqual(expect.any(Number));
    const merged = await city.page(trade);
    expect(merged.id).toBe(firm);
    expect(merged.portfolio!.count).toBe(before.portfolio!.count + 1);
    expect(merged.acts).toMatchObject([{ kind: 'merge', why: '同一单位', undone: false }]);
    expect(await undo(act as number)).toEqual(expect.any(Number));
    const after = await city.page(firm);
    expect({ ...after, portfolio: null, acts: [] }).toEqual({ ...before, portfolio: null });
    expect(after.portfolio!.count).toBe(before.portfolio!.count);
    expect(after.acts).toMatchObject([{ kind: 'undo' }, { kind: 'merge', undone: true }]);
    expect(platform.search.size.generation).toBe(generation);
  });

  it('is refused with itself, with nobody, of a person with an organisation, and undone once', async () => {
    const firm = await city.idOf(FIRM);
    const [person] = await city.find('王样例');
    expect(await merge(firm, firm)).toBe('same');
    expect(await merge(firm, '0000000000000000')).toBe('absent');
    expect(await merge(person!.id, firm)).toBe('kinds');
    const act = (await merge(await city.idOf(UNIVERSITY), firm)) as number;
    expect(await undo(act)).toEqual(expect.any(Number));
    expect(await undo(act)).toBe('undone');
    expect(await undo(act + 1)).toBe('absent');
  });

  it('that was undone keeps all apart that either side stands for', async () => {
    const names = ['甲甲', '乙乙', '丙丙', '丁丁'].map((own) => `西安${own}样例有限公司`);
    await platform.give(names.map((name) => city.record({ name })));
    await platform.parties.catchUp();
    const [a, b, c, d] = (await Promise.all(names.map(city.idOf))) as [
      string,
      string,
      string,
      string,
    ];
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
    const [firm, school] = [await city.idOf(FIRM), await city.idOf(UNIVERSITY)];
    const act = (await merge(school, firm)) as number;
    expect(await undo(act, [firm, await city.idOf('宝鸡样例有限公司')])).toBe('other');
    expect(await undo(act, [school, firm])).toEqual(expect.any(Number));
  });

  it('in any sequence leaves a forest, and undoing all gives every party back', async () => {
    const ids = await Promise.all(
      [UNIVERSITY, FIRM, '西安样例工贸有限公司', '宝鸡样例有限公司'].map(city.idOf),
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
    const firm = await city.idOf(FIRM);
    const trade = await city.idOf('西安样例工贸有限公司');
    const act = (await merge(trade, firm)) as number;
    const told = async (text: string) =>
      (await city.find(text)).map(({ id, exact, count }) => [id, exact, count]);
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
