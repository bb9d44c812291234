import type { ImportRun, QuarantinePage } from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

const WORKING: readonly ImportRun['status'][] = ['pending', 'running'];

export function isWorking(run: Pick<ImportRun, 'status'>): boolean {
  return WORKING.includes(run.status);
}

/** All imports, newest first; asked again while one is running. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => get<{ runs: ImportRun[] }>('/imports', {}, signal),
  refetchInterval: (query) => (query.state.data?.runs.some(isWorking) === true ? 1500 : false),
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => get<ImportRun>(`/imports/${id}`, {}, signal),
    refetchInterval: (query) =>
      query.state.data === undefined || isWorking(query.state.data) ? 800 : false,
  });
}

export function quarantineQuery(id: string, status: string, cursor: string | null) {
  const parameters = {
    status: status === 'all' ? undefined : status,
    cursor: cursor ?? undefined,
  };
  return queryOptions({
    queryKey: ['quarantine', id, parameters],
    queryFn: ({ signal }) => get<QuarantinePage>(`/imports/${id}/quarantine`, parameters, signal),
    placeholderData: keepPreviousData,
  });
}
