import type { ClassBreaks } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { digitsOf, stepOf } from '../shading.ts';

/** What the colours of a shaded map mean. */
export function Legend(props: {
  readonly title: string;
  readonly unit: string;
  readonly breaks: ClassBreaks;
  /** Counts below this are hidden; 0 hides none. */
  readonly threshold: number;
  readonly hasHidden: boolean;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { classes, fit } = props.breaks;
  const written = (value: number): string =>
    Number.isInteger(value) ? f.number(value) : f.number(value, digitsOf(value));
  return (
    <section className="map-legend" aria-label={props.title}>
      <p>
        <b>{props.title}</b> <span className="note">{props.unit}</span>
      </p>
      <ul>
        {classes.map(({ least, most }, place) => (
          <li key={least}>
            <span
              className={`map-swatch map-swatch--${stepOf(place, classes.length)}`}
              aria-hidden="true"
            />
            {x.legend.range(written(least), written(most))}
          </li>
        ))}
        {props.hasHidden && (
          <li className="map-legend__hidden">
            <span className="map-swatch map-swatch--hidden" aria-hidden="true" />
            {x.legend.hidden(props.threshold)}
          </li>
        )}
      </ul>
      {fit !== null && classes.length > 1 && (
        <p className="note">{x.legend.fit(f.number(fit, 2))}</p>
      )}
    </section>
  );
}

/** What the signs of points mean. */
export function PointLegend(props: { readonly threshold: number }): ReactNode {
  const x = useMapTexts();
  return (
    <section className="map-legend" aria-label={x.layer.points}>
      <ul>
        <li>
          <span className="map-sign map-sign--cluster" aria-hidden="true" />
          {x.legend.cluster}
        </li>
        <li>
          <span className="map-sign map-sign--stack" aria-hidden="true" />
          {x.legend.stack}
        </li>
        {props.threshold > 0 && (
          <li>
            <span className="map-sign map-sign--hidden" aria-hidden="true" />
            {x.legend.hidden(props.threshold)}
          </li>
        )}
      </ul>
    </section>
  );
}
