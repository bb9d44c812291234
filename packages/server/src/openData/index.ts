export { rightSources } from './rights.ts';
export { openDataRoutes } from './routes.ts';
export { tableSources } from './tables.ts';
export type { Publication } from './dataset.ts';
