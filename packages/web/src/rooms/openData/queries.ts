import type { OpenDataCatalogue } from '@zca/domain/openData';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

export const openDataQuery = queryOptions({
  queryKey: ['open-data'],
  queryFn: ({ signal }) => get<OpenDataCatalogue>('/open-data', {}, signal),
});
