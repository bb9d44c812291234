import { EarlierMatters, EarlierQuestion } from '@zca/domain/protection';
import type { App } from '../base/http/server.ts';
import { actingPerson, askerOf, type MattersService } from '../matters/index.ts';
import type { Audit } from '../base/ledger/index.ts';

/** So many of each text are shown; the queue has the rest. */
const MOST = 10;

/** What the desk on the telephone asks while somebody speaks. */
export function lineRoutes(app: App, matters: MattersService, audit: Audit): void {
  // A telephone number in an address would stand in logs, so the question is a body.
  app.post(
    '/api/v1/protection/line/earlier',
    {
      config: { action: 'line.earlier', rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        summary: '按来电号码、经营者查找以前的事项 Earlier matters of a caller or on an operator',
        body: EarlierQuestion,
        response: { 200: EarlierMatters },
      },
    },
    async (request) => {
      const person = actingPerson(request.actor);
      const found: EarlierMatters['matters'] = [];
      const seen = new Set<string>();
      for (const [text, q] of request.body.texts.entries()) {
        for (const view of ['open', 'ended'] as const) {
          const page = await matters.queue.page({ view, q, limit: MOST }, person);
          for (const row of page.matters) {
            if (!seen.has(row.id)) found.push({ text, row });
            seen.add(row.id);
          }
        }
      }
      await audit(askerOf(request.actor), 'line.earlier', '', { found: found.length });
      return { matters: found.toSorted((a, b) => b.row.filedAt.localeCompare(a.row.filedAt)) };
    },
  );
}
