export { gazetteerFacilities, stationFacilities } from './facilities.ts';
export { geographyRoutes } from './routes.ts';
