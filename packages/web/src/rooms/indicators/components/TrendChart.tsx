import type { Scale, TrendShape } from '@zca/domain/indicators';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useWidth } from '../../../base/components/useWidth.ts';
import { textWidth } from '../../../base/components/textWidth.ts';

/** Colours and sizes of a drawing; they are written into it, so that a saved picture has them too. */
export interface TrendLook {
  readonly type: number;
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
  readonly line: string;
  readonly ground: string;
}

export const LIGHT: TrendLook = {
  type: 12,
  text: '#182023',
  quiet: '#56636A',
  grid: '#E5E9E6',
  line: '#1D5A86',
  ground: '#FFFFFF',
};

export const DARK: TrendLook = {
  type: 20,
  text: '#EEF2EC',
  quiet: '#B9C6C7',
  grid: '#2B3B42',
  line: '#86B7DB',
  ground: '#0F1A1F',
};

/** What the drawing says, and how it writes figures. */
export interface TrendWords {
  readonly description: string;
  readonly scheduled: string;
  readonly target: string | null;
  readonly forecast: string | null;
  readonly corrected: (before: number | null, after: number) => string;
  readonly tick: (value: number, digits: number) => string;
}

function placer(scale: Scale, from: number, to: number): (value: number) => number {
  const span = scale.to - scale.from || 1;
  return (value) => from + ((value - scale.from) / span) * (to - from);
}

const pathOf = (
  points: readonly { readonly at: number; readonly value: number }[],
  x: (at: number) => number,
  y: (value: number) => number,
): string =>
  points.map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');

/** A line of values with the schedule, the target, the forecast as a fan, and corrections marked. */
export function TrendChart(props: {
  readonly shape: TrendShape;
  readonly target: number | null;
  readonly words: TrendWords;
  readonly look?: TrendLook;
  readonly height: number;
}): ReactNode {
  const { shape, words, height, look = LIGHT } = props;
  const [box, width] = useWidth<HTMLDivElement>();
  const hatch = useId();
  const ticks = shape.y.ticks.map((tick) => words.tick(tick, shape.y.digits));
  const left = Math.max(...ticks.map((each) => textWidth(each, look.type))) + 10;
  const right = Math.max(look.type * 1.3, textWidth(words.target ?? '', look.type) + 8);
  const top = look.type + 6;
  const bottom = height - look.type - 12;
  const x = placer(shape.x, left + 6, width - right);
  const y = placer(shape.y, bottom, top);
  const { forecast } = shape;
  const middle = shape.schedule[Math.floor((shape.schedule.length - 1) / 2)];
  const text = { fontSize: look.type, fill: look.quiet };
  // Years that would touch their neighbours are left out.
  const every = Math.ceil((look.type * 3.2) / Math.max(1, x(1) - x(0)));
  return (
    <div className="chart__drawing" ref={box}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={words.description}>
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path d="M0 0V6" stroke={look.line} strokeWidth="1.2" />
            </pattern>
          </defs>
          {shape.y.ticks.map((tick, index) => (
            <g key={tick}>
              <path d={`M${left} ${y(tick)}H${width - right}`} stroke={look.grid} />
              <text x={left - 6} y={y(tick) + look.type * 0.35} textAnchor="end" {...text}>
                {ticks[index]}
              </text>
            </g>
          ))}
          {shape.x.ticks.map((tick, index) =>
            index % every === 0 ? (
              <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle" {...text}>
                {tick - 1}
              </text>
            ) : null,
          )}
          {props.target !== null && (
            <>
              <path
                d={`M${left} ${y(props.target)}H${width - right}`}
                stroke={look.text}
                strokeWidth="1.2"
                strokeDasharray="4 3"
              />
              <text
                x={width - right + 4}
                y={y(props.target) + look.type * 0.35}
                fontSize={look.type}
                fill={look.text}
              >
                {words.target}
              </text>
            </>
          )}
          {shape.schedule.length > 1 && middle !== undefined && (
            <>
              <path
                d={pathOf(shape.schedule, x, y)}
                fill="none"
                stroke={look.quiet}
                strokeWidth="1"
              />
              <text
                x={x(middle.at) - 8}
                y={y(middle.value) - 8}
                textAnchor="end"
                stroke={look.ground}
                strokeWidth="3"
                paintOrder="stroke"
                {...text}
              >
                {words.scheduled}
              </text>
            </>
          )}
          {forecast !== null && (
            <>
              <path
                d={`M${x(forecast.from.at)} ${y(forecast.from.value)}L${x(forecast.at)} ${y(forecast.high)}V${y(forecast.low)}z`}
                fill={`url(#${hatch})`}
                fillOpacity="0.6"
                stroke={look.line}
                strokeWidth="0.8"
              />
              <path
                d={`M${x(forecast.from.at)} ${y(forecast.from.value)}L${x(forecast.at)} ${y(forecast.value)}`}
                stroke={look.line}
                strokeWidth="1"
              />
              <text
                x={x(forecast.at)}
                y={Math.max(look.type, y(forecast.high) - 6)}
                textAnchor="end"
                stroke={look.ground}
                strokeWidth="3"
                paintOrder="stroke"
                fontSize={look.type}
                fill={look.text}
              >
                {words.forecast}
              </text>
            </>
          )}
          {shape.stretches.map((stretch) => (
            <path
              key={stretch[0]?.at}
              d={pathOf(stretch, x, y)}
              fill="none"
              stroke={look.line}
              strokeWidth={look.type / 5}
            />
          ))}
          {shape.points.map((point) => (
            <g key={point.period}>
              <circle
                cx={x(point.at)}
                cy={y(point.value)}
                r={look.type / 3.4}
                fill={point.isPublished ? look.line : look.ground}
                stroke={look.line}
                strokeWidth="1.6"
              />
              {!point.isPublished && point.published !== null && (
                <circle
                  cx={x(point.at)}
                  cy={y(point.published)}
                  r={look.type / 6}
                  fill={look.line}
                />
              )}
              {point.corrected.length > 0 && point.published !== null && (
                <>
                  <path
                    d={`M${x(point.at)} ${y(point.published) + 6}v14`}
                    stroke={look.text}
                    strokeDasharray="2 2"
                  />
                  <text
                    x={x(point.at)}
                    y={Math.min(bottom - 2, y(point.published) + 20 + look.type)}
                    textAnchor="middle"
                    stroke={look.ground}
                    strokeWidth="3"
                    paintOrder="stroke"
                    fontSize={look.type}
                    fill={look.text}
                  >
                    {words.corrected(point.corrected[0] ?? null, point.published)}
                  </text>
                </>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
