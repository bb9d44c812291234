import type { RightDetail } from '@zca/domain/registry';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { monthsBetween } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { textWidth } from '../../../base/components/textWidth.ts';
import { useWidth } from '../../../base/components/useWidth.ts';
import { axisYears, dayScale, labelLines, lifeLine } from '../lifeLine.ts';
import './LifeLineChart.css';

const LANE = 22;
const LINE = 18;
const MARGIN = 6;

/** Size of the type in the drawing, in pixels. */
const TYPE = 12;

/** The life of a right on one axis: turning points, what has been, what may come, what lies on it. */
export function LifeLineChart(props: {
  readonly detail: RightDetail;
  readonly today: string;
}): ReactNode {
  const { t, f } = useSpeech();
  const [box, width] = useWidth<HTMLDivElement>();
  const hatch = useId();
  const life = lifeLine(props.detail, props.today);
  if (life === null) return <p className="quiet">{t.life.unknown}</p>;

  const inner = Math.max(0, width - 2 * MARGIN);
  const scale = dayScale(life.from, life.to, inner);
  const x = (day: string): number => MARGIN + scale(day);
  const named = life.points.map((point) => ({
    ...point,
    name: t.life[point.kind],
    when: point.kind === 'expiry' ? t.life.computed(f.day(point.day)) : f.day(point.day),
  }));
  const todayText = `${t.life.today} ${f.day(props.today)}`;
  const labels = [
    ...named.map((point) => ({
      x: x(point.day),
      width: textWidth(`${point.name} ${point.when}`, TYPE) + 6,
    })),
    { x: x(props.today), width: textWidth(todayText, TYPE) + 8 },
  ];
  const placed = labelLines(labels, width);
  const lineCount = Math.max(...placed.map((each) => each.line)) + 1;
  const top = lineCount * LINE + 6;
  const axis = top + LANE;
  const barsTop = axis + 30;
  const height = barsTop + life.bars.length * LANE + 4;
  const years = axisYears(life.from, life.to, inner, 64);
  const spanText = {
    examination: (months: string) => t.life.examined(months),
    inForce: (months: string) => t.life.inForce(months),
    rest: (months: string) => t.life.rest(months),
  };

  return (
    <div className="life-line" ref={box}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t.life.drawing}>
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path d="M0 0V6" className="life-line__hatch" />
            </pattern>
          </defs>
          {life.spans.map((span) => {
            const from = x(span.from);
            const to = x(span.to);
            const months = f.months(monthsBetween(span.from, span.to));
            const text = spanText[span.kind](months);
            const fits = textWidth(text, TYPE) + 8 < to - from;
            return (
              <g key={span.kind}>
                <rect
                  x={from}
                  y={top}
                  width={Math.max(1, to - from - 1)}
                  height={LANE}
                  className={`life-line__span life-line__span--${span.kind}`}
                  fill={span.kind === 'rest' ? `url(#${hatch})` : undefined}
                />
                {fits && (
                  <text
                    x={(from + to) / 2}
                    y={top + 15}
                    textAnchor="middle"
                    className={`life-line__text life-line__text--${span.kind}`}
                  >
                    {text}
                  </text>
                )}
              </g>
            );
          })}
          {years.map((year) => {
            const at = x(`${year}-01-01`);
            return (
              <g key={year}>
                <path d={`M${at} ${axis}v4`} className="life-line__tick" />
                {at > 14 && at < width - 14 && (
                  <text x={at} y={axis + 17} textAnchor="middle" className="life-line__year">
                    {year}
                  </text>
                )}
              </g>
            );
          })}
          {placed.map((place, index) => {
            const point = named[index];
            const at = labels[index]?.x ?? 0;
            const y = place.line * LINE + 13;
            const isToday = point === undefined;
            const textX = place.anchor === 'end' ? at - 4 : place.left + 5;
            return (
              <g key={point?.kind ?? 'today'}>
                <path
                  d={`M${at} ${y - 9}V${isToday ? axis + 6 : top}`}
                  className={isToday ? 'life-line__now' : 'life-line__stem'}
                />
                {!isToday && <circle cx={at} cy={top} r="3.5" className="life-line__point" />}
                <text
                  x={textX}
                  y={y}
                  textAnchor={place.anchor}
                  className={isToday ? 'life-line__text life-line__text--now' : 'life-line__text'}
                >
                  {isToday ? (
                    todayText
                  ) : (
                    <>
                      {point.name} <tspan className="life-line__when">{point.when}</tspan>
                    </>
                  )}
                </text>
              </g>
            );
          })}
          {life.bars.map((bar, index) => {
            const from = x(bar.from);
            // Without a known end the bar runs to today and goes on as an outline.
            const to = Math.max(x(bar.to ?? props.today), from + 2);
            const end = bar.to === null ? Math.max(to, Math.min(to + 18, width)) : to;
            const y = barsTop + index * LANE;
            const text = t.life.bar(
              bar.kind,
              bar.party,
              f.day(bar.from),
              bar.to === null ? null : f.day(bar.to),
            );
            const room = textWidth(text, TYPE) + 8;
            const after = end + 6 + room < width;
            return (
              <g key={`${bar.kind} ${bar.from} ${bar.party}`}>
                <rect
                  x={from}
                  y={y}
                  width={to - from}
                  height={14}
                  className={`life-line__bar life-line__bar--${bar.kind}`}
                />
                {bar.to === null && (
                  <rect
                    x={to}
                    y={y + 0.5}
                    width={end - to}
                    height={13}
                    className="life-line__open"
                  />
                )}
                <text
                  x={after ? end + 6 : Math.max(0, Math.min(from, width - room))}
                  y={y + 11.5}
                  className={after ? 'life-line__text' : 'life-line__text life-line__text--over'}
                >
                  {text}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
