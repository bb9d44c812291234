import type { FactorSecret, RecoveryCodes, Role, SessionState } from '@zca/domain/identity';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeSecret, findStep, readRecoveryCode } from '../../src/identity/oneTimePassword.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const PASSWORD = 'Weiße Wolke №1';
let now = Date.parse('2026-03-02T01:00:00Z');
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
});
beforeEach(() => {
  // A new time step: codes of the case before are used up.
  now += 10 * 60_000;
});

describe('one-time passwords', () => {
  // RFC 6238, appendix B: eight figures there, of which the last six are ours.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d seconds', (seconds, code) => {
    const secret = Buffer.from('12345678901234567890');
    expect(findStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    expect(findStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, seconds * 1000)).toBeDefined();
  });

  it('are taken one step early and late, and not two', () => {
    const secret = Buffer.from('12345678901234567890');
    const step = 1_234_567_890 - (1_234_567_890 % 30);
    for (const [offset, taken] of [
      [-31, false],
      [-30, true],
      [-1, true],
      [0, true],
      [59, true],
      [60, false],
    ] as const) {
      const found = findStep(secret, '005924', (step + offset) * 1000);
      expect([offset, found !== undefined]).toEqual([offset, taken]);
    }
  });

  it('are six figures and nothing else', () => {
    const secret = Buffer.from('12345678901234567890');
    for (const text of ['', '28708', '2870822', '287O82', '２８７０８２']) {
      expect(findStep(secret, text, 59_000)).toBeUndefined();
    }
  });

  it('are described for authenticators as an address', () => {
    const { uri, secret } = describeSecret(Buffer.from('12345678901234567890'), 'a@b.cn');
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const address = new URL(uri);
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(secret);
    expect(address.searchParams.get('issuer')).toBe('知长安');
  });

  it('have recovery codes that can be typed in any way', () => {
    expect(readRecoveryCode(' k7qdm 2wxyz')).toBe('K7QDM-2WXYZ');
    expect(readRecoveryCode('K7QDM-2WXY')).toBeUndefined();
    expect(readRecoveryCode('123456')).toBeUndefined();
  });
});

/** A person of a role with a password; every request carries the cookie on. */
async function person(role: 'city' | 'holder') {
  const email = `p${Math.random().toString(36).slice(2)}@bureau.example`;
  const id = await platform.identity.addPerson({ displayName: '某人', email });
  await platform.identity.grants.give(id, { role, jurisdiction: null }, 'test');
  await platform.accounts.credentials.setPassword(id, { email, password: PASSWORD }, false);
  let cookie = '';
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await platform.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie, 'x-zca-csrf': '1' },
      remoteAddress: `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
      ...(payload === undefined ? {} : { payload }),
    });
    const set = [answer.headers['set-cookie']].flat()[0];
    if (set !== undefined) cookie = set.split(';')[0]!;
    return answer;
  };
  const signIn = () => ask('POST', '/session', { email, password: PASSWORD });
  const state = async () => (await ask('GET', '/session')).json() as SessionState;
  return { id, email, ask, signIn, state };
}

const codeOf = (secret: string, at = now) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at });

/** Sets a second factor up as its page does; the next time step has begun afterwards. */
async function enrol(one: Awaited<ReturnType<typeof person>>) {
  const { secret } = (await one.ask('POST', '/account/second-factor')).json() as FactorSecret;
  const answer = await one.ask('PUT', '/account/second-factor', { code: codeOf(secret) });
  expect(answer.statusCode).toBe(200);
  now += 30_000;
  return { secret, ...(answer.json() as RecoveryCodes) };
}

describe('whoever must have a second factor and has none', () => {
  it('can do nothing but set it up, and is told so', async () => {
    const officer = await person('city');
    expect((await officer.signIn()).json()).toMatchObject({
      pending: 'secondFactor',
      awaitsSecondFactor: false,
      person: { displayName: '某人' },
    });
    for (const url of ['/imports', '/law/parameters', '/my/searches', '/account']) {
      const answer = await officer.ask('GET', url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'actor.pending']);
    }
    expect((await officer.ask('GET', '/offices')).statusCode).toBe(200);
    expect((await officer.state()).actions).not.toContain('records.import');

    const wrong = await officer.ask('PUT', '/account/second-factor', { code: '000000' });
    expect(wrong.statusCode).toBe(404);
    await officer.ask('POST', '/account/second-factor');
    const refused = await officer.ask('PUT', '/account/second-factor', { code: '000000' });
    expect(refused.statusCode).toBe(401);
    const { codes } = await enrol(officer);
    expect(new Set(codes).size).toBe(10);
    const after = await officer.state();
    expect(after).toMatchObject({ pending: null, person: { hasSecondFactor: true } });
    expect(after.actions).toContain('records.import');
    expect((await officer.ask('GET', '/imports')).statusCode).toBe(200);
  });

  it('is not asked where the role does not ask for it', async () => {
    const holder = await person('holder');
    expect((await holder.signIn()).json()).toMatchObject({ pending: null });
    expect((await holder.ask('GET', '/account')).statusCode).toBe(200);
  });
});

describe('with a second factor', () => {
  it('the password alone signs nobody in', async () => {
    const officer = await person('city');
    await officer.signIn();
    const { secret } = await enrol(officer);
    const half = (await officer.signIn()).json();
    expect(half).toMatchObject({ person: null, awaitsSecondFactor: true });
    expect((await officer.ask('GET', '/imports')).statusCode).toBe(401);
    expect(
      (await officer.ask('POST', '/session/second-factor', { code: '12 34' })).statusCode,
    ).toBe(401);
    const whole = await officer.ask('POST', '/session/second-factor', { code: codeOf(secret) });
    expect(whole.json()).toMatchObject({ person: { displayName: '某人' }, pending: null });
    expect((await officer.ask('GET', '/imports')).statusCode).toBe(200);
  });

  it('no code is taken twice, nor one of a step before', async () => {
    const officer = await person('holder');
    await officer.signIn();
    const { secret } = await enrol(officer);
    const code = codeOf(secret);
    const before = codeOf(secret, now - 30_000);
    await officer.signIn();
    expect((await officer.ask('POST', '/session/second-factor', { code })).statusCode).toBe(200);
    for (const used of [code, before]) {
      await officer.signIn();
      const answer = await officer.ask('POST', '/session/second-factor', { code: used });
      expect(answer.statusCode).toBe(401);
    }
  });

  it('one code signs in once even when two use it at the same moment', async () => {
    const officer = await person('holder');
    await officer.signIn();
    const { secret } = await enrol(officer);
    const factor = platform.accounts.credentials;
    const tries = [1, 2, 3].map(() => factor.proveFactor(officer.id, codeOf(secret)));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
  });

  it('a recovery code stands in once', async () => {
    const officer = await person('city');
    await officer.signIn();
    const { codes } = await enrol(officer);
    await officer.signIn();
    const first = await officer.ask('POST', '/session/second-factor', {
      code: codes[0]!.toLowerCase().replace('-', ' '),
    });
    expect(first.statusCode).toBe(200);
    expect((await officer.ask('GET', '/account')).json().recoveryCodesLeft).toBe(9);
    await officer.signIn();
    const again = await officer.ask('POST', '/session/second-factor', { code: codes[0]! });
    expect(again.statusCode).toBe(401);
  });

  it('five wrong codes lock, and the wait for a code ends after five minutes', async () => {
    const officer = await person('city');
    await officer.signIn();
    const { secret } = await enrol(officer);
    await officer.signIn();
    const codes = [];
    for (let i = 0; i < 6; i++) {
      const answer = await officer.ask('POST', '/session/second-factor', { code: `00000${i}` });
      codes.push(answer.json().code);
    }
    expect(codes).toEqual([...Array<string>(5).fill('session.refused'), 'session.locked']);
    now += 16 * 60_000;
    const late = await officer.ask('POST', '/session/second-factor', { code: codeOf(secret) });
    expect(late.json().detail.en).toContain('sign in again');
    await officer.signIn();
    const right = await officer.ask('POST', '/session/second-factor', { code: codeOf(secret) });
    expect(right.statusCode).toBe(200);
  });

  it('a one-time link is no way round it', async () => {
    const officer = await person('city');
    await officer.signIn();
    await enrol(officer);
    const oneTimeToken = await platform.sessions.newLink(officer.id);
    const answer = await officer.ask('POST', '/session', { oneTimeToken });
    expect(answer.json()).toMatchObject({ person: null, awaitsSecondFactor: true });
  });

  it('can be taken off with a code, and then is due again', async () => {
    const officer = await person('city');
    await officer.signIn();
    const { secret } = await enrol(officer);
    expect((await officer.ask('POST', '/account/second-factor')).statusCode).toBe(409);
    const url = '/account/second-factor/removal';
    expect((await officer.ask('POST', url, { code: '000000' })).statusCode).toBe(401);
    expect((await officer.ask('POST', url, { code: codeOf(secret) })).statusCode).toBe(204);
    expect(await officer.state()).toMatchObject({ pending: 'secondFactor' });
  });

  it('only the security administrator resets it, which ends every session', async () => {
    const officer = await person('city');
    await officer.signIn();
    await enrol(officer);
    const url = `/api/v1/persons/${officer.id}/second-factor`;
    const reset = async (role: Role) => {
      const cookie = await signedIn(platform.accounts, role, now);
      const headers = { cookie, 'x-zca-csrf': '1' };
      return (await platform.app.inject({ method: 'DELETE', url, headers })).statusCode;
    };
    for (const role of ['systemAdministrator', 'auditAdministrator', 'city'] as const) {
      expect(await reset(role)).toBe(403);
    }
    expect(await reset('securityAdministrator')).toBe(204);
    expect((await officer.state()).person).toBeNull();
    expect((await officer.signIn()).json()).toMatchObject({ pending: 'secondFactor' });
  });

  it('the secret and the codes are kept sealed or hashed', async () => {
    const officer = await person('city');
    await officer.signIn();
    const { secret, codes } = await enrol(officer);
    const { rows } = await platform.database.owner.pool.query<{ text: string }>(
      `select row_to_json(f)::text as text from second_factor f
       union all select row_to_json(r)::text from recovery_code r`,
    );
    const raw = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
    for (const { text } of rows) {
      for (const shown of [secret, raw, ...codes]) expect(text).not.toContain(shown);
    }
  });
});

describe('a password that is too old', () => {
  it('is to be changed before anything else', async () => {
    const holder = await person('holder');
    await holder.signIn();
    now += 90 * 86_400_000 - 1000;
    expect((await holder.signIn()).json()).toMatchObject({ pending: null });
    now += 1000;
    expect((await holder.signIn()).json()).toMatchObject({ pending: 'password' });
    const refused = await holder.ask('GET', '/account');
    expect(refused.json()).toMatchObject({ status: 403, code: 'actor.pending' });
    const change = { email: holder.email, password: 'Neue Wolke №2', current: PASSWORD };
    expect((await holder.ask('PUT', '/session/password', change)).statusCode).toBe(204);
    expect(await holder.state()).toMatchObject({ pending: null });
    expect((await holder.ask('GET', '/account')).statusCode).toBe(200);
  });
});

describe('ZCA_SECOND_FACTOR', () => {
  it.each([
    ['off', 'city', null],
    ['off', 'systemAdministrator', null],
    ['administrators', 'city', null],
    ['administrators', 'auditAdministrator', 'secondFactor'],
    ['staff', 'station', 'secondFactor'],
    ['staff', 'expert', null],
  ] as const)('%s asks %s: %s', async (secondFactor, role, pending) => {
    const { database, dataDirectory } = platform;
    const other = await openTestPlatform({ database, dataDirectory, settings: { secondFactor } });
    const id = await other.identity.addPerson({ displayName: role, email: null });
    const grants = [{ role, jurisdiction: null }];
    expect(await other.accounts.credentials.dueOf(id, grants)).toBe(pending);
    await other.close();
  });
});
