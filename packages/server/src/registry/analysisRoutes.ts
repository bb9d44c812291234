import { AgePyramid, ClassTree, FieldMatrix, LifeCycle } from '@zca/domain/registry';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { SearchQuery, askedSearch } from './searchQuery.ts';
import type { RegistryService } from './service.ts';

const config = { action: 'records.read', revalidate: true } as const;

/** The charts that are asked one by one, over the same search as the list. */
export function analysisRoutes(app: App, registry: RegistryService): void {
  const understood = async (request: Parameters<typeof askedSearch>[0]) =>
    registry.asker.understand(await askedSearch(request, registry.numbers.store));

  app.get(
    '/api/v1/rights/charts/fields',
    {
      config,
      schema: {
        summary: '权利人与技术领域 Holders by fields of technology',
        querystring: SearchQuery,
        response: { 200: FieldMatrix },
      },
    },
    async (request) => registry.analyst.fields(await understood(request)),
  );
  app.get(
    '/api/v1/rights/charts/classes',
    {
      config,
      schema: {
        summary: 'IPC 树 The IPC tree below a symbol',
        querystring: SearchQuery.extend({ node: z.string().max(8).default('') }),
        response: { 200: ClassTree },
      },
    },
    async (request) => registry.analyst.classes(await understood(request), request.query.node),
  );
  app.get(
    '/api/v1/rights/charts/ages',
    {
      config,
      schema: {
        summary: '年龄与届满 Ages and expiry of rights in force',
        querystring: SearchQuery,
        response: { 200: AgePyramid },
      },
    },
    async (request) => registry.analyst.ages(await understood(request)),
  );
  app.get(
    '/api/v1/rights/charts/life-cycle',
    {
      config,
      schema: {
        summary: '生命周期 Life cycle and survival',
        querystring: SearchQuery,
        response: { 200: LifeCycle },
      },
    },
    async (request) => registry.analyst.lifeCycle(await understood(request)),
  );
}
