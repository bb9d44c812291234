import path from 'node:path';
import type { Config } from '../../base/config/index.ts';
import { Basemap, type BasemapOptions } from './basemap.ts';
import { configuredBasemap } from './provider.ts';
import { TileCache } from './tileCache.ts';

export type { Basemap } from './basemap.ts';
export { basemapRoutes } from './routes.ts';

/** The base map that is configured, with its tiles below the data folder. */
export function openBasemap(
  config: Config,
  options: Pick<BasemapOptions, 'city' | 'logger' | 'clock'>,
): Basemap {
  const folder = path.join(config.dataDirectory, 'cache', 'basemap');
  return new Basemap({
    ...options,
    provider: configuredBasemap(config),
    cache: new TileCache(folder, config.basemapCacheBytes),
    perMinute: config.basemapPerMinute,
  });
}
