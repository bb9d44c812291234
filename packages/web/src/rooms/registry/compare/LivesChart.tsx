import type { RightDetail } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { useWidth } from '../../../base/components/useWidth.ts';
import { axisYears, dayScale, lifeLine } from '../lifeLine.ts';

const LANE = 18;
const GAP = 12;
const LETTER = 22;

/** The lives of several rights under each other on one axis. */
export function LivesChart(props: {
  readonly details: readonly RightDetail[];
  readonly letters: readonly string[];
  readonly today: string;
}): ReactNode {
  const { t, f } = useSpeech();
  const { compare: c } = useViewTexts();
  const [box, width] = useWidth<HTMLDivElement>();
  const lives = props.details.map((detail) => lifeLine(detail, props.today));
  const known = lives.filter((life) => life !== null);
  if (known.length === 0) return <p className="quiet">{t.life.unknown}</p>;
  const from = known.map((life) => life.from).toSorted()[0]!;
  const to = known
    .map((life) => life.to)
    .toSorted()
    .at(-1)!;
  const inner = Math.max(0, width - LETTER - 8);
  const scale = dayScale(from, to, inner);
  const x = (day: string): number => LETTER + scale(day);
  const axis = lives.length * (LANE + GAP) + 4;
  return (
    <div className="lives" ref={box}>
      {width > 0 && (
        <svg width={width} height={axis + 24} role="img" aria-label={c.lives}>
          {lives.map((life, row) => {
            const top = row * (LANE + GAP);
            const letter = props.letters[row];
            return (
              <g key={letter}>
                <text x={0} y={top + 14} className="lives__letter">
                  {letter}
                </text>
                {life === null ? (
                  <text x={LETTER} y={top + 14} className="lives__year">
                    {t.life.unknown}
                  </text>
                ) : (
                  life.spans.map((span) => (
                    <rect
                      key={span.kind}
                      x={x(span.from)}
                      y={top}
                      width={Math.max(1, x(span.to) - x(span.from) - 1)}
                      height={LANE}
                      className={`lives__span lives__span--${span.kind}`}
                    >
                      <title>
                        {c.span[span.kind]} {f.day(span.from)} – {f.day(span.to)}
                      </title>
                    </rect>
                  ))
                )}
              </g>
            );
          })}
          <path d={`M${x(props.today)} 0V${axis}`} className="lives__now" />
          {axisYears(from, to, inner, 52).map((year) => (
            <g key={year}>
              <path d={`M${x(`${year}-01-01`)} ${axis}v4`} className="lives__tick" />
              <text
                x={x(`${year}-01-01`)}
                y={axis + 18}
                textAnchor="middle"
                className="lives__year"
              >
                {year}
              </text>
            </g>
          ))}
        </svg>
      )}
      <ul className="lives__legend">
        {(['examination', 'inForce', 'rest'] as const).map((kind) => (
          <li key={kind}>
            <span className={`lives__key lives__key--${kind}`} />
            {c.span[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}
