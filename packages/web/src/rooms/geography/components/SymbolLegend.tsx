import { circleRadius, legendCounts, MOST_RADIUS } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { textWidth } from '../../../base/components/textWidth.ts';

const TYPE_PX = 12;
const LINE_PX = 16;
const EDGE_PX = 2;

/** What the circles mean: round counts as circles that stand in each other on one ground. */
export function SymbolLegend(props: {
  readonly title: string;
  readonly unit: string;
  /** The greatest count that a circle of the map stands for. */
  readonly most: number;
  readonly threshold: number;
  readonly hasHidden: boolean;
}): ReactNode {
  const x = useMapTexts();
  const { title, unit, most, hasHidden } = props;
  return (
    <section className="map-legend" aria-label={title}>
      <p>
        <b>{title}</b> <span className="note">{unit}</span>
      </p>
      <NestedCircles most={most} />
      {most > 0 && <p className="note">{x.symbols.legend}</p>}
      {hasHidden && (
        <ul>
          <li>
            <HollowSign />
            {x.legend.hidden(props.threshold)}
          </li>
        </ul>
      )}
    </section>
  );
}

/** The sign of a circle whose count is not shown. */
export function HollowSign(): ReactNode {
  return <span className="map-sign map-sign--hollow" aria-hidden="true" />;
}

/** Circles of round counts that touch at their lowest points, each with its count beside. */
export function NestedCircles(props: { readonly most: number }): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const counts = legendCounts(props.most);
  if (counts.length === 0) return null;
  const circles = counts.map((count) => ({
    count,
    radius: circleRadius(count, props.most),
    text: f.number(count),
  }));
  const middle = MOST_RADIUS + EDGE_PX;
  const ground = 2 * MOST_RADIUS + EDGE_PX;
  const tops = namedAt(circles.map(({ radius }) => ground - 2 * radius));
  const right = 2 * middle + 12;
  const width = right + 4 + Math.max(...circles.map(({ text }) => textWidth(text, TYPE_PX))) + 2;
  const height = Math.max(ground, tops.at(-1)! + LINE_PX / 2) + EDGE_PX;
  return (
    <svg
      className="map-circles"
      width={width}
      height={height}
      role="img"
      aria-label={x.symbols.circles(f.list(circles.map(({ text }) => text)))}
    >
      {circles.map(({ count, radius, text }, place) => (
        <g key={count}>
          <circle cx={middle} cy={ground - radius} r={radius} />
          <polyline
            points={`${middle},${ground - 2 * radius} ${right - 8},${ground - 2 * radius} ${right},${tops[place]}`}
          />
          <text x={right + 4} y={tops[place]! + 4} fontSize={TYPE_PX}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Where the counts stand: at the tops of their circles, moved down where lines would overlap. */
function namedAt(tops: readonly number[]): number[] {
  const found: number[] = [];
  for (const top of tops) {
    found.push(Math.max(top, LINE_PX / 2, (found.at(-1) ?? -LINE_PX) + LINE_PX));
  }
  return found;
}
