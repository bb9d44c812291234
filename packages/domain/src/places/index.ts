export * from './approval.ts';
export * from './basemap.ts';
export * from './boundaries.ts';
export * from './boundaryFault.ts';
export * from './datum.ts';
export * from './makeArea.ts';
export * from './onlinePlace.ts';
export * from './placePoints.ts';
export * from './polygon.ts';
export * from './readBoundaries.ts';
export * from './simplify.ts';
export { readGazetteer, type ReadGazetteer } from './gazetteer.ts';
export {
  CountryTable,
  type Gazetteer,
  type GazetteerLandmark,
  type GazetteerRoad,
  type GazetteerStreet,
  GAZETTEER_FILES,
  type GazetteerFile,
} from './model.ts';
export {
  COUNTED_CONFIDENCE,
  PLACE_LEVELS,
  type Basis,
  type BasisKind,
  type PlaceDoubt,
  type PlaceLevel,
  type Placement,
  type PlaceQuery,
} from './placement.ts';
export { describePlacement } from './placementWords.ts';
export { Placer } from './placer.ts';
