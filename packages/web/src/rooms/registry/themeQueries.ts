import type { AwardPage, AwardRefusal, TableReport } from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, send } from '../../base/api/client.ts';

/** Sends one file as a form. */
function sendFile(path: `/${string}`, file: File): Promise<TableReport> {
  const body = new FormData();
  body.append('file', file, file.name);
  return send<TableReport>('POST', path, body);
}

export type AwardsShown = 'standing' | 'withdrawn' | 'unmatched';

export const awardsQuery = (q: string, show: AwardsShown, cursor: string | null) =>
  queryOptions({
    queryKey: ['awards', q, show, cursor],
    queryFn: ({ signal }) =>
      get<AwardPage>('/awards', { q, show, ...(cursor === null ? {} : { cursor }) }, signal),
    placeholderData: keepPreviousData,
  });

export const awardRefusalsQuery = queryOptions({
  queryKey: ['awards', 'refusals'],
  queryFn: ({ signal }) => get<{ rows: AwardRefusal[] }>('/awards/refusals', {}, signal),
});

export const importAwards = (file: File) => sendFile('/awards/file', file);

export const withdrawAward = (id: string, reason: string) =>
  send('POST', `/awards/${id}/withdrawal`, { reason });

export const dismissAwardRow = (id: string) => send('POST', `/awards/refusals/${id}/dismissal`);
