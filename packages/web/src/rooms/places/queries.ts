import type {
  BasemapInfo,
  Boundaries,
  BoundaryLevel,
  BoundarySetList,
  PlacePoints,
} from '@zca/domain/places';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

/** Boundaries of the areas of a level, and who approved them. */
export const boundariesQuery = (level: BoundaryLevel) =>
  queryOptions({
    queryKey: ['places', 'boundaries', level],
    queryFn: ({ signal }) => get<Boundaries>('/places/boundaries', { level }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The sets of boundaries that there are. */
export const boundarySetsQuery = queryOptions({
  queryKey: ['places', 'boundary-sets'],
  queryFn: ({ signal }) => get<BoundarySetList>('/places/boundary-sets', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Approximate points of the areas of a level, for areas whose borders nobody has loaded. */
export const placePointsQuery = (level: BoundaryLevel) =>
  queryOptions({
    queryKey: ['places', 'points', level],
    queryFn: ({ signal }) => get<PlacePoints>('/places/points', { level }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether the operator has configured a base map, and its layers. */
export const basemapQuery = queryOptions({
  queryKey: ['places', 'basemap'],
  queryFn: ({ signal }) => get<BasemapInfo>('/places/basemap', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
