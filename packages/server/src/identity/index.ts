export { identityRoutes } from './routes.ts';
export { Sessions } from './sessions.ts';
export { IdentityStore } from './store.ts';
