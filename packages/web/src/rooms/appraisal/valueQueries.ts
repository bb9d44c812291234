import type { ValueSubject } from '@zca/domain/appraisal';
import type { ActReceipt, MatterDetail } from '@zca/domain/matters';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, send } from '../../base/api/client.ts';
import { newClientKey } from '../../base/clientKey.ts';

/** A patent as the records know it on a base day; today where none is given. */
export const subjectQuery = (key: string, baseDay: string | undefined) =>
  queryOptions({
    queryKey: ['value', key, baseDay],
    queryFn: ({ signal }) =>
      get<ValueSubject>(
        `/appraisal/values/${encodeURIComponent(key)}`,
        baseDay === undefined ? {} : { baseDay },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** The matter for which a value is worked. Its answer is that of the page of the matter. */
export const valueMatterQuery = (id: string) =>
  queryOptions({
    queryKey: ['matters', 'one', id],
    queryFn: ({ signal }) => get<MatterDetail>(`/matters/${id}`, {}, signal),
    staleTime: 5_000,
  });

export const askForValue = (input: Readonly<Record<string, unknown>>) =>
  send<ActReceipt>('POST', '/matters', {
    procedure: 'patentValue',
    action: 'ask',
    input,
    key: newClientKey(),
  });

export const handInValue = (
  id: string,
  revision: number,
  input: Readonly<Record<string, unknown>>,
) =>
  send<ActReceipt>('POST', `/matters/${id}/acts`, {
    action: 'work',
    input,
    revision,
    key: newClientKey(),
  });
