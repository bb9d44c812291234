import {
  FactorCode,
  FactorSecret,
  MadeApiToken,
  NewApiToken,
  OwnAccount,
  RecoveryCodes,
} from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { IdentityParts } from './parts.ts';
import { newApiToken, tokenActionsOf } from './tokens.ts';

/** Sign-ins that the own account shows. */
const SIGN_INS_SHOWN = 20;
const Id = z.object({ id: z.uuid() });

/** The own account: second factor, sessions, tokens. */
export function accountRoutes(app: App, parts: IdentityParts): void {
  const { identity, sessions, credentials, credentialStore, sessionStore, tokens, rules } = parts;
  const secure = { action: 'account.secure' } as const;
  const own = { action: 'account.own' } as const;

  app.get(
    '/api/v1/account',
    { config: own, schema: { summary: '我的账号 The own account', response: { 200: OwnAccount } } },
    async (request, reply) => {
      const person = personOf(request);
      const { personId } = person;
      void reply.header('cache-control', 'no-store');
      const password = await credentialStore.findPassword(personId);
      return {
        sessions: await sessions.list(request, personId),
        signIns: await sessionStore.signIns(personId, { most: SIGN_INS_SHOWN }),
        tokens: await tokens.list(personId),
        tokenActions: tokenActionsOf(person),
        recoveryCodesLeft: await credentialStore.countRecoveryCodes(personId),
        provider: await parts.provider.stateOf(personId),
        password: {
          changedAt: password?.changedAt ?? null,
          maxAgeDays: rules.passwordMaxAgeDays,
        },
        idleMinutes: rules.idleMinutes,
        sessionHours: rules.sessionHours,
      };
    },
  );

  app.post(
    '/api/v1/account/second-factor',
    {
      config: secure,
      schema: {
        summary: '开始启用动态口令 Begin setting up a second factor',
        response: { 200: FactorSecret },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return credentials.beginFactor(personOf(request).personId);
    },
  );

  app.put(
    '/api/v1/account/second-factor',
    {
      config: secure,
      schema: {
        summary: '以第一个口令确认 Confirm it with a first code',
        body: FactorCode,
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      const codes = await credentials.confirmFactor(personId, request.body.code);
      // Sessions that were opened without the factor end, so that it protects from now on.
      await sessions.closeOthers(request, personId);
      await sessions.reconsider(request, personId);
      void reply.header('cache-control', 'no-store');
      return codes;
    },
  );

  app.post(
    '/api/v1/account/second-factor/removal',
    {
      config: secure,
      schema: {
        summary: '以一个口令停用动态口令 Remove the second factor with a code',
        body: FactorCode,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      await credentials.removeFactor(personId, request.body.code);
      await sessions.reconsider(request, personId);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/account/sessions/:id',
    {
      config: own,
      schema: {
        summary: '结束自己的一个会话 End one own session',
        params: Id,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      if (!(await sessionStore.closeOne(personId, request.params.id))) {
        throw absent(
          '没有这个会话，可能已经结束。',
          'There is no such session; it may have ended.',
        );
      }
      await identity.audit(personId, 'session.end', personId, {});
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/account/sessions/end-others',
    {
      config: own,
      schema: {
        summary: '结束自己的其他会话 End all other own sessions',
        response: { 200: z.object({ ended: z.number() }) },
      },
    },
    async (request) => {
      const { personId } = personOf(request);
      const ended = await sessions.closeOthers(request, personId);
      await identity.audit(personId, 'session.endOthers', personId, { ended });
      return { ended };
    },
  );

  app.post(
    '/api/v1/account/sign-ins/told',
    {
      config: own,
      schema: {
        summary: '已知悉他处登录 The sign-ins elsewhere are known',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await sessions.told(request);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/account/tokens',
    {
      config: own,
      schema: {
        summary: '生成访问令牌 Make an access token',
        body: NewApiToken,
        response: { 201: MadeApiToken },
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const made = await newApiToken(tokens, person, request.body, (ms) => sessions.instant(ms));
      await identity.audit(person.personId, 'token.make', made.id, { scopes: made.scopes });
      return reply.code(201).header('cache-control', 'no-store').send(made);
    },
  );

  app.delete(
    '/api/v1/account/tokens/:id',
    {
      config: own,
      schema: {
        summary: '撤销访问令牌 Revoke an access token',
        params: Id,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      if (!(await tokens.revoke(personId, request.params.id, sessions.instant()))) {
        throw absent('没有这个访问令牌。', 'There is no such access token.');
      }
      await identity.audit(personId, 'token.revoke', request.params.id, {});
      return reply.code(204).send(null);
    },
  );
}
