import type {
  ChartsAnswer,
  FacetView,
  RightDetail,
  SearchAnswer,
  SimilarAnswer,
} from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';
import { askedParameters, listParameters } from './searchState.ts';
import type { SearchState } from './searchState.ts';

/** Facets beside the list, in their order. `nice` stays empty for patents and is then not shown. */
export const FACETS = [
  'type',
  'statusGroup',
  'overlay',
  'holder',
  'industry',
  'highValue',
  'theme',
  'district',
  'ipcSubclass',
  'filingYear',
  'nice',
] as const;

export function searchQuery(state: SearchState) {
  const parameters = listParameters(state, FACETS);
  return queryOptions({
    queryKey: ['rights', parameters],
    queryFn: ({ signal }) => get<SearchAnswer>('/rights', parameters, signal),
    placeholderData: keepPreviousData,
  });
}

export function chartsQuery(state: SearchState) {
  const parameters = askedParameters(state);
  return queryOptions({
    queryKey: ['charts', parameters],
    queryFn: ({ signal }) => get<ChartsAnswer>('/rights/charts', parameters, signal),
    placeholderData: keepPreviousData,
  });
}

/** A chart that is asked by itself, over the same question as the list. */
export function analysisQuery<T>(
  name: 'fields' | 'classes' | 'ages' | 'life-cycle',
  state: SearchState,
  more: { readonly node?: string } = {},
) {
  const parameters = { ...askedParameters(state), node: more.node === '' ? undefined : more.node };
  return queryOptions({
    queryKey: ['analysis', name, parameters],
    queryFn: ({ signal }) => get<T>(`/rights/charts/${name}`, parameters, signal),
    placeholderData: keepPreviousData,
  });
}

export function facetQuery(state: SearchState, field: string, contains: string, size: number) {
  const parameters = {
    ...askedParameters(state),
    contains: contains === '' ? undefined : contains,
    size: String(size),
  };
  return queryOptions({
    queryKey: ['facet', field, parameters],
    queryFn: ({ signal }) => get<FacetView>(`/rights/facets/${field}`, parameters, signal),
    placeholderData: keepPreviousData,
  });
}

export function rightQuery(key: string, asOf: string | null) {
  const parameters = { asOf: asOf ?? undefined };
  return queryOptions({
    queryKey: ['right', key, parameters],
    queryFn: ({ signal }) =>
      get<RightDetail>(`/rights/${encodeURIComponent(key)}`, parameters, signal),
  });
}

/** Records similar to one; asked when their tab is opened. */
export function similarQuery(key: string, hidesFamily: boolean) {
  const parameters = { family: hidesFamily ? 'hide' : undefined };
  return queryOptions({
    queryKey: ['similar', key, parameters],
    queryFn: ({ signal }) =>
      get<SimilarAnswer>(`/rights/${encodeURIComponent(key)}/similar`, parameters, signal),
    placeholderData: keepPreviousData,
  });
}

/** Latest publications and the make-up of the whole, for the first page. */
export const latestQuery = queryOptions({
  queryKey: ['latest'],
  queryFn: ({ signal }) =>
    get<SearchAnswer>(
      '/rights',
      { sort: '-publicationDay', size: '6', facets: 'type,statusGroup,district' },
      signal,
    ),
});
