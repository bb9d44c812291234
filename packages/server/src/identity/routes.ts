import type { App } from '../base/http/server.ts';
import { accountRoutes } from './accountRoutes.ts';
import { auditRoutes } from './auditRoutes.ts';
import { grantRoutes } from './grantRoutes.ts';
import { organisationRoutes } from './organisationRoutes.ts';
import type { IdentityParts } from './parts.ts';
import { personRoutes } from './personRoutes.ts';
import { providerRoutes } from './providerRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { staffRoutes } from './staffRoutes.ts';

/** Every route of the room. */
export function identityRoutes(app: App, parts: IdentityParts): void {
  sessionRoutes(app, parts);
  providerRoutes(app, parts);
  accountRoutes(app, parts);
  personRoutes(app, parts);
  grantRoutes(app, parts);
  organisationRoutes(app, parts);
  staffRoutes(app, parts);
  auditRoutes(app, parts);
}
