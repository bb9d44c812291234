import { BasemapInfo } from '@zca/domain/places';
import { z } from 'zod';
import type { App } from '../../base/http/server.ts';
import type { Basemap } from './basemap.ts';

/** A number of an address; more digits than any tile has are no number. */
const Index = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number);

/** The base map, whose tiles the server fetches and keeps. */
export function basemapRoutes(app: App, basemap: () => Basemap): void {
  app.get(
    '/api/v1/places/basemap',
    {
      config: { action: 'places.read', revalidate: true },
      schema: {
        summary: '有无底图及其图层、署名 Whether there is a base map, its layers and attribution',
        response: { 200: BasemapInfo },
      },
    },
    async () => basemap().info(),
  );

  app.get(
    '/api/v1/places/basemap/:layer/:z/:x/:y',
    {
      // A screen is some forty tiles of each of two layers.
      config: { action: 'places.read', rateLimit: { max: 3000, timeWindow: '1 minute' } },
      schema: {
        summary: '底图瓦片 A tile of the base map (Web Mercator)',
        params: z.object({ layer: z.string().max(20), z: Index, x: Index, y: Index }),
      },
    },
    async (request, reply) => {
      const { layer, z, x, y } = request.params;
      const { bytes, type } = await basemap().tile(layer, z, x, y);
      return reply.type(type).header('cache-control', 'public, max-age=604800').send(bytes);
    },
  );
}
