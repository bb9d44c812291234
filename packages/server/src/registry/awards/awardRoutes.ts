import {
  AWARD_LAYOUT,
  AwardPage,
  AwardRefusal,
  PrizeSchema,
  TableReport,
} from '@zca/domain/registry';
import { csvFormat } from '@zca/formats';
import { z } from 'zod';
import { absent, brokenForm, HttpProblem, noFile } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import { askerOf } from '../../identity/index.ts';
import type { RegistryService } from '../service.ts';
import type { Audit } from '../../base/ledger/index.ts';

const Id = z.object({ id: z.coerce.number().int().positive() });
const PAGE = 100;

/** The register of awards, for officers. */
export function awardRoutes(app: App, registry: RegistryService, audit: Audit): void {
  app.get(
    '/api/v1/awards',
    {
      config: { action: 'awards.read' },
      schema: {
        summary: '专利奖励登记 Awards of patents, newest first',
        querystring: z.object({
          q: z.string().trim().max(100).default(''),
          prize: PrizeSchema.optional(),
          show: z.enum(['standing', 'withdrawn', 'unmatched']).default('standing'),
          cursor: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: AwardPage },
      },
    },
    async (request) => {
      const { q, prize = null, show, cursor = null } = request.query;
      return registry.awards.page({ text: q, prize, show, after: cursor, size: PAGE });
    },
  );

  app.get(
    '/api/v1/awards/template',
    {
      config: { action: 'awards.read' },
      schema: { summary: '奖励表的空表 An empty table of awards' },
    },
    async (_request, reply) => {
      const columns = AWARD_LAYOUT.columns.map(({ header }) => ({
        header: header.zh,
        value: () => null,
      }));
      void reply.header('content-disposition', 'attachment; filename="awards.csv"');
      return reply.type('text/csv; charset=utf-8').send(csvFormat(columns).head);
    },
  );

  app.post(
    '/api/v1/awards/file',
    {
      config: { action: 'awards.manage' },
      schema: { summary: '导入奖励表 Import a table of awards', response: { 200: TableReport } },
    },
    async (request) => {
      try {
        const part = await request.file();
        if (part === undefined) throw noFile();
        const by = askerOf(request.actor);
        const report = await registry.awards.take(
          { name: part.filename, stream: part.file },
          part.filename,
          by,
          registry.options.limits,
        );
        const { read, taken, same, refused } = report;
        await audit(by, 'awards.import', part.filename, { read, taken, same, refused });
        return report;
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw brokenForm(error);
        throw new HttpProblem('request.invalid', error.words, { reason: 'awards.file' });
      }
    },
  );

  app.post(
    '/api/v1/awards/:id/withdrawal',
    {
      config: { action: 'awards.manage' },
      schema: {
        summary: '撤销一项奖励登记 Withdraw an award entered wrongly',
        params: Id,
        body: z.object({ reason: z.string().trim().min(2).max(500) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const by = askerOf(request.actor);
      if (!(await registry.awards.withdraw(id, request.body.reason, by))) {
        throw absent('没有这项有效的奖励登记。', 'There is no standing award of this number.');
      }
      await audit(by, 'awards.withdraw', String(id), { reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/awards/refusals',
    {
      config: { action: 'awards.read' },
      schema: {
        summary: '未能登记的行 Rows that could not be taken',
        response: { 200: z.object({ rows: z.array(AwardRefusal) }) },
      },
    },
    async () => ({ rows: await registry.awards.refusals() }),
  );

  app.post(
    '/api/v1/awards/refusals/:id/dismissal',
    {
      config: { action: 'awards.manage' },
      schema: {
        summary: '不再处理一行 Put a refused row aside',
        params: Id,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await registry.awards.dismiss(id))) {
        throw absent('没有这一行。', 'There is no such row.');
      }
      await audit(askerOf(request.actor), 'awards.dismiss', String(id), {});
      return reply.code(204).send(null);
    },
  );
}
