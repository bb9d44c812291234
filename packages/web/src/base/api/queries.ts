import type { SessionState } from '@zca/domain/identity';
import type { CityFigures } from '@zca/domain/registry';
import { MutationCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiProblem, get } from './client.ts';

/** What is known of one's notices; told anew after every write of the page. */
export const NOTICES_KEY = ['notices'] as const;

/** One client for the page. A refusal is final; only an unreachable server is asked again. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    // An act may give notices.
    mutationCache: new MutationCache({
      onSuccess: () => void client.invalidateQueries({ queryKey: NOTICES_KEY }),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, fault) =>
          failures < 2 && fault instanceof ApiProblem && fault.problem.status === 0,
      },
    },
  });
  return client;
}

/** Figures of the city; asked every second while the demonstration city is loading. */
export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: ({ signal }) => get<CityFigures>('/city', {}, signal),
  refetchInterval: (query) =>
    query.state.data === undefined || query.state.data.loading !== null ? 1500 : false,
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<SessionState>('/session', {}, signal),
});
