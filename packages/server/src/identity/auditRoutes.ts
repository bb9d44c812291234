import { AuditList } from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { Day } from '../base/http/day.ts';
import type { App } from '../base/http/server.ts';
import type { IdentityParts } from './parts.ts';

const Query = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  target: z.string().max(200).optional(),
  from: Day.optional(),
  to: Day.optional(),
  before: z.coerce.number().int().positive().optional(),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

/** The audit journal, newest first. That it was read is written down in it. */
export function auditRoutes(app: App, { identity, audit }: IdentityParts): void {
  app.get(
    '/api/v1/audit',
    {
      config: { action: 'audit.read' },
      schema: {
        summary: '审计日志 The audit journal',
        querystring: Query,
        response: { 200: AuditList },
      },
    },
    async (request, reply) => {
      const { size, ...filter } = request.query;
      void reply.header('cache-control', 'no-store');
      const entries = await audit(filter, size);
      const { before, ...asked } = filter;
      // Turning the page is the same reading.
      if (before === undefined) {
        await identity.audit(personOf(request).personId, 'audit.read', 'audit', asked);
      }
      return { entries, before: entries.length < size ? null : (entries.at(-1)?.id ?? null) };
    },
  );
}
