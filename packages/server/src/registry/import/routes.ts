import {
  ColumnMapping,
  ImportPreview,
  ImportRun,
  QuarantineItem,
  QuarantinePage,
} from '@zca/domain/registry';
import { writeCsv } from '@zca/formats';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { HttpProblem, absent, brokenForm } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { askerOf } from '../../identity/index.ts';
import type { RegistryService } from '../service.ts';
import { quarantineColumns, quarantineRows } from './quarantineExport.ts';
import type { QuarantineRow } from './quarantineStore.ts';
import { refusalSentence } from './refusalSentence.ts';
import type { ImportFile } from './runStore.ts';
import { runView } from './runStore.ts';
import type { Audit } from '../../base/ledger/index.ts';

const Id = z.object({ id: z.string().regex(/^\d{1,15}$/) });
const PAGE = 100;

/** Imports and their quarantine, for officers. */
export function importRoutes(app: App, registry: RegistryService, audit: Audit): void {
  app.post(
    '/api/v1/imports/preview',
    {
      config: { action: 'records.import' },
      schema: {
        summary: '上传并识别 Upload files and recognise their columns',
        response: { 200: ImportPreview },
      },
    },
    async (request) => {
      const { uploads } = registry;
      const id = await uploads.begin();
      const files: ImportFile[] = [];
      try {
        for await (const part of request.files()) {
          files.push(await uploads.addFile(id, files.length, part.filename, part.file));
          if (part.file.truncated) throw tooLarge(part.filename);
        }
        if (files.length === 0) {
          throw new HttpProblem('request.invalid', {
            zh: '没有收到文件，请选择文件后再试。',
            en: 'No file arrived; choose files and try again.',
          });
        }
        await uploads.finish(id, files);
      } catch (error) {
        await uploads.remove(id);
        throw brokenForm(error);
      }
      const preview = await uploads.preview(id, files);
      for (const table of preview.files) {
        const kept =
          table.headers.length > 0 ? await registry.mappings.findFor(table.headers) : undefined;
        if (kept === undefined) continue;
        table.mapping = kept;
        table.unrecognised = table.unrecognised.filter(
          (header) => kept.columns[header] === undefined,
        );
      }
      return preview;
    },
  );

  app.post(
    '/api/v1/imports',
    {
      config: { action: 'records.import' },
      schema: {
        summary: '开始导入 Start an import',
        body: z.object({
          uploadId: z.string().max(64),
          mappings: z.record(z.string(), ColumnMapping.nullable()).default({}),
          saveMappingAs: z.string().trim().min(1).max(80).optional(),
        }),
        response: { 202: ImportRun },
      },
    },
    async (request, reply) => {
      const { uploadId, saveMappingAs } = request.body;
      const by = askerOf(request.actor);
      const mappings: Record<string, ColumnMapping> = {};
      for (const [table, mapping] of Object.entries(request.body.mappings)) {
        if (mapping === null) continue;
        mappings[table] = mapping;
      }
      if (saveMappingAs !== undefined) {
        await registry.mappings.saveAll(saveMappingAs, Object.entries(mappings), by);
      }
      const run = await registry.startImport(by, uploadId, mappings);
      await audit(by, 'import.start', run.id, { files: run.files.length });
      return reply.code(202).send(run);
    },
  );

  app.get(
    '/api/v1/imports',
    {
      config: { action: 'quarantine.read' },
      schema: {
        summary: '导入记录 Imports, newest first',
        response: { 200: z.object({ runs: z.array(ImportRun) }) },
      },
    },
    async () => ({ runs: (await registry.runs.latest(100)).map(runView) }),
  );

  app.get(
    '/api/v1/imports/:id',
    {
      config: { action: 'quarantine.read' },
      schema: { summary: '一次导入 One import', params: Id, response: { 200: ImportRun } },
    },
    async (request) => runView(await getRun(request.params.id)),
  );

  app.post(
    '/api/v1/imports/:id/cancel',
    {
      config: { action: 'records.import' },
      schema: {
        summary: '停止导入 Stop an import after its present batch',
        params: Id,
        response: { 200: ImportRun },
      },
    },
    async (request) => {
      const run = await getRun(request.params.id);
      registry.cancel(run.id);
      await audit(askerOf(request.actor), 'import.cancel', String(run.id), {});
      return runView(run);
    },
  );

  app.get(
    '/api/v1/imports/:id/quarantine',
    {
      config: { action: 'quarantine.read' },
      schema: {
        summary: '隔离的记录 Records in quarantine',
        params: Id,
        querystring: z.object({
          cursor: z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
          status: z.enum(['open', 'mended', 'retried', 'dismissed']).optional(),
        }),
        response: { 200: QuarantinePage },
      },
    },
    async (request) => {
      const { status, cursor } = request.query;
      const run = await getRun(request.params.id);
      const filter = {
        importRunId: run.id,
        ...(status === undefined ? {} : { statuses: [status] }),
      };
      const rows = await registry.quarantine.list(filter, Number(cursor ?? 0), PAGE);
      return {
        items: rows.map(itemView),
        total: await registry.quarantine.count(filter),
        cursor: rows.length === PAGE ? String(rows.at(-1)!.id) : null,
      };
    },
  );

  app.get(
    '/api/v1/imports/:id/quarantine/export',
    {
      config: { action: 'quarantine.read' },
      schema: { summary: '导出隔离的记录 Quarantine as CSV', params: Id },
    },
    async (request, reply) => {
      const run = await getRun(request.params.id);
      const stream = new PassThrough();
      const rows = quarantineRows(registry.quarantine, { importRunId: run.id });
      void writeCsv(rows, quarantineColumns(), stream).then(
        () => stream.end(),
        (error: unknown) =>
          stream.destroy(error instanceof Error ? error : new Error(String(error))),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="quarantine-${run.id}.csv"`)
        .send(stream);
    },
  );

  app.put(
    '/api/v1/quarantine/:id',
    {
      config: { action: 'quarantine.mend' },
      schema: {
        summary: '改正 Mend a record in quarantine',
        params: Id,
        body: z.object({ cells: z.record(z.string().max(500), z.string().max(200_000)) }),
        response: { 200: QuarantineItem },
      },
    },
    async (request) => {
      const id = Number(request.params.id);
      const item = await registry.quarantine.find(id);
      if (item === undefined)
        throw absent('没有这条隔离记录。', 'There is no such record in quarantine.');
      if (item.raw === null) {
        throw new HttpProblem('resource.conflict', {
          zh: '保密审查拒绝的记录只保存位置与摘要，不能在此改正。',
          en: 'Of a record that the secrecy gate refused only place and hash are kept; it cannot be mended here.',
        });
      }
      if (item.mapping === null) {
        throw new HttpProblem('resource.conflict', {
          zh: '这条记录读自文献或整个文件，不能在此改正。请改正文件后再次导入。',
          en: 'This was read from a document or concerns a whole file and cannot be mended here. Correct the file and import it again.',
        });
      }
      if (item.status === 'retried') {
        throw new HttpProblem('resource.conflict', {
          zh: '这条记录已经收录。',
          en: 'This record has been taken already.',
        });
      }
      await registry.quarantine.mend(id, { ...(item.mended ?? item.raw), ...request.body.cells });
      await audit(askerOf(request.actor), 'quarantine.mend', String(id), {});
      return itemView((await registry.quarantine.find(id)) ?? item);
    },
  );

  app.post(
    '/api/v1/imports/:id/retry',
    {
      config: { action: 'quarantine.mend' },
      schema: {
        summary: '重试隔离的记录 Try quarantined records again',
        params: Id,
        response: { 200: ImportRun },
      },
    },
    async (request) => {
      const run = await getRun(request.params.id);
      const counts = await registry.retry(run.id);
      await audit(askerOf(request.actor), 'quarantine.retry', String(run.id), counts);
      return runView(await getRun(request.params.id));
    },
  );

  async function getRun(id: string) {
    const run = await registry.runs.find(Number(id));
    if (run === undefined) throw absent('没有这次导入。', 'There is no such import.');
    return run;
  }
}

function itemView(row: QuarantineRow): QuarantineItem {
  const { rule, field, params } = row;
  return {
    id: String(row.id),
    importRun: String(row.importRunId),
    file: String(row.position['file'] ?? row.file ?? ''),
    position: { ...row.position },
    field,
    rule,
    message: refusalSentence({ rule, field: field ?? '', params }),
    raw: presentCells(row),
    status: row.status,
  };
}

/** The cells as they are now, in the order of the file. */
function presentCells({ raw, mended }: QuarantineRow): Record<string, string> | null {
  return raw === null ? null : { ...raw, ...mended };
}

function tooLarge(name: string): HttpProblem {
  return new HttpProblem('request.tooLarge', {
    zh: `文件“${name}”超过允许的大小。请拆分，或请管理员提高上限，或在服务器上用 zca import 导入。`,
    en: `File "${name}" is larger than allowed. Split it, ask the administrator to raise the limit, or import it on the server with zca import.`,
  });
}
