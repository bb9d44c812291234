import type {
  AreaComparison,
  AreaPanel,
  FlowAreaKind,
  FlowKind,
  FlowList,
  MapAreaKind,
  MapAreas,
  MapCells,
  MapChanges,
  MapFacilityList,
  MapFlows,
  MapTileLayer,
} from '@zca/domain/geography';
import { writePeriod } from '@zca/domain/geography';
import type { FacetView } from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AddressValues } from '../../base/address.ts';
import { stringifyAddress } from '../../base/address.ts';
import { get, send } from '../../base/api/client.ts';
import type { Language } from '../../base/catalogue/format.ts';
import type { TwoPeriods } from './mapState.ts';

/** Records by area. */
export const areasQuery = (by: MapAreaKind, asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'areas', by, asked],
    queryFn: ({ signal }) => get<MapAreas>('/map/areas', { ...asked, by }, signal),
    placeholderData: keepPreviousData,
  });

export const cellsQuery = (layer: MapTileLayer, zoom: number, asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'cells', layer, zoom, asked],
    queryFn: ({ signal }) =>
      get<MapCells>('/map/cells', { ...asked, layer, zoom: String(zoom) }, signal),
    placeholderData: keepPreviousData,
  });

export const changesQuery = (by: MapAreaKind, periods: TwoPeriods, asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'changes', by, periods, asked],
    queryFn: ({ signal }) =>
      get<MapChanges>(
        '/map/changes',
        {
          ...asked,
          by,
          before: writePeriod(periods.before),
          after: writePeriod(periods.after),
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** What passes, and between which areas. */
interface AskedFlows {
  readonly kind: FlowKind;
  readonly by: FlowAreaKind;
}

export const flowsQuery = (flows: AskedFlows, asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'flows', flows, asked],
    queryFn: ({ signal }) => get<MapFlows>('/map/flows', { ...asked, ...flows }, signal),
    placeholderData: keepPreviousData,
  });

/** Has the records of one flow kept as a list of the asker's own. */
export function keepFlow(
  flow: AskedFlows & { readonly from: string; readonly to: string },
  asked: AddressValues,
  lang: Language,
): Promise<FlowList> {
  return send('POST', `/map/flows/list${stringifyAddress({ ...asked, ...flow, lang })}`);
}

export const facilitiesQuery = queryOptions({
  queryKey: ['map', 'facilities'],
  queryFn: ({ signal }) => get<MapFacilityList>('/map/facilities', {}, signal),
  staleTime: 600_000,
});

/** Records by year of filing, whatever years the map is narrowed to. */
export const yearsQuery = (asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'years', asked],
    queryFn: ({ signal }) =>
      get<FacetView>('/rights/facets/filingYear', { ...asked, size: '200' }, signal),
    placeholderData: keepPreviousData,
  });

/** What is told of an area; without one of the whole search. */
export const areaQuery = (area: string | null, asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'area', area, asked],
    queryFn: ({ signal }) =>
      get<AreaPanel>('/map/area', { ...asked, area: area ?? undefined }, signal),
    retry: false,
  });

export const comparisonQuery = (areas: readonly string[], asked: AddressValues) =>
  queryOptions({
    queryKey: ['map', 'compare', areas, asked],
    queryFn: ({ signal }) =>
      get<AreaComparison>('/map/compare', { ...asked, areas: areas.join(',') }, signal),
    placeholderData: keepPreviousData,
  });
