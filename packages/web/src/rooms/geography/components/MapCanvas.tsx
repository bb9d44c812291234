import type { BasemapInfo, BoundaryArea } from '@zca/domain/places';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { CityMapEvents, Shading } from '../canvas/CityMap.ts';
import { CityMap } from '../canvas/CityMap.ts';
import type { FlowArc } from '../canvas/flowLayer.ts';
import type { FacilityMark } from '../canvas/facilityLayer.ts';
import type { AreaSymbol } from '../canvas/symbolLayer.ts';
import type { MapPlace } from '../mapState.ts';
import type { Shape } from '../shapeText.ts';

/** The drawing of the map. What it shows is handed to OpenLayers; what is done on it is told. */
export function MapCanvas(props: {
  /** Told of the drawing once it is there, and of null when it is gone. */
  readonly onReady: (city: CityMap | null) => void;
  readonly at: MapPlace | null;
  readonly boundaries: readonly BoundaryArea[] | undefined;
  /** Counts by area; null where areas are not shaded. */
  readonly counts: ReadonlyMap<string, number | null> | null;
  /** Address of tiles; null where none are shown. */
  readonly tiles: string | null;
  readonly mostTileZoom: number;
  readonly shading: Shading;
  /** Circles in the place of areas without borders. */
  readonly symbols: readonly AreaSymbol[];
  /** The base map as the operator configured it, null without one, and the ground of it that is shown. */
  readonly basemap: BasemapInfo | null;
  readonly base: string | null;
  readonly facilities: readonly FacilityMark[];
  readonly arcs: readonly FlowArc[];
  readonly selected: string | null;
  readonly shape: Shape | null;
  readonly drawing: Shape['kind'] | null;
  readonly events: CityMapEvents;
}): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const {
    onReady,
    at,
    boundaries,
    counts,
    tiles,
    mostTileZoom,
    shading,
    symbols,
    basemap,
    base,
    facilities,
    arcs,
    selected,
    shape,
    drawing,
  } = props;
  const target = useRef<HTMLDivElement>(null);
  const events = useRef(props.events);
  useEffect(() => {
    events.current = props.events;
  });
  const begin = useRef(at);
  const [city, setCity] = useState<CityMap | null>(null);
  useEffect(() => {
    if (target.current === null) return undefined;
    const made = new CityMap(target.current, begin.current, {
      onMove: (...told) => events.current.onMove(...told),
      onPick: (picked) => events.current.onPick(picked),
      onDrawn: (drawn) => events.current.onDrawn(drawn),
    });
    setCity(made);
    onReady(made);
    return () => {
      setCity(null);
      onReady(null);
      made.remove();
    };
  }, [onReady]);
  useEffect(() => {
    if (boundaries === undefined || city === null) return;
    city.setAreas(boundaries, (area) => say(area.name));
    if (begin.current === null) city.fit();
  }, [city, boundaries, say]);
  // Flows are between few areas, which lie close together in the middle of a wide county.
  const hasFitted = useRef(false);
  useEffect(() => {
    const seen = arcs.filter(({ count }) => count !== null).flatMap(({ from, to }) => [from, to]);
    if (city === null || seen.length === 0 || begin.current !== null || hasFitted.current) return;
    hasFitted.current = true;
    const [east, north] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
    const [left, right] = [Math.min(...east), Math.max(...east)];
    const [bottom, top] = [Math.min(...north), Math.max(...north)];
    // With room for the names at the ends.
    const [across, up] = [0.12 * (right - left), 0.08 * (top - bottom)];
    city.fit([left - across, bottom - up, right + across, top + up]);
  }, [city, arcs]);
  useEffect(() => city?.showTiles(tiles, mostTileZoom), [city, tiles, mostTileZoom]);
  useEffect(() => city?.shade(counts, shading), [city, counts, shading]);
  useEffect(() => city?.showSymbols(symbols), [city, symbols]);
  useEffect(() => city?.showBasemap(basemap, base), [city, basemap, base]);
  useEffect(() => city?.showFacilities(facilities), [city, facilities]);
  useEffect(() => city?.showFlows(arcs), [city, arcs]);
  useEffect(() => city?.select(selected), [city, selected]);
  useEffect(() => city?.showShape(shape), [city, shape]);
  useEffect(() => city?.draw(drawing), [city, drawing]);
  return (
    <div
      ref={target}
      className="map-canvas"
      role="application"
      aria-label={x.mapLabel}
      // OpenLayers gives the focused map its arrow, plus and minus keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    />
  );
}
