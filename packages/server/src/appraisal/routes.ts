import {
  ClueBand,
  ClueCode,
  ClueDetail,
  ClueId,
  ClueList,
  CluePair,
  ClueRuns,
  ClueStanding,
} from '@zca/domain/appraisal';
import { z } from 'zod';
import { HttpProblem } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { Audit } from '../base/ledger/index.ts';
import { askerOf } from '../matters/index.ts';
import type { ClueService } from './service.ts';

const Key = z.string().min(3).max(300);

/** Clues of abnormal filings over HTTP; nobody but officers reaches them. */
export function appraisalRoutes(app: App, clues: ClueService, audit: Audit): void {
  app.get(
    '/api/v1/appraisal/clues',
    {
      config: { action: 'appraisal.clues' },
      schema: {
        summary: '非正常申请线索 Clues of abnormal filings of the own area',
        querystring: z.object({
          area: z.string().max(16).optional(),
          band: ClueBand.optional(),
          code: ClueCode.optional(),
          quarter: z
            .string()
            .regex(/^\d{4}Q[1-4]$/)
            .optional(),
          standing: ClueStanding.optional(),
          name: z.string().trim().min(1).max(100).optional(),
          page: z.coerce.number().int().min(1).max(10_000).optional(),
        }),
        response: { 200: ClueList },
      },
    },
    async (request) => clues.list(request.actor, request.query),
  );
  app.get(
    '/api/v1/appraisal/clues/runs',
    {
      config: { action: 'appraisal.clues' },
      schema: {
        summary: '线索的计算记录 Runs in which clues were computed',
        response: { 200: ClueRuns },
      },
    },
    async () => ({ runs: await clues.runs() }),
  );
  app.post(
    '/api/v1/appraisal/clues/runs',
    {
      config: { action: 'appraisal.run' },
      schema: {
        summary: '立即计算线索 Compute the clues now, in the background',
        response: { 202: z.object({ running: z.literal(true) }) },
      },
    },
    async (request, reply) => {
      if (clues.isRunning) {
        throw new HttpProblem('resource.conflict', {
          zh: '线索正在计算，请等它结束。',
          en: 'Clues are being computed; wait for the end.',
        });
      }
      const asker = askerOf(request.actor);
      await audit(asker, 'appraisal.run', 'clues', {});
      // What becomes of it stands in the list of runs.
      clues.run(asker).catch((error: unknown) => request.log.warn({ err: error }, 'no clues'));
      return reply.code(202).send({ running: true as const });
    },
  );
  app.get(
    '/api/v1/appraisal/clues/:id',
    {
      config: { action: 'appraisal.clues' },
      schema: {
        summary: '一条线索及其证据 One clue with its evidence',
        params: z.object({ id: ClueId }),
        response: { 200: ClueDetail },
      },
    },
    async (request) => clues.detail(request.actor, request.params.id),
  );
  app.get(
    '/api/v1/appraisal/clues/:id/pair',
    {
      config: { action: 'appraisal.clues' },
      schema: {
        summary: '对比两件申请的文本 Two texts of the evidence side by side',
        params: z.object({ id: ClueId }),
        querystring: z.object({ first: Key, second: Key }),
        response: { 200: CluePair },
      },
    },
    async (request) =>
      clues.pair(request.actor, request.params.id, request.query.first, request.query.second),
  );
}
