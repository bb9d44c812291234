import type { BreakMethod, FlowAreaKind, FlowKind } from '@zca/domain/geography';
import { BREAK_METHODS, FLOW_AREAS, FLOW_KINDS } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { MapLayer, MapState } from '../mapState.ts';
import { flowAreaOf, isAreaLayer, isTileLayer, MAP_LAYERS } from '../mapState.ts';
import { BasemapChooser } from './BasemapChooser.tsx';
import { FacilityChooser } from './FacilityChooser.tsx';
import { PeriodChooser } from './PeriodChooser.tsx';

/** What the map shows, and how it is shaded. */
export function LayerChooser(props: {
  readonly state: MapState;
  /** True where areas are circles, which have neither classes nor sizes. */
  readonly hasSymbols: boolean;
  readonly onChange: (change: Partial<MapState>) => void;
}): ReactNode {
  const x = useMapTexts();
  const { state, hasSymbols, onChange } = props;
  const { layer: shown } = state;
  const hasClasses =
    (isTileLayer(shown) && shown !== 'points') || (isAreaLayer(shown) && !hasSymbols);
  return (
    <div className="map-layers">
      <fieldset>
        <legend>{x.layers}</legend>
        {MAP_LAYERS.map((layer: MapLayer) => (
          <label key={layer}>
            <input
              type="radio"
              name="layer"
              checked={state.layer === layer}
              onChange={() => onChange({ layer })}
            />
            {x.layer[layer]}
          </label>
        ))}
      </fieldset>
      {state.layer === 'change' && <PeriodChooser state={state} onChange={onChange} />}
      {hasClasses && (
        <label className="map-layers__choice">
          {x.method.title}
          <select
            value={state.method}
            onChange={(event) => onChange({ method: event.target.value as BreakMethod })}
          >
            {BREAK_METHODS.map((method) => (
              <option key={method} value={method}>
                {x.method[method]}
              </option>
            ))}
          </select>
        </label>
      )}
      {hasClasses && isAreaLayer(shown) && (
        <label className="map-layers__choice">
          {x.measure.title}
          <select
            value={state.measure}
            onChange={(event) => onChange({ measure: event.target.value as MapState['measure'] })}
          >
            <option value="count">{x.measure.count}</option>
            <option value="perKm2">{x.measure.perKm2}</option>
          </select>
        </label>
      )}
      {state.layer === 'flows' && (
        <>
          <label className="map-layers__choice">
            {x.flows.what}
            <select
              value={state.kind}
              onChange={(event) => onChange({ kind: event.target.value as FlowKind })}
            >
              {FLOW_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {x.flows.kind[kind]}
                </option>
              ))}
            </select>
          </label>
          <label className="map-layers__choice">
            {x.change.by}
            <select
              value={flowAreaOf(state)}
              onChange={(event) => onChange({ by: event.target.value as FlowAreaKind, area: null })}
            >
              {FLOW_AREAS.map((kind) => (
                <option key={kind} value={kind}>
                  {x.areaKind[kind]}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <BasemapChooser base={state.base} onChange={(base) => onChange({ base })} />
      <FacilityChooser shown={state.show} onChange={(show) => onChange({ show })} />
    </div>
  );
}
