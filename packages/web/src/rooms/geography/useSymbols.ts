import type { MapAreaKind } from '@zca/domain/geography';
import type { PlacePoints } from '@zca/domain/places';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { placePointsQuery } from '../places/index.ts';
import type { AreaSymbol } from './canvas/symbolLayer.ts';

/** Circles in the place of areas whose borders nobody has loaded. */
export interface ShownSymbols {
  readonly symbols: readonly AreaSymbol[];
  /** The greatest size that a circle stands for. */
  readonly most: number;
  /** Areas that have a value and no point: only the table tells of them. */
  readonly without: number;
  /** Within how many metres every point holds; null where that is not known of all. */
  readonly accuracyMetres: number | null;
  readonly points: PlacePoints['points'];
}

/**
 * The circles of a layer of areas.
 *
 * @param level null where the areas have borders, so that there are no circles
 * @param values by code of the area, null where hidden; undefined while they are counted
 */
export function useSymbols(
  level: MapAreaKind | null,
  values: ReadonlyMap<string, number | null> | undefined,
): ShownSymbols | null {
  const { say } = useSpeech();
  const { data } = useQuery({
    ...placePointsQuery(level ?? 'zone'),
    enabled: level !== null,
  });
  return useMemo(() => {
    if (level === null || values === undefined || data?.level !== level) return null;
    const known = new Map(data.points.map((each) => [each.code, each]));
    const shown = [...values].flatMap(([code, value]) => {
      const place = known.get(code);
      if (place === undefined || place.point === null) return [];
      const symbol: AreaSymbol = { code, name: say(place.name), at: place.point, value };
      return [{ symbol, accuracyMetres: place.accuracyMetres }];
    });
    const accuracies = shown.map(({ accuracyMetres }) => accuracyMetres);
    return {
      symbols: shown.map(({ symbol }) => symbol),
      most: Math.max(0, ...shown.map(({ symbol: { value } }) => Math.abs(value ?? 0))),
      without: values.size - shown.length,
      accuracyMetres: accuracies.reduce(
        (most, metres) => (most === null || metres === null ? null : Math.max(most, metres)),
        0,
      ),
      points: data.points,
    };
  }, [level, values, data, say]);
}
