import { cityNotice } from '@zca/demo-city';
import { NumberList, NumberListPage, NumberOutcome } from '@zca/domain/registry';
import { writeCsv } from '@zca/formats';
import { z } from 'zod';
import { HttpProblem, brokenForm } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import type { RegistryService } from '../service.ts';
import type { ListOwner } from './asker.ts';
import { ownerOf, ownersOf } from './asker.ts';
import { noList } from './numberListStore.ts';
import { numberColumns, outputRows } from './numberFile.ts';
import type { WrittenList } from './readEntries.ts';
import { entriesOfFile, entriesOfText, noNumbers } from './readEntries.ts';

/** Units of pasted text: 50,000 numbers with what is usually pasted beside them. */
const MOST_TEXT = 4_000_000;
const LOOK_UP_LIMIT = { max: 30, timeWindow: '1 minute' } as const;

const Id = z.object({ id: z.uuid() });

/** Looking up many numbers at once. A list is its asker's own; to everybody else there is none. */
export function numberRoutes(app: App, registry: RegistryService): void {
  app.post(
    '/api/v1/number-lists',
    {
      config: { action: 'records.read', rateLimit: LOOK_UP_LIMIT },
      bodyLimit: 2 * MOST_TEXT,
      schema: {
        summary: '批量查号 Look up a pasted list of numbers',
        body: z.object({ text: z.string().max(MOST_TEXT) }),
        response: { 201: NumberList },
      },
    },
    async (request, reply) => {
      const written = await entriesOfText(request.body.text);
      const owner = ownerOf(request, reply, registry.options.secureCookies);
      return reply.code(201).send(await lookUp(owner, null, written));
    },
  );

  app.post(
    '/api/v1/number-lists/file',
    {
      config: { action: 'records.read', rateLimit: LOOK_UP_LIMIT },
      schema: {
        summary: '批量查号（文件） Look up the numbers of a file',
        response: { 201: NumberList },
      },
    },
    async (request, reply) => {
      let written: WrittenList | undefined;
      let name = '';
      try {
        const part = await request.file();
        if (part !== undefined) {
          name = part.filename;
          written = await entriesOfFile(name, part.file, registry.options.limits);
        }
      } catch (error) {
        throw brokenForm(error);
      }
      if (written === undefined) throw noNumbers();
      const owner = ownerOf(request, reply, registry.options.secureCookies);
      return reply.code(201).send(await lookUp(owner, name.slice(0, 200), written));
    },
  );

  async function lookUp(
    owner: ListOwner,
    file: string | null,
    written: WrittenList,
  ): Promise<NumberList> {
    if (written.entries.length === 0) throw noNumbers();
    if (!registry.options.search.isReady) {
      throw new HttpProblem('service.starting', {
        zh: '检索索引尚未建好，查到的会不全。请稍后再试。',
        en: 'The index is still being made, so records would be missed; try again later.',
      });
    }
    return registry.numbers.lookUp(owner, file, written);
  }

  app.get(
    '/api/v1/number-lists/:id',
    {
      config: { action: 'records.read' },
      schema: {
        summary: '一份号单 One list of numbers',
        params: Id,
        querystring: z.object({
          outcome: NumberOutcome.or(z.literal('repeated')).optional(),
          from: z.coerce.number().int().min(0).default(0),
          size: z.coerce.number().int().min(0).max(200).default(100),
        }),
        response: { 200: NumberListPage },
      },
    },
    async (request) => {
      const { outcome, from, size } = request.query;
      const page = await registry.numbers.findPage(request.params.id, ownersOf(request), {
        outcome,
        from,
        size,
      });
      if (page === undefined) throw noList();
      return page;
    },
  );

  app.delete(
    '/api/v1/number-lists/:id',
    {
      config: { action: 'records.read' },
      schema: { summary: '删除号单 Remove a list', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      if (!(await registry.numbers.store.remove(request.params.id, ownersOf(request)))) {
        throw noList();
      }
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/number-lists/:id/file',
    {
      config: { action: 'records.export', rateLimit: LOOK_UP_LIMIT },
      schema: {
        summary: '号单对照表 The list with what was found, as CSV',
        params: Id,
        querystring: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
      },
    },
    async (request, reply) => {
      const { lang } = request.query;
      const { numbers } = registry;
      const owners = ownersOf(request);
      const page = async (from: number, size: number) =>
        numbers.store.find(request.params.id, owners, { from, size });
      if ((await page(0, 0)) === undefined) throw noList();
      const seed = await registry.city.findSeed();
      const rows = outputRows(
        async (from, size) => (await page(from, size))?.entries ?? [],
        (keys) => numbers.summaries(keys),
      );
      const day = registry.options.today();
      return registry.exports.sendFile(
        reply,
        {
          name: `numbers-${day}${seed === null ? '' : `-demo-seed${seed}`}.csv`,
          type: 'text/csv; charset=utf-8',
        },
        (stream) =>
          writeCsv(rows, numberColumns(lang), stream, {
            preface: seed === null ? [] : [cityNotice(Number(seed))[lang]],
          }),
      );
    },
  );
}
