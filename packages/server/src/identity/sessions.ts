import type { Actor, SessionState, SignInMethod } from '@zca/domain/identity';
import { ACTIONS, ANONYMOUS, may, mayEnter } from '@zca/domain/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf } from '../base/http/authority.ts';
import { HttpProblem } from '../base/http/problem.ts';
import type { AccountRules } from './accountRules.ts';
import type { Credentials } from './credentials.ts';
import { factorWaitOver } from './problems.ts';
import { newToken, tokenHash } from './secrets.ts';
import type { SessionRow, SessionStore } from './sessionStore.ts';
import type { IdentityStore } from './store.ts';
import type { TokenStore } from './tokenStore.ts';
import { whenceOf } from './whence.ts';

const COOKIE = 'zca_session';
const LINK_HOURS = 24;
/** Time in which the code has to follow the password. */
const FACTOR_MINUTES = 5;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** So often at most it is written down that a session is in use. */
const TOUCH_MS = MINUTE_MS;
/** Sign-ins elsewhere of which a session tells at once. */
const MOST_TOLD = 5;

export interface SessionOptions {
  readonly identity: IdentityStore;
  readonly store: SessionStore;
  readonly credentials: Credentials;
  readonly tokens: TokenStore;
  readonly rules: AccountRules;
  /** True when people reach the platform by https, whatever this process sees behind its proxy. */
  readonly secureCookies: boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Sessions of browsers: who holds one, how it is opened, what it tells, how it ends. */
export class Sessions {
  readonly #identity: IdentityStore;
  readonly #store: SessionStore;
  readonly #credentials: Credentials;
  readonly #tokens: TokenStore;
  readonly #rules: AccountRules;
  readonly #secure: boolean;
  readonly #clock: () => number;

  constructor(options: SessionOptions) {
    this.#identity = options.identity;
    this.#store = options.store;
    this.#credentials = options.credentials;
    this.#tokens = options.tokens;
    this.#rules = options.rules;
    this.#secure = options.secureCookies;
    this.#clock = options.clock;
  }

  /** The instant so many milliseconds from now. */
  instant(addMs = 0): string {
    return new Date(this.#clock() + addMs).toISOString();
  }

  /** Sessions that were last seen before this instant have ended. */
  idleSince(): string {
    return this.instant(-this.#rules.idleMinutes * MINUTE_MS);
  }

  /** Who sent the request: by the token of a program, else by the session of a browser. */
  async identify(request: FastifyRequest): Promise<Actor> {
    const bearer = bearerOf(request);
    if (bearer !== undefined) {
      const grantsOf = (id: string) => this.#identity.grants.of(id);
      const actor = await this.#tokens.identify(tokenHash(bearer), this.instant(), grantsOf);
      if (actor !== undefined) return actor;
      throw new HttpProblem('token.refused', {
        zh: '访问令牌无效、已过期或已撤销。请在“我的账号”里重新生成。',
        en: 'The access token is unknown, out of date or revoked; make a new one under “My account”.',
      });
    }
    const session = await this.find(request);
    if (session === undefined || session.stage !== 'open') return ANONYMOUS;
    if (Date.parse(session.lastSeenAt) + TOUCH_MS < this.#clock()) {
      await this.#store.touch(hashOf(request), this.instant());
    }
    return {
      kind: 'person',
      personId: session.personId,
      displayName: session.displayName,
      grants: session.grants,
      ...(session.pending === null ? {} : { pending: session.pending }),
    };
  }

  /** The session of a request's cookie; undefined when there is none, or it has ended. */
  async find(request: FastifyRequest): Promise<SessionRow | undefined> {
    const token = request.cookies[COOKIE];
    if (token === undefined || token === '') return undefined;
    return this.#store.find(tokenHash(token), this.instant(), this.idleSince());
  }

  /**
   * Opens the session of a person who has proved himself once. Where a second factor is set up, the
   * session waits for its code, until when nobody is signed in.
   */
  async open(
    personId: string,
    method: SignInMethod,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (method === 'demonstration' || !(await this.#credentials.hasFactor(personId))) {
      return this.#enter(personId, method, request, reply);
    }
    const seconds = FACTOR_MINUTES * 60;
    await this.#store.open({
      personId,
      hash: this.#giveCookie(method, request, reply, seconds),
      now: this.instant(),
      expiresAt: this.instant(seconds * 1000),
      stage: 'secondFactor',
    });
  }

  /** The second step: the code of the factor. */
  async passFactor(request: FastifyRequest, reply: FastifyReply, code: string): Promise<void> {
    const session = await this.find(request);
    if (session?.stage !== 'secondFactor') throw factorWaitOver();
    await this.#credentials.proveFactor(session.personId, code);
    const method = methodOf(request);
    await this.#store.close(hashOf(request));
    await this.#enter(session.personId, method, request, reply);
  }

  async #enter(
    personId: string,
    method: SignInMethod,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const now = this.instant();
    const whence = whenceOf(request);
    const { sessionHours, sessionsPerPerson } = this.#rules;
    const grants = await this.#identity.grants.of(personId);
    const id = await this.#store.open({
      personId,
      hash: this.#giveCookie(method, request, reply, sessionHours * 3600),
      now,
      expiresAt: this.instant(sessionHours * HOUR_MS),
      pending: await this.#credentials.dueOf(personId, grants),
      ...whence,
    });
    await this.#store.recordSignIn(id, personId, method, now, whence);
    await this.#store.closeBeyond(personId, sessionsPerPerson);
    await this.#identity.audit(personId, 'session.open', personId, { method });
  }

  /** Sets a new cookie; returns the hash under which its session is kept. */
  #giveCookie(
    method: SignInMethod,
    request: FastifyRequest,
    reply: FastifyReply,
    seconds: number,
  ): Buffer {
    // The method is part of the token and thus of its hash, so that nobody can change it.
    const token = `${newToken()}.${method}`;
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https' || this.#secure,
      maxAge: seconds,
    });
    // What follows in this request belongs to the new session.
    request.cookies[COOKIE] = token;
    return tokenHash(token);
  }

  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const session = await this.find(request);
    if (session !== undefined) {
      await this.#store.close(hashOf(request));
      await this.#identity.audit(session.personId, 'session.close', session.personId, {});
    }
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /** Ends all other sessions of the person who asks; the number that ended. */
  async closeOthers(request: FastifyRequest, personId: string): Promise<number> {
    return this.#store.closeAll(personId, hashOf(request));
  }

  /** What must be set up may have been: looks again at the session that asks. */
  async reconsider(request: FastifyRequest, personId: string): Promise<void> {
    const due = await this.#credentials.dueOf(personId, await this.#identity.grants.of(personId));
    await this.#store.setPending(hashOf(request), due);
  }

  /** Whether the present password is asked for before it is changed: not after a one-time link. */
  asksCurrentPassword(request: FastifyRequest): boolean {
    return methodOf(request) !== 'link';
  }

  /** The open sessions of the person who asks. */
  async list(request: FastifyRequest, personId: string) {
    return this.#store.list(personId, hashOf(request), this.instant(), this.idleSince());
  }

  /** Remembers that this session has been told of the sign-ins elsewhere until now. */
  async told(request: FastifyRequest): Promise<void> {
    await this.#store.setTold(hashOf(request), this.instant());
  }

  /** Who asks, what they may do, and what waits for them. */
  async state(request: FastifyRequest): Promise<SessionState> {
    const session = await this.find(request);
    if (session === undefined || session.stage !== 'open') {
      return {
        person: null,
        actions: ACTIONS.filter((action) => may(ANONYMOUS, action)),
        awaitsSecondFactor: session !== undefined,
        pending: null,
        signInsElsewhere: [],
      };
    }
    const { personId, displayName, pending } = session;
    const [person, grants, signInsElsewhere] = await Promise.all([
      this.#identity.findPerson(personId),
      this.#identity.grants.of(personId),
      this.#store.signIns(personId, {
        most: MOST_TOLD,
        after: session.toldUntil ?? session.createdAt,
        butOf: session.id,
      }),
    ]);
    const actor: Actor = {
      kind: 'person',
      personId,
      displayName,
      grants,
      ...(pending === null ? {} : { pending }),
    };
    return {
      person: {
        id: personId,
        displayName,
        email: person?.email ?? null,
        grants,
        hasPassword: person?.hasPassword ?? false,
        hasSecondFactor: person?.hasSecondFactor ?? false,
      },
      actions: ACTIONS.filter((action) => mayEnter(actor, action)),
      awaitsSecondFactor: false,
      pending,
      signInsElsewhere,
    };
  }

  /** Whether the administrator can be told from anybody who reaches the platform. */
  hasAdministratorPassword(): Promise<boolean> {
    return this.#identity.someoneHasPassword('systemAdministrator');
  }

  /**
   * Makes the system administrator at the first start, and returns the token of a new one-time link as
   * long as none has a password; null afterwards.
   */
  async administratorLink(): Promise<string | null> {
    if (await this.hasAdministratorPassword()) return null;
    const personId =
      (await this.#identity.findPersonWithRole('systemAdministrator')) ??
      (await this.#addAdministrator());
    return this.newLink(personId);
  }

  /** The token of a new one-time link of a person. */
  newLink(personId: string): Promise<string> {
    return this.#credentials.newLink(personId, 'sign-in', LINK_HOURS);
  }

  async #addAdministrator(): Promise<string> {
    const personId = await this.#identity.addPerson({ displayName: '系统管理员', email: null });
    const role = 'systemAdministrator';
    await this.#identity.grants.give(personId, { role, jurisdiction: null }, 'system');
    await this.#identity.audit('system', 'person.add', personId, { role });
    return personId;
  }
}

function hashOf(request: FastifyRequest): Buffer {
  return tokenHash(request.cookies[COOKIE] ?? '');
}

function methodOf(request: FastifyRequest): SignInMethod {
  const method = request.cookies[COOKIE]?.split('.')[1];
  return method === 'link' || method === 'provider' || method === 'demonstration'
    ? method
    : 'password';
}
