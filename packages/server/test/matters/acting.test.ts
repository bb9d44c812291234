import { verifyBundle } from '@zca/ledger';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

const CLOCK = { now: Date.parse('2026-11-23T02:00:00Z') };
const platform = await openTestPlatform({ clock: () => CLOCK.now, procedures: [libraryCard] });

let keys = 0;
const key = () => `key-0000-0000-${String(++keys).padStart(6, '0')}`;

const filing = (input: object, withKey = key()) => ({
  method: 'POST' as const,
  url: '/api/v1/matters',
  payload: { procedure: 'libraryCard', action: 'ask', input, key: withKey },
});
const card = { purpose: '读𬭎的书', name: '䶮𬭎', phone: '13800001234', office: '610113' };

describe('filing', () => {
  it('gives a number, a tracking code and the hash of the journal entry', async () => {
    const answer = await platform.ask('anonymous', filing(card));
    expect(answer.statusCode, answer.body).toBe(201);
    const receipt = answer.json();
    expect(receipt.number).toMatch(/^借2026-1123-\d{4,}$/);
    expect(receipt.trackingCode).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    const seen = await platform.ask('anonymous', {
      url: `/api/v1/tracking/${receipt.trackingCode}`,
    });
    expect(seen.json()).toMatchObject({ number: receipt.number, state: { zh: '已收件' } });
    expect(seen.body).not.toContain('䶮');
  });

  it('done twice under one key is one matter', async () => {
    const same = key();
    const first = (await platform.ask('anonymous', filing(card, same))).json();
    const second = (await platform.ask('anonymous', filing(card, same))).json();
    expect(second).toEqual(first);
    const other = await platform.ask('anonymous', filing({ ...card, purpose: '别的' }, same));
    expect(other.statusCode).toBe(409);
  });

  it('says what is missing, field by field', async () => {
    const answer = await platform.ask('anonymous', filing({ phone: '12' }));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().fields.map((field: { path: string }) => field.path)).toEqual([
      'purpose',
      'name',
      'phone',
      'office',
    ]);
  });
});

describe('acting', async () => {
  const yanta = '610113';
  const beilin = '610103';
  const receipt = (await platform.ask('anonymous', filing(card))).json();
  // Days pass in these tests, so everybody signs in anew.
  const as = async (district: string, request: object) => {
    const cookie = district.startsWith('6101')
      ? await signedIn(platform.accounts, 'district', CLOCK.now, district)
      : district;
    return platform.app.inject({ headers: { cookie, 'x-zca-csrf': '1' }, ...request } as never);
  };
  const act = (district: string, action: string, revision: number, input: object = {}) =>
    as(district, {
      method: 'POST',
      url: `/api/v1/matters/${receipt.matter}/acts`,
      payload: { action, input, revision, key: key() },
    });

  it('shows the matter to its district and to nobody else', async () => {
    const own = await as(yanta, { url: `/api/v1/matters/${receipt.matter}` });
    expect(own.statusCode, own.body).toBe(200);
    const detail = own.json();
    expect(detail.clocks[0]).toMatchObject({ dueDay: '2026-11-30', daysLeft: 5 });
    expect(detail.offers.map((offer: { action: string }) => offer.action)).toEqual([
      'query',
      'grant',
      'refuse',
    ]);
    expect(detail.values.find((value: { field: string }) => value.field === 'name')).toMatchObject({
      masked: true,
      text: { zh: '䶮*' },
    });
    const other = await as(beilin, { url: `/api/v1/matters/${receipt.matter}` });
    expect(other.statusCode).toBe(404);
    expect((await act(beilin, 'grant', 1)).statusCode).toBe(404);
  });

  it('lists it in the queue of its district, and finds it by words and by the name', async () => {
    for (const q of ['', '𬭎的书', '䶮𬭎', receipt.number]) {
      const page = (await as(yanta, { url: `/api/v1/matters?q=${encodeURIComponent(q)}` })).json();
      expect(
        page.matters.map((row: { id: string }) => row.id),
        q,
      ).toContain(receipt.matter);
    }
    const none = (
      await as(yanta, { url: `/api/v1/matters?q=${encodeURIComponent('天文')}` })
    ).json();
    expect(none.matters).toEqual([]);
    const other = (await as(beilin, { url: '/api/v1/matters' })).json();
    expect(other.matters).toEqual([]);
    expect(other.counts.open).toBe(0);
    const leader = platform.cookies.leader;
    const byName = (
      await as(leader, { url: `/api/v1/matters?q=${encodeURIComponent('䶮𬭎')}` })
    ).json();
    expect(byName.matters).toEqual([]);
    const byWord = (
      await as(leader, { url: `/api/v1/matters?q=${encodeURIComponent('的书')}` })
    ).json();
    expect(byWord.matters.length).toBeGreaterThan(0);
  });

  it('tells what is due soon, and lists what is due on a day', async () => {
    const all = (await as(yanta, { url: '/api/v1/matters' })).json();
    // Five working days from Monday 23 November: the limit of every card that was asked for today.
    expect(all.soonDay).toBe('2026-11-30');
    expect(all.counts.soon).toBe(all.counts.open);
    expect(all.counts).toMatchObject({ overdue: 0, today: 0, later: 0 });
    const onDay = async (due: string) =>
      (await as(yanta, { url: `/api/v1/matters?due=${due}` })).json().matters.length;
    expect(await onDay('2026-11-30')).toBe(all.counts.open);
    expect(await onDay('2026-11-27')).toBe(0);
    expect((await as(yanta, { url: '/api/v1/matters?due=2026-13-01' })).statusCode).toBe(400);
  });

  it('pauses the clock while the reader is asked, and lets the reader answer by the code', async () => {
    expect((await act(yanta, 'query', 1, { reason: '缺电话' })).statusCode).toBe(201);
    expect((await act(yanta, 'grant', 1)).json().reason).toBe('MATTER_CHANGED');
    CLOCK.now += 2 * 86_400_000;
    const answer = await platform.ask('anonymous', {
      method: 'POST',
      url: `/api/v1/tracking/${receipt.trackingCode}/acts`,
      payload: { action: 'complete', input: { phone: '029-88112345' }, revision: 2, key: key() },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const detail = (await as(yanta, { url: `/api/v1/matters/${receipt.matter}` })).json();
    expect(detail.clocks[0]).toMatchObject({ status: 'running', dueDay: '2026-12-01' });
  });

  it('writes down that somebody looked at a name', async () => {
    const answer = await as(yanta, {
      method: 'POST',
      url: `/api/v1/matters/${receipt.matter}/reveal`,
      payload: { fields: ['name', 'phone'] },
    });
    expect(answer.json().values).toEqual({ name: '䶮𬭎', phone: '02988112345' });
  });

  it('notices that the clock ran out, once', async () => {
    CLOCK.now = Date.parse('2026-12-01T16:00:00Z');
    await platform.matters.ticker.tick();
    await platform.matters.ticker.tick();
    const detail = (await as(yanta, { url: `/api/v1/matters/${receipt.matter}` })).json();
    expect(detail.timeline[0]).toMatchObject({ title: { zh: '期限届满' }, byKind: 'system' });
    expect(detail.revision).toBe(4);
    expect(detail.row.clock.colour).toBe('red');
  });

  it('ends', async () => {
    expect((await act(yanta, 'grant', 4)).statusCode).toBe(201);
    const detail = (await as(yanta, { url: `/api/v1/matters/${receipt.matter}` })).json();
    expect(detail.row.endedAt).not.toBeNull();
    expect(detail.clocks[0]).toMatchObject({ status: 'met', wasLate: true });
    expect(detail.offers).toEqual([]);
  });

  it('issues a numbered paper, which its reader can have and nobody else', async () => {
    const seen = (
      await platform.ask('anonymous', { url: `/api/v1/tracking/${receipt.trackingCode}` })
    ).json();
    expect(seen.papers).toHaveLength(1);
    expect(seen.papers[0].number).toMatch(/^雁塔市监借证〔2026〕1号$/);
    const url = (base: string) => `/api/v1/${base}/papers/${seen.papers[0].id}`;
    const file = await platform.ask('anonymous', { url: url(`tracking/${receipt.trackingCode}`) });
    expect(file.statusCode, file.body).toBe(200);
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await as(yanta, { url: url(`matters/${receipt.matter}`) })).statusCode).toBe(200);
    expect((await as(beilin, { url: url(`matters/${receipt.matter}`) })).statusCode).toBe(404);
  });

  it('gives a proof that can be checked with no server, with the own values and no others', async () => {
    await expect
      .poll(
        async () =>
          (await as(yanta, { url: `/api/v1/matters/${receipt.matter}` })).json().proof.logged,
      )
      .toBe(5);
    const own = await platform.ask('anonymous', {
      url: `/api/v1/tracking/${receipt.trackingCode}/proof`,
    });
    expect(own.statusCode, own.body).toBe(200);
    const keys = (await platform.read<{ keys: { key: string }[] }>('/api/v1/ledger/keys')).keys;
    const report = verifyBundle(
      own.json(),
      keys.map(({ key: each }) => each),
    );
    expect(report.verdict, JSON.stringify(report.findings)).toBe('verified');
    expect(own.body).toContain('䶮𬭎');
    expect(own.body).not.toContain('缺电话');
    const officers = await as(yanta, { url: `/api/v1/matters/${receipt.matter}/proof` });
    expect(
      verifyBundle(
        officers.json(),
        keys.map(({ key: each }) => each),
      ).verdict,
    ).toBe('verified');
    expect(officers.body).not.toContain('䶮𬭎');
    expect(officers.body).toContain('缺电话');
    const altered = JSON.parse(own.body.replace('读𬭎的书', '读别的书')) as object;
    expect(
      verifyBundle(
        altered,
        keys.map(({ key: each }) => each),
      ).verdict,
    ).not.toBe('verified');
  });
});
