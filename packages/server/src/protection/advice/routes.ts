import { DraftAdvice, DraftQuestion, MatterAdvice, PurchaseQuestion } from '@zca/domain/protection';
import { maySeeLevel } from '@zca/procedure';
import { z } from 'zod';
import type { App } from '../../base/http/server.ts';
import { actingPerson, type MattersService, noMatter } from '../../matters/index.ts';
import { draftAdvice } from './draftAdvice.ts';
import { matterAdvice } from './matterAdvice.ts';

/** Advice on complaints and reports: of a draft for everybody, of a matter for those who may read it. */
export function adviceRoutes(app: App, matters: MattersService): void {
  app.post(
    '/api/v1/protection/advice',
    {
      config: { action: 'matters.file', rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        summary: '提交前的建议：是投诉还是举报，由谁处理 Advice on a draft',
        body: DraftQuestion,
        response: { 200: DraftAdvice },
      },
    },
    async (request) => {
      const { law, today } = await matters.around.now();
      return draftAdvice(request.body, law, today, await matters.officeNames());
    },
  );

  app.get(
    '/api/v1/protection/matters/:id/advice',
    {
      config: { action: 'matters.read' },
      schema: {
        summary: '办理建议：权限、重复、判断因素、时效、缺项 Advice on a complaint or report',
        params: z.object({ id: z.uuid() }),
        querystring: PurchaseQuestion,
        response: { 200: MatterAdvice },
      },
    },
    async (request) => {
      const person = actingPerson(request.actor);
      const found = await matters.access.find(request.params.id, person);
      const kind = found?.loaded.matter.definition;
      if (found === undefined || (kind !== 'complaint' && kind !== 'report')) throw noMatter();
      // A party reads their own matter, and not what the office thinks of it.
      if (!maySeeLevel(found.definition, found.loaded.matter, person, 'internal')) throw noMatter();
      return matterAdvice(matters, found, person, request.query);
    },
  );
}
