import type { Action, Actor, Scope } from '@zca/domain/identity';
import { may } from '@zca/domain/identity';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/** The access token of a program, as `authorization: Bearer …`; undefined when there is none. */
export function bearerOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The person who asks. Throws `actor.unknown` for anonymous and for the platform itself. */
export function personOf(request: Pick<FastifyRequest, 'actor'>): Person {
  if (request.actor.kind === 'person') return request.actor;
  throw refusal({ kind: 'anonymous' });
}

/**
 * Goes on when the actor may do the action in the scope (the whole city by default); throws
 * `actor.unknown`, `actor.pending` or `actor.forbidden` otherwise. Routes with a place call it when
 * they know the thing.
 */
export function requireAuthority(actor: Actor, action: Action, scope?: Scope): void {
  if (!may(actor, action, scope)) throw refusal(actor);
}

/** Why an actor is refused, and what he can do about it. */
export function refusal(actor: Actor): HttpProblem {
  if (actor.kind === 'anonymous') {
    return new HttpProblem('actor.unknown', {
      zh: '办理这件事须先登录。',
      en: 'Sign in to do this.',
    });
  }
  if (actor.kind === 'person' && actor.pending === 'secondFactor') {
    return new HttpProblem('actor.pending', {
      zh: '你的账号须先启用动态口令（第二因素），之后才能办理其他事项。',
      en: 'Your account needs a second factor first; set it up, then go on.',
    });
  }
  if (actor.kind === 'person' && actor.pending === 'password') {
    return new HttpProblem('actor.pending', {
      zh: '你的口令已到更换期，请先设置新口令，之后才能办理其他事项。',
      en: 'Your password is due for a change; set a new one, then go on.',
    });
  }
  return new HttpProblem('actor.forbidden', {
    zh: '你的角色不能办理这件事，请与管理员联系。',
    en: 'Your role may not do this; ask the administrator.',
  });
}
