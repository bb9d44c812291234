import { randomUUID } from 'node:crypto';
import type { PartyComparison, ResolutionResult, ResolutionState } from '@zca/domain/parties';
import type { MatterDetail } from '@zca/domain/matters';
import { compare, lexiconOf } from '@zca/domain/parties';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { soundOf } from '../../src/parties/sound.ts';
import { wholeSubject } from '../../src/parties/subjects.ts';
import {
  type Asker,
  ASKERS,
  openTestPlatform,
  signedIn,
  type TestPlatform,
} from '../support/platform.ts';
import { partiesOf, patentsOf } from '../support/parties.ts';

const CERTAIN = ['西安样例甲乙科技有限公司', '西安样例甲乙科技股份有限公司'] as const;
const LIKELY = ['西安城垣丙丁电缆有限公司', '城垣丙丁电缆有限公司'] as const;
/** Names of one word that many others have; to two names alone it looks rare. */
const LATIN = ['Alpharidge Borealis Inc', 'Alpharidge Meridian Inc'] as const;
const APART = ['西安样例戊己机械有限公司', '宝鸡样例戊己机械有限公司'] as const;

const record = patentsOf(2022);
let platform: TestPlatform;
let parties: ReturnType<typeof partiesOf>;
/** A second person of the city's office. */
let second = '';

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
const URL = '/api/v1/parties/resolution';
const begin = (asker: Asker) => platform.ask(asker, { method: 'POST', url: URL });
/** Begins a comparison and waits for its end. */
async function resolve(asker: Asker): Promise<ResolutionResult> {
  const begun = await begin(asker);
  expect(begun.statusCode, begun.body).toBe(202);
  return vi.waitFor(
    async () => {
      const state = (await platform.ask(asker, { url: URL })).json<ResolutionState>();
      expect(state.state).toBe('done');
      return state.result!;
    },
    { timeout: 60_000, interval: 50 },
  );
}

beforeAll(async () => {
  platform = await openTestPlatform();
  parties = partiesOf(platform);
  second = await signedIn(platform.accounts, 'city', Date.now());
  const shared = { name: '西安共同研究所' };
  await platform.give([
    record({ name: CERTAIN[0] }),
    record({ name: CERTAIN[1] }),
    record({ name: LIKELY[0], address: '西安市样例路1号' }, shared),
    record({ name: LIKELY[1], address: '西安市样例路1号' }, shared),
    record({ name: APART[0] }),
    record({ name: APART[1] }),
    ...LATIN.map((name) => record({ name })),
    ...Array.from({ length: 60 }, (_, at) => record({ name: `Alpharidge No${at}x Inc` })),
  ]);
  await platform.parties.catchUp();
});

describe('comparing all parties', () => {
  it('is for the city office and the system administrator alone', async () => {
    for (const asker of ASKERS) {
      if (asker === 'city' || asker === 'systemAdministrator') continue;
      for (const method of ['GET', 'POST', 'DELETE'] as const) {
        const { statusCode } = await platform.ask(asker, { method, url: URL });
        expect([401, 403], asker).toContain(statusCode);
      }
    }
  });

  it('merges what is certain, asks people once about what is likely, and leaves the rest', async () => {
    const before = await parties.idOf(CERTAIN[0]);
    expect(await resolve('city')).toMatchObject({ merged: 1, proposed: 1, waiting: 0 });
    const merged = await parties.page(await parties.idOf(CERTAIN[1]));
    expect(merged.names.map(({ name }) => name)).toEqual([...CERTAIN].toSorted());
    expect(merged.portfolio!.count).toBe(2);
    expect(merged.acts).toMatchObject([{ kind: 'merge', by: 'platform', undone: false }]);
    expect(merged.acts[0]!.reasons.map(({ code }) => code)).toContain('convertedForm');
    expect((await parties.page(before)).id).toBe(merged.id);
    expect(await parties.idOf(APART[0])).not.toBe(await parties.idOf(APART[1]));
    // What was done and asked is neither done nor asked again.
    expect(await resolve('systemAdministrator')).toMatchObject({ merged: 0, proposed: 0 });
  });

  it('leaves its begin, each merge and its end in the audit journal, and so in the log', async () => {
    const { rows } = await platform.database.owner.pool.query<{
      actor: string;
      action: string;
      detail: Record<string, unknown>;
    }>("select actor, action, detail from audit_entry where action like 'parties.%' order by id");
    const merges = rows.filter(({ action }) => action === 'parties.merge');
    expect(merges).toMatchObject([{ actor: 'platform', detail: { act: expect.any(Number) } }]);
    expect(rows[0]).toMatchObject({ action: 'parties.resolve', detail: { state: 'begun' } });
    expect(rows.at(-1)).toMatchObject({ detail: { state: 'done', merged: 0, proposed: 0 } });
  });

  it('runs once at a time, and can be stopped', async () => {
    expect((await begin('city')).statusCode).toBe(202);
    expect((await begin('city')).statusCode).toBe(409);
    const stopped = await platform.ask('city', { method: 'DELETE', url: URL });
    expect(stopped.json<ResolutionState>().state).toBe('stopped');
    expect((await platform.ask('city', { url: URL })).json<ResolutionState>().state).toBe(
      'stopped',
    );
  });

  it('weighs the words of two names later as it did among all names', async () => {
    const { store } = platform.parties;
    const all = await store.organisationsAfter('', 1000);
    const subjects = all.map(wholeSubject);
    const lexicon = lexiconOf(subjects, soundOf);
    const [a, b] = await Promise.all(LATIN.map(parties.idOf));
    const pair = await platform.read<PartyComparison>(`/api/v1/parties/${a}/with/${b}`);
    const one = subjects.find(({ id }) => id === a)!;
    const other = subjects.find(({ id }) => id === b)!;
    const alone = compare(one, other, lexiconOf([one, other], soundOf));
    const { score } = compare(one, other, lexicon);
    expect(score).not.toBe(alone.score);
    const byName = pair.reasons.filter(
      ({ code }) => !code.startsWith('same') || code === 'sameWords',
    );
    expect(byName.find(({ code }) => code === 'sameWords')!.weight).toBeCloseTo(
      compare(one, other, lexicon).signals.find(({ code }) => code === 'sameWords')!.weight,
      1,
    );
  });

  it('shows two parties side by side with reasons, evidence of their rights among them', async () => {
    const [a, b] = [await parties.idOf(LIKELY[0]), await parties.idOf(LIKELY[1])];
    const pair = await platform.read<PartyComparison>(`/api/v1/parties/${a}/with/${b}`);
    expect(pair.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sameBrand', 'placeMissing', 'sameAddress', 'samePartners']),
    );
    expect(pair.score).toBeGreaterThan(pair.proposeAt);
    const [c, d] = [await parties.idOf(APART[0]), await parties.idOf(APART[1])];
    const apart = await platform.read<PartyComparison>(`/api/v1/parties/${c}/with/${d}`);
    expect(apart).toMatchObject({ score: null, reasons: [], merged: false });
    expect(apart.veto!.zh).toContain('地名');
  });
});

describe('a change of name that was gazetted', () => {
  const OLD = '西安旧名样例厂';
  const NEW = '陕西新号样例实业有限公司';
  const gazetted = (code: string, formerHolder: string, newHolder: string) => ({
    day: '2023-04-05',
    code,
    details: { formerHolder, newHolder },
  });

  it('makes the two names one, and a transfer does not', async () => {
    await platform.give([
      { ...record({ name: OLD }), events: [gazetted('holderChange', OLD, NEW)] },
      {
        ...record({ name: '西安转让样例厂' }),
        events: [gazetted('transfer', '西安转让样例厂', NEW)],
      },
    ]);
    expect(await resolve('city')).toMatchObject({ merged: 1 });
    const merged = await parties.page(await parties.idOf(NEW));
    expect(merged.names.map(({ name }) => name)).toEqual([OLD, NEW].toSorted());
    expect(merged.acts[0]!.reasons.map(({ code }) => code)).toContain('formerName');
    expect(merged.portfolio!.count).toBe(2);
    expect(await parties.idOf('西安转让样例厂')).not.toBe(merged.id);
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
    const merged = await parties.page(await parties.idOf(LIKELY[1]));
    expect(merged.names).toHaveLength(2);
    expect(merged.acts[0]).toMatchObject({ kind: 'merge', why: '地址相同', by: detail.row.number });
    const summary = LIKELY.join(' ↔ ');
    const { id: mergeAct, party, into } = merged.acts[0]!;
    const pair = { first: into.id, second: party.id };
    const input = { summary, ...pair, mergeAct, opinion: '两家不同' };
    // The number of a merge of others is easily written by mistake.
    const other = await file(second, 'undo', { ...input, second: await parties.idOf(APART[0]) });
    expect(other.statusCode).toBe(422);
    expect(other.body).toContain('不是这两个主体的合并');
    expect((await parties.page(merged.id)).names).toHaveLength(2);
    const undone = await file(second, 'undo', input);
    expect(undone.statusCode, undone.body).toBe(201);
    expect(await parties.idOf(LIKELY[0])).not.toBe(await parties.idOf(LIKELY[1]));
    const refused = await file(second, 'undo', input);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('已经撤销');
    // The platform does not merge or propose again what was undone.
    expect(await resolve('city')).toMatchObject({ merged: 0, proposed: 0 });
  });

  it('is decided by another person than the one who proposed it', async () => {
    const [first, taken] = [await parties.idOf(APART[0]), await parties.idOf(CERTAIN[0])];
    const input = { summary: '两家', first, second: taken, why: '听说是一家' };
    const filed = await file(platform.cookies.city, 'propose', input);
    expect(filed.statusCode, filed.body).toBe(201);
    const [id] = await proposal();
    expect((await act(platform.cookies.city, id!, 'merge', { opinion: '是' })).statusCode).toBe(
      403,
    );
    const kept = await act(second, id!, 'keepApart', { opinion: '地名不同' });
    expect(kept.statusCode, kept.body).toBe(201);
    expect(await parties.idOf(APART[0])).toBe(first);
  });

  it('is asked once at a time, and again when the question was withdrawn', async () => {
    const [first, taken] = [await parties.idOf(APART[0]), await parties.idOf(LATIN[0])];
    const input = { summary: '两家', first, second: taken, why: '听说是一家' };
    const asked = await file(platform.cookies.city, 'propose', input);
    expect(asked.statusCode, asked.body).toBe(201);
    expect(await platform.parties.store.areApart(first, taken)).toBe(true);
    const twice = await file(second, 'propose', { ...input, first: taken, second: first });
    expect(twice.statusCode).toBe(422);
    expect(twice.body).toContain('待审核');
    const [id] = await proposal();
    const withdrawn = await act(platform.cookies.city, id!, 'withdraw', {});
    expect(withdrawn.statusCode, withdrawn.body).toBe(201);
    expect(await platform.parties.store.areApart(first, taken)).toBe(false);
    const again = await file(second, 'propose', input);
    expect(again.statusCode, again.body).toBe(201);
    const [open] = await proposal();
    expect((await act(second, open!, 'withdraw', {})).statusCode).toBe(201);
  });

  it('is refused for ids of nobody, for one party twice, and to whoever has no part in it', async () => {
    const first = await parties.idOf(APART[0]);
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
