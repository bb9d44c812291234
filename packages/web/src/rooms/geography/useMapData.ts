import type { ClassBreaks, MapAreas, MapCells, MapChanges, MapFlows } from '@zca/domain/geography';
import { classOf, MOST_CELL_ZOOM } from '@zca/domain/geography';
import type { Boundaries, BoundaryArea } from '@zca/domain/places';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AddressValues } from '../../base/address.ts';
import type { Shading } from './canvas/CityMap.ts';
import type { MapState } from './mapState.ts';
import { areaKindOf, isAreaLayer, isTileLayer, mapParameters } from './mapState.ts';
import { boundariesQuery, boundarySetsQuery } from '../places/index.ts';
import { areasQuery, cellsQuery } from './queries.ts';
import { areaBreaks, areaValues, cellBreaks } from './shading.ts';
import type { FlowArc } from './canvas/flowLayer.ts';
import { useFlows } from './useFlows.ts';
import { useChanges } from './useChanges.ts';
import { type ShownSymbols, useSymbols } from './useSymbols.ts';

/** Zoom of the legend before the map has said where it looks. */
const FIRST_ZOOM = 9;
const NO_COUNTS: ReadonlyMap<string, number | null> = new Map();

/** Everything that is fetched for a map, and how it is shaded. */
export interface MapData {
  readonly parameters: AddressValues;
  readonly areas: MapAreas | undefined;
  readonly cells: MapCells | undefined;
  readonly changes: MapChanges | undefined;
  readonly flows: MapFlows | undefined;
  readonly arcs: readonly FlowArc[];
  /** Where the classes of changes begin, from zero outwards. */
  readonly changeBounds: readonly number[];
  /** Boundaries of the areas that are shaded; the districts otherwise. */
  readonly boundaries: Boundaries | undefined;
  readonly outlines: readonly BoundaryArea[] | undefined;
  /** Circles in the place of areas whose borders nobody has loaded; null where there are borders. */
  readonly symbols: ShownSymbols | null;
  readonly hasNoBoundaries: boolean;
  /** Values by area; null where cells are shaded. */
  readonly counts: ReadonlyMap<string, number | null> | null;
  readonly density: ReadonlyMap<string, number | null>;
  readonly breaks: ClassBreaks | null;
  readonly shading: Shading;
  readonly hidden: number;
  /** What the numbers on the map say of themselves. */
  readonly basis: MapAreas | MapCells | MapChanges | undefined;
  readonly fault: Error | null;
  readonly again: () => void;
}

export function useMapData(state: MapState, tileZoom: number | null): MapData {
  const { layer, method, measure } = state;
  const isAreas = isAreaLayer(layer);
  const isTiles = isTileLayer(layer);
  const key = JSON.stringify(mapParameters(state));
  const parameters = useMemo(() => JSON.parse(key) as AddressValues, [key]);
  const zoom = Math.min(MOST_CELL_ZOOM, Math.max(0, tileZoom ?? FIRST_ZOOM));
  const districts = useQuery(boundariesQuery('district'));
  const sets = useQuery(boundarySetsQuery);
  const level = areaKindOf(state) ?? 'district';
  const hasNoBoundaries =
    sets.data !== undefined && !sets.data.sets.some((set) => set.inForce && set.level === level);
  const own = useQuery({
    ...boundariesQuery(level),
    enabled: level === 'district' || (sets.data !== undefined && !hasNoBoundaries),
  });
  const areas = useQuery({
    ...areasQuery(isAreas ? layer : 'district', parameters),
    enabled: isAreas,
  });
  const cells = useQuery({
    ...cellsQuery(isTiles ? layer : 'hexagon', zoom, parameters),
    enabled: isTiles,
  });
  const change = useChanges(state, parameters);
  const flow = useFlows(state, parameters, hasNoBoundaries ? undefined : own.data);
  const boundaries = hasNoBoundaries ? districts.data : own.data;
  const { data: areaCounts } = areas;
  const { data: cellCounts } = cells;
  const shaded = useMemo(() => {
    if (isAreas) {
      if (areaCounts === undefined || areaCounts.by !== layer) return null;
      const { hidden } = areaCounts;
      // Without borders there is no size to divide by.
      const shown = hasNoBoundaries ? 'count' : measure;
      const values = areaValues(areaCounts, shown, boundaries?.features ?? []);
      const breaks = hasNoBoundaries ? null : areaBreaks(values, method);
      return { counts: values, breaks, hidden };
    }
    if (!isTiles || cellCounts === undefined) return null;
    return { counts: null, breaks: cellBreaks(cellCounts, method), hidden: cellCounts.hidden };
  }, [
    isAreas,
    isTiles,
    layer,
    areaCounts,
    cellCounts,
    measure,
    method,
    boundaries,
    hasNoBoundaries,
  ]);
  const density = useMemo(
    () =>
      areaCounts === undefined || boundaries === undefined || hasNoBoundaries
        ? NO_COUNTS
        : areaValues(areaCounts, 'perKm2', boundaries.features),
    [areaCounts, boundaries, hasNoBoundaries],
  );
  const shading = useMemo<Shading>(() => {
    const breaks = shaded?.breaks;
    if (breaks === undefined || breaks === null) return { classOf: () => null, classes: 0 };
    return { classOf: (count) => classOf(breaks, count), classes: breaks.classes.length };
  }, [shaded]);
  const isChange = layer === 'change';
  const asked = isAreas ? areas : isChange ? change.asked : layer === 'flows' ? flow.asked : cells;
  const counts = isChange ? change.counts : (shaded?.counts ?? NO_COUNTS);
  const isCounted = isChange ? change.asked.data?.by === level : shaded !== null;
  const symbols = useSymbols(
    hasNoBoundaries && (isAreas || isChange) ? level : null,
    isCounted ? counts : undefined,
  );
  return {
    parameters,
    areas: areaCounts,
    cells: cellCounts,
    flows: layer === 'flows' ? flow.asked.data : undefined,
    arcs: flow.arcs,
    changes: isChange ? change.asked.data : undefined,
    changeBounds: change.bounds,
    boundaries,
    outlines: boundaries?.features,
    symbols,
    hasNoBoundaries,
    counts: isTiles ? null : counts,
    density,
    breaks: shaded?.breaks ?? null,
    shading: isChange ? change.shading : shading,
    hidden: (isChange ? change.asked.data?.hidden : shaded?.hidden) ?? 0,
    // Flows count passings and not records, so they have no basis of records.
    basis: isAreas ? areas.data : isChange ? change.asked.data : isTiles ? cells.data : undefined,
    fault: asked.error ?? districts.error,
    again: () => void asked.refetch(),
  };
}
