import type { OwnAccount, SessionState } from '@zca/domain/identity';
import { LOG_LEAST_MONTHS, retentionStart } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import { whenceOf } from '../../src/identity/whence.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const MINUTE = 60_000;
const PASSWORD = 'Weiße Wolke №1';
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36';
const PHONE = 'Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile MicroMessenger/8.0';
let now = Date.parse('2026-03-02T01:00:00Z');
let platform: TestPlatform;
let email: string;
let personId: string;
beforeAll(async () => {
  platform = await openTestPlatform({
    clock: () => now,
    settings: { sessionsPerPerson: 3, secondFactor: 'off' },
  });
  email = 'person@bureau.example';
  personId = await platform.identity.addPerson({ displayName: '某人', email });
  await platform.accounts.credentials.setPassword(personId, { email, password: PASSWORD }, false);
});

/** A browser that signs in and keeps its cookie. */
async function browser(agent: string, remoteAddress: string) {
  const opened = await platform.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'x-zca-csrf': '1', 'user-agent': agent },
    remoteAddress,
    payload: { email, password: PASSWORD },
  });
  expect(opened.statusCode).toBe(200);
  const cookie = [opened.headers['set-cookie']].flat()[0]!.split(';')[0]!;
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string) =>
    platform.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie, 'x-zca-csrf': '1' },
      remoteAddress,
    });
  return {
    ask,
    account: async () => (await ask('GET', '/account')).json() as OwnAccount,
    state: async () => (await ask('GET', '/session')).json() as SessionState,
    endAll: () => ask('POST', '/account/sessions/end-others'),
  };
}

describe('the own sessions', () => {
  it('are listed with device and address, the present one marked', async () => {
    const desk = await browser(CHROME, '10.1.1.1');
    now += MINUTE;
    await browser(PHONE, '10.2.2.2');
    const { sessions } = await desk.account();
    expect(sessions.map(({ device, address, present }) => ({ device, address, present }))).toEqual(
      expect.arrayContaining([
        { device: 'Chrome · Windows', address: '10.1.1.1', present: true },
        { device: '微信 · Android', address: '10.2.2.2', present: false },
      ]),
    );
    expect(sessions).toHaveLength(2);
    await desk.endAll();
    expect((await desk.account()).sessions).toHaveLength(1);
  });

  it('can be ended one by one, and only the own', async () => {
    const [desk, phone] = [await browser(CHROME, '10.1.1.1'), await browser(PHONE, '10.2.2.2')];
    const other = (await desk.account()).sessions.find(({ device }) => device?.startsWith('微信'))!;
    const url = `/api/v1/account/sessions/${other.id}`;
    const stranger = await platform.ask('systemAdministrator', { method: 'DELETE', url });
    expect(stranger.statusCode).toBe(404);
    expect((await phone.state()).person).not.toBeNull();
    expect((await desk.ask('DELETE', `/account/sessions/${other.id}`)).statusCode).toBe(204);
    expect((await phone.state()).person).toBeNull();
    expect((await desk.ask('DELETE', `/account/sessions/${other.id}`)).statusCode).toBe(404);
    await desk.endAll();
  });

  it('are no more than allowed: the oldest ends', async () => {
    const browsers = [];
    for (let i = 0; i < 4; i++) {
      browsers.push(await browser(CHROME, `10.3.3.${i}`));
      now += 1000;
    }
    const held = await Promise.all(
      browsers.map(async (one) => (await one.state()).person !== null),
    );
    expect(held).toEqual([false, true, true, true]);
    await browsers[3]!.endAll();
  });

  it('keep addresses sealed in the database', async () => {
    await browser(CHROME, '10.77.66.55');
    const { rows } = await platform.database.owner.pool.query<{ text: string }>(
      `select row_to_json(s)::text as text from session s
       union all select row_to_json(i)::text from sign_in i`,
    );
    expect(rows.length).toBeGreaterThan(3);
    const hex = Buffer.from('10.77.66.55').toString('hex');
    for (const { text } of rows) {
      expect(text).not.toContain('10.77.66.55');
      expect(text).not.toContain(hex);
    }
  });
});

describe('a session', () => {
  it('ends when nothing was asked for half an hour, and not while it is in use (P:K.2)', async () => {
    const desk = await browser(CHROME, '10.1.1.1');
    for (let i = 0; i < 3; i++) {
      now += 29 * MINUTE;
      expect((await desk.state()).person).not.toBeNull();
      await desk.ask('GET', '/offices');
    }
    now += 30 * MINUTE + 1000;
    expect((await desk.state()).person).toBeNull();
    await platform.accounts.forget();
    const { rows } = await platform.database.owner.pool.query<{ count: number }>(
      'select count(*)::int as count from session where person_id = $1',
      [personId],
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('ends after twelve hours, however busy it is', async () => {
    const desk = await browser(CHROME, '10.1.1.1');
    for (let i = 0; i < 35; i++) {
      now += 20 * MINUTE;
      await desk.ask('GET', '/offices');
    }
    expect((await desk.state()).person).not.toBeNull();
    now += 20 * MINUTE;
    expect((await desk.state()).person).toBeNull();
  });

  it('is told of a new sign-in elsewhere, until it says that it knows', async () => {
    const desk = await browser(CHROME, '10.1.1.1');
    expect((await desk.state()).signInsElsewhere).toEqual([]);
    now += MINUTE;
    const phone = await browser(PHONE, '10.2.2.2');
    expect((await desk.state()).signInsElsewhere).toMatchObject([
      { device: '微信 · Android', address: '10.2.2.2', method: 'password' },
    ]);
    expect((await phone.state()).signInsElsewhere).toEqual([]);
    now += 1000;
    expect((await desk.ask('POST', '/account/sign-ins/told')).statusCode).toBe(204);
    expect((await desk.state()).signInsElsewhere).toEqual([]);
    expect((await desk.account()).signIns[0]).toMatchObject({ device: '微信 · Android' });
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge · Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/19 Safari/605', 'Safari · macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 20 like Mac OS X) Safari/605', 'Safari · iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0', 'Firefox · Linux'],
    ['curl/8', null],
    ['', null],
  ])('%s is %s', (agent, device) => {
    const request = { headers: { 'user-agent': agent }, ip: '10.0.0.1' };
    expect(whenceOf(request)).toEqual({ device, address: '10.0.0.1' });
  });
});

describe('the log of sign-ins', () => {
  it('of 2026-01-10 08:00 is not removed before 2026-07-10 08:00 (P:K.8-1)', () => {
    const row = '2026-01-10T00:00:00.000Z'; // 08:00 in Shanghai
    const isKept = (at: string, months: number) => row >= retentionStart(at, months);
    expect(isKept('2026-07-09T23:59:59.999Z', LOG_LEAST_MONTHS)).toBe(true);
    expect(isKept('2026-07-10T00:00:00.000Z', LOG_LEAST_MONTHS)).toBe(true);
    expect(isKept('2026-07-10T00:00:00.001Z', LOG_LEAST_MONTHS)).toBe(false);
    // Less than the law asks for is no setting.
    expect(isKept('2026-07-09T00:00:00.000Z', 0)).toBe(true);
    expect(retentionStart('2026-08-31T00:00:00.000Z', 6)).toBe('2026-02-28T00:00:00.000Z');
    expect(retentionStart('2026-07-10T00:00:00.000Z', 36)).toBe('2023-07-10T00:00:00.000Z');
  });

  it('cannot be set to less than six months, and is cleared after its time', async () => {
    const { loadConfig } = await import('../../src/base/config/load.ts');
    expect(loadConfig({ ZCA_LOG_RETENTION_MONTHS: '5' }).ok).toBe(false);
    const count = async () =>
      (
        await platform.database.owner.pool.query<{ count: number }>(
          'select count(*)::int as count from sign_in',
        )
      ).rows[0]!.count;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    now += 3 * 365 * 24 * 60 * MINUTE;
    await platform.accounts.forget();
    expect(await count()).toBe(before);
    now += 3 * 24 * 60 * MINUTE;
    await platform.accounts.forget();
    expect(await count()).toBe(0);
  });
});
