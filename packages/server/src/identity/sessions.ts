import type { Actor } from '@zca/domain/identity';
import { ANONYMOUS } from '@zca/domain/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../base/http/problem.ts';
import { hashPassword, newToken, tokenHash, verifyPassword } from './secrets.ts';
import type { IdentityStore } from './store.ts';

const COOKIE = 'zca_session';
const LINK_HOURS = 24;

export interface SessionOptions {
  readonly store: IdentityStore;
  readonly sessionHours: number;
  /** True when people reach the platform by https, whatever this process sees behind its proxy. */
  readonly secureCookies: boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Signing in and out, and the first administrator. */
export class Sessions {
  readonly #store: IdentityStore;
  readonly #hours: number;
  readonly #secure: boolean;
  readonly #clock: () => number;

  constructor(options: SessionOptions) {
    this.#store = options.store;
    this.#hours = options.sessionHours;
    this.#secure = options.secureCookies;
    this.#clock = options.clock;
  }

  #instant(addHours = 0): string {
    return new Date(this.#clock() + addHours * 3_600_000).toISOString();
  }

  /** Who sent the request, by its cookie. */
  async identify(request: FastifyRequest): Promise<Actor> {
    const token = request.cookies[COOKIE];
    if (token === undefined || token === '') return ANONYMOUS;
    return this.#store.actorOfSession(tokenHash(token), this.#instant());
  }

  /** Signs in with a password. The same refusal for an unknown address and a wrong password. */
  async signInWithPassword(email: string, password: string): Promise<string> {
    const known = await this.#store.findPasswordHash(email);
    // An unknown address costs as much time as a known one, so that addresses cannot be probed.
    const hash = known?.hash ?? (await decoyHash());
    const right = await verifyPassword(password, hash);
    if (known === undefined || !right) {
      throw new HttpProblem('session.refused', {
        zh: '账号或口令不对。请核对后再试；忘记口令请管理员重新发一次性链接。',
        en: 'The account or the password is wrong. Check both; if the password is forgotten, the administrator can send a one-time link.',
      });
    }
    return known.personId;
  }

  /** Signs in with a one-time link. */
  async signInWithLink(token: string): Promise<string> {
    const personId = await this.#store.useOneTimeLink(tokenHash(token), this.#instant());
    if (personId === undefined) {
      throw new HttpProblem('session.refused', {
        zh: '链接已用过或已过期。请在服务器上运行 zca start 取得新的链接。',
        en: 'The link has been used or is out of date. Run zca start on the server for a new one.',
      });
    }
    return personId;
  }

  async open(personId: string, reply: FastifyReply, encrypted: boolean): Promise<void> {
    const token = newToken();
    await this.#store.openSession(personId, tokenHash(token), this.#instant(this.#hours));
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: encrypted || this.#secure,
      maxAge: this.#hours * 3600,
    });
  }

  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = request.cookies[COOKIE];
    if (token !== undefined) await this.#store.closeSession(tokenHash(token));
    reply.clearCookie(COOKIE, { path: '/' });
  }

  /**
   * Sets the own password. Other sessions of the person end and links that wait are void: whoever
   * changes a password may do so because somebody else knows the old way in.
   */
  async setPassword(
    request: FastifyRequest,
    personId: string,
    email: string,
    password: string,
  ): Promise<void> {
    const taken = await this.#store.setPassword({
      personId,
      email,
      hash: await hashPassword(password),
      keptSession: tokenHash(request.cookies[COOKIE] ?? ''),
      now: this.#instant(),
    });
    if (taken) return;
    throw new HttpProblem('resource.conflict', {
      zh: '这个邮箱已是另一个账号的登录名，请换一个。',
      en: 'This address already is the account of another person; choose another.',
    });
  }

  /** Whether the administrator can be told from anybody who reaches the platform. */
  hasAdministratorPassword(): Promise<boolean> {
    return this.#store.someoneHasPassword('systemAdministrator');
  }

  /**
   * Makes the administrator at the first start, and returns the token of a new one-time link as long
   * as no administrator has a password; null afterwards.
   */
  async administratorLink(): Promise<string | null> {
    if (await this.hasAdministratorPassword()) return null;
    const personId =
      (await this.#store.findPersonWithRole('systemAdministrator')) ??
      (await this.#addAdministrator());
    return this.newLink(personId);
  }

  /** The token of a new one-time link of a person. */
  async newLink(personId: string): Promise<string> {
    const token = newToken();
    const expiresAt = this.#instant(LINK_HOURS);
    await this.#store.addOneTimeLink(personId, tokenHash(token), 'sign-in', expiresAt);
    return token;
  }

  async #addAdministrator(): Promise<string> {
    const personId = await this.#store.addPerson({ displayName: '系统管理员', email: null });
    await this.#store.grant(
      personId,
      { role: 'systemAdministrator', jurisdiction: null },
      'system',
    );
    await this.#store.audit('system', 'person.add', personId, { role: 'systemAdministrator' });
    return personId;
  }
}

let decoy: Promise<string> | undefined;

/** A hash that no password fits, made at first need because it costs a tenth of a second. */
function decoyHash(): Promise<string> {
  decoy ??= hashPassword(newToken());
  return decoy;
}
