import type { App } from '../base/http/server.ts';
import type { MattersService } from '../matters/index.ts';
import { adviceRoutes } from './advice/routes.ts';
import { lineRoutes } from './lineRoutes.ts';
import { metricsRoutes } from './metrics/routes.ts';
import { ticketRoutes } from './tickets/routes.ts';
import type { Audit } from '../base/ledger/index.ts';

/** Complaints and reports over HTTP, beside what every procedure has. */
export function protectionRoutes(app: App, matters: MattersService, audit: Audit): void {
  adviceRoutes(app, matters);
  lineRoutes(app, matters, audit);
  metricsRoutes(app, matters);
  ticketRoutes(app, matters, audit);
}
