import type { FastifyReply, FastifyRequest } from 'fastify';
import * as openid from 'openid-client';
import { z } from 'zod';
import { absent } from '../base/http/problem.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import type { ProviderStore } from './providerStore.ts';

/** Where the provider sends people back to. */
export const CALLBACK_PATH = '/api/v1/session/provider/callback';

const COOKIE = 'zca_provider';
const CONTEXT = 'provider-cookie';
const COOKIE_MINUTES = 10;
/** Longest wait for the provider, which may be away for ever. */
const TIMEOUT_SECONDS = 5;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly name: string;
}

export interface ProviderOptions {
  /** Undefined where no provider is set up. */
  readonly settings: ProviderSettings | undefined;
  readonly store: ProviderStore;
  readonly sealer: Sealer;
  /** Address under which people reach the platform, where it is configured. */
  readonly publicOrigin: string | undefined;
  readonly secureCookies: boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What a browser carries to the provider and back, sealed in a cookie. */
const Errand = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** Whose account is to be linked; null for signing in. */
  personId: z.string().nullable(),
  expiresMs: z.number(),
});
type Errand = z.infer<typeof Errand>;

export type ProviderOutcome =
  | { readonly kind: 'signedIn'; readonly personId: string; readonly back: string }
  | { readonly kind: 'linked'; readonly personId: string; readonly back: string }
  /** `unknown`: nobody is linked with the subject; `taken`: somebody else is; `failed`: no proof. */
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'taken' | 'failed' };

/**
 * Signing in with the accounts of another provider (OpenID Connect, code with PKCE, state and nonce).
 * An account is known by issuer and subject alone: an address proves nothing here. The provider is
 * first asked when somebody wants to sign in with it, so that its absence stops nothing else.
 */
export class Provider {
  readonly #options: ProviderOptions;
  #configuration: openid.Configuration | undefined;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  /** What the sign-in page offers; null when no provider is set up. */
  get offer(): { readonly name: string } | null {
    const { settings } = this.#options;
    return settings === undefined ? null : { name: settings.name };
  }

  async stateOf(personId: string): Promise<{ name: string; linked: boolean } | null> {
    const { settings, store } = this.#options;
    if (settings === undefined) return null;
    return { name: settings.name, linked: await store.isLinked(settings.issuer, personId) };
  }

  #settings(): ProviderSettings {
    const { settings } = this.#options;
    if (settings !== undefined) return settings;
    throw absent('本平台没有设置统一身份认证。', 'No provider of accounts is set up here.');
  }

  async #discover(): Promise<openid.Configuration> {
    if (this.#configuration !== undefined) return this.#configuration;
    const { issuer, clientId, clientSecret } = this.#settings();
    const address = new URL(issuer);
    // Without encryption only on the own machine, where nobody stands in between.
    const isLocal = address.protocol === 'http:' && LOOPBACK.has(address.hostname);
    this.#configuration = await openid.discovery(
      address,
      clientId,
      undefined,
      clientSecret === undefined ? openid.None() : openid.ClientSecretPost(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        execute: isLocal ? [openid.allowInsecureRequests] : [],
      },
    );
    return this.#configuration;
  }

  /**
   * The address of the provider to which the browser goes; the reply gets the cookie of the errand.
   * Undefined when the provider cannot be reached.
   */
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    errand: Pick<Errand, 'back' | 'personId'>,
  ): Promise<string | undefined> {
    this.#settings();
    const configuration = await this.#discover().catch((error: unknown) => {
      request.log.warn({ err: { message: messageOf(error) } }, 'provider of accounts is away');
      return undefined;
    });
    if (configuration === undefined) return undefined;
    const verifier = openid.randomPKCECodeVerifier();
    const whole: Errand = {
      ...errand,
      verifier,
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      expiresMs: this.#options.clock() + COOKIE_MINUTES * 60_000,
    };
    const sealed = this.#options.sealer.seal(JSON.stringify(whole), CONTEXT);
    reply.setCookie(COOKIE, sealed.toString('base64url'), {
      path: CALLBACK_PATH,
      httpOnly: true,
      // It has to come along when the provider sends the browser back.
      sameSite: 'lax',
      secure: request.protocol === 'https' || this.#options.secureCookies,
      maxAge: COOKIE_MINUTES * 60,
    });
    const address = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callbackOf(request),
      scope: 'openid',
      state: whole.state,
      nonce: whole.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return address.href;
  }

  #callbackOf(request: FastifyRequest): string {
    const origin = this.#options.publicOrigin ?? `${request.protocol}://${request.host}`;
    return `${origin}${CALLBACK_PATH}`;
  }

  /** Judges what the provider has sent back. Each errand is good once. */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<ProviderOutcome> {
    const { issuer } = this.#settings();
    const errand = this.#errandOf(request);
    reply.clearCookie(COOKIE, { path: CALLBACK_PATH });
    if (errand === undefined) return { kind: 'refused', reason: 'failed' };
    const subject = await this.#subjectOf(request, errand).catch((error: unknown) => {
      request.log.warn({ err: { message: messageOf(error) } }, 'sign-in with the provider failed');
      return undefined;
    });
    if (subject === undefined) return { kind: 'refused', reason: 'failed' };
    const { store, clock } = this.#options;
    if (errand.personId === null) {
      const personId = await store.findPerson(issuer, subject);
      if (personId === undefined) return { kind: 'refused', reason: 'unknown' };
      return { kind: 'signedIn', personId, back: errand.back };
    }
    const now = new Date(clock()).toISOString();
    const linked = await store.link(issuer, subject, errand.personId, now);
    if (!linked) return { kind: 'refused', reason: 'taken' };
    return { kind: 'linked', personId: errand.personId, back: errand.back };
  }

  #errandOf(request: FastifyRequest): Errand | undefined {
    try {
      const sealed = Buffer.from(request.cookies[COOKIE] ?? '', 'base64url');
      const errand = Errand.parse(JSON.parse(this.#options.sealer.openText(sealed, CONTEXT)));
      return errand.expiresMs > this.#options.clock() ? errand : undefined;
    } catch {
      // No cookie, or one that we have not made.
      return undefined;
    }
  }

  async #subjectOf(request: FastifyRequest, errand: Errand): Promise<string | undefined> {
    const query = request.url.slice(request.url.indexOf('?'));
    const tokens = await openid.authorizationCodeGrant(
      await this.#discover(),
      new URL(query, this.#callbackOf(request)),
      {
        pkceCodeVerifier: errand.verifier,
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        idTokenExpected: true,
      },
    );
    return tokens.claims()?.sub;
  }

  /** Ends the link of a person; false when there was none. */
  async unlink(personId: string): Promise<boolean> {
    return this.#options.store.unlink(this.#settings().issuer, personId);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
