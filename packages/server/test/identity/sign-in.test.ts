import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { hashPassword } from '../../src/identity/secrets.ts';

const HOUR = 3_600_000;
let now = Date.parse('2026-03-02T01:00:00Z');
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({
    clock: () => now,
    settings: { secondFactor: 'off', sessionIdleMinutes: 1440 },
  });
});

const URL = '/api/v1/session';
const signIn = (payload: object) =>
  platform.ask('anonymous', { method: 'POST', url: URL, payload });

/** Who holds a cookie, as the API tells it. */
async function holder(cookie: string) {
  const answer = await platform.app.inject({ url: URL, headers: { cookie } });
  return (answer.json() as { person: { displayName: string; hasPassword: boolean } | null }).person;
}

/** The session cookie that an answer sets, as a client sends it back. */
function cookieOf(answer: { headers: object }): string {
  const [set] = [(answer.headers as { 'set-cookie': string | string[] })['set-cookie']].flat();
  return set!.split(';')[0]!;
}

async function byLink(): Promise<string> {
  const token = await platform.sessions.administratorLink();
  const answer = await signIn({ oneTimeToken: token });
  expect(answer.statusCode).toBe(200);
  return cookieOf(answer);
}

describe('the one-time link', () => {
  it('signs the first administrator in, once', async () => {
    const token = await platform.sessions.administratorLink();
    const first = await signIn({ oneTimeToken: token });
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({
      person: { grants: [{ role: 'systemAdministrator', jurisdiction: null }], hasPassword: false },
    });
    expect(first.json().actions).toContain('law.change');
    const again = await signIn({ oneTimeToken: token });
    expect(again.statusCode).toBe(401);
    expect(again.json().code).toBe('session.refused');
  });

  it('is one at a time even when two use it at the same moment', async () => {
    const token = await platform.sessions.administratorLink();
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ oneTimeToken: token })));
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 401, 401]);
  });

  it('is void after a day', async () => {
    const token = await platform.sessions.administratorLink();
    now += 24 * HOUR + 1;
    expect((await signIn({ oneTimeToken: token })).statusCode).toBe(401);
  });

  it('is refused when nobody has made it', async () => {
    expect((await signIn({ oneTimeToken: 'x'.repeat(43) })).statusCode).toBe(401);
  });
});

describe('the session', () => {
  it('travels in a cookie that scripts and other sites cannot use', async () => {
    const token = await platform.sessions.administratorLink();
    const answer = await signIn({ oneTimeToken: token });
    const [set] = [answer.headers['set-cookie']].flat();
    expect(set).toMatch(/; Max-Age=43200/);
    expect(set).toMatch(/; Path=\//);
    expect(set).toMatch(/; HttpOnly/);
    expect(set).toMatch(/; SameSite=Strict/);
    expect(set).not.toMatch(/Secure/);
  });

  it('ends by the clock', async () => {
    const cookie = await byLink();
    now += 12 * HOUR - 1000;
    expect(await holder(cookie)).not.toBeNull();
    now += 2000;
    expect(await holder(cookie)).toBeNull();
  });

  it('ends by signing out, and the cookie with it', async () => {
    const cookie = await byLink();
    const out = await platform.app.inject({
      method: 'DELETE',
      url: URL,
      headers: { cookie, 'x-zca-csrf': '1' },
    });
    expect(out.statusCode).toBe(204);
    expect([out.headers['set-cookie']].flat()[0]).toMatch(
      /^zca_session=;.*Expires=Thu, 01 Jan 1970/,
    );
    expect(await holder(cookie)).toBeNull();
  });

  it('is nobody for a cookie that was made up', async () => {
    expect(await holder('zca_session=made-up')).toBeNull();
  });
});

describe('the password', () => {
  const account = { email: 'Leiter@bureau.example', password: 'Été à 长安 ①' };
  const setPassword = (cookie: string, payload: object) =>
    platform.app.inject({
      method: 'PUT',
      url: `${URL}/password`,
      headers: { cookie, 'x-zca-csrf': '1' },
      payload,
    });

  it('is set by the own session only, and ends other sessions and waiting links', async () => {
    const [own, other] = [await byLink(), await byLink()];
    const waiting = await platform.sessions.administratorLink();
    expect((await setPassword('', account)).statusCode).toBe(401);
    expect((await setPassword(own, account)).statusCode).toBe(204);
    expect(await holder(own)).toMatchObject({ hasPassword: true });
    expect(await holder(other)).toBeNull();
    expect((await signIn({ oneTimeToken: waiting })).statusCode).toBe(401);
    expect(await platform.sessions.administratorLink()).toBeNull();
  });

  it('signs in whatever the case of the address and the form of the characters', async () => {
    const answer = await signIn({
      email: 'leiter@BUREAU.example',
      password: account.password.normalize('NFD'),
    });
    expect(answer.statusCode).toBe(200);
    expect(await holder(cookieOf(answer))).toMatchObject({ hasPassword: true });
  });

  it('is refused in the same words for a wrong password and an unknown account', async () => {
    const wrong = await signIn({ email: account.email, password: 'not the password' });
    const unknown = await signIn({ email: 'nobody@bureau.example', password: 'not the password' });
    expect(wrong.statusCode).toBe(401);
    const { requestId: first, ...one } = wrong.json();
    const { requestId: second, ...two } = unknown.json();
    expect(first).not.toBe(second);
    expect(one).toEqual(two);
  });

  it.each(['Kurz-1', 'nur-kleine-x', 'Admin@123456', 'Leiter-2026 长安'])(
    'is refused with the reason when it is weak: %s',
    async (password) => {
      const cookie = await signedIn(platform.accounts, 'city', now);
      const answer = await setPassword(cookie, { ...account, password });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().fields[0].path).toBe('password');
    },
  );

  it('is none of the last five, and needs the present one', async () => {
    const cookie = await signedIn(platform.accounts, 'city', now);
    const set = (password: string, current?: string) =>
      setPassword(cookie, { email: 'folge@bureau.example', password, current });
    const passwords = [1, 2, 3, 4, 5, 6].map((n) => `Weiße Wolke №${n}`);
    expect((await set(passwords[0]!)).statusCode).toBe(204);
    const blind = await set(passwords[1]!);
    expect(blind.statusCode).toBe(400);
    expect(blind.json().fields[0].path).toBe('current');
    expect((await set(passwords[1]!, 'falsch')).statusCode).toBe(400);
    for (let i = 1; i < 5; i++) {
      expect((await set(passwords[i]!, passwords[i - 1])).statusCode).toBe(204);
    }
    for (const old of [passwords[0]!, passwords[4]!]) {
      expect((await set(old, passwords[4])).json().detail.en).toContain('last 5');
    }
    expect((await set(passwords[5]!, passwords[4])).statusCode).toBe(204);
    expect((await set(passwords[0]!, passwords[5])).statusCode).toBe(204);
  });

  it('cannot take the address of another account', async () => {
    const officer = await signedIn(platform.accounts, 'city', now);
    const answer = await setPassword(officer, { ...account, email: 'LEITER@bureau.example' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('resource.conflict');
  });

  it('is kept as a salted hash, and tokens as hashes', async () => {
    const { rows } = await platform.database.owner.pool.query<{ text: string }>(
      `select row_to_json(c)::text as text from credential c
       union all select row_to_json(s)::text from session s
       union all select row_to_json(l)::text from one_time_link l`,
    );
    const cookie = platform.cookies.systemAdministrator.split('=')[1]!;
    expect(rows.length).toBeGreaterThan(3);
    for (const { text } of rows) {
      expect(text).not.toContain(account.password);
      expect(text).not.toContain(cookie);
    }
    expect(rows.some(({ text }) => text.includes('scrypt$1024$8$1$'))).toBe(true);
    // The platforms of tests hash cheaply; every other as OWASP recommends.
    expect(await hashPassword(account.password)).toMatch(/^scrypt\$65536\$8\$2\$/);
  });
});
