export { clueEffects } from './effects.ts';
export { appraisalRoutes } from './routes.ts';
export { ClueService } from './service.ts';
export { ClueStore } from './clueStore.ts';
