import type { App } from '../base/http/server.ts';
import type { Audit } from '../base/ledger/index.ts';
import { actRoutes } from './actRoutes.ts';
import { personalRoutes } from './personalRoutes.ts';
import type { MattersService } from './service.ts';
import { viewRoutes } from './viewRoutes.ts';

/** Matters over HTTP. */
export function mattersRoutes(app: App, service: MattersService, audit: Audit): void {
  viewRoutes(app, service);
  actRoutes(app, service, audit);
  personalRoutes(app, service, audit);
}
