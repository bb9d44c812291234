export { RegistryService } from './service.ts';
export { registryRoutes } from './routes.ts';
