import {
  CalendarYear,
  CalendarYearList,
  LegalParameterList,
  NewLegalParameter,
  RecordedParameter,
  toPublishedYear,
} from '@zca/domain/law';
import type { Bilingual } from '@zca/query';
import { expandPublishedYear } from '@zca/standards';
import { HttpProblem } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { LawStore } from './store.ts';
import type { Audit } from '../base/ledger/index.ts';

export interface LawRouteOptions {
  readonly store: LawStore;
  /** Told of an act for the audit journal. */
  readonly audit: Audit;
  /** What a room says against a row of a parameter that it reads; null where it has nothing to say. */
  readonly faultOf: (row: NewLegalParameter) => Bilingual | null;
  /** Told that parameters changed, because validity is computed with them. */
  readonly onParameterChange: () => void;
  /** Told that a year of the working calendar was loaded, because time limits wait for it. */
  readonly onCalendarChange: () => void;
}

/** The administrator's view of dated legal parameters and of the working calendar. */
export function lawRoutes(app: App, options: LawRouteOptions): void {
  const { store, audit } = options;

  app.get(
    '/api/v1/law/parameters',
    {
      config: { action: 'law.read' },
      schema: { summary: '法规参数 Legal parameters', response: { 200: LegalParameterList } },
    },
    async () => ({ parameters: await store.listParameters() }),
  );

  app.post(
    '/api/v1/law/parameters',
    {
      config: { action: 'law.change' },
      schema: {
        summary: '新增法规参数 Add a dated legal parameter',
        body: NewLegalParameter,
        response: { 201: RecordedParameter },
      },
    },
    async (request, reply) => {
      const fault = options.faultOf(request.body);
      if (fault !== null) throw new HttpProblem('request.invalid', fault);
      const by = actorName(request.actor);
      const recorded = await store.addParameter(request.body, by);
      await audit(by, 'law.parameter.add', recorded.key, { effectiveFrom: recorded.effectiveFrom });
      options.onParameterChange();
      return reply.code(201).send(recorded);
    },
  );

  app.get(
    '/api/v1/law/calendar',
    {
      config: { action: 'law.read' },
      schema: { summary: '工作日历 Working calendar', response: { 200: CalendarYearList } },
    },
    async () => ({ years: await store.listYears() }),
  );

  app.post(
    '/api/v1/law/calendar',
    {
      config: { action: 'law.change' },
      schema: {
        summary: '载入一年的工作日历 Load a published year',
        body: CalendarYear,
        response: { 201: CalendarYear },
      },
    },
    async (request, reply) => {
      try {
        expandPublishedYear(toPublishedYear(request.body));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new HttpProblem('request.invalid', {
          zh: `日历有误：${reason} 请对照通知更正。`,
          en: `The calendar has a mistake: ${reason} Check it against the notice.`,
        });
      }
      await store.putYear(request.body);
      options.onCalendarChange();
      await audit(actorName(request.actor), 'law.calendar.put', String(request.body.year), {});
      return reply.code(201).send(request.body);
    },
  );
}

function actorName(actor: { kind: string; personId?: string }): string {
  return actor.personId ?? actor.kind;
}
