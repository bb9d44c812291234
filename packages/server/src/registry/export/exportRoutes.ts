import { cityNotice } from '@zca/demo-city';
import { may } from '@zca/domain/identity';
import { z } from 'zod';
import { HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import { EXPORT_FORMATS } from './exportRights.ts';
import { describeSearch } from '../question.ts';
import { SearchQuery, askedSearch } from '../searchQuery.ts';
import type { RegistryService } from '../service.ts';

/** Export of everything that a search finds. */
export function exportRoutes(app: App, registry: RegistryService): void {
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
      const { format, lang } = request.query;
      const { keys, search } = await registry.asker.keys(
        await askedSearch(request, registry.numbers.store),
      );
      const homes = may(request.actor, 'records.homes');
      const seed = await registry.city.findSeed();
      const day = registry.options.today();
      const preface = prefaceOf(lang, {
        query: describeSearch(search, lang),
        count: keys.length,
        day,
        seed,
      });
      // JSON Lines hold nothing but records, so that they can be read back to the byte.
      if (seed !== null) reply.header('x-zca-demonstration-seed', seed);
      return registry.exports.send(
        reply,
        { format, keys, past: search.past, locale: lang, homes, preface },
        `zhichangan-${day}${seed === null ? '' : `-demo-seed${seed}`}`,
      );
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
