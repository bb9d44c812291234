export { askerOf } from './askerOf.ts';
export { identityRoutes } from './routes.ts';
export type { PasswordCost } from './secrets.ts';
export { createIdentity, type IdentityParts } from './parts.ts';
export { OrganisationStore } from './organisationStore.ts';
export { readPersonNames } from './personNames.ts';
export { Sessions } from './sessions.ts';
export { AccountTaken, IdentityStore } from './store.ts';
