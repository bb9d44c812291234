import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

/** How many matters the signed-in person may work on; asked again now and then. */
export const openMattersQuery = queryOptions({
  queryKey: ['matters', 'open count'],
  queryFn: async ({ signal }) =>
    (await get<{ counts: Record<string, number> }>('/matters', { limit: '1' }, signal)).counts[
      'open'
    ] ?? 0,
  refetchInterval: 120_000,
});
