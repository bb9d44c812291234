import type { NumberList, NumberListPage } from '@zca/domain/registry';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { textOf } from '../../base/address.ts';
import { get, send, sendFile } from '../../base/api/client.ts';

export const ENTRIES_A_PAGE = 100;

/** Kinds of entries that a list can be narrowed to, in the order of the page. */
export const OUTCOMES = [
  'entries',
  'found',
  'ambiguous',
  'missed',
  'unreadable',
  'repeated',
] as const;
export type ShownOutcome = (typeof OUTCOMES)[number];

/** Reads which entries of a list an address shows; what is not understood falls back to all. */
export function readEntries(raw: Readonly<Record<string, unknown>>): {
  outcome?: ShownOutcome;
  from?: string;
} {
  const outcome = OUTCOMES.find((each) => each === textOf(raw['outcome']));
  const from = textOf(raw['from']);
  return {
    ...(outcome === undefined || outcome === 'entries' ? {} : { outcome }),
    ...(from !== undefined && /^[1-9]\d{0,6}$/.test(from) ? { from } : {}),
  };
}

export function numberListQuery(id: string, outcome: ShownOutcome, from: number) {
  const parameters = {
    outcome: outcome === 'entries' ? undefined : outcome,
    from: from === 0 ? undefined : String(from),
    size: String(ENTRIES_A_PAGE),
  };
  return queryOptions({
    queryKey: ['number-list', id, parameters],
    queryFn: ({ signal }) =>
      get<NumberListPage>(`/number-lists/${encodeURIComponent(id)}`, parameters, signal),
    placeholderData: keepPreviousData,
  });
}

/** Looks up pasted text or a file. */
export function lookUpNumbers(written: string | File): Promise<NumberList> {
  if (typeof written === 'string') {
    return send<NumberList>('POST', '/number-lists', { text: written });
  }
  return sendFile<NumberList>('/number-lists/file', written);
}
