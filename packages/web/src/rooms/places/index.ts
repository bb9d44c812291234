/** What other rooms draw a city with: its boundaries and points, the base map, and a plain drawing. */
export { PlainMap } from './components/PlainMap.tsx';
export { around, type Box, type PlainView, plainView, type ToDrawing } from './plainView.ts';
export { basemapQuery, boundariesQuery, boundarySetsQuery, placePointsQuery } from './queries.ts';
