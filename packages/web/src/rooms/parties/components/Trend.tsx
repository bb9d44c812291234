import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { ChartPanel } from '../../../base/components/ChartPanel.tsx';
import { useWidth } from '../../../base/components/useWidth.ts';
import type { PartyDetail } from '@zca/domain/parties';

type Filed = NonNullable<PartyDetail['portfolio']>['trend'];

const HEIGHT = 180;
/** Room for the years below, and for the greatest number above. */
const BELOW = 20;
const ABOVE = 16;
/** Columns are no wider than this, and years that would touch are left out. */
const WIDEST = 40;
const YEAR_WIDTH = 36;
/** Half of a written year, which the first and the last keep from the edges. */
const YEAR_HALF = 14;
/** Written into the drawing, so that a saved picture has them too. */
const SHADES = ['#1D5A86', '#74A3C2', '#A3C3D8', '#123B5A', '#3E79A2'];
const INK = '#56636A';

/** Filings by year as stacked columns, with their table twin. */
export function Trend(props: { readonly party: string; readonly trend: Filed }): ReactNode {
  const { trend } = props;
  const { page: w } = usePartyTexts();
  const { f, say } = useSpeech();
  const totals = trend.years.map((_, year) =>
    trend.counts.reduce((sum, counts) => sum + (counts[year] ?? 0), 0),
  );
  return (
    <ChartPanel
      title={w.trend}
      unit={w.trendNote}
      level={2}
      wide
      drawn
      facts={() => [[w.name, props.party]]}
      table={{
        head: [w.year, ...trend.types.map(({ label }) => say(label)), w.total],
        rows: trend.years.map((year, column) => ({
          name: year,
          cells: [
            ...trend.types.map((_, row) => trend.counts[row]?.[column] ?? 0),
            totals[column]!,
          ],
        })),
      }}
    >
      <Columns trend={trend} totals={totals} />
      <ul className="chart__legend">
        {trend.types.map((type, row) => (
          <li key={type.value}>
            <span className="chart__key" style={{ background: SHADES[row % SHADES.length] }} />
            {say(type.label)} {f.number(trend.counts[row]?.reduce((sum, n) => sum + n, 0) ?? 0)}
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
}

function Columns(props: { readonly trend: Filed; readonly totals: readonly number[] }): ReactNode {
  const { trend, totals } = props;
  const { page: w } = usePartyTexts();
  const { f } = useSpeech();
  const [box, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...totals);
  const step = width / Math.max(1, trend.years.length);
  const thick = Math.min(WIDEST, step * 0.72);
  const every = Math.max(1, Math.ceil(YEAR_WIDTH / Math.max(1, step)));
  const base = HEIGHT - BELOW;
  const peak = totals.indexOf(most);
  return (
    <div className="chart__drawing" ref={box}>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={`${w.trend}: ${trend.years[0]}–${trend.years.at(-1)}`}
        >
          {trend.years.map((year, column) => {
            const middle = (column + 0.5) * step;
            let top = base;
            return (
              <g key={year}>
                <title>{`${year}: ${f.number(totals[column] ?? 0)}`}</title>
                {trend.types.map((type, row) => {
                  const part = ((trend.counts[row]?.[column] ?? 0) / most) * (base - ABOVE);
                  top -= part;
                  return (
                    <rect
                      key={type.value}
                      x={middle - thick / 2}
                      y={top}
                      width={thick}
                      height={part}
                      fill={SHADES[row % SHADES.length]}
                    />
                  );
                })}
                {column === peak && (
                  <text x={middle} y={top - 4} textAnchor="middle" fontSize={12} fill={INK}>
                    {f.number(most)}
                  </text>
                )}
                {column % every === 0 && (
                  <text
                    x={Math.min(Math.max(middle, YEAR_HALF), width - YEAR_HALF)}
                    y={HEIGHT - 4}
                    textAnchor="middle"
                    fontSize={12}
                    fill={INK}
                  >
                    {year}
                  </text>
                )}
              </g>
            );
          })}
          <path d={`M0 ${base}H${width}`} stroke="#848F93" />
        </svg>
      )}
    </div>
  );
}
