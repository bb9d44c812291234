import {
  CLASS_SCHEMES,
  ChartsAnswer,
  ClassBranch,
  CORE_FIELD_AREAS,
  CoreFieldList,
  CityFigures,
  FacetView,
  RightDetail,
  SearchAnswer,
  SimilarAnswer,
  SearchParameters,
} from '@zca/domain/registry';
import { may } from '@zca/domain/identity';
import { XIAN } from '@zca/standards';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { HttpProblem } from '../base/http/problem.ts';
import { analysisRoutes } from './analysisRoutes.ts';
import { DEFAULT_FACETS } from './ask.ts';
import { awardRoutes } from './awards/awardRoutes.ts';
import { exportRoutes } from './export/exportRoutes.ts';
import { searchHistoryRoutes } from './history/searchHistoryRoutes.ts';
import { importRoutes } from './import/routes.ts';
import { labelRoutes } from './labels/labelRoutes.ts';
import { numberRoutes } from './numbers/numberRoutes.ts';
import { ruleRoutes } from './rules/ruleRoutes.ts';
import { PastDay, SearchQuery, askedSearch } from './searchQuery.ts';
import type { RegistryService } from './service.ts';
import type { Audit } from '../base/ledger/index.ts';

/** Asking, reading, exporting and importing records. */
export function registryRoutes(app: App, registry: RegistryService, audit: Audit): void {
  const asked = (request: FastifyRequest<{ Querystring: SearchQuery }>) =>
    askedSearch(request, registry.numbers.store);
  app.get(
    '/api/v1/city',
    {
      config: { action: 'records.read', revalidate: true },
      schema: { summary: '平台概况 Figures of the first page', response: { 200: CityFigures } },
    },
    async () => registry.figures(),
  );

  const PageQuery = SearchQuery.extend({
    size: z.coerce.number().int().min(0).max(200).default(20),
    cursor: z.string().max(2000).optional(),
    facets: z.string().max(500).optional(),
    /** One line a simple family. */
    collapse: z.literal('family').optional(),
    /** Generation that the asker has written and wants to see. */
    atLeast: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional(),
  });
  app.get(
    '/api/v1/rights',
    {
      config: { action: 'records.read', revalidate: true },
      schema: { summary: '检索 Search', querystring: PageQuery, response: { 200: SearchAnswer } },
    },
    async (request) => {
      const { size, cursor, facets, atLeast, collapse } = request.query;
      const { search, budgetMs } = registry.options;
      if (atLeast !== undefined && !(await search.waitForOwn(atLeast, budgetMs))) {
        throw new HttpProblem('service.starting', {
          zh: '刚写入的内容还不能检索到，请稍后再试。',
          en: 'What was written cannot be found yet; try again soon.',
        });
      }
      const names =
        facets === undefined ? DEFAULT_FACETS : facets.split(',').filter((name) => name !== '');
      return registry.asker.list(await asked(request), {
        size,
        cursor,
        facets: names,
        collapse: collapse === 'family',
      });
    },
  );

  app.get(
    '/api/v1/rights/charts',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '图表 Charts of a search',
        querystring: SearchQuery,
        response: { 200: ChartsAnswer },
      },
    },
    async (request) => registry.asker.charts(await asked(request)),
  );

  app.get(
    '/api/v1/rights/facets/:field',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '分面 One facet of a search',
        params: z.object({ field: z.string().max(60) }),
        querystring: SearchQuery.extend({
          contains: z.string().max(100).default(''),
          size: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: FacetView },
      },
    },
    async (request) => {
      const { contains, size } = request.query;
      const { field } = request.params;
      return registry.asker.facet(field, await asked(request), contains, size);
    },
  );

  app.get(
    '/api/v1/core-fields',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '没有核心专利的领域 Fields with their core patents, those without any included',
        querystring: z.object({
          /** The whole city where none is named. */
          area: z.enum(CORE_FIELD_AREAS.map(({ value }) => value)).default(XIAN.code),
        }),
        response: { 200: CoreFieldList },
      },
    },
    async (request) => registry.coreFields(request.query.area),
  );

  analysisRoutes(app, registry);
  exportRoutes(app, registry);
  numberRoutes(app, registry);
  searchHistoryRoutes(app, registry);

  app.get(
    '/api/v1/rights/:key',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '一条记录 One record',
        params: z.object({ key: z.string().max(200) }),
        querystring: z.object({ asOf: PastDay.optional() }),
        response: { 200: RightDetail },
      },
    },
    async (request) => {
      const homes = may(request.actor, 'records.homes');
      return registry.detail(request.params.key, request.query.asOf ?? null, homes);
    },
  );

  app.get(
    '/api/v1/rights/:key/similar',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '相似的记录 Records similar to one, with what they share',
        params: z.object({ key: z.string().max(200) }),
        querystring: z.object({
          size: z.coerce.number().int().min(1).max(50).default(20),
          /** Whether members of the record's own family are shown. */
          family: z.enum(['show', 'hide']).default('show'),
        }),
        response: { 200: SimilarAnswer },
      },
    },
    async (request) => {
      const { size, family } = request.query;
      return registry.similarTo(request.params.key, { size, withFamily: family === 'show' });
    },
  );

  const Suggestion = z.object({
    text: z.string(),
    label: z.object({ zh: z.string(), en: z.string() }),
    from: z.int(),
    to: z.int(),
  });
  app.get(
    '/api/v1/query/complete',
    {
      config: { action: 'records.read' },
      schema: {
        summary: '检索式补全 Completion of a query',
        querystring: z.object({
          q: z.string().max(SearchParameters.shape.q.unwrap().maxLength ?? 4000),
          caret: z.coerce.number().int().min(0).max(4000),
          lang: z.enum(['zh', 'en']).default('zh'),
        }),
        response: { 200: z.object({ suggestions: z.array(Suggestion) }) },
      },
    },
    async (request) => {
      const { q, caret, lang } = request.query;
      return { suggestions: await registry.completer.complete(q, caret, lang) };
    },
  );

  app.get(
    '/api/v1/classes/:scheme',
    {
      config: { action: 'records.read', revalidate: true },
      schema: {
        summary: '分类表 A branch of a classification',
        params: z.object({ scheme: z.enum(CLASS_SCHEMES) }),
        querystring: z.object({
          /** The symbol whose direct children are wanted; the top of the scheme by default. */
          under: z.string().max(30).default(''),
          /** Symbols that begin with this or have it in their title, instead of a branch. */
          find: z.string().max(60).default(''),
        }),
        response: { 200: ClassBranch },
      },
    },
    async (request) => {
      const { under, find } = request.query;
      const { scheme } = request.params;
      return find.trim() === ''
        ? registry.branches.branch(scheme, under)
        : registry.branches.find(scheme, find);
    },
  );

  importRoutes(app, registry, audit);
  awardRoutes(app, registry, audit);
  ruleRoutes(app, registry, audit);
  labelRoutes(app, registry, audit);
}
