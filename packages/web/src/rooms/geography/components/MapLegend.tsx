import type { ReactNode } from 'react';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { MapState } from '../mapState.ts';
import { isAreaLayer } from '../mapState.ts';
import type { MapData } from '../useMapData.ts';
import { ChangeLegend } from './ChangeLegend.tsx';
import { Legend, PointLegend } from './Legend.tsx';
import { SymbolLegend } from './SymbolLegend.tsx';

/** The legend of the layer that is shown; nothing while it is counted. */
export function MapLegend(props: {
  readonly state: MapState;
  readonly data: MapData;
  readonly usesPoints: boolean;
}): ReactNode {
  const x = useMapTexts();
  const { state, data } = props;
  const threshold = (data.basis ?? data.flows)?.threshold ?? 0;
  const hasHidden = data.hidden > 0;
  if (props.usesPoints) return <PointLegend threshold={threshold} />;
  if (state.layer === 'change') {
    if (data.changes === undefined) return null;
    return (
      <ChangeLegend
        bounds={data.changeBounds}
        threshold={threshold}
        hasHidden={hasHidden}
        circlesTo={data.symbols?.most ?? null}
      />
    );
  }
  if (state.layer === 'flows') {
    return (
      <section className="map-legend" aria-label={x.layer.flows}>
        <p>
          <b>{x.flows.kind[state.kind]}</b> <span className="note">{x.flows.legend}</span>
        </p>
        {(data.flows?.hidden ?? 0) > 0 && <p className="note">{x.flows.dashed(threshold)}</p>}
      </section>
    );
  }
  if (data.symbols !== null) {
    return (
      <SymbolLegend
        title={x.layer[state.layer]}
        unit={x.legend.areas}
        most={data.symbols.most}
        threshold={threshold}
        hasHidden={hasHidden}
      />
    );
  }
  if (data.breaks === null) return null;
  const areaUnit = state.measure === 'perKm2' ? x.legend.perKm2 : x.legend.areas;
  return (
    <Legend
      title={x.layer[state.layer]}
      unit={isAreaLayer(state.layer) ? areaUnit : x.legend.cells}
      breaks={data.breaks}
      threshold={threshold}
      hasHidden={hasHidden}
    />
  );
}
