import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const MINUTE = 60_000;
let now = Date.parse('2026-03-02T01:00:00Z');
let platform: TestPlatform;
let last = 0;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now, settings: { secondFactor: 'off' } });
});

/** Tries from an address of its own, so that only the account is counted. */
const attempt = (email: string, password: string) =>
  platform.ask('anonymous', {
    method: 'POST',
    url: '/api/v1/session',
    payload: { email, password },
    remoteAddress: `10.0.${++last >> 8}.${last & 255}`,
  });

const PASSWORD = 'Weiße Wolke №1';

/** A person with a password; returns the address. */
async function account(name: string): Promise<string> {
  const email = `${name}@bureau.example`;
  const id = await platform.identity.addPerson({ displayName: '某人', email });
  await platform.accounts.credentials.setPassword(id, { email, password: PASSWORD }, false);
  return email;
}

describe('after five wrong passwords in a row (P:K.2)', () => {
  it('an account is locked for fifteen minutes, for the right password too', async () => {
    const email = await account('gesperrt');
    const codes = [];
    for (let i = 0; i < 6; i++) codes.push((await attempt(email, 'falsch')).json().code);
    expect(codes).toEqual([...Array<string>(5).fill('session.refused'), 'session.locked']);
    expect((await attempt(email, PASSWORD)).statusCode).toBe(429);
    now += 15 * MINUTE - 1000;
    expect((await attempt(email, PASSWORD)).statusCode).toBe(429);
    now += 2000;
    expect((await attempt(email, PASSWORD)).statusCode).toBe(200);
  });

  it('nothing tells whether there is such an account', async () => {
    const known = await account('bekannt');
    for (let i = 0; i < 7; i++) {
      const [one, other] = [
        await attempt(known, 'falsch'),
        await attempt('nobody@else.example', 'falsch'),
      ];
      const { requestId: _, ...told } = one.json();
      const { requestId: __, ...alsoTold } = other.json();
      expect(alsoTold).toEqual(told);
      expect(other.statusCode).toBe(one.statusCode);
    }
  });

  it('many at once are no way round', async () => {
    const email = await account('viele');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => attempt(email, `falsch ${i}`)),
    );
    const codes = answers.map((answer) => answer.json().code as string);
    expect(codes.filter((code) => code === 'session.refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'session.locked')).toHaveLength(7);
  });

  it('the security administrator can unlock, and nobody else', async () => {
    const email = await account('unlocked');
    for (let i = 0; i < 5; i++) await attempt(email, 'falsch');
    const { persons } = (
      await platform.ask('securityAdministrator', { url: '/api/v1/persons' })
    ).json() as { persons: { id: string; email: string; lockedUntil: string | null }[] };
    const person = persons.find((one) => one.lockedUntil !== null && one.email.startsWith('u***'))!;
    expect(Date.parse(person.lockedUntil!)).toBeGreaterThan(now);
    const url = `/api/v1/persons/${person.id}/unlock`;
    expect((await platform.ask('systemAdministrator', { method: 'POST', url })).statusCode).toBe(
      403,
    );
    expect((await attempt(email, PASSWORD)).statusCode).toBe(429);
    expect((await platform.ask('securityAdministrator', { method: 'POST', url })).statusCode).toBe(
      204,
    );
    expect((await attempt(email, PASSWORD)).statusCode).toBe(200);
  });
});

describe('wrong passwords that are not in a row', () => {
  it('are forgotten when the right one comes, and after a quarter of an hour', async () => {
    const email = await account('zerstreut');
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect((await attempt(email, 'falsch')).statusCode).toBe(401);
      expect((await attempt(email, PASSWORD)).statusCode).toBe(200);
    }
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect((await attempt(email, 'falsch')).statusCode).toBe(401);
      now += 15 * MINUTE;
    }
  });

  it('leave no row behind when they no longer count', async () => {
    await attempt('fluechtig@bureau.example', 'falsch');
    now += 15 * MINUTE;
    await platform.accounts.forget();
    const { rows } = await platform.database.owner.pool.query('select * from sign_in_failure');
    expect(rows).toEqual([]);
  });
});
