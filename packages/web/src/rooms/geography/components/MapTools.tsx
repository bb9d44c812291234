import type { ReactNode } from 'react';
import { useState } from 'react';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import type { Shape } from '../shapeText.ts';

const LEAST_KM = 0.05;
const MOST_KM = 200;

/** Buttons on the map: point, draw, zoom; and a form that chooses a range without a pointer. */
export function MapTools(props: {
  readonly drawing: Shape['kind'] | null;
  readonly hasShape: boolean;
  readonly onDraw: (kind: Shape['kind'] | null) => void;
  readonly onZoom: (step: number) => void;
  readonly onWhole: () => void;
  readonly onClear: () => void;
  readonly onCircle: (metres: number) => void;
  readonly onScreen: () => void;
}): ReactNode {
  const x = useMapTexts();
  const [radius, setRadius] = useState('2');
  const [fault, setFault] = useState(false);
  const { drawing } = props;
  const tool = (
    kind: Shape['kind'] | null,
    icon: 'pointer' | 'polygon' | 'circle',
    name: string,
  ) => (
    <button
      type="button"
      aria-pressed={drawing === kind}
      aria-label={name}
      title={name}
      onClick={() => props.onDraw(kind)}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      <div className="map-tools" role="group" aria-label={x.tools.title}>
        {tool(null, 'pointer', x.tools.pick)}
        {tool('polygon', 'polygon', x.tools.polygon)}
        {tool('circle', 'circle', x.tools.circle)}
        <button
          type="button"
          aria-label={x.tools.zoomIn}
          title={x.tools.zoomIn}
          onClick={() => props.onZoom(1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          aria-label={x.tools.zoomOut}
          title={x.tools.zoomOut}
          onClick={() => props.onZoom(-1)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          aria-label={x.tools.whole}
          title={x.tools.whole}
          onClick={props.onWhole}
        >
          <Icon name="whole" />
        </button>
      </div>
      {drawing !== null && (
        <p className="map-hint" role="status">
          {drawing === 'circle' ? x.tools.drawingCircle : x.tools.drawing}{' '}
          <button type="button" className="link" onClick={() => props.onDraw(null)}>
            {x.tools.cancel}
          </button>
        </p>
      )}
      {props.hasShape && drawing === null && (
        <p className="map-hint">
          <button type="button" className="link" onClick={props.onClear}>
            {x.tools.clear}
          </button>
        </p>
      )}
      <details className="map-keyboard">
        <summary>{x.tools.byKeyboard}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const kilometres = Number(radius);
            const fits = kilometres >= LEAST_KM && kilometres <= MOST_KM;
            setFault(!fits);
            if (fits) props.onCircle(kilometres * 1000);
          }}
        >
          <label>
            {x.tools.radius}
            <input
              type="text"
              inputMode="decimal"
              value={radius}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault ? 'map-radius-fault' : undefined}
              onChange={(event) => setRadius(event.target.value)}
            />
          </label>
          {fault && (
            <p id="map-radius-fault" className="map-keyboard__fault" role="alert">
              {x.tools.radiusFault}
            </p>
          )}
          <button type="submit" className="button button--small">
            {x.tools.apply}
          </button>
          <button type="button" className="button button--small" onClick={props.onScreen}>
            {x.tools.screen}
          </button>
        </form>
      </details>
    </>
  );
}
