import type {
  LabelOverridePage,
  LabelOverrides,
  NewLabelOverride,
  OverrideKind,
} from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, send } from '../../base/api/client.ts';

const path = (key: string): string => `/rights/${encodeURIComponent(key)}/labels`;

/** Corrections of the labels of a record, with who made them; for the staff. */
export const labelsQuery = (key: string) =>
  queryOptions({
    queryKey: ['labels', key],
    queryFn: ({ signal }) => get<LabelOverrides>(path(key), {}, signal),
  });

/** Standing corrections of all records. */
export const labelPageQuery = (kind: OverrideKind, cursor: string | null) =>
  queryOptions({
    queryKey: ['labels', 'of', kind, cursor],
    queryFn: ({ signal }) =>
      get<LabelOverridePage>('/labels', { kind, cursor: cursor ?? undefined }, signal),
    placeholderData: keepPreviousData,
  });

export const correctLabel = (key: string, asked: NewLabelOverride) =>
  send<{ id: string }>('POST', path(key), asked);

export const takeLabelBack = (key: string, id: string, reason: string) =>
  send('POST', `${path(key)}/${id}/withdrawal`, { reason });
