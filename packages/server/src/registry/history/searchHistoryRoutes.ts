import { OwnSearch, OwnSearches, RememberedSearch, WatchFrequency } from '@zca/domain/registry';
import { z } from 'zod';
import { personOf } from '../../base/http/authority.ts';
import { HttpProblem, absent } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import type { RegistryService } from '../service.ts';
import { MOST_NAMED } from './searchHistoryStore.ts';

const Id = z.object({ id: z.coerce.number().int().positive() });

/**
 * The searches of the person who is signed in. Nobody else reads them, whatever the role, and what is
 * searched for stands in no log and in no audit entry. To others a search has no existence: 404.
 */
export function searchHistoryRoutes(app: App, registry: RegistryService): void {
  const config = { action: 'searches.own' } as const;

  app.get(
    '/api/v1/my/searches',
    { config, schema: { summary: '我的检索 Own searches', response: { 200: OwnSearches } } },
    async (request, reply) => {
      const { personId: person } = personOf(request);
      void reply.header('cache-control', 'no-store');
      const searches = await registry.history.list(person, registry.searchesSince());
      return { searches, keptDays: registry.options.searchHistoryDays };
    },
  );

  app.post(
    '/api/v1/my/searches',
    {
      config,
      schema: {
        summary: '记下一次检索 Remember a search',
        body: z.object({ parameters: RememberedSearch, count: z.int().nonnegative() }),
        response: { 200: OwnSearch, 204: z.null() },
      },
    },
    async (request, reply) => {
      const { personId: person } = personOf(request);
      if (registry.options.searchHistoryDays === 0) return reply.code(204).send(null);
      const { parameters, count } = request.body;
      const now = new Date(registry.options.clock()).toISOString();
      return registry.history.remember(person, parameters, count, now);
    },
  );

  app.put(
    '/api/v1/my/searches/:id',
    {
      config,
      schema: {
        summary: '命名保存 Name a search',
        params: Id,
        body: z.object({ name: z.string().trim().min(1).max(100).nullable() }),
        response: { 200: OwnSearch },
      },
    },
    async (request) => {
      const { id } = request.params;
      const renamed = await registry.history.rename(
        personOf(request).personId,
        id,
        request.body.name,
      );
      if (renamed === 'absent') throw noSearch();
      if (renamed === 'full') {
        throw new HttpProblem('resource.conflict', {
          zh: `最多保存 ${MOST_NAMED} 条检索，请先删去不用的。`,
          en: `At most ${MOST_NAMED} searches can be kept by name; delete some first.`,
        });
      }
      return renamed;
    },
  );

  app.put(
    '/api/v1/my/searches/:id/watch',
    {
      config,
      schema: {
        summary: '关注检索 Watch a saved search',
        params: Id,
        body: z.object({ frequency: WatchFrequency }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { frequency } = request.body;
      const refused = await registry.watch(personOf(request).personId, id, frequency);
      if (refused === 'absent') throw noSearch();
      if (refused !== null) throw new HttpProblem('resource.conflict', NOT_WATCHED[refused]);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/my/searches/:id/watch',
    {
      config,
      schema: { summary: '不再关注 Stop watching', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      if (!(await registry.watches.remove(personOf(request).personId, request.params.id)))
        throw noSearch();
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/my/searches/:id',
    {
      config,
      schema: { summary: '删除一条 Forget a search', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      if (!(await registry.history.remove(personOf(request).personId, request.params.id)))
        throw noSearch();
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/my/searches',
    { config, schema: { summary: '全部删除 Forget all searches', response: { 204: z.null() } } },
    async (request, reply) => {
      await registry.history.removeAll(personOf(request).personId);
      return reply.code(204).send(null);
    },
  );
}

const NOT_WATCHED = {
  unnamed: {
    zh: '只能关注命名保存的检索，请先命名。',
    en: 'Only a search with a name can be watched; name it first.',
  },
  past: {
    zh: '这条检索查的是过去某一天的数据，不会再变，不能关注。',
    en: 'This search asks about a past day, which does not change any more; it cannot be watched.',
  },
} as const;

const noSearch = () =>
  absent('没有这条检索记录，可能已经删除。', 'There is no such search; it may have been deleted.');
