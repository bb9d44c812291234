import {
  LabelOverridePage,
  LabelOverrides,
  NewLabelOverride,
  OverrideKindSchema,
} from '@zca/domain/registry';
import { z } from 'zod';
import type { App } from '../../base/http/server.ts';
import type { Audit } from '../../base/ledger/index.ts';
import { askerOf } from '../../identity/index.ts';
import type { RegistryService } from '../service.ts';

const Key = z.object({ key: z.string().max(200) });
const PAGE = 100;

/** Corrections of single labels, for the officers who make them and the staff who read them. */
export function labelRoutes(app: App, registry: RegistryService, audit: Audit): void {
  app.get(
    '/api/v1/labels',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '人工更正的标签 Labels corrected by persons, newest first',
        querystring: z.object({
          kind: OverrideKindSchema,
          cursor: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: LabelOverridePage },
      },
    },
    async (request) => {
      const { kind, cursor = null } = request.query;
      return registry.labels.page(kind, cursor, PAGE);
    },
  );

  app.get(
    '/api/v1/rights/:key/labels',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '一条记录的人工更正 Corrections of the labels of one record',
        params: Key,
        response: { 200: LabelOverrides },
      },
    },
    async (request) => registry.labels.history(request.params.key),
  );

  app.post(
    '/api/v1/rights/:key/labels',
    {
      config: { action: 'labels.correct' },
      schema: {
        summary: '更正一个标签 Correct one label of a record',
        params: Key,
        body: NewLabelOverride,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const by = askerOf(request.actor);
      const { key } = request.params;
      const id = await registry.labels.correct(key, request.body, by);
      const { kind, value, verdict, reason } = request.body;
      await audit(by, 'labels.correct', key, { id, kind, label: value, verdict, reason });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/v1/rights/:key/labels/:id/withdrawal',
    {
      config: { action: 'labels.correct' },
      schema: {
        summary: '撤回一项标签更正 Take a correction of a label back',
        params: Key.extend({ id: z.coerce.number().int().positive() }),
        body: z.object({ reason: z.string().trim().min(2).max(500) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const by = askerOf(request.actor);
      const { key, id } = request.params;
      const { reason } = request.body;
      const ended = await registry.labels.takeBack(key, id, { reason, by });
      await audit(by, 'labels.takeBack', key, { id: String(id), ...ended, reason });
      return reply.code(204).send(null);
    },
  );
}
