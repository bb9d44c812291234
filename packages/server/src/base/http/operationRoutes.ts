import { z } from 'zod';
import type { Metrics } from '../metrics/metrics.ts';
import { absent } from './problem.ts';
import type { App } from './server.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface OperationOptions {
  readonly metrics: Metrics;
  readonly version: string;
  /** Whether questions are answered; may throw when the database is away. */
  readonly isReady: () => Promise<boolean>;
}

/** Life signs, metrics and the description of the API. */
export function operationRoutes(app: App, options: OperationOptions): void {
  app.get(
    '/healthz',
    {
      config: { action: 'static' },
      schema: {
        summary: '进程存活 The process lives',
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    async () => ({ status: 'ok' as const, version: options.version }),
  );

  const State = z.object({ status: z.enum(['ready', 'starting']) });
  app.get(
    '/readyz',
    {
      config: { action: 'static' },
      schema: { summary: '可以受理 Questions are answered', response: { 200: State, 503: State } },
    },
    async (_request, reply) => {
      const ready = await options.isReady().catch(() => false);
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' });
    },
  );

  app.get(
    '/metrics',
    { config: { action: 'static' }, schema: { hide: true } },
    async (request, reply) => {
      // A collector on the own machine needs no account; a request that a proxy passed on does.
      const own = LOOPBACK.has(request.ip) && request.headers['x-forwarded-for'] === undefined;
      if (!own) throw absent('没有这个地址。', 'There is no such address.');
      return reply.type(options.metrics.contentType).send(await options.metrics.text());
    },
  );

  app.get(
    '/api/openapi.json',
    { config: { action: 'static' }, schema: { hide: true } },
    async (_request, reply) => reply.type('application/json').send(JSON.stringify(app.swagger())),
  );
}
