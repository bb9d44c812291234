import type { ClueDetail, ClueList, CluePair } from '@zca/domain/appraisal';
import type { ActReceipt } from '@zca/domain/matters';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, send } from '../../base/api/client.ts';
import { newClientKey } from '../../base/clientKey.ts';
import type { CluesAddress } from './address.ts';

const ROOT = '/appraisal/clues';

/** Asked again while a computation is under way. */
export const cluesQuery = (asked: CluesAddress) =>
  queryOptions({
    queryKey: ['clues', asked],
    queryFn: ({ signal }) => get<ClueList>(ROOT, { ...asked }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.running === true ? 1500 : false),
  });

export const clueQuery = (id: string) =>
  queryOptions({
    queryKey: ['clue', id],
    queryFn: ({ signal }) => get<ClueDetail>(`${ROOT}/${id}`, {}, signal),
  });

export const cluePairQuery = (id: string, first: string, second: string) =>
  queryOptions({
    queryKey: ['clue', id, first, second],
    queryFn: ({ signal }) => get<CluePair>(`${ROOT}/${id}/pair`, { first, second }, signal),
  });

export const computeClues = () => send<{ running: true }>('POST', `${ROOT}/runs`);

export const takeClueUp = ({ id, takeUp }: ClueDetail) =>
  send<ActReceipt>('POST', '/matters', {
    procedure: 'filingClue',
    action: 'takeUp',
    input: { ...takeUp, clue: id },
    key: newClientKey(),
  });
