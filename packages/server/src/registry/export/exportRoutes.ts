import { PassThrough } from 'node:stream';
import { cityNotice } from '@zca/demo-city';
import { z } from 'zod';
import { HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { EXPORT_FORMATS, exportRights } from './exportRights.ts';
import type { ExportFormat } from './exportRights.ts';
import { describeSearch } from '../question.ts';
import { SearchQuery, askedSearch } from '../searchQuery.ts';
import type { RegistryService } from '../service.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  st96: 'application/zip',
};

/** Endings of the file names that are not the format's own name. */
const ENDINGS: Readonly<Partial<Record<ExportFormat, string>>> = { st96: 'st96.zip' };

/** Exports hold pages of records in memory, so only so many run at once. */
const MOST_AT_ONCE = 4;
/** A client that takes nothing for so long has gone. */
const STALL_MS = 60_000;

/** Export of everything that a search finds. */
export function exportRoutes(app: App, registry: RegistryService): void {
  let underWay = 0;
  app.get(
    '/api/v1/rights/export',
    {
      config: { action: 'records.export', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '导出 Export everything found',
        querystring: SearchQuery.extend({
          format: z.enum(EXPORT_FORMATS).default('csv'),
          lang: z.enum(['zh', 'en']).default('zh'),
        }),
      },
    },
    async (request, reply) => {
      if (!registry.options.search.isReady) {
        throw new HttpProblem('service.starting', {
          zh: '检索索引尚未建好，导出会不全。请稍后再试。',
          en: 'The index is still being made, so an export would lack records; try again later.',
        });
      }
      if (underWay >= MOST_AT_ONCE) {
        throw new HttpProblem('request.tooMany', {
          zh: '同时进行的导出已达上限，请稍后再试。',
          en: 'As many exports as allowed are under way; try again later.',
        });
      }
      const { format, lang } = request.query;
      const { keys, search } = await registry.asker.keys(
        await askedSearch(request, registry.numbers.store),
      );
      const seed = await registry.city.findSeed();
      const day = registry.options.today();
      const preface = prefaceOf(lang, {
        query: describeSearch(search, lang),
        count: keys.length,
        day,
        seed,
      });
      const name = `zhichangan-${day}${seed === null ? '' : `-demo-seed${seed}`}.${ENDINGS[format] ?? format}`;
      const stream = new PassThrough({ highWaterMark: 1 << 18 });
      const { pool } = registry.options.database;
      underWay += 1;
      reply.raw.setTimeout(STALL_MS, () => stream.destroy(new Error('The client takes nothing.')));
      void exportRights(pool, { format, keys, past: search.past, locale: lang, preface }, stream)
        .then(
          () => stream.end(),
          (error: unknown) =>
            stream.destroy(error instanceof Error ? error : new Error(String(error))),
        )
        .finally(() => {
          underWay -= 1;
        });
      // JSON Lines hold nothing but records, so that they can be read back to the byte.
      if (seed !== null) reply.header('x-zca-demonstration-seed', seed);
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(stream);
    },
  );
}

interface PrefaceFacts {
  readonly query: string;
  readonly count: number;
  readonly day: string;
  readonly seed: string | null;
}

/** The lines above a table: the question, the day, and whether the data are synthetic. */
export function prefaceOf(lang: 'zh' | 'en', facts: PrefaceFacts): string[] {
  const { query, count, day, seed } = facts;
  const lines =
    lang === 'zh'
      ? [`知长安导出 ${day}：${query}；共 ${count} 件`]
      : [`ZhiChangAn export ${day}: ${query}; ${count} records`];
  if (seed !== null) lines.unshift(cityNotice(Number(seed))[lang]);
  return lines;
}
