import { createApp } from './base/http/server.ts';
import { operationRoutes } from './base/http/operationRoutes.ts';
import { createLogger } from './base/log/log.ts';
import { Metrics } from './base/metrics/metrics.ts';
import type { RoomParts } from './rooms.ts';
import { registerRooms } from './rooms.ts';
import { VERSION } from './version.ts';

/** The OpenAPI description of every route, made without a database. */
export async function describeApi(): Promise<object> {
  const metrics = new Metrics();
  const app = await createApp({
    logger: createLogger('silent'),
    metrics,
    uploadMaxBytes: 1,
    rateLimitPerMinute: 0,
    trustProxy: false,
    version: VERSION,
    identify: async () => ({ kind: 'anonymous' }),
  });
  operationRoutes(app, { metrics, version: VERSION, isReady: async () => false });
  // Routes are only declared here; no handler runs, so the parts are never touched.
  const untouched = new Proxy({}, { get: () => () => undefined });
  registerRooms(app, {
    ledger: untouched,
    accounts: untouched,
    organisations: untouched,
    law: untouched,
    registry: untouched,
    search: untouched,
  } as unknown as RoomParts);
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
