import { PublicPaper, readVerificationCode } from '@zca/domain/papers';
import { z } from 'zod';
import { HttpProblem, absent } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { Papers } from './papers.ts';

/** Verification of papers by anybody who holds one. */
export function paperRoutes(app: App, papers: Papers): void {
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
}
