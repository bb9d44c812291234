export { actingPerson } from './acting.ts';
export { ActRefused } from './acts.ts';
export { askerOf, refusalsAsProblems } from './asking.ts';
export { mattersBesidePlatform } from './besidePlatform.ts';
export type { OnErase } from './eraser.ts';
export { loadProcedures } from './loadProcedures.ts';
export { mattersRoutes } from './routes.ts';
export { readScope } from './scope.ts';
export { MattersService } from './service.ts';
