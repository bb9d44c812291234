import { randomUUID } from 'node:crypto';
import type {
  PartyComparison,
  PartyDetail,
  PartyList,
  ResolutionResult,
} from '@zca/domain/parties';
import type { Right, RightParty } from '@zca/domain/registry';
import type { MatterDetail } from '@zca/domain/matters';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Asker,
  ASKERS,
  openTestPlatform,
  signedIn,
  type TestPlatform,
} from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const CERTAIN = ['西安样例甲乙科技有限公司', '西安样例甲乙科技股份有限公司'] as const;
const LIKELY = ['西安城垣丙丁电缆有限公司', '城垣丙丁电缆有限公司'] as const;
const APART = ['西安样例戊己机械有限公司', '宝鸡样例戊己机械有限公司'] as const;

let platform: TestPlatform;
let numbers = 0;
/** A second person of the city's office. */
let second = '';

function record(...applicants: RightParty[]): Right {
  numbers += 1;
  return { ...patent({ number: applicationNumber(2022, numbers) }), applicants };
}

const find = async (name: string) =>
  (await platform.read<PartyList>(`/api/v1/parties?name=${encodeURIComponent(name)}`)).rows;
const idOf = async (name: string) => (await find(name)).find((row) => row.exact)!.id;
const page = (id: string) => platform.read<PartyDetail>(`/api/v1/parties/${id}`);

async function file(cookie: string, action: string, input: object) {
  return platform.app.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: { procedure: 'partyMerge', action, input, key: randomUUID() },
  });
}
const act = (cookie: string, id: string, action: string, input: object) =>
  platform.app.inject({
    method: 'POST',
    url: `/api/v1/matters/${id}/acts`,
    headers: { cookie, 'x-zca-csrf': '1' },
    payload: { action, input, key: randomUUID(), revision: 1 },
  });
const resolve = (asker: Asker) =>
  platform.ask(asker, { method: 'POST', url: '/api/v1/parties/resolution' });

beforeAll(async () => {
  platform = await openTestPlatform();
  second = await signedIn(platform.accounts, 'city', Date.now());
  const shared = { name: '西安共同研究所' };
  await platform.give([
    record({ name: CERTAIN[0] }),
    record({ name: CERTAIN[1] }),
    record({ name: LIKELY[0], address: '西安市样例路1号' }, shared),
    record({ name: LIKELY[1], address: '西安市样例路1号' }, shared),
    record({ name: APART[0] }),
    record({ name: APART[1] }),
  ]);
  await platform.parties.catchUp();
});

describe('comparing all parties', () => {
  it('is for the city office and the system administrator alone', async () => {
    for (const asker of ASKERS) {
      if (asker === 'city' || asker === 'systemAdministrator') continue;
      expect([401, 403], asker).toContain((await resolve(asker)).statusCode);
    }
  });

  it('merges what is certain, asks people once about what is likely, and leaves the rest', async () => {
    const before = await idOf(CERTAIN[0]);
    const answer = await resolve('city');
    expect(answer.statusCode).toBe(200);
    expect(answer.json<ResolutionResult>()).toMatchObject({ merged: 1, proposed: 1, waiting: 0 });
    const merged = await page(await idOf(CERTAIN[1]));
    expect(merged.names.map(({ name }) => name)).toEqual([...CERTAIN].toSorted());
    expect(merged.portfolio!.count).toBe(2);
    expect(merged.acts).toMatchObject([{ kind: 'merge', by: 'platform', undone: false }]);
    expect(merged.acts[0]!.reasons.map(({ code }) => code)).toContain('convertedForm');
    expect((await page(before)).id).toBe(merged.id);
    expect(await idOf(APART[0])).not.toBe(await idOf(APART[1]));
    // What was done and asked is neither done nor asked again.
    const again = (await resolve('systemAdministrator')).json<ResolutionResult>();
    expect(again).toMatchObject({ merged: 0, proposed: 0 });
  });

  it('shows two parties side by side with reasons, evidence of their rights among them', async () => {
    const [a, b] = [await idOf(LIKELY[0]), await idOf(LIKELY[1])];
    const pair = await platform.read<PartyComparison>(`/api/v1/parties/${a}/with/${b}`);
    expect(pair.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sameBrand', 'placeMissing', 'sameAddress', 'samePartners']),
    );
    expect(pair.score).toBeGreaterThan(pair.proposeAt);
    const [c, d] = [await idOf(APART[0]), await idOf(APART[1])];
    const apart = await platform.read<PartyComparison>(`/api/v1/parties/${c}/with/${d}`);
    expect(apart).toMatchObject({ score: null, reasons: [], merged: false });
    expect(apart.veto!.zh).toContain('地名');
  });
});

describe('the review of a merge', () => {
  const proposal = async () => {
    const { rows } = await platform.database.owner.pool.query<{ id: string }>(
      "select id from matter where definition = 'partyMerge' and ended_at is null",
    );
    return rows.map(({ id }) => id);
  };

  it('merges in the act, and is undone by another act with its reason', async () => {
    const [id] = await proposal();
    const detail = (
      await platform.ask('city', { url: `/api/v1/matters/${id}` })
    ).json<MatterDetail>();
    expect(detail.row.subject).toContain(LIKELY[0]);
    const done = await act(platform.cookies.city, id!, 'merge', { opinion: '地址相同' });
    expect(done.statusCode, done.body).toBe(201);
    const merged = await page(await idOf(LIKELY[1]));
    expect(merged.names).toHaveLength(2);
    expect(merged.acts[0]).toMatchObject({ kind: 'merge', why: '地址相同', by: detail.row.number });
    const summary = LIKELY.join(' ↔ ');
    const input = { summary, mergeAct: merged.acts[0]!.id, opinion: '两家不同' };
    const undone = await file(second, 'undo', input);
    expect(undone.statusCode, undone.body).toBe(201);
    expect(await idOf(LIKELY[0])).not.toBe(await idOf(LIKELY[1]));
    const refused = await file(second, 'undo', input);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('已经撤销');
    // The platform does not merge or propose again what was undone.
    expect((await resolve('city')).json<ResolutionResult>()).toMatchObject({
      merged: 0,
      proposed: 0,
    });
  });

  it('is decided by another person than the one who proposed it', async () => {
    const [first, taken] = [await idOf(APART[0]), await idOf(CERTAIN[0])];
    const input = { summary: '两家', first, second: taken, why: '听说是一家' };
    const filed = await file(platform.cookies.city, 'propose', input);
    expect(filed.statusCode, filed.body).toBe(201);
    const [id] = await proposal();
    expect((await act(platform.cookies.city, id!, 'merge', { opinion: '是' })).statusCode).toBe(
      403,
    );
    const kept = await act(second, id!, 'keepApart', { opinion: '地名不同' });
    expect(kept.statusCode, kept.body).toBe(201);
    expect(await idOf(APART[0])).toBe(first);
  });

  it('is refused for ids of nobody, for one party twice, and to whoever has no part in it', async () => {
    const first = await idOf(APART[0]);
    const input = { summary: '两家', first, second: '0000000000000000', why: '试' };
    const absent = await file(platform.cookies.city, 'propose', input);
    expect(absent.statusCode).toBe(422);
    expect(absent.body).toContain('没有这个主体');
    for (const wrong of [first, 'x']) {
      const { statusCode } = await file(platform.cookies.city, 'propose', {
        ...input,
        second: wrong,
      });
      expect(statusCode).toBe(422);
    }
    for (const asker of ['anonymous', 'holder', 'auditor', 'systemAdministrator'] as const) {
      const answer = await file(platform.cookies[asker], 'propose', input);
      expect([401, 403, 422], asker).toContain(answer.statusCode);
      expect(await proposal()).toEqual([]);
    }
  });
});
