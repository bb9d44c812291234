import { createHash } from 'node:crypto';
import {
  AreaComparison,
  AreaPanel,
  LEAST_COMPARED,
  FLOW_AREAS,
  FLOW_KINDS,
  FlowList,
  MAP_AREA_KINDS,
  MAP_TILE_LAYERS,
  MapAreas,
  MapCells,
  MapChanges,
  MapFacilityList,
  MapFlows,
  MOST_CELL_ZOOM,
  MOST_COMPARED,
  MOST_TILE_ZOOM,
  smallCountThreshold,
} from '@zca/domain/geography';
import type { Placer } from '@zca/domain/places';
import { may } from '@zca/domain/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { HttpProblem } from '../base/http/problem.ts';
import type { PlacesService } from '../places/index.ts';
import type { RegistryService } from '../registry/index.ts';
import { SearchQuery, askedSearch, ownerOf } from '../registry/index.ts';
import { type AnalysisParts, analysisRoutes } from './analyses/routes.ts';
import { AreaPanels } from './areaPanels.ts';
import { areaChanges, askedPeriods } from './changes.ts';
import { facilityGroups, type MapFacilities } from './facilities.ts';
import { FlowCounts } from './flows.ts';
import { type MapViewer, Maps } from './maps.ts';

/** Who looks at a map, by a request. */
type ViewerOf = (request: FastifyRequest) => Promise<MapViewer>;

const config = { action: 'map.read', revalidate: true } as const;

/**
 * One look at a map is a dozen tiles, and a street of offices may share an address. They are counted apart,
 * so that nobody who moves a map is refused a list.
 */
const TILE_LIMIT = { max: 6000, timeWindow: '1 minute' } as const;

const TilePlace = z.object({
  layer: z.enum(MAP_TILE_LAYERS),
  z: z.coerce.number().int().min(0).max(MOST_TILE_ZOOM),
  x: z.coerce.number().int().min(0),
  y: z.coerce
    .string()
    .regex(/^\d+(\.mvt)?$/)
    .transform((text) => Number.parseInt(text, 10)),
});

/** Each list is kept for a day. */
const LIST_LIMIT = { max: 30, timeWindow: '1 minute' } as const;

const FlowQuery = SearchQuery.extend({
  kind: z.enum(FLOW_KINDS).default('transfer'),
  by: z.enum(FLOW_AREAS).default('district'),
});
const AreaCode = z.string().max(20);
const AreaCodes = z
  .string()
  .max(20 * MOST_COMPARED)
  .transform((text) => [...new Set(text.split(','))]);

/** The map over HTTP: every part but facilities takes the same search as a list. */
export function geographyRoutes(
  app: App,
  registry: RegistryService,
  parts: {
    readonly facilities: () => readonly MapFacilities[];
    readonly placer: () => Placer;
    readonly places: PlacesService;
    readonly population: AnalysisParts['population'];
  },
): void {
  const viewerOf = viewers(registry);
  const maps = new Maps(registry);
  const panels = new AreaPanels(registry);
  const flows = new FlowCounts(registry, parts.placer);
  analysisRoutes(app, { registry, flows, ...parts }, viewerOf);
  const understood = async (request: Parameters<typeof askedSearch>[0]) =>
    registry.asker.understand(await askedSearch(request, registry.numbers.store));

  app.get(
    '/api/v1/map/areas',
    {
      config,
      schema: {
        summary: '地图：分区计数 Map: records by area',
        querystring: SearchQuery.extend({ by: z.enum(MAP_AREA_KINDS).default('district') }),
        response: { 200: MapAreas },
      },
    },
    async (request) =>
      maps.areas(await understood(request), request.query.by, await viewerOf(request)),
  );
  app.get(
    '/api/v1/map/area',
    {
      config,
      schema: {
        summary:
          '地图：一个区域的数字、产业与权利人 Map: figures, industries and holders of an area',
        querystring: SearchQuery.extend({ area: AreaCode.optional() }),
        response: { 200: AreaPanel },
      },
    },
    async (request) =>
      panels.panel(await understood(request), request.query.area, await viewerOf(request)),
  );
  app.get(
    '/api/v1/map/compare',
    {
      config,
      schema: {
        summary: '地图：几个区域对比 Map: areas side by side',
        querystring: SearchQuery.extend({ areas: AreaCodes }),
        response: { 200: AreaComparison },
      },
    },
    async (request) => {
      const { areas } = request.query;
      if (areas.length < LEAST_COMPARED || areas.length > MOST_COMPARED) throw noComparison();
      return panels.compare(await understood(request), areas, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/changes',
    {
      config,
      schema: {
        summary: '地图：两期变化 Map: change by area between two periods of filing',
        querystring: SearchQuery.extend({
          by: z.enum(MAP_AREA_KINDS).default('district'),
          before: z.string().max(40).describe('2016-2020'),
          after: z.string().max(40).describe('2021-2025'),
        }),
        response: { 200: MapChanges },
      },
    },
    async (request) => {
      const { by, before, after } = request.query;
      const periods = askedPeriods(before, after);
      return areaChanges(registry, await understood(request), by, periods, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/flows',
    {
      config,
      schema: {
        summary: '地图：转让与许可流向 Map: transfers and licences from area to area',
        querystring: FlowQuery,
        response: { 200: MapFlows },
      },
    },
    async (request) => {
      const { kind, by } = request.query;
      return flows.flows(await understood(request), { kind, by }, await viewerOf(request));
    },
  );
  app.post(
    '/api/v1/map/flows/list',
    {
      config: { action: 'map.read', rateLimit: LIST_LIMIT },
      schema: {
        summary: '地图：一个流向的权利，存为号单 Map: the records of one flow as a list',
        querystring: FlowQuery.extend({
          from: z.string().max(100),
          to: z.string().max(100),
          lang: z.enum(['zh', 'en']).default('zh'),
        }),
        response: { 201: FlowList },
      },
    },
    async (request, reply) => {
      const { kind, by, from, to, lang } = request.query;
      const search = await understood(request);
      const pair = { from, to };
      const found = await flows.records(search, { kind, by }, pair, await viewerOf(request));
      const owner = ownerOf(request, reply, registry.options.secureCookies);
      const list = await registry.numbers.keep(owner, found.name[lang], found.keys);
      return reply.code(201).send({ list, records: found.keys.length });
    },
  );
  app.get(
    '/api/v1/map/facilities',
    {
      config,
      schema: {
        summary: '地图：叠加的设施 Map: facilities beside the rights',
        response: { 200: MapFacilityList },
      },
    },
    async () => ({ groups: await facilityGroups(parts.facilities()) }),
  );
  app.get(
    '/api/v1/map/cells',
    {
      config,
      schema: {
        summary: '地图：格网计数分布 Map: how records spread over cells',
        querystring: SearchQuery.extend({
          layer: z.enum(MAP_TILE_LAYERS).default('hexagon'),
          zoom: z.coerce.number().int().min(0).max(MOST_CELL_ZOOM),
        }),
        response: { 200: MapCells },
      },
    },
    async (request) => {
      const { layer, zoom } = request.query;
      return maps.cells(await understood(request), layer, zoom, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/tiles/:layer/:z/:x/:y',
    {
      config: { action: 'map.read', rateLimit: TILE_LIMIT },
      schema: {
        summary: '地图：矢量瓦片 Map: vector tile',
        params: TilePlace,
        querystring: SearchQuery,
      },
    },
    async (request, reply) => {
      const { layer, z: zoom, x, y } = request.params;
      if (Math.max(x, y) >= 2 ** zoom) throw noTile();
      const search = await understood(request);
      const tile = await maps.tile(search, layer, { zoom, x, y }, await viewerOf(request));
      const hash = createHash('sha256').update(tile).digest('base64url').slice(0, 27);
      reply.header('etag', `"${hash}"`).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304).send();
      return reply.type('application/vnd.mapbox-vector-tile').send(tile);
    },
  );
}

/**
 * Says of a request which counts are hidden from who asks: small ones are for the bureau's staff alone. The threshold is
 * that of today, whatever day is asked about.
 */
function viewers(registry: RegistryService): ViewerOf {
  let held: { of: unknown; day: string; threshold: number } | undefined;
  return async (request) => {
    if (may(request.actor, 'map.small')) return { threshold: 0 };
    const parameters = await registry.summariser.parameters();
    const day = registry.options.today();
    if (held?.of !== parameters || held.day !== day) {
      held = { of: parameters, day, threshold: smallCountThreshold(parameters, day) };
    }
    return { threshold: held.threshold };
  };
}

function noComparison(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `一次对比 ${LEAST_COMPARED} 至 ${MOST_COMPARED} 个不同的区域，代码之间用逗号。`,
    en: `Compare ${LEAST_COMPARED} to ${MOST_COMPARED} different areas at a time, their codes with commas between.`,
  });
}

function noTile(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '没有这一瓦片：行列号应小于 2 的级别次方。',
    en: 'There is no such tile: column and row must be below 2 to the power of the zoom.',
  });
}
