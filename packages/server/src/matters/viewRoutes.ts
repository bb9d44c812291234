import {
  describeProcedure,
  DueDays,
  MatterDetail,
  MatterPeople,
  MatterStatistics,
  ProcedureDiagram,
  ProcedureList,
  PublishedMatters,
  PublishedQuestion,
  QueuePage,
  QueueQuestion,
} from '@zca/domain/matters';
import { diagramOf } from '@zca/procedure';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { actingPerson } from './acting.ts';
import { noMatter, sendPaper, sendProof } from './answers.ts';
import { exportQueue } from './exportQueue.ts';
import { publishedMatters } from './published.ts';
import type { MattersService } from './service.ts';
import { statisticsOf } from './statistics.ts';
import { Day } from '../base/http/day.ts';

const Id = z.object({ id: z.uuid() });
const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** What there is to see of matters: queues, single matters, days, figures, files. */
export function viewRoutes(app: App, service: MattersService): void {
  app.get(
    '/api/v1/procedures',
    {
      config: { action: 'procedures.read', revalidate: true },
      schema: { summary: '办事程序 Procedures', response: { 200: ProcedureList } },
    },
    async () => ({ procedures: service.procedures.list().map(describeProcedure) }),
  );

  app.get(
    '/api/v1/procedures/:procedure/diagram',
    {
      config: { action: 'procedures.read', revalidate: true },
      schema: {
        summary: '流程图 The states of a procedure as a picture',
        params: z.object({ procedure: z.string().max(64) }),
        querystring: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
        response: { 200: ProcedureDiagram },
      },
    },
    async (request) => {
      const definition = service.procedures.find(request.params.procedure);
      if (definition === undefined) throw noMatter();
      const diagram = diagramOf(definition, request.query.lang);
      return {
        ...diagram,
        nodes: [...diagram.nodes],
        edges: diagram.edges.map((edge) => ({ ...edge, points: [...edge.points] })),
      };
    },
  );

  app.get(
    '/api/v1/procedures/:procedure/published',
    {
      config: { action: 'procedures.read', revalidate: true },
      schema: {
        summary: '公示的事项 What is published of the matters of a procedure',
        params: z.object({ procedure: z.string().max(64) }),
        querystring: PublishedQuestion,
        response: { 200: PublishedMatters },
      },
    },
    async (request) => {
      const definition = service.procedures.find(request.params.procedure);
      if (definition === undefined) throw noMatter();
      return publishedMatters(service, definition, request.query);
    },
  );

  app.get(
    '/api/v1/matters',
    {
      config: { action: 'matters.read' },
      schema: { summary: '待办 A queue', querystring: QueueQuestion, response: { 200: QueuePage } },
    },
    async (request) => service.queue.page(request.query, actingPerson(request.actor)),
  );

  app.get(
    '/api/v1/matters/:id',
    {
      config: { action: 'matters.read' },
      schema: { summary: '事项 A matter', params: Id, response: { 200: MatterDetail } },
    },
    async (request) => {
      const detail = await service.pages.detail(request.params.id, actingPerson(request.actor));
      if (detail === undefined) throw noMatter();
      return detail;
    },
  );

  app.get(
    '/api/v1/matters/:id/people',
    {
      config: { action: 'matters.read' },
      schema: {
        summary: '可指定的人员 People whom an act may name',
        params: Id,
        response: { 200: MatterPeople },
      },
    },
    async (request) => {
      const people = await service.pages.people(request.params.id, actingPerson(request.actor));
      if (people === undefined) throw noMatter();
      return people;
    },
  );

  app.get(
    '/api/v1/matters/calendar',
    {
      config: { action: 'matters.read' },
      schema: {
        summary: '到期日历 Matters by the day on which they are due',
        querystring: z.object({ from: Day, to: Day }),
        response: { 200: DueDays },
      },
    },
    async (request) =>
      service.queue.dueDays(request.query.from, request.query.to, actingPerson(request.actor)),
  );

  app.get(
    '/api/v1/matters/statistics',
    {
      config: { action: 'matters.read' },
      schema: {
        summary: '办理统计 Figures',
        querystring: z.object({ from: Day, to: Day, procedure: z.string().max(64).optional() }),
        response: { 200: MatterStatistics },
      },
    },
    async (request) => {
      const person = actingPerson(request.actor);
      const own = await service.store.ownMatters(person.id);
      return statisticsOf(service.db, service.procedures, person, own, request.query);
    },
  );

  app.get(
    '/api/v1/matters/export',
    {
      config: { action: 'matters.read', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        summary: '导出清单 Export a queue',
        querystring: QueueQuestion.omit({ after: true, limit: true }).extend({
          format: z.enum(['csv', 'xlsx']).default('csv'),
          lang: z.enum(['zh', 'en']).default('zh'),
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, ...question } = request.query;
      const pages = service.queue.all({ ...question, limit: 100 }, actingPerson(request.actor));
      return reply
        .type(MEDIA_TYPES[format])
        .header('content-disposition', `attachment; filename="matters.${format}"`)
        .send(exportQueue(pages, format, lang));
    },
  );

  app.get(
    '/api/v1/matters/:id/files/:sha256',
    {
      config: { action: 'matters.read' },
      schema: {
        summary: '材料 A file of a matter',
        params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
      },
    },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const file = await service.access.file(id, sha256, actingPerson(request.actor));
      if (file === undefined) throw noMatter();
      return reply
        .type(file.mediaType)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .send(service.files.read(sha256));
    },
  );

  app.get(
    '/api/v1/matters/:id/papers/:paper',
    {
      config: { action: 'matters.read' },
      schema: { summary: '文书 A paper of a matter', params: Id.extend({ paper: z.uuid() }) },
    },
    async (request, reply) => {
      const { id, paper } = request.params;
      const person = actingPerson(request.actor);
      const found = await service.access.find(id, person);
      if (found === undefined) throw noMatter();
      const { definition, loaded } = found;
      if (!(await service.access.mayHavePaper(definition, loaded, paper, person))) throw noMatter();
      return sendPaper(reply, service.papers, paper);
    },
  );

  app.get(
    '/api/v1/matters/:id/proof',
    {
      config: { action: 'matters.read' },
      schema: { summary: '凭证 The proof of a matter, checked with no server', params: Id },
    },
    async (request, reply) => {
      const person = actingPerson(request.actor);
      const found = await service.access.find(request.params.id, person);
      if (found === undefined) throw noMatter();
      return sendProof(reply, service, found.definition, found.loaded, person);
    },
  );
}
