export { officeRoutes } from './officeRoutes.ts';
export { OrganisationStore } from './organisationStore.ts';
export { identityRoutes } from './routes.ts';
export { Sessions } from './sessions.ts';
export { IdentityStore } from './store.ts';
