import type { MapFlows } from '@zca/domain/geography';
import type { Boundaries } from '@zca/domain/places';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AddressValues } from '../../base/address.ts';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useMapTexts } from '../../base/catalogue/geography/index.ts';
import { placePointsQuery } from '../places/index.ts';
import type { FlowArc } from './canvas/flowLayer.ts';
import type { MapState } from './mapState.ts';
import { flowAreaOf } from './mapState.ts';
import { flowsQuery } from './queries.ts';

/** Flows between areas, and the arcs of those between two areas on the map. */
export function useFlows(
  state: MapState,
  parameters: AddressValues,
  boundaries: Boundaries | undefined,
): { readonly asked: UseQueryResult<MapFlows>; readonly arcs: readonly FlowArc[] } {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const isShown = state.layer === 'flows';
  const asked = useQuery({
    ...flowsQuery({ kind: state.kind, by: flowAreaOf(state) }, parameters),
    enabled: isShown,
  });
  const { data } = asked;
  // Of zones without borders it is known only about where they lie.
  const points = useQuery({
    ...placePointsQuery(flowAreaOf(state)),
    enabled: isShown && flowAreaOf(state) !== 'district',
  });
  const { data: places } = points;
  const arcs = useMemo(() => {
    if (!isShown || data === undefined) return [];
    const centres = new Map([
      ...(places?.points ?? []).flatMap(({ code, point }) =>
        point === null ? [] : [[code, point] as const],
      ),
      ...(boundaries?.features ?? []).map(({ code, centre }) => [code, centre] as const),
    ]);
    const names = new Map(data.areas.map(({ area, name }) => [area, say(name)]));
    return data.pairs.flatMap(({ from, to, count }): FlowArc[] => {
      const [start, end] = [centres.get(from), centres.get(to)];
      if (from === to || start === undefined || end === undefined) return [];
      const written = count === null ? x.legend.hidden(data.threshold) : f.number(count);
      const title = x.flows.arc(names.get(from) ?? from, names.get(to) ?? to, written);
      return [{ id: `${from}-${to}`, title, from: start, to: end, count }];
    });
  }, [isShown, data, boundaries, places, say, f, x]);
  return { asked, arcs };
}
