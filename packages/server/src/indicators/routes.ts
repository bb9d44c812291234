import { PassThrough } from 'node:stream';
import {
  Board,
  CountedItems,
  DefinitionView,
  DraftReceipt,
  EvidenceView,
  IndicatorDetail,
  toSdmx,
  ValueDraft,
} from '@zca/domain/indicators';
import { writeCsv, writeXlsx } from '@zca/formats';
import { z } from 'zod';
import { HttpProblem } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { readPart } from './breakdowns.ts';
import { exportColumns, exportRows } from './exports.ts';
import { registerRoutes } from './registerRoutes.ts';
import type { IndicatorsService } from './service.ts';

const Asked = z.object({
  area: z.string().max(16).optional(),
  period: z.string().max(8).optional(),
  source: z.enum(['live', 'published']).optional(),
});
const Code = z.object({ code: z.string().max(8) });
const Id = z.object({ id: z.uuid() });
const Exported = Asked.extend({ lang: z.enum(['zh', 'en']).default('zh') });

/** Indicators over HTTP. */
export function indicatorRoutes(app: App, service: IndicatorsService): void {
  app.get(
    '/api/v1/indicators',
    {
      config: { action: 'indicators.read' },
      schema: {
        summary: '指标定义 Definitions of indicators',
        response: { 200: z.object({ definitions: z.array(DefinitionView) }) },
      },
    },
    async () => ({ definitions: [...service.definitions()] }),
  );

  app.get(
    '/api/v1/indicators/board',
    {
      config: { action: 'indicators.read' },
      schema: {
        summary: '指标一览：现值或已发布的数值 All indicators of an area and period',
        querystring: Asked,
        response: { 200: Board },
      },
    },
    async (request) => service.board(request.actor, request.query),
  );

  for (const format of ['csv', 'xlsx', 'sdmx.json'] as const) {
    app.get(
      `/api/v1/indicators/export.${format}`,
      {
        config: { action: 'indicators.read', rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: { summary: `导出指标 Export indicators (${format})`, querystring: Exported },
      },
      async (request, reply) => {
        const { lang, ...asked } = request.query;
        const board = await service.board(request.actor, asked);
        const name = `indicators-${board.area.code}-${board.period.name}.${format}`;
        void reply.header('content-disposition', `attachment; filename="${name}"`);
        if (format === 'sdmx.json') {
          return reply
            .type('application/vnd.sdmx.data+json; version=2.0')
            .send(JSON.stringify(toSdmx(board, service.now, 'ZCA')));
        }
        const output = new PassThrough();
        const write = format === 'csv' ? writeCsv : writeXlsx;
        write(exportRows(board, lang), exportColumns(lang), output).then(
          () => output.end(),
          (error: unknown) => output.destroy(error as Error),
        );
        return reply
          .type(
            format === 'csv'
              ? 'text/csv; charset=utf-8'
              : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          )
          .send(output);
      },
    );
  }

  app.get(
    '/api/v1/indicators/evidence/:id',
    {
      config: { action: 'indicators.read' },
      schema: {
        summary: '数值的冻结证据 Frozen evidence of a value',
        params: Id,
        response: { 200: EvidenceView },
      },
    },
    async (request) => service.evidence(request.actor, request.params.id),
  );

  app.get(
    '/api/v1/indicators/evidence/:id/records.txt',
    {
      config: { action: 'indicators.read' },
      schema: { summary: '证据中的记录清单 Frozen list of records', params: Id },
    },
    async (request, reply) => {
      await service.evidence(request.actor, request.params.id);
      const records = await service.values.findRecords(request.params.id);
      return reply.type('text/plain; charset=utf-8').send(records ?? '');
    },
  );

  app.post(
    '/api/v1/indicators/drafts',
    {
      config: { action: 'indicators.draft', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: '取证填报 Report a value with its evidence',
        body: ValueDraft,
        response: { 201: DraftReceipt },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await service.draft(request.actor, request.body)),
  );

  registerRoutes(app, service);

  app.get(
    '/api/v1/indicators/:code',
    {
      config: { action: 'indicators.read' },
      schema: {
        summary: '一项指标 One indicator',
        params: Code,
        querystring: Asked,
        response: { 200: IndicatorDetail },
      },
    },
    async (request) => service.detail(request.actor, request.params.code, request.query),
  );

  app.get(
    '/api/v1/indicators/:code/items',
    {
      config: { action: 'indicators.read' },
      schema: {
        summary: '数值由哪些记录组成 What a value counts',
        params: Code,
        querystring: Asked.extend({
          part: z.union([z.string().max(80), z.array(z.string().max(80)).max(8)]).optional(),
          evidence: z.uuid().optional(),
          cursor: z.string().max(400).optional(),
          item: z.string().max(200).optional(),
        }),
        response: { 200: CountedItems },
      },
    },
    async (request) => {
      const { part, evidence, cursor, item, ...asked } = request.query;
      const parts = part === undefined ? [] : Array.isArray(part) ? part : [part];
      const chosen = parts.map((text) => {
        const read = readPart(text);
        if (read !== undefined) return read;
        throw new HttpProblem('request.invalid', {
          zh: `“${text}”不是一个部分，应写作 condition:HV2。`,
          en: `"${text}" is no part; write condition:HV2.`,
        });
      });
      return service.items(request.actor, request.params.code, {
        ...asked,
        chosen,
        evidence,
        cursor,
        only: item,
      });
    },
  );
}
