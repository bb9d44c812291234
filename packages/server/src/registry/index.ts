export type { ExportFormat } from './export/exportRights.ts';
export { RegistryService } from './service.ts';
export { registryRoutes } from './routes.ts';
