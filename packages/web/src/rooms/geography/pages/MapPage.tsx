import { MOST_CELL_ZOOM, MOST_TILE_ZOOM } from '@zca/domain/geography';
import type { BasemapInfo } from '@zca/domain/places';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { basemapQuery } from '../../places/index.ts';
import { Conditions, QueryBox } from '../../registry/components/index.ts';
import {
  askedParameters,
  changeSearch,
  type SearchState,
  writeSearch,
} from '../../registry/index.ts';
import { analysisOf } from '../analyses/ofMap.ts';
import type { CityMap, CityMapEvents, Picked } from '../canvas/CityMap.ts';
import type { AreaSymbol } from '../canvas/symbolLayer.ts';
import { AreaSide } from '../components/AreaSide.tsx';
import { AreaTable } from '../components/AreaTable.tsx';
import { ChangeTable } from '../components/ChangeTable.tsx';
import { CellTable } from '../components/CellTable.tsx';
import { CopyAddress } from '../components/CopyAddress.tsx';
import { FacilityList } from '../components/FacilityList.tsx';
import { FlowTable } from '../components/FlowTable.tsx';
import { LayerChooser } from '../components/LayerChooser.tsx';
import { MapCanvas } from '../components/MapCanvas.tsx';
import { MapExport } from '../components/MapExport.tsx';
import { MapLegend } from '../components/MapLegend.tsx';
import { MapTools } from '../components/MapTools.tsx';
import { PickedCard } from '../components/PickedCard.tsx';
import { PlacedNote } from '../components/PlacedNote.tsx';
import { SymbolNote } from '../components/SymbolNote.tsx';
import { YearSlider } from '../components/YearSlider.tsx';
import type { MapState } from '../mapState.ts';
import { askedSearch, isAreaLayer, isTileLayer, readMap, writeMap } from '../mapState.ts';
import { pickedShape } from '../pickedShape.ts';
import type { Shape } from '../shapeText.ts';
import { hasShape, shapeOf, withoutShape, withShape } from '../shapeText.ts';
import { useFacilities } from '../useFacilities.ts';
import { useFlowList } from '../useFlowList.ts';
import { useMapData } from '../useMapData.ts';
import { yearsQuery } from '../queries.ts';
import './MapPage.css';

const NO_SYMBOLS: readonly AreaSymbol[] = [];

/** One question, seen on the map of the city. All of what is shown is in the address. */
export function MapPage(): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const address = useSearch({ from: '/public/map' });
  const state = useMemo(() => readMap({ ...address }), [address]);
  const navigate = useNavigate();
  const [city, setCity] = useState<CityMap | null>(null);
  const [drawing, setDrawing] = useState<Shape['kind'] | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [tileZoom, setTileZoom] = useState<number | null>(null);
  const [visible, setVisible] = useState<readonly Picked[]>([]);
  const data = useMapData(state, tileZoom);
  const { areas, cells, boundaries, shading, counts, density, basis, symbols } = data;
  const basemap = useQuery(basemapQuery);
  const attribution = isGround(basemap.data, state.base) ? basemap.data.attribution : '';
  const facilities = useFacilities(state.show);
  const flowList = useFlowList(state, data.parameters);
  const years = useQuery(yearsQuery(askedParameters(state.search)));
  useDocumentTitle(x.title);

  const go = useCallback(
    (change: Partial<MapState>, replace = false): void => {
      void navigate({
        to: '/map',
        search: (before) => writeMap({ ...readMap({ ...before }), ...change }),
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const search = askedSearch(state);
  const goSearch = (next: SearchState): void => {
    setPicked(null);
    go({ search: next });
  };
  const narrow = (shape: Shape): void => {
    setDrawing(null);
    goSearch(changeSearch(state.search, { q: withShape(state.search.q, shape) }));
  };
  const events: CityMapEvents = {
    onMove: (at, zoom) => {
      setTileZoom(zoom);
      go({ at }, true);
    },
    onPick: (found) => {
      if (found?.kind === 'area') {
        setPicked(null);
        go({ area: found.id === state.area ? null : found.id });
      } else setPicked(found);
    },
    onDrawn: narrow,
  };
  const changeYears = useCallback(
    (range: MapState['years'], replace: boolean) => go({ years: range }, replace),
    [go],
  );
  const yearCounts = useMemo(
    () =>
      new Map(
        (years.data?.buckets ?? [])
          .map(({ value, count }) => [Number(value), count] as const)
          .filter(([year]) => year > 1900),
      ),
    [years.data],
  );
  const usesPoints =
    state.layer === 'points' || (isTileLayer(state.layer) && (tileZoom ?? 0) > MOST_CELL_ZOOM);
  const tiles = useMemo(
    () =>
      isTileLayer(state.layer)
        ? apiAddress(
            `/map/tiles/${usesPoints ? 'points' : state.layer}/{z}/{x}/{y}.mvt`,
            data.parameters,
          )
        : null,
    [state.layer, usesPoints, data.parameters],
  );
  const fault = data.fault ?? years.error;
  const toAnalysis = (
    <Link className="button" to="/map/analyses" search={analysisOf(state)}>
      {x.analyses}
    </Link>
  );
  const set = boundaries?.set;
  return (
    <div className="map-page">
      <h1 className="seen-by-readers">{x.title}</h1>
      <div className="map-main">
        <div className="map-ask">
          <QueryBox
            value={state.search.q}
            onSubmit={(q) => goSearch(changeSearch(state.search, { q }))}
          />
          <Conditions state={state.search} facets={[]} onChange={goSearch} />
        </div>
        <div className="map-stage">
          <MapCanvas
            onReady={setCity}
            at={state.at}
            boundaries={data.outlines}
            counts={counts}
            tiles={tiles}
            mostTileZoom={usesPoints ? MOST_TILE_ZOOM : MOST_CELL_ZOOM}
            shading={shading}
            symbols={symbols?.symbols ?? NO_SYMBOLS}
            basemap={basemap.data ?? null}
            base={state.base}
            facilities={facilities.marks}
            arcs={data.arcs}
            selected={state.area}
            shape={shapeOf(state.search.q)}
            drawing={drawing}
            events={events}
          />
          <MapTools
            drawing={drawing}
            hasShape={hasShape(state.search.q)}
            onDraw={setDrawing}
            onZoom={(step) => city?.zoomBy(step)}
            onWhole={() => city?.fit(cells?.extent ?? null)}
            onClear={() =>
              goSearch(changeSearch(state.search, { q: withoutShape(state.search.q) }))
            }
            onCircle={(metres) => {
              const centre = city?.centre();
              if (centre !== undefined) narrow({ kind: 'circle', centre, metres });
            }}
            onScreen={() => {
              const points = city?.screen();
              if (points !== undefined) narrow({ kind: 'polygon', points });
            }}
          />
          <LayerChooser state={state} hasSymbols={data.hasNoBoundaries} onChange={go} />
          {picked !== null && (
            <PickedCard
              picked={picked}
              threshold={basis?.threshold ?? 0}
              search={search}
              onNarrow={() => narrow(pickedShape(picked))}
              onZoom={() => {
                city?.zoomTo(picked.at, 2);
                setPicked(null);
              }}
              onClose={() => setPicked(null)}
            />
          )}
          <div className="map-foot">
            <MapLegend state={state} data={data} usesPoints={usesPoints} />
            {set !== undefined && (
              <p className="map-source">
                {x.datum} ·{' '}
                {set.schematic || set.approval === null ? x.schematic : x.approved(set.approval)}
                {attribution !== '' && <> · {x.basemap.attribution(attribution)}</>}
              </p>
            )}
          </div>
        </div>
        {state.layer !== 'change' && (
          <YearSlider counts={yearCounts} years={state.years} onChange={changeYears} />
        )}
      </div>
      <aside className="map-side" aria-label={x.side}>
        <div className="map-side__head">
          <CopyAddress />
          <MapExport
            city={city}
            map={{
              layer: state.layer,
              areas,
              changes: data.changes,
              flows: data.flows,
              boundaries,
              symbols,
              attribution,
              density,
              cells: () => city?.visible() ?? [],
            }}
          />
        </div>
        {fault !== null && <FaultNotice fault={fault} again={data.again} />}
        {(basis ?? data.flows)?.complete === false && (
          <InfoNotice warning>{x.incomplete}</InfoNotice>
        )}
        {basis !== undefined && (
          <>
            <p role="status" className="seen-by-readers">
              {x.summary(basis.count)}
            </p>
            <PlacedNote placed={basis.placed} count={basis.count} search={search} />
            <p>
              <Link className="button" to="/search" search={writeSearch(search)}>
                {x.list(f.number(basis.count))}
              </Link>{' '}
              {toAnalysis}
            </p>
          </>
        )}
        {data.flows !== undefined && <p>{toAnalysis}</p>}
        <AreaSide
          state={state}
          asked={data.parameters}
          drawn={symbols?.points ?? data.outlines ?? []}
          onChange={go}
        />
        {data.hasNoBoundaries && state.layer === 'flows' && (
          <InfoNotice>{x.symbols.ends}</InfoNotice>
        )}
        {data.hasNoBoundaries && symbols !== null && <SymbolNote symbols={symbols} />}
        {data.changes !== undefined && (
          <ChangeTable
            changes={data.changes}
            selected={state.area}
            onSelect={(code) => go({ area: code === state.area ? null : code })}
          />
        )}
        {isAreaLayer(state.layer) ? (
          areas !== undefined && (
            <AreaTable
              areas={areas}
              density={density}
              selected={state.area}
              onSelect={(code) => go({ area: code === state.area ? null : code })}
            />
          )
        ) : isTileLayer(state.layer) ? (
          <details
            className="map-cells"
            onToggle={(event) => {
              if (event.currentTarget.open) setVisible(city?.visible() ?? []);
            }}
          >
            <summary>{x.cellTable.title}</summary>
            <CellTable cells={visible} threshold={basis?.threshold ?? 0} search={search} />
          </details>
        ) : null}
        {flowList.fault !== null && <FaultNotice fault={flowList.fault} />}
        {data.flows !== undefined && <FlowTable flows={data.flows} onList={flowList.open} />}
        <FacilityList groups={facilities.groups} />
      </aside>
    </div>
  );
}

/** Whether a base map has this ground. */
function isGround(info: BasemapInfo | undefined, id: string | null): info is BasemapInfo {
  return info?.layers.some((layer) => layer.id === id && !layer.overlay) === true;
}
