import type { PartyComparison, PartyDetail, PartyList, ResolutionState } from '@zca/domain/parties';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

/** What the page of look-up is asked for: a name, and the right in which it stands. */
export interface PartyAddress {
  readonly name?: string;
  readonly right?: string;
}

/** Reads the address of the page of look-up. */
export function readPartyAddress({ name, right }: Record<string, unknown>): PartyAddress {
  return {
    ...(typeof name === 'string' && name.trim() !== '' ? { name: name.trim() } : {}),
    ...(typeof right === 'string' && right !== '' ? { right } : {}),
  };
}

export const partiesQuery = (asked: PartyAddress) =>
  queryOptions({
    queryKey: ['parties', asked],
    queryFn: ({ signal }) => get<PartyList>('/parties', { ...asked }, signal),
    enabled: asked.name !== undefined,
  });

export const partyQuery = (id: string) =>
  queryOptions({
    queryKey: ['party', id],
    queryFn: ({ signal }) => get<PartyDetail>(`/parties/${id}`, {}, signal),
  });

export const comparisonQuery = (first: string, second: string) =>
  queryOptions({
    queryKey: ['party', first, second],
    queryFn: ({ signal }) => get<PartyComparison>(`/parties/${first}/with/${second}`, {}, signal),
  });

/** How far a comparison of all parties has come; asked again while one is under way. */
export const resolutionQuery = queryOptions({
  queryKey: ['parties', 'resolution'],
  queryFn: ({ signal }) => get<ResolutionState>('/parties/resolution', {}, signal),
  refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
});
