import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OwnAccount, SessionState } from '@zca/domain/identity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestIdentityProvider } from '../support/identityProvider.ts';
import { followRedirects, startIdentityProvider } from '../support/identityProvider.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';

const ORIGIN = 'http://127.0.0.1:8610';
const CALLBACK = '/api/v1/session/provider/callback';
let now = Date.now();
let idp: TestIdentityProvider;
let platform: TestPlatform;
beforeAll(async () => {
  idp = await startIdentityProvider(ORIGIN + CALLBACK);
  platform = await openTestPlatform({
    clock: () => now,
    settings: {
      publicOrigin: ORIGIN,
      oidcIssuer: idp.issuer,
      oidcClientId: idp.clientId,
      oidcClientSecret: idp.clientSecret,
      oidcName: '市统一认证',
      secondFactor: 'off',
    },
  });
});
beforeEach(() => {
  now = Date.now();
});

let last = 0;
/** A browser: asks with the cookies that it was given. */
function browser(cookie?: string) {
  const jar = new Map<string, string>();
  if (cookie !== undefined) jar.set('zca_session', cookie.slice('zca_session='.length));
  const remoteAddress = `10.5.0.${++last}`;
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string) => {
    const answer = await platform.app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-zca-csrf': '1',
      },
    });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      jar.set(name!, value!);
    }
    return answer;
  };
  return {
    ask,
    jar,
    /** Goes to the provider, signs in there, and comes back; the answer to the way back. */
    roundTrip: async (start: string, subject: string, change = (url: URL) => url) => {
      idp.subject = subject;
      const back = await followRedirects(start, ORIGIN);
      const address = change(new URL(back));
      return ask('GET', address.pathname + address.search);
    },
    state: async () => (await ask('GET', '/api/v1/session')).json() as SessionState,
  };
}

const begin = async (one: ReturnType<typeof browser>, back = '/desk/law/parameters') =>
  String(
    (await one.ask('GET', `/api/v1/session/provider?back=${encodeURIComponent(back)}`)).headers
      .location,
  );

/** A person whose account is linked with a subject. */
async function linkedPerson(subject: string): Promise<string> {
  const cookie = await signedIn(platform.accounts, 'city', now);
  const desk = browser(cookie);
  const { address } = (await desk.ask('POST', '/api/v1/account/provider')).json() as {
    address: string;
  };
  // Coming back from another site, the browser does not send the session's cookie along.
  desk.jar.delete('zca_session');
  const answer = await desk.roundTrip(address, subject);
  expect(answer.headers.location).toBe('/desk/account');
  return cookie;
}

describe('signing in with the provider', () => {
  it('is offered by its name', async () => {
    expect(await platform.read('/api/v1/session/ways')).toMatchObject({
      provider: { name: '市统一认证' },
    });
  });

  it('goes there with code, PKCE, state and nonce, and for no more than who it is', async () => {
    const address = new URL(await begin(browser()));
    expect(address.origin).toBe(idp.issuer);
    const asked = Object.fromEntries(address.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: ORIGIN + CALLBACK,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]!.length).toBeGreaterThan(30);
    }
  });

  it('opens the account that its person has linked, and goes on where it was begun', async () => {
    await linkedPerson('subject-1');
    const phone = browser();
    const answer = await phone.roundTrip(await begin(phone), 'subject-1');
    expect(answer.headers.location).toBe('/sign-in?back=%2Fdesk%2Flaw%2Fparameters');
    expect((await phone.state()).person).toMatchObject({ displayName: 'city' });
    const { signIns, provider } = (await phone.ask('GET', '/api/v1/account')).json() as OwnAccount;
    expect(signIns[0]!.method).toBe('provider');
    expect(provider).toEqual({ name: '市统一认证', linked: true });
  });

  it('tells an unknown subject to ask for an invitation, whatever its address', async () => {
    const email = 'stranger@bureau.example';
    await platform.identity.addPerson({ displayName: '同名', email });
    const stranger = browser();
    const answer = await stranger.roundTrip(await begin(stranger), email);
    expect(answer.headers.location).toBe('/sign-in?provider=unknown');
    expect((await stranger.state()).person).toBeNull();
  });

  it('still asks for the second factor of the account', async () => {
    const cookie = await linkedPerson('subject-2');
    const desk = browser(cookie);
    const id = (await desk.state()).person!.id;
    const { credentialStore } = platform.accounts;
    await credentialStore.beginFactor(id, Buffer.alloc(20, 7), new Date(now).toISOString());
    await credentialStore.confirmFactor(id, 0, ['AAAAA-AAAAA'], new Date(now).toISOString());
    const phone = browser();
    await phone.roundTrip(await begin(phone), 'subject-2');
    expect(await phone.state()).toMatchObject({ person: null, awaitsSecondFactor: true });
  });

  it('opens nothing once the link has ended or the account is closed', async () => {
    const desk = browser(await linkedPerson('subject-3'));
    const { person } = await desk.state();
    await platform.identity.setClosed(person!.id, new Date(now).toISOString());
    const closed = browser();
    const refused = await closed.roundTrip(await begin(closed), 'subject-3');
    expect(refused.headers.location).toBe('/sign-in?provider=unknown');
    await platform.identity.setClosed(person!.id, null);
    expect((await desk.ask('DELETE', '/api/v1/account/provider')).statusCode).toBe(204);
    expect((await desk.ask('DELETE', '/api/v1/account/provider')).statusCode).toBe(404);
    const unlinked = browser();
    const answer = await unlinked.roundTrip(await begin(unlinked), 'subject-3');
    expect(answer.headers.location).toBe('/sign-in?provider=unknown');
  });
});

describe('what comes back is refused', () => {
  const FAILED = '/sign-in?provider=failed';
  beforeAll(() => linkedPerson('subject-4'));

  it('without the errand that this browser was given', async () => {
    const [one, other] = [browser(), browser()];
    idp.subject = 'subject-4';
    const back = new URL(await followRedirects(await begin(one), ORIGIN));
    await begin(other);
    for (const thief of [browser(), other]) {
      const answer = await thief.ask('GET', back.pathname + back.search);
      expect(answer.headers.location).toBe(FAILED);
      expect((await thief.state()).person).toBeNull();
    }
  });

  it('with another state, or another code', async () => {
    for (const name of ['state', 'code']) {
      const one = browser();
      const answer = await one.roundTrip(await begin(one), 'subject-4', (url) => {
        url.searchParams.set(name, 'x'.repeat(43));
        return url;
      });
      expect([name, answer.headers.location]).toEqual([name, FAILED]);
    }
  });

  it('a second time, and after ten minutes', async () => {
    const one = browser();
    idp.subject = 'subject-4';
    const back = new URL(await followRedirects(await begin(one), ORIGIN));
    const errand = one.jar.get('zca_provider')!;
    now += 11 * 60_000;
    const late = await one.ask('GET', back.pathname + back.search);
    expect(late.headers.location).toBe(FAILED);
    now -= 11 * 60_000;
    one.jar.set('zca_provider', errand);
    const first = await one.ask('GET', back.pathname + back.search);
    expect(first.headers.location).toContain('/sign-in?back=');
    one.jar.set('zca_provider', errand);
    const second = await one.ask('GET', back.pathname + back.search);
    expect(second.headers.location).toBe(FAILED);
  });

  it('for a subject that is linked with somebody else', async () => {
    const desk = browser(await signedIn(platform.accounts, 'city', now));
    const { address } = (await desk.ask('POST', '/api/v1/account/provider')).json() as {
      address: string;
    };
    const answer = await desk.roundTrip(address, 'subject-4');
    expect(answer.headers.location).toBe('/sign-in?provider=taken');
  });

  it('to an address of another site', async () => {
    for (const back of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere']) {
      const url = `/api/v1/session/provider?back=${encodeURIComponent(back)}`;
      expect((await browser().ask('GET', url)).statusCode).toBe(400);
    }
  });
});

describe('a provider that is away', () => {
  it('stops neither the start nor other ways to sign in, and is asked again later', async () => {
    const silent = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const other = await openTestPlatform({
      settings: { oidcIssuer: issuer, oidcClientId: 'zca' },
    });
    const answer = await other.ask('anonymous', { url: '/api/v1/session/provider' });
    expect(answer.headers.location).toBe('/sign-in?provider=away');
    const link = await other.ask('city', { method: 'POST', url: '/api/v1/account/provider' });
    expect(link.statusCode).toBe(503);
    await other.close();
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  });

  it('is first asked when somebody wants to sign in, and then known', async () => {
    const fresh = await startIdentityProvider(ORIGIN + CALLBACK);
    const other = await openTestPlatform({
      settings: { publicOrigin: ORIGIN, oidcIssuer: fresh.issuer, oidcClientId: fresh.clientId },
    });
    await other.ask('anonymous', { url: '/api/v1/session/ways' });
    expect(fresh.discoveries()).toBe(0);
    for (let i = 0; i < 3; i++) {
      await other.ask('anonymous', { url: '/api/v1/session/provider' });
    }
    expect(fresh.discoveries()).toBe(1);
    await other.close();
  });
});

describe('where no provider is set up', () => {
  it('there is no such address', async () => {
    const plain = await openTestPlatform();
    for (const url of ['/api/v1/session/provider', CALLBACK]) {
      expect((await plain.ask('anonymous', { url })).statusCode).toBe(404);
    }
    await plain.close();
  });
});
