import type { OfficeList } from '@zca/domain/identity';
import type { ActReceipt, NewMatter } from '@zca/domain/matters';
import type {
  EarlierMatters,
  MatterAdvice,
  ProtectionMetrics,
  QuarantinedTicket,
  TicketImport,
} from '@zca/domain/protection';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AddressValues } from '../../base/address.ts';
import { get, send, sendFile } from '../../base/api/client.ts';

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => get<OfficeList>('/offices', {}, signal),
  staleTime: 300_000,
});

export const metricsQuery = (from: string, to: string, office: string) =>
  queryOptions({
    queryKey: ['protection', 'metrics', from, to, office],
    queryFn: ({ signal }) =>
      get<ProtectionMetrics>(
        '/protection/metrics',
        { from, to, ...(office === '' ? {} : { office }) },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** The advice on a matter as it stands at a revision, with what is known of the purchase. */
export const adviceQuery = (id: string, revision: number, purchase: AddressValues) =>
  queryOptions({
    queryKey: ['protection', 'advice', id, revision, purchase],
    queryFn: ({ signal }) =>
      get<MatterAdvice>(`/protection/matters/${id}/advice`, purchase, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Sent as a body: a telephone number in an address would stand in logs. */
export const earlierQuery = (texts: readonly string[]) =>
  queryOptions({
    queryKey: ['protection', 'earlier', ...texts],
    queryFn: () => send<EarlierMatters>('POST', '/protection/line/earlier', { texts }),
    enabled: texts.length > 0,
    staleTime: 60_000,
  });

export const quarantineQuery = queryOptions({
  queryKey: ['protection', 'quarantine'],
  queryFn: ({ signal }) =>
    get<{ rows: QuarantinedTicket[] }>('/protection/tickets/quarantine', {}, signal),
});

export const registerMatter = (matter: NewMatter) => send<ActReceipt>('POST', '/matters', matter);

export const importTickets = (file: File) =>
  sendFile<TicketImport>('/protection/tickets/file', file);

export const dismissTicket = (id: number) =>
  send('POST', `/protection/tickets/quarantine/${id}/dismiss`);
