import type { ApiToken, MadeApiToken, OwnAccount } from '@zca/domain/identity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const DAY = 86_400_000;
let now = Date.parse('2026-03-02T01:00:00Z');
let platform: TestPlatform;
let cookie: string;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
});
beforeEach(async () => {
  cookie = await signedIn(platform.accounts, 'city', now);
});

const own = (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  platform.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie, 'x-zca-csrf': '1' },
    ...(payload === undefined ? {} : { payload }),
  });
const make = async (scopes: string[], days = 30): Promise<MadeApiToken> => {
  const answer = await own('POST', '/account/tokens', { name: '取数程序', scopes, days });
  expect(answer.statusCode).toBe(201);
  return answer.json();
};
const list = async (): Promise<ApiToken[]> =>
  ((await own('GET', '/account')).json() as OwnAccount).tokens;
const as = (token: string, method: 'GET' | 'POST' | 'DELETE', path: string, headers = {}) =>
  platform.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

describe('an access token', () => {
  it('does what its scopes name, and nothing else that its person may', async () => {
    const { token } = await make(['quarantine.read', 'law.read']);
    expect((await as(token, 'GET', '/imports')).statusCode).toBe(200);
    expect((await as(token, 'GET', '/law/parameters')).statusCode).toBe(200);
    for (const path of ['/my/searches', '/account', '/persons']) {
      expect([path, (await as(token, 'GET', path)).statusCode]).toEqual([path, 403]);
    }
    expect((await as(token, 'GET', '/city')).statusCode).toBe(200);
    expect((await as(token, 'POST', '/account/tokens')).statusCode).toBe(403);
  });

  it('cannot name more than its person may, nor the account itself', async () => {
    for (const scope of ['law.change', 'grants.manage', 'account.own', 'session.open', 'nothing']) {
      const answer = await own('POST', '/account/tokens', {
        name: '过多',
        scopes: ['law.read', scope],
        days: 1,
      });
      expect([scope, answer.statusCode]).toEqual([scope, 400]);
      expect(answer.json().fields[0].path).toBe('scopes');
    }
  });

  it('writes without the header against foreign forms, which no form can imitate', async () => {
    const { token } = await make(['records.import']);
    const answer = await as(token, 'POST', '/imports/999999/cancel');
    expect(answer.json().code).not.toBe('origin.refused');
    expect([401, 403]).not.toContain(answer.statusCode);
  });

  it('beside a cookie is no way round that header', async () => {
    const { token } = await make(['records.import']);
    const answer = await as(token, 'POST', '/imports/999999/cancel', { cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin.refused']);
    const other = await platform.app.inject({
      method: 'POST',
      url: '/api/v1/imports/999999/cancel',
      headers: { authorization: 'Basic eDp5' },
    });
    expect(other.json().code).toBe('origin.refused');
  });

  it('loses what its person loses', async () => {
    const { token } = await make(['quarantine.read']);
    const { person } = (await own('GET', '/session')).json() as { person: { id: string } };
    expect((await as(token, 'GET', '/imports')).statusCode).toBe(200);
    await platform.identity.grants.revokeAll(person.id);
    expect((await as(token, 'GET', '/imports')).statusCode).toBe(403);
    await platform.identity.setClosed(person.id, new Date(now).toISOString());
    expect((await as(token, 'GET', '/imports')).statusCode).toBe(401);
  });

  it('is shown once, and kept as a hash', async () => {
    const { token, id } = await make(['law.read']);
    expect(token).toMatch(/^zca_[\w-]{43}$/);
    expect(JSON.stringify(await list())).not.toContain(token);
    expect((await list()).map((one) => one.id)).toContain(id);
    const { rows } = await platform.database.owner.pool.query<{ text: string }>(
      'select row_to_json(t)::text as text from api_token t',
    );
    for (const { text } of rows) expect(text).not.toContain(token.slice(4));
  });

  it('ends by the clock, at most after a year', async () => {
    const answer = await own('POST', '/account/tokens', {
      name: '太久',
      scopes: ['law.read'],
      days: 366,
    });
    expect(answer.statusCode).toBe(400);
    const { token } = await make(['law.read'], 2);
    now += 2 * DAY - 1000;
    expect((await as(token, 'GET', '/law/parameters')).statusCode).toBe(200);
    now += 2000;
    const late = await as(token, 'GET', '/law/parameters');
    expect([late.statusCode, late.json().code]).toEqual([401, 'token.refused']);
  });

  it('tells when it was last used, and is revoked by its person alone', async () => {
    const { token, id } = await make(['law.read']);
    expect((await list())[0]!.lastUsedAt).toBeNull();
    await as(token, 'GET', '/law/parameters');
    expect(Date.parse((await list())[0]!.lastUsedAt!)).toBe(now);
    const stranger = await signedIn(platform.accounts, 'systemAdministrator', now);
    const foreign = await platform.app.inject({
      method: 'DELETE',
      url: `/api/v1/account/tokens/${id}`,
      headers: { cookie: stranger, 'x-zca-csrf': '1' },
    });
    expect(foreign.statusCode).toBe(404);
    expect((await own('DELETE', `/account/tokens/${id}`)).statusCode).toBe(204);
    expect((await as(token, 'GET', '/law/parameters')).statusCode).toBe(401);
    expect((await list())[0]!.revokedAt).not.toBeNull();
  });

  it('that nobody has made is refused, on public addresses too', async () => {
    const answer = await as('zca_made-up', 'GET', '/city');
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'token.refused']);
  });
});
