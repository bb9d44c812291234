import type { Action, Actor, MadeApiToken, NewApiToken } from '@zca/domain/identity';
import { ACTIONS, AUTHORITY, mayEnter } from '@zca/domain/identity';
import { HttpProblem } from '../base/http/problem.ts';
import { newToken, tokenHash } from './secrets.ts';
import type { TokenStore } from './tokenStore.ts';

const DAY_MS = 86_400_000;
/** What a token begins with, so that one that has been published by mistake is found. */
const PREFIX = 'zca_';

type Person = Extract<Actor, { kind: 'person' }>;

/** Things of the account itself, which its person alone does, in a browser. */
const PERSONAL: readonly Action[] = ['session.open', 'account.secure', 'account.own'];

/** The actions that a token of a person can be given: the person's own, but nothing of the account. */
export function tokenActionsOf(person: Person): Action[] {
  return ACTIONS.filter((action) => mayEnter(person, action) && !PERSONAL.includes(action));
}

/** Makes a token. Throws `request.invalid` for a scope beyond the person's own authority. */
export async function newApiToken(
  store: TokenStore,
  person: Person,
  wanted: NewApiToken,
  instant: (addMs?: number) => string,
): Promise<MadeApiToken> {
  const own: readonly string[] = tokenActionsOf(person);
  const beyond = wanted.scopes.filter((scope) => !own.includes(scope));
  if (beyond.length > 0) {
    const named = beyond.map((scope) => AUTHORITY[scope as Action]?.zh ?? scope).join('、');
    const detail = {
      zh: `令牌不能超出你自己的权限：${named}。`,
      en: `A token does no more than you may: ${beyond.join(', ')}.`,
    };
    throw new HttpProblem('request.invalid', detail, {
      fields: [{ path: 'scopes', message: detail }],
    });
  }
  const token = PREFIX + newToken();
  const made = await store.add({
    personId: person.personId,
    name: wanted.name,
    hash: tokenHash(token),
    scopes: [...new Set(wanted.scopes)],
    now: instant(),
    expiresAt: instant(wanted.days * DAY_MS),
  });
  return { ...made, token };
}
