import { ProtectionMetrics } from '@zca/domain/protection';
import { addYears } from '@zca/standards';
import { z } from 'zod';
import { HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { actingPerson, type MattersService } from '../../matters/index.ts';
import { protectionMetrics } from './metrics.ts';
import { Day } from '../../base/http/day.ts';

/** So many years are asked for at most: every matter of them is looked at. */
const MOST_YEARS = 3;

/** Metrics of complaints and reports over HTTP. */
export function metricsRoutes(app: App, matters: MattersService): void {
  app.get(
    '/api/v1/protection/metrics',
    {
      config: { action: 'protection.metrics', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: '投诉举报指标 Metrics of complaints and reports',
        querystring: z.object({ from: Day, to: Day, office: z.string().max(64).optional() }),
        response: { 200: ProtectionMetrics },
      },
    },
    async (request) => {
      const { from, to, office } = request.query;
      if (from > to || addYears(from, MOST_YEARS) <= to) {
        throw new HttpProblem('request.invalid', {
          zh: `起始日期不能晚于截止日期，统计期最长 ${MOST_YEARS} 年。请改正日期。`,
          en: `The first day must not lie after the last, and the period is at most ${MOST_YEARS} years. Correct the days.`,
        });
      }
      const person = actingPerson(request.actor);
      return protectionMetrics(matters, person, { from, to }, office ?? null);
    },
  );
}
