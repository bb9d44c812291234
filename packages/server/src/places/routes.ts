import {
  Boundaries,
  BoundaryLevel,
  BoundarySetList,
  type Gazetteer,
  PlacePoints,
  placePoints,
} from '@zca/domain/places';
import { z } from 'zod';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { PlacesService } from './service.ts';

const LEVEL_NAMES = {
  district: { zh: '区县', en: 'districts' },
  zone: { zh: '开发区', en: 'development zones' },
  street: { zh: '街道和镇', en: 'streets and towns' },
} as const satisfies Record<BoundaryLevel, unknown>;

/** Boundaries and points of the city, for every page that shows a map. */
export function placesRoutes(app: App, places: PlacesService, gazetteer: () => Gazetteer): void {
  app.get(
    '/api/v1/places/boundaries',
    {
      config: { action: 'places.read', revalidate: true },
      schema: {
        summary: '行政区和开发区的边界 Boundaries of districts, zones or streets (CGCS2000)',
        querystring: z.object({ level: BoundaryLevel.default('district') }),
        response: { 200: Boundaries },
      },
    },
    async (request, reply) => {
      const { level } = request.query;
      const served = await places.boundaries(level);
      if (served === null) {
        const name = LEVEL_NAMES[level];
        throw absent(
          `还没有${name.zh}的边界。管理员可用 zca import boundaries 导入。`,
          `There are no boundaries of ${name.en} yet; an administrator loads them with zca import boundaries.`,
        );
      }
      // Thousands of positions are turned into text once, not with every answer.
      return reply.type('application/json; charset=utf-8').send(served.json as never);
    },
  );

  app.get(
    '/api/v1/places/boundary-sets',
    {
      config: { action: 'places.read', revalidate: true },
      schema: {
        summary: '已导入的边界及其审图号 Sets of boundaries with their approval numbers',
        response: { 200: BoundarySetList },
      },
    },
    async () => ({ sets: [...(await places.boundarySets())] }),
  );

  app.get(
    '/api/v1/places/points',
    {
      config: { action: 'places.read', revalidate: true },
      schema: {
        summary: '地名录中的约略位置 Approximate points of districts, zones or streets (CGCS2000)',
        querystring: z.object({ level: BoundaryLevel }),
        response: { 200: PlacePoints },
      },
    },
    async (request) => placePoints(gazetteer(), request.query.level),
  );
}
