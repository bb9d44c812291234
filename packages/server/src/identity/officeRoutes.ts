import { OFFICE_KINDS, OfficeList } from '@zca/domain/identity';
import type { App } from '../base/http/server.ts';
import type { OrganisationStore } from './organisationStore.ts';

/** The offices of the city, which everybody may know. */
export function officeRoutes(app: App, organisations: OrganisationStore): void {
  app.get(
    '/api/v1/offices',
    {
      config: { action: 'offices.read', revalidate: true },
      schema: { summary: '机构名录 Offices of the city', response: { 200: OfficeList } },
    },
    async () => ({ offices: await organisations.list(OFFICE_KINDS) }),
  );
}
