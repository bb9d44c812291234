import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { printReport } from '../base/papers/index.ts';
import { monthlyReport } from './monthlyReport.ts';
import type { IndicatorsService } from './service.ts';

const Asked = z.object({
  area: z.string().max(16).optional(),
  period: z.string().max(8).optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
});

export interface ReportSettings {
  /** Where the platform is reached; without it links lead where the asker has reached it. */
  readonly publicOrigin: string | undefined;
  readonly publisher: string;
}

/** The report of a period for print, over HTTP. */
export function reportRoutes(
  app: App,
  service: IndicatorsService,
  settings: () => ReportSettings,
): void {
  app.get(
    '/api/v1/indicators/report.pdf',
    {
      config: { action: 'indicators.read', rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        summary: '指标报告（PDF） Report of the published figures of a period (PDF)',
        querystring: Asked,
      },
    },
    async (request, reply) => {
      const { lang, ...asked } = request.query;
      const { publicOrigin, publisher } = settings();
      const board = await service.board(request.actor, { ...asked, source: 'published' });
      const report = monthlyReport({
        board,
        published: await service.values.published({ area: board.area.code }),
        language: lang,
        author: publisher,
        origin: publicOrigin ?? `${request.protocol}://${request.host}`,
        madeAt: service.now,
      });
      const bytes = await printReport(report);
      const name = `indicators-${board.area.code}-${board.period.name}.pdf`;
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/pdf')
        .send(Buffer.from(bytes));
    },
  );
}
