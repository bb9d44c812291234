import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { changeStep } from '../shading.ts';
import { signed } from '../signed.ts';
import { HollowSign, NestedCircles } from './SymbolLegend.tsx';

/** What the colours of a map of changes mean: gains above, losses below. */
export function ChangeLegend(props: {
  /** Where the classes of a side begin, from zero outwards. */
  readonly bounds: readonly number[];
  readonly threshold: number;
  readonly hasHidden: boolean;
  /** The greatest difference that a circle stands for; null where areas have borders. */
  readonly circlesTo: number | null;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { bounds, circlesTo } = props;
  const depths = [
    ...bounds.map((_, place) => bounds.length - place),
    0,
    ...bounds.map((_, place) => -place - 1),
  ];
  const written = (depth: number): string => {
    if (depth === 0) return x.change.none;
    const from = bounds[Math.abs(depth) - 1]!;
    const next = bounds[Math.abs(depth)];
    const sign = Math.sign(depth);
    if (next === undefined) return x.change.beyond(signed(sign * from, f));
    return x.change.range(signed(sign * from, f), signed(sign * (next - 1), f));
  };
  return (
    <section className="map-legend" aria-label={x.layer.change}>
      <p>
        <b>{x.layer.change}</b> <span className="note">{x.change.unit}</span>
      </p>
      <div className="map-legend__columns">
        <ul>
          {depths.map((depth) => (
            <li key={depth}>
              <span
                className={`map-swatch map-swatch--div-${changeStep(depth, bounds.length)}`}
                aria-hidden="true"
              />
              {written(depth)}
            </li>
          ))}
          {props.hasHidden && (
            <li className="map-legend__hidden">
              {circlesTo === null ? (
                <span className="map-swatch map-swatch--hidden" aria-hidden="true" />
              ) : (
                <HollowSign />
              )}
              {x.legend.hidden(props.threshold)}
            </li>
          )}
        </ul>
        {circlesTo !== null && <NestedCircles most={circlesTo} />}
      </div>
      {circlesTo !== null && circlesTo > 0 && <p className="note">{x.symbols.changeLegend}</p>}
    </section>
  );
}
