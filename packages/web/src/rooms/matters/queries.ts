import type { OfficeList } from '@zca/domain/identity';
import type {
  ActReceipt,
  DueDays,
  MatterDetail,
  MatterPeople,
  MatterStatistics,
  NewAct,
  NewMatter,
  ProcedureDescription,
  ProcedureDiagram,
  QueuePage,
  ReceivedFile,
  TrackedMatter,
} from '@zca/domain/matters';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { apiAddress, get, send, sendFile } from '../../base/api/client.ts';
import type { AddressValues } from '../../base/address.ts';

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: ({ signal }) => get<{ procedures: ProcedureDescription[] }>('/procedures', {}, signal),
  staleTime: 300_000,
});

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => get<OfficeList>('/offices', {}, signal),
  staleTime: 300_000,
});

/** A page of a queue; what was shown before stays until the new page is there. */
export const queueQuery = (question: AddressValues) =>
  queryOptions({
    queryKey: ['matters', 'queue', question],
    queryFn: ({ signal }) => get<QueuePage>('/matters', question, signal),
    staleTime: 5_000,
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });

export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: ['matters', 'one', id],
    queryFn: ({ signal }) => get<MatterDetail>(`/matters/${id}`, {}, signal),
    staleTime: 5_000,
  });

/** The people whom an act in a matter may name. */
export const peopleQuery = (id: string) =>
  queryOptions({
    queryKey: ['matters', 'people', id],
    queryFn: ({ signal }) => get<MatterPeople>(`/matters/${id}/people`, {}, signal),
    staleTime: 60_000,
  });

export const trackedQuery = (code: string) =>
  queryOptions({
    queryKey: ['tracking', code],
    queryFn: ({ signal }) =>
      get<TrackedMatter>(`/tracking/${encodeURIComponent(code)}`, {}, signal),
    staleTime: 5_000,
  });

export const fileMatter = (matter: NewMatter) => send<ActReceipt>('POST', '/matters', matter);

export const actInMatter = (id: string, act: NewAct) =>
  send<ActReceipt>('POST', `/matters/${id}/acts`, act);

export const actByCode = (code: string, act: NewAct) =>
  send<ActReceipt>('POST', `/tracking/${encodeURIComponent(code)}/acts`, act);

/** Values in clear; the platform writes down that they were asked for. */
export const revealValues = (id: string, fields: readonly string[]) =>
  send<{ values: Record<string, unknown> }>('POST', `/matters/${id}/reveal`, { fields });

export const uploadFile = (file: File) => sendFile<ReceivedFile>('/matters/files', file);

/** A procedure by its id; undefined while loading and when there is none. */
export function useProcedure(id: string | undefined): ProcedureDescription | undefined {
  const { data } = useQuery(proceduresQuery);
  return data?.procedures.find((procedure) => procedure.id === id);
}

/** Where the PDF of a paper is. */
export function paperAddress(matter: string, paper: string): string {
  return apiAddress(`/matters/${matter}/papers/${paper}`);
}

/** Matters by the day on which they are due, of the days from one to another. */
export const dueDaysQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['matters', 'calendar', from, to],
    queryFn: ({ signal }) => get<DueDays>('/matters/calendar', { from, to }, signal),
    placeholderData: keepPreviousData,
  });

export const statisticsQuery = (question: AddressValues) =>
  queryOptions({
    queryKey: ['matters', 'statistics', question],
    queryFn: ({ signal }) => get<MatterStatistics>('/matters/statistics', question, signal),
    placeholderData: keepPreviousData,
  });

export const diagramQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['procedures', id, 'diagram', language],
    queryFn: ({ signal }) =>
      get<ProcedureDiagram>(
        `/procedures/${encodeURIComponent(id)}/diagram`,
        { lang: language },
        signal,
      ),
    staleTime: 300_000,
  });
