import type { FlowPair } from '@zca/domain/geography';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AddressValues } from '../../base/address.ts';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { readSearch, writeSearch } from '../registry/index.ts';
import type { MapState } from './mapState.ts';
import { flowAreaOf } from './mapState.ts';
import { keepFlow } from './queries.ts';

/**
 * Opens the records of one flow. No query says between which areas a right passed, so the server keeps
 * just these records as a list of the reader's own.
 */
export function useFlowList(
  state: MapState,
  parameters: AddressValues,
): { readonly open: (flow: Pick<FlowPair, 'from' | 'to'>) => void; readonly fault: Error | null } {
  const { language } = useSpeech();
  const navigate = useNavigate();
  const { mutate, error } = useMutation({
    mutationFn: (flow: Pick<FlowPair, 'from' | 'to'>) =>
      keepFlow({ kind: state.kind, by: flowAreaOf(state), ...flow }, parameters, language),
    onSuccess: ({ list }) =>
      navigate({
        to: '/search',
        search: writeSearch({ ...readSearch({}), list, asOf: state.search.asOf }),
      }),
  });
  return { open: mutate, fault: error };
}
