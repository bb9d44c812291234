import { PublicPaper, UnprintedPapers, readVerificationCode } from '@zca/domain/papers';
import { z } from 'zod';
import { personOf } from '../http/authority.ts';
import { HttpProblem, absent } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { Papers } from './papers.ts';
import type { Audit } from '../ledger/index.ts';

export interface PaperRouteOptions {
  readonly papers: Papers;
  /** Told of an act for the audit journal. */
  readonly audit: Audit;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Verification of papers by anybody who holds one, and those that could not be printed. */
export function paperRoutes(app: App, { papers, audit, clock }: PaperRouteOptions): void {
  app.get(
    '/api/v1/papers/:code',
    {
      config: { action: 'papers.verify', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: '核验文书 Verify a paper by its code',
        params: z.object({ code: z.string().max(100) }),
        response: { 200: PublicPaper },
      },
    },
    async (request, reply) => {
      const code = readVerificationCode(request.params.code);
      if (code === null) {
        throw new HttpProblem('request.invalid', {
          zh: '核验码不对：应为 13 位字母和数字，其中至少有一位抄错，请对照文书再输一次。',
          en: 'The code is not right: it has 13 letters and digits, and at least one differs from the document. Enter it again.',
        });
      }
      const paper = await papers.store.findPublic(code);
      if (paper === undefined) {
        throw absent(
          '本平台没有发出过带这个核验码的文书。请向文书上的机关核实，谨防伪造。',
          'The platform has issued no document with this code. Ask the office named on the document; it may be forged.',
        );
      }
      void reply.header('cache-control', 'no-store');
      return paper;
    },
  );

  app.get(
    '/api/v1/unprinted-papers',
    {
      config: { action: 'operation.read' },
      schema: {
        summary: '未能打印的文书 Papers that could not be printed',
        response: { 200: UnprintedPapers },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
      return { papers: await papers.store.listParked() };
    },
  );

  app.post(
    '/api/v1/unprinted-papers/:id/print',
    {
      config: { action: 'papers.print' },
      schema: {
        summary: '重新打印 Print a paper again',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await papers.store.replay(id, new Date(clock()).toISOString()))) {
        throw absent(
          '没有这份搁置的文书，可能已重新打印。',
          'There is no such paper among those that could not be printed; it may have been printed again.',
        );
      }
      await audit(personOf(request).personId, 'paper.print', id, {});
      papers.wake();
      return reply.code(204).send(null);
    },
  );
}
