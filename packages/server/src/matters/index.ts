export { ActRefused } from './acts.ts';
export { mattersBesidePlatform } from './besidePlatform.ts';
export { loadProcedures } from './loadProcedures.ts';
export { mattersRoutes } from './routes.ts';
export { MattersService } from './service.ts';
