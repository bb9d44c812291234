export { startDemonstrationIndicators } from './demonstration.ts';
export { indicatorEffects } from './effects.ts';
export { reportRoutes } from './reportRoutes.ts';
export { indicatorRoutes } from './routes.ts';
export { IndicatorsService } from './service.ts';
export { ValueStore } from './valueStore.ts';
