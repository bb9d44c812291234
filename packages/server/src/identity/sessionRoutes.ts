import { FactorCode, NewPassword, SessionState, SignIn } from '@zca/domain/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import type { App } from '../base/http/server.ts';
import type { IdentityParts } from './parts.ts';

/** One address may try so often in a minute; each account is counted for itself besides. */
const SIGN_IN_RATE = { max: 20, timeWindow: '1 minute' } as const;

/** Who is signed in, signing in and out, and the own password. */
export function sessionRoutes(app: App, parts: IdentityParts): void {
  const { identity, sessions, credentials, demonstration } = parts;

  app.get(
    '/api/v1/session',
    {
      config: { action: 'session.open' },
      schema: { summary: '当前登录者 Who is signed in', response: { 200: SessionState } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return sessions.state(request);
    },
  );

  app.post(
    '/api/v1/session',
    {
      config: { action: 'session.open', rateLimit: SIGN_IN_RATE },
      schema: { summary: '登录 Sign in', body: SignIn, response: { 200: SessionState } },
    },
    async (request, reply) => {
      await signIn(request.body, request, reply);
      return sessions.state(request);
    },
  );

  async function signIn(wanted: SignIn, request: FastifyRequest, reply: FastifyReply) {
    if ('oneTimeToken' in wanted) {
      const personId = await credentials.byLink(wanted.oneTimeToken);
      return sessions.open(personId, 'link', request, reply);
    }
    if ('demonstrationPerson' in wanted) {
      const personId = await demonstration.personOf(wanted.demonstrationPerson);
      return sessions.open(personId, 'demonstration', request, reply);
    }
    const personId = await credentials.byPassword(wanted.email, wanted.password);
    return sessions.open(personId, 'password', request, reply);
  }

  app.post(
    '/api/v1/session/second-factor',
    {
      config: { action: 'session.open', rateLimit: SIGN_IN_RATE },
      schema: {
        summary: '登录的第二步：动态口令或恢复码 Second step of signing in: a code',
        body: FactorCode,
        response: { 200: SessionState },
      },
    },
    async (request, reply) => {
      await sessions.passFactor(request, reply, request.body.code);
      return sessions.state(request);
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
      const needsCurrent = sessions.asksCurrentPassword(request);
      await credentials.setPassword(personId, request.body, needsCurrent);
      // Whoever changes a password may do so because somebody else knows the old way in.
      await sessions.closeOthers(request, personId);
      await sessions.reconsider(request, personId);
      await identity.audit(personId, 'password.set', personId, {});
      return reply.code(204).send(null);
    },
  );
}
