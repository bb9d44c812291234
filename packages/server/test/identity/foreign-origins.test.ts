import { beforeAll, describe, expect, it } from 'vitest';
import { requirePasswordFor } from '../../src/cli/commands/start.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({
    settings: { publicOrigin: 'https://ip.bureau.example' },
  });
});

const signOut = (headers: Record<string, string>) =>
  platform.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { host: 'localhost:8610', ...headers },
  });

describe('a write', () => {
  it('is refused without the header that no form can send', async () => {
    const answer = await signOut({ cookie: platform.cookies.systemAdministrator });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('origin.refused');
  });

  it.each([
    'https://elsewhere.example',
    'http://localhost:81',
    'https://ip.bureau.example.elsewhere.example',
    'null',
    'not an origin',
  ])('is refused from the origin %s', async (origin) => {
    const answer = await signOut({ origin, 'x-zca-csrf': '1' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('origin.refused');
  });

  it.each(['http://localhost:8610', 'https://ip.bureau.example'])(
    'is taken from the own pages at %s',
    async (origin) => {
      expect((await signOut({ origin, 'x-zca-csrf': '1' })).statusCode).toBe(204);
    },
  );

  it('is refused before anything is done: the session stays', async () => {
    const cookie = platform.cookies.auditor;
    await signOut({ cookie, origin: 'https://elsewhere.example', 'x-zca-csrf': '1' });
    const answer = await platform.app.inject({ url: '/api/v1/session', headers: { cookie } });
    expect(answer.json().person).not.toBeNull();
  });
});

describe('reached by https through a proxy', () => {
  it('the session cookie travels over encrypted connections only', async () => {
    const token = await platform.sessions.administratorLink();
    const answer = await platform.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/session',
      payload: { oneTimeToken: token },
    });
    expect([answer.headers['set-cookie']].flat()[0]).toMatch(/; Secure/);
  });
});

describe('an address that others can reach', () => {
  const sessions = (has: boolean) => ({ hasAdministratorPassword: async () => has });

  it.each(['0.0.0.0', '::', '192.168.1.8', 'ip.bureau.example'])(
    'is refused until the administrator has a password: %s',
    async (host) => {
      await expect(requirePasswordFor({ host }, sessions(false))).rejects.toMatchObject({
        code: 'host-needs-password',
      });
      await expect(requirePasswordFor({ host }, sessions(true))).resolves.toBeUndefined();
    },
  );

  it.each(['127.0.0.1', '::1', 'localhost'])('is not %s', async (host) => {
    await expect(requirePasswordFor({ host }, sessions(false))).resolves.toBeUndefined();
  });
});
