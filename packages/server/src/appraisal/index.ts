export { clueEffects } from './effects.ts';
export { PatentValues } from './patentValues.ts';
export { appraisalRoutes } from './routes.ts';
export { ClueService } from './service.ts';
export { ClueStore } from './clueStore.ts';
export { valueEffects } from './valueEffects.ts';
export { valueRoutes } from './valueRoutes.ts';
