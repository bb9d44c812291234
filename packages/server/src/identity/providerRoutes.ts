import { SignInWays } from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { HttpProblem, absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { IdentityParts } from './parts.ts';
import { CALLBACK_PATH } from './provider.ts';

/** A path of ours, never another site. */
const Back = z
  .string()
  .regex(/^\/(?![/\\])/)
  .max(2000);
const ACCOUNT_PAGE = '/desk/account';

/** Ways to sign in beside the password, and the round trip to the provider of accounts. */
export function providerRoutes(app: App, parts: IdentityParts): void {
  const { identity, sessions, provider, demonstration } = parts;
  const open = { action: 'session.open' } as const;
  const own = { action: 'account.own' } as const;

  app.get(
    '/api/v1/session/ways',
    {
      config: open,
      schema: { summary: '登录方式 Ways to sign in', response: { 200: SignInWays } },
    },
    async () => ({ provider: provider.offer, demonstration: await demonstration.list() }),
  );

  app.get(
    '/api/v1/session/provider',
    {
      config: { ...open, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        summary: '转到统一身份认证 To the provider of accounts',
        querystring: z.object({ back: Back.optional() }),
      },
    },
    async (request, reply) => {
      const { back = '/desk' } = request.query;
      const address = await provider.begin(request, reply, { back, personId: null });
      return reply.redirect(address ?? '/sign-in?provider=away');
    },
  );

  app.get(
    CALLBACK_PATH,
    {
      config: open,
      schema: { summary: '统一身份认证返回 Back from the provider of accounts' },
    },
    async (request, reply) => {
      const outcome = await provider.finish(request, reply);
      if (outcome.kind === 'refused') {
        await identity.audit('anonymous', 'session.refused', 'provider', {
          reason: outcome.reason,
        });
        return reply.redirect(`/sign-in?provider=${outcome.reason}`);
      }
      if (outcome.kind === 'linked') {
        await identity.audit(outcome.personId, 'provider.link', outcome.personId, {});
        return reply.redirect(outcome.back);
      }
      await sessions.open(outcome.personId, 'provider', request, reply);
      // The sign-in page asks for the code where a second factor is set up, and goes on otherwise.
      return reply.redirect(`/sign-in?back=${encodeURIComponent(outcome.back)}`);
    },
  );

  app.post(
    '/api/v1/account/provider',
    {
      config: own,
      schema: {
        summary: '关联统一身份认证 Link the own account with the provider',
        response: { 200: z.object({ address: z.string() }) },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      const address = await provider.begin(request, reply, { back: ACCOUNT_PAGE, personId });
      if (address !== undefined) return { address };
      throw new HttpProblem('service.starting', {
        zh: '统一身份认证暂时连不上，请稍后再试。',
        en: 'The provider of accounts cannot be reached; try again later.',
      });
    },
  );

  app.delete(
    '/api/v1/account/provider',
    {
      config: own,
      schema: {
        summary: '解除与统一身份认证的关联 End the link with the provider',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      if (!(await provider.unlink(personId))) {
        throw absent('你的账号没有关联。', 'Your account is not linked.');
      }
      await identity.audit(personId, 'provider.unlink', personId, {});
      return reply.code(204).send(null);
    },
  );
}
