import type { AwardPage, AwardRefusal, CoreFieldList, TableReport } from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { present, textOf } from '../../base/address.ts';
import { get, send, sendFile } from '../../base/api/client.ts';

/** Parts of the register of awards, in the order of their choice. */
export const AWARDS_SHOWN = ['standing', 'withdrawn', 'unmatched'] as const;
export type AwardsShown = (typeof AWARDS_SHOWN)[number];

/** What the address of the register of awards says; what stands is shown where it says nothing. */
export interface AwardsAddress {
  readonly q?: string;
  readonly show?: AwardsShown;
  /** Where the page before ended. */
  readonly after?: string;
}

export function readAwardsAddress(raw: Record<string, unknown>): AwardsAddress {
  const show = AWARDS_SHOWN.find((each) => each === textOf(raw['show']));
  return present({
    q: textOf(raw['q']),
    show: show === 'standing' ? undefined : show,
    after: textOf(raw['after']),
  });
}

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

export const importAwards = (file: File) => sendFile<TableReport>('/awards/file', file);

export const withdrawAward = (id: string, reason: string) =>
  send('POST', `/awards/${id}/withdrawal`, { reason });

export const dismissAwardRow = (id: string) => send('POST', `/awards/refusals/${id}/dismissal`);

export const FIELDS_SHOWN = ['without', 'all'] as const;

/** Which area's fields are shown, the city's where none is named, and whether those with core patents too. */
export interface FieldsAddress {
  readonly area?: string;
  readonly show?: (typeof FIELDS_SHOWN)[number];
}

export function readFieldsAddress(raw: Record<string, unknown>): FieldsAddress {
  const show = textOf(raw['show']);
  return present({
    area: textOf(raw['area']),
    show: FIELDS_SHOWN.find((one) => one === show),
  });
}

export const coreFieldsQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: ['coreFields', area],
    queryFn: ({ signal }) => get<CoreFieldList>('/core-fields', { area }, signal),
    placeholderData: keepPreviousData,
  });
