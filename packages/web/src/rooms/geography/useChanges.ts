import type { MapChanges } from '@zca/domain/geography';
import { divergingClasses } from '@zca/domain/geography';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AddressValues } from '../../base/address.ts';
import type { Shading } from './canvas/CityMap.ts';
import type { MapState } from './mapState.ts';
import { comparedPeriods } from './mapState.ts';
import { changesQuery } from './queries.ts';

/** Differences by area, and how they are shaded on both sides of zero. */
export interface ChangeData {
  readonly asked: UseQueryResult<MapChanges>;
  readonly counts: ReadonlyMap<string, number | null>;
  readonly bounds: readonly number[];
  readonly shading: Shading;
}

export function useChanges(state: MapState, parameters: AddressValues): ChangeData {
  const asked = useQuery({
    ...changesQuery(state.by, comparedPeriods(state), parameters),
    enabled: state.layer === 'change',
  });
  const { data } = asked;
  const shaded = useMemo(() => {
    const rows = data?.rows ?? [];
    const { bounds } = divergingClasses(rows.map(({ difference }) => difference));
    return {
      counts: new Map(rows.map(({ code, difference }) => [code, difference])),
      bounds,
      shading: {
        classOf: (difference: number) => depthOf(bounds, difference),
        classes: bounds.length,
        diverging: true,
      },
    };
  }, [data]);
  return { asked, ...shaded };
}

/** The class of a difference, negative for a fall, 0 for none. */
function depthOf(bounds: readonly number[], difference: number): number {
  const depth = bounds.findLastIndex((from) => Math.abs(difference) >= from) + 1;
  return difference < 0 ? -depth : depth;
}
