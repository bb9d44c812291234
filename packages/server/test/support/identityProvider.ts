import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterFile } from './closing.ts';

/** A provider of accounts on the own machine, where whoever comes signs in as `subject`. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next. */
  subject: string;
  /** Requests that asked for its configuration. */
  readonly discoveries: () => number;
  stop(): Promise<void>;
}

/** Starts a provider that knows one client with one address to come back to. */
export async function startIdentityProvider(redirectUri: string): Promise<TestIdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'zca';
  const clientSecret = 'a-secret-of-the-client-that-is-long-enough';
  let discoveries = 0;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Nobody has to consent in a test.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  });
  const started: TestIdentityProvider = {
    issuer,
    clientId,
    clientSecret,
    subject: 'nobody',
    discoveries: () => discoveries,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.includes('.well-known') === true) discoveries += 1;
    if (request.url?.startsWith('/interaction/') === true) {
      const result = { login: { accountId: started.subject } };
      provider.interactionFinished(request, response, result).catch(() => response.destroy());
    } else {
      void callback(request, response);
    }
  });
  afterFile(() => started.stop());
  return started;
}

/**
 * Follows redirects as a browser does, with the cookies of the provider, until an address begins with
 * `until`; returns that address.
 */
export async function followRedirects(address: string, until: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let steps = 0; steps < 10; steps++) {
    if (at.startsWith(until)) return at;
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name!, value!);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${answer.status} ${at}: ${await answer.text()}`);
    at = new URL(next, at).href;
  }
  throw new Error(`no end at ${at}`);
}
