import { ValueSubject } from '@zca/domain/appraisal';
import { CalendarDay } from '@zca/domain/registry';
import { z } from 'zod';
import { HttpProblem } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { PatentValues } from './patentValues.ts';

/** What the workbench needs to know of a patent, over HTTP; the appraisal itself is a matter. */
export function valueRoutes(app: App, values: PatentValues): void {
  app.get(
    '/api/v1/appraisal/values/:key',
    {
      config: { action: 'appraisal.value' },
      schema: {
        summary: '待评估的专利 A patent that is to be valued, on a base day',
        params: z.object({ key: z.string().min(3).max(300) }),
        querystring: z.object({ baseDay: CalendarDay.optional() }),
        response: { 200: ValueSubject },
      },
    },
    async (request) => {
      const { baseDay = values.today } = request.query;
      if (baseDay > values.today) {
        throw new HttpProblem('request.invalid', {
          zh: '评估基准日不能晚于今天。',
          en: 'The base day cannot lie after today.',
        });
      }
      return values.subject(request.params.key, baseDay);
    },
  );
}
