export { partyEffects } from './effects.ts';
export { mentionsIn } from './nameWriter.ts';
export { partyIdOf } from './partyId.ts';
export { PartyResolver } from './resolver.ts';
export { partyRoutes } from './routes.ts';
export { PartyService } from './service.ts';
export { rosterRoutes } from './rosters/rosterRoutes.ts';
