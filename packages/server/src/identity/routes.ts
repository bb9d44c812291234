import type { Actor } from '@zca/domain/identity';
import { ACTIONS, NewPassword, SessionState, SignIn, may } from '@zca/domain/identity';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { personOf } from '../base/http/authority.ts';
import type { Sessions } from './sessions.ts';
import type { IdentityStore } from './store.ts';

/** Who is signed in, signing in and out, and the own password. */
export function identityRoutes(app: App, sessions: Sessions, store: IdentityStore): void {
  const state = async (actor: Actor): Promise<SessionState> => {
    const actions = ACTIONS.filter((action) => may(actor, action));
    if (actor.kind !== 'person') return { person: null, actions };
    const person = await store.findPerson(actor.personId);
    return {
      person: {
        id: actor.personId,
        displayName: actor.displayName,
        grants: [...actor.grants],
        hasPassword: person?.hasPassword ?? false,
      },
      actions,
    };
  };

  app.get(
    '/api/v1/session',
    {
      config: { action: 'session.open' },
      schema: { summary: '当前登录者 Who is signed in', response: { 200: SessionState } },
    },
    async (request) => state(request.actor),
  );

  app.post(
    '/api/v1/session',
    {
      config: { action: 'session.open', rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: { summary: '登录 Sign in', body: SignIn, response: { 200: SessionState } },
    },
    async (request, reply) => {
      const personId =
        'oneTimeToken' in request.body
          ? await sessions.signInWithLink(request.body.oneTimeToken)
          : await sessions.signInWithPassword(request.body.email, request.body.password);
      await sessions.open(personId, reply, request.protocol === 'https');
      await store.audit(personId, 'session.open', personId, {});
      const person = await store.findPerson(personId);
      if (person === undefined) throw new Error('person of a session is gone');
      const grants = await store.grantsOf(personId);
      return state({ kind: 'person', personId, displayName: person.displayName, grants });
    },
  );

  app.delete(
    '/api/v1/session',
    {
      config: { action: 'session.open' },
      schema: { summary: '退出 Sign out', response: { 204: z.null() } },
    },
    async (request, reply) => {
      await sessions.close(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/api/v1/session/password',
    {
      config: { action: 'account.secure' },
      schema: {
        summary: '设置自己的口令 Set the own password',
        body: NewPassword,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      await sessions.setPassword(request, personId, request.body.email, request.body.password);
      await store.audit(personId, 'password.set', personId, {});
      return reply.code(204).send(null);
    },
  );
}
