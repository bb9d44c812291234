export { partyEffects } from './effects.ts';
export { PartyResolver } from './resolver.ts';
export { partyRoutes } from './routes.ts';
export { PartyService } from './service.ts';
