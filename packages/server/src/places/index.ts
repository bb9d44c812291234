export { type Basemap, basemapRoutes, openBasemap } from './basemap/index.ts';
export { BoundaryStore } from './boundaryStore.ts';
export { importBoundaries } from './importBoundaries.ts';
export { placesRoutes } from './routes.ts';
export { PlacesService } from './service.ts';
export {
  loadGazetteer,
  type LoadedGazetteer,
  loadPlacer,
  SHIPPED_GAZETTEER,
} from './loadGazetteer.ts';
export { configuredGeocoder, type Geocoder, GeocoderFault } from './online/geocoder.ts';
export { OnlinePlaces } from './online/onlinePlaces.ts';
export { keepAnswer, readAsked, takeQuota } from './online/onlineStore.ts';
export { Throttle } from './throttle.ts';
