export { placesRoutes } from './routes.ts';
export { PlacesService } from './service.ts';
