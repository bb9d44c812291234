import { EndedRetention, PersonalCopy } from '@zca/domain/matters';
import { isCalendarDay } from '@zca/standards';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { askerOf } from '../identity/index.ts';
import { actingPerson } from './acting.ts';
import type { Audit } from '../base/ledger/index.ts';
import { noMatter } from './answers.ts';
import { tracked } from './asking.ts';
import type { FoundMatter } from './matterAccess.ts';
import { expiredMatters } from './personalEffects.ts';
import type { MattersService } from './service.ts';

const Format = z.object({ format: z.enum(['json', 'pdf']).default('json') });

/** What a person may have of their own data, and what is to be removed because its time is over. */
export function personalRoutes(app: App, service: MattersService, audit: Audit): void {
  app.get(
    '/api/v1/tracking/:code/personal-data',
    {
      config: { action: 'matters.track', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        summary: '凭查询码取个人信息副本 A copy of one’s own data, by the code of the request',
        params: z.object({ code: z.string().max(40) }),
        querystring: Format,
      },
    },
    async (request, reply) => {
      const found = await tracked(service, request);
      return send(reply, found, request.query.format, askerOf(request.actor));
    },
  );

  app.get(
    '/api/v1/matters/:id/personal-data',
    {
      config: { action: 'matters.read', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        summary: '取个人信息副本 A copy of one’s own data',
        params: z.object({ id: z.uuid() }),
        querystring: Format,
      },
    },
    async (request, reply) => {
      const person = actingPerson(request.actor);
      const found = await service.access.find(request.params.id, person);
      // Only the person whose request it is; officials see the matters themselves.
      if (
        found === undefined ||
        person.id === null ||
        found.loaded.matter.parties['person']?.includes(person.id) !== true
      ) {
        throw noMatter();
      }
      return send(reply, found, request.query.format, askerOf(request.actor));
    },
  );

  app.get(
    '/api/v1/matters/retention',
    {
      config: { action: 'retention.read' },
      schema: {
        summary: '保存期限已届满的事项 Matters whose retention has ended',
        querystring: z.object({ upTo: z.string().refine(isCalendarDay).optional() }),
        response: { 200: EndedRetention },
      },
    },
    async (request) => {
      const { today } = await service.around.now();
      const { upTo = today } = request.query;
      const day = upTo < today ? upTo : today;
      const expired = await expiredMatters(service.pool, service.procedures, day);
      const counts = Map.groupBy(expired, ({ definition }) => definition);
      return {
        upTo: day,
        total: expired.length,
        procedures: [...counts].map(([id, matters]) => ({
          id,
          title: service.procedures.find(id)?.title ?? { zh: id, en: id },
          count: matters.length,
        })),
      };
    },
  );

  async function send(
    reply: FastifyReply,
    found: FoundMatter,
    format: 'json' | 'pdf',
    asker: string,
  ): Promise<unknown> {
    const { now } = await service.around.now();
    const copy = await service.copies.find(found, now);
    if (copy === undefined) {
      throw absent(
        '没有可以取用的个人信息副本：请求尚未准予，或者取用期已过。',
        'There is no copy to fetch: the request has not been granted, or its time is over.',
      );
    }
    const { id } = found.loaded.matter;
    const numbers = copy.matters.map(({ number }) => number);
    await audit(asker, 'personalData.copy', id, { numbers, format });
    const name = encodeURIComponent(`${copy.request}.${format}`);
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    void reply.header('cache-control', 'no-store');
    if (format === 'pdf') {
      return reply.type('application/pdf').send(Buffer.from(await service.copies.pdf(copy)));
    }
    return reply.type('application/json; charset=utf-8').send(PersonalCopy.parse(copy));
  }
}
