import { PassThrough } from 'node:stream';
import {
  type ClassRow,
  DriftState,
  RULE_LAYOUT,
  RuleActivated,
  ruleCells,
  type RuleKind,
  RuleKindSchema,
  RuleList,
  RuleUpload,
  RuleVersionDetail,
  RuleVersionId,
} from '@zca/domain/registry';
import { type OutputColumn, writeCsv, writeXlsx } from '@zca/formats';
import { z } from 'zod';
import { brokenForm, HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import type { Audit } from '../../base/ledger/index.ts';
import { askerOf } from '../../identity/index.ts';
import type { RegistryService } from '../service.ts';

const Kind = z.object({ kind: RuleKindSchema });
const Version = Kind.extend({ id: RuleVersionId });
/** Comparing looks at every patent, and an upload is read whole. */
const LIMIT = { max: 30, timeWindow: '1 minute' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The mappings from symbols and words to industries and themes, for administrators. */
export function ruleRoutes(app: App, registry: RegistryService, audit: Audit): void {
  app.get(
    '/api/v1/rules',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '归类规则及其版本 Mappings and their versions',
        response: { 200: RuleList },
      },
    },
    async () => registry.rules.list(),
  );

  app.get(
    '/api/v1/rules/:kind/:id',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '一个版本的规则 A version of a mapping',
        params: Version,
        response: { 200: RuleVersionDetail },
      },
    },
    async (request) => registry.rules.detail(request.params.kind, request.params.id),
  );

  app.get(
    '/api/v1/rules/:kind/:id/file',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '导出规则表 A version as a table to edit',
        params: Version,
        querystring: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params;
      const { format } = request.query;
      const { version, rows } = await registry.rules.table(kind, id);
      const name = encodeURIComponent(`${version.replaceAll('/', '-')}.${format}`);
      void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
      const output = new PassThrough();
      const write = format === 'csv' ? writeCsv : writeXlsx;
      write(rows, columnsOf(kind), output).then(
        () => output.end(),
        (error: unknown) => output.destroy(error as Error),
      );
      return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX).send(output);
    },
  );

  app.post(
    '/api/v1/rules/:kind/file',
    {
      config: { action: 'rules.edit', rateLimit: LIMIT },
      schema: {
        summary: '上传规则表为新版本 Upload an edited table as a new version',
        params: Kind,
        querystring: z.object({
          version: z.string().trim().min(1).max(60),
          note: z.string().trim().max(500).default(''),
        }),
        response: { 200: RuleUpload },
      },
    },
    async (request) => {
      const { kind } = request.params;
      try {
        const part = await request.file();
        if (part === undefined) throw noFile();
        const by = askerOf(request.actor);
        const name = part.filename;
        const upload = await registry.rules.take(
          kind,
          { name, source: { name, stream: part.file } },
          { ...request.query, by },
        );
        if (upload.version !== null) {
          const { version, rows } = upload.version;
          await audit(by, 'rules.upload', `${kind} ${version}`, { file: name, rows });
        }
        return upload;
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw brokenForm(error);
        throw new HttpProblem('request.invalid', error.words, { reason: 'rules.file' });
      }
    },
  );

  app.get(
    '/api/v1/rules/:kind/:id/drift',
    {
      config: { action: 'rules.read' },
      schema: {
        summary: '差异报告 What a version would change',
        params: Version,
        response: { 200: DriftState },
      },
    },
    async (request) => registry.rules.drift(request.params.kind, request.params.id),
  );

  app.post(
    '/api/v1/rules/:kind/:id/drift',
    {
      config: { action: 'rules.edit', rateLimit: LIMIT },
      schema: {
        summary: '生成差异报告 Compare a version with the one in force',
        params: Version,
        response: { 202: DriftState },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await registry.rules.compare(request.params.kind, request.params.id)),
  );

  app.post(
    '/api/v1/rules/:kind/:id/activation',
    {
      config: { action: 'rules.activate', rateLimit: LIMIT },
      schema: {
        summary: '启用一个版本 Put a version in force',
        params: Version,
        body: z.object({ drift: z.uuid() }),
        response: { 200: RuleActivated },
      },
    },
    async (request) => {
      const { kind, id } = request.params;
      const by = askerOf(request.actor);
      const done = await registry.rules.activate(kind, id, request.body.drift, by);
      const { version, reindexed, drift } = done;
      await audit(by, 'rules.activate', `${kind} ${version}`, {
        from: drift.from,
        changed: drift.changed,
        patents: drift.patents,
      });
      return { version, reindexed };
    },
  );
}

function columnsOf(kind: RuleKind): OutputColumn<ClassRow>[] {
  return RULE_LAYOUT.columns.map(({ field, header }) => ({
    key: field,
    header: header.zh,
    type: 'text',
    value: (row) => ruleCells(kind, row)[field],
  }));
}

function noFile(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '没有收到文件，请选择文件后再试。',
    en: 'No file arrived; choose a file and try again.',
  });
}
