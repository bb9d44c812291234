import {
  ANALYSIS_ZOOMS,
  type AreaPopulation,
  CentreAnswer,
  ChangeAnswer,
  ConcentrationAnswer,
  EXPLANATIONS,
  FLOW_AREAS,
  FLOW_KINDS,
  flows as flowsBetween,
  FlowsAnswer,
  HotSpotsAnswer,
  MAP_AREA_KINDS,
  MORAN_UNITS,
  MoranAnswer,
  NearnessAnswer,
  PERIOD_DAYS,
  ReachAnswer,
  SPECIALITY_FIELDS,
  type Station,
} from '@zca/domain/geography';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpProblem } from '../../base/http/problem.ts';
import type { App } from '../../base/http/server.ts';
import type { PlacesService } from '../../places/index.ts';
import type { RegistryService } from '../../registry/index.ts';
import { PastDay, SearchQuery, askedSearch } from '../../registry/index.ts';
import { facilityGroups, type MapFacilities } from '../facilities.ts';
import type { FlowCounts } from '../flows.ts';
import { AreaAnalyses } from './areaAnalyses.ts';
import { ANALYSED_AREAS, AnalysisAsker, type Viewer } from './asking.ts';
import { CellAnalyses } from './cellAnalyses.ts';
import { NearnessAnalysis } from './nearnessAnalysis.ts';

const config = { action: 'map.read', revalidate: true } as const;

/** Longest distances that are asked for, in metres. */
const MOST_METRES = 200_000;
const MOST_STATIONS = 60;
const MOST_NEEDS = 20;
const MOST_TEXT = 2000;

const Zoom = z.coerce
  .number()
  .int()
  .min(ANALYSIS_ZOOMS.least)
  .max(ANALYSIS_ZOOMS.most)
  .default(ANALYSIS_ZOOMS.usual);
const By = z.enum(ANALYSED_AREAS).default('district');
const Longitude = z.coerce.number().min(-180).max(180);
const Latitude = z.coerce.number().min(-90).max(90);
const Metres = z.coerce.number().positive().max(MOST_METRES);
/** A parameter that may be repeated. */
const repeated = <T extends z.ZodType>(one: T, least: number, most: number) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(one).min(least).max(most),
  );
const IpcSymbol = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-H]\d{2}([A-Z](\d{1,4}(\/\d{2,6})?)?)?$/);
const StationText = z.string().max(140);

/** What the analyses stand on. */
export interface AnalysisParts {
  readonly registry: RegistryService;
  readonly places: PlacesService;
  /** The flows of the map. */
  readonly flows: FlowCounts;
  /** What rooms put on the map; the stations among them are those of the reach. */
  readonly facilities: () => readonly MapFacilities[];
  /** Resident population by district on a day; without those of which none is known. */
  readonly population: (day: string) => Promise<readonly AreaPopulation[]>;
}

/** The analyses of the map: each takes the same search as the map, and explains itself. */
export function analysisRoutes(
  app: App,
  { registry, places, flows, facilities, population }: AnalysisParts,
  viewerOf: (request: FastifyRequest) => Promise<Viewer>,
): void {
  const asker = new AnalysisAsker(registry, places);
  const cells = new CellAnalyses(asker, population);
  const areas = new AreaAnalyses(asker);
  const nearness = new NearnessAnalysis(asker);
  const understood = async (request: Parameters<typeof askedSearch>[0]) =>
    registry.asker.understand(await askedSearch(request, registry.numbers.store));

  app.get(
    '/api/v1/map/analyses/hot-spots',
    {
      config,
      schema: {
        summary: '地图分析：热点与冷点 Map: hot spots and cold spots',
        querystring: SearchQuery.extend({ zoom: Zoom }),
        response: { 200: HotSpotsAnswer },
      },
    },
    async (request) =>
      cells.hotSpots(await understood(request), request.query.zoom, await viewerOf(request)),
  );
  app.get(
    '/api/v1/map/analyses/moran',
    {
      config,
      schema: {
        summary: '地图分析：莫兰指数 Map: Moran’s I',
        querystring: SearchQuery.extend({ unit: z.enum(MORAN_UNITS).default('cells'), zoom: Zoom }),
        response: { 200: MoranAnswer },
      },
    },
    async (request) => {
      const { unit, zoom } = request.query;
      const search = await understood(request);
      return unit === 'cells'
        ? cells.moranOfCells(search, zoom, await viewerOf(request))
        : areas.moranOfDistricts(search, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/analyses/concentration',
    {
      config,
      schema: {
        summary: '地图分析：集中程度与区位商 Map: concentration and location quotients',
        querystring: SearchQuery.extend({
          by: By,
          field: z.enum(SPECIALITY_FIELDS).default('industry'),
        }),
        response: { 200: ConcentrationAnswer },
      },
    },
    async (request) => {
      const { by, field } = request.query;
      return areas.concentration(await understood(request), by, field, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/analyses/centre',
    {
      config,
      schema: {
        summary: '地图分析：重心与分布椭圆 Map: centre and ellipse over the years',
        querystring: SearchQuery.extend({
          years: z.coerce.number().int().min(1).max(30).default(10),
        }),
        response: { 200: CentreAnswer },
      },
    },
    async (request) =>
      cells.centre(await understood(request), request.query.years, await viewerOf(request)),
  );
  app.get(
    '/api/v1/map/analyses/flows',
    {
      config,
      schema: {
        summary: '地图分析：技术流动 Map: flows of technology between areas',
        querystring: SearchQuery.extend({
          kind: z.enum(FLOW_KINDS).default('transfer'),
          by: z.enum(FLOW_AREAS).default('district'),
        }),
        response: { 200: FlowsAnswer },
      },
    },
    async (request) => {
      const { kind, by } = request.query;
      const viewer = await viewerOf(request);
      const answer = await flows.flows(await understood(request), { kind, by }, viewer);
      const between = answer.areas.map(({ area }) => area);
      return {
        ...answer,
        explanation: EXPLANATIONS.flows,
        result: flowsBetween(answer.pairs, between),
      };
    },
  );
  app.get(
    '/api/v1/map/analyses/nearness',
    {
      config,
      schema: {
        summary: '地图分析：附近谁有所需技术 Map: who nearby owns what is needed',
        querystring: SearchQuery.extend({
          longitude: Longitude.optional().describe('with latitude; else the place of the firm'),
          latitude: Latitude.optional(),
          need: repeated(IpcSymbol, 0, MOST_NEEDS).describe(
            'IPC; with neither need nor text those of the firm’s own rights',
          ),
          text: z.string().trim().max(MOST_TEXT).default('').describe('the need in words'),
          radius: Metres.default(30_000),
          firm: z.string().trim().max(200).default(''),
          size: z.coerce.number().int().min(1).max(50).default(20),
        }),
        response: { 200: NearnessAnswer },
      },
    },
    async (request) => {
      const { need, text, radius, firm, size, longitude, latitude } = request.query;
      const place =
        longitude === undefined || latitude === undefined ? null : { longitude, latitude };
      const wanted = { place, classes: need, text, radius, firm, size };
      return nearness.nearness(await understood(request), wanted, await viewerOf(request));
    },
  );
  app.get(
    '/api/v1/map/analyses/reach',
    {
      config,
      schema: {
        summary: '地图分析：服务站点覆盖 Map: reach of service stations',
        querystring: SearchQuery.extend({
          station: repeated(StationText, 0, MOST_STATIONS).describe(
            'name,longitude,latitude; the stations of the bureau unless told',
          ),
          distance: repeated(Metres, 0, 8),
          detour: z.coerce.number().min(1).max(5).optional(),
        }),
        response: { 200: ReachAnswer },
      },
    },
    async (request) => {
      const { station, distance, detour } = request.query;
      const distances = [...new Set(distance)].toSorted((one, other) => one - other);
      return cells.reach(
        await understood(request),
        station.length === 0 ? await stationsOf(facilities()) : station.map(readStation),
        { distances: distances.length === 0 ? [1000, 3000, 5000, 10_000] : distances, detour },
        await viewerOf(request),
      );
    },
  );
  app.get(
    '/api/v1/map/analyses/change',
    {
      config,
      schema: {
        summary: '地图分析：两个时期的变化 Map: change between two periods',
        querystring: SearchQuery.extend({
          by: z.enum(MAP_AREA_KINDS).default('district'),
          day: z.enum(PERIOD_DAYS).default('filingDay'),
          beforeFrom: PastDay,
          beforeTo: PastDay,
          afterFrom: PastDay,
          afterTo: PastDay,
        }),
        response: { 200: ChangeAnswer },
      },
    },
    async (request) => {
      const { by, day, beforeFrom, beforeTo, afterFrom, afterTo } = request.query;
      if (!(beforeFrom <= beforeTo && beforeTo < afterFrom && afterFrom <= afterTo)) {
        throw periodsOverlap();
      }
      const periods = {
        day,
        before: { from: beforeFrom, to: beforeTo },
        after: { from: afterFrom, to: afterTo },
      };
      return areas.change(await understood(request), by, periods, await viewerOf(request));
    },
  );
}

/** The stations of the bureau that are placed. */
async function stationsOf(facilities: readonly MapFacilities[]): Promise<Station[]> {
  const groups = await facilityGroups(facilities.filter(({ kind }) => kind === 'station'));
  return groups.flatMap((group) =>
    group.facilities.flatMap(({ name, point }) =>
      point === null ? [] : [{ id: name.zh, longitude: point[0], latitude: point[1] }],
    ),
  );
}

/** A station as `name,longitude,latitude`; names may hold commas. */
function readStation(text: string): Station {
  const [, id, longitude, latitude] =
    /^(.*\S.*),\s*(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
  const station = {
    id: id?.trim() ?? '',
    longitude: Number(longitude),
    latitude: Number(latitude),
  };
  if (Math.abs(station.longitude) <= 180 && Math.abs(station.latitude) <= 90) return station;
  throw new HttpProblem('request.invalid', {
    zh: `站点“${text}”应写成“名称,经度,纬度”，经度在前，以度为单位，例如：高新站,108.88,34.23。`,
    en: `The station "${text}" should be written name,longitude,latitude in degrees, longitude first, such as: High-tech,108.88,34.23.`,
  });
}

function periodsOverlap(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '两个时期应前后相接或分开，不能重叠，且起始日不晚于截止日。',
    en: 'The two periods must follow each other without overlap, each beginning no later than it ends.',
  });
}
