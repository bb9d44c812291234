import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import type { PartyDetail } from '@zca/domain/parties';

type Filed = NonNullable<PartyDetail['portfolio']>['trend'];

const HEIGHT = 150;
const STEP = 26;
const SHADES = ['var(--seq-6)', 'var(--seq-4)', 'var(--seq-3)', 'var(--seq-7)', 'var(--seq-5)'];

/** Filings by year as stacked columns, with their table twin. */
export function Trend(props: { readonly trend: Filed }): ReactNode {
  const { trend } = props;
  const { page: w } = usePartyTexts();
  const { f, say } = useSpeech();
  const [asTable, setAsTable] = useState(false);
  const totals = trend.years.map((_, year) =>
    trend.counts.reduce((sum, counts) => sum + (counts[year] ?? 0), 0),
  );
  const most = Math.max(1, ...totals);
  const width = Math.max(1, trend.years.length) * STEP;
  const labelEvery = Math.ceil(trend.years.length / 12);
  return (
    <section className="party__card party__card--wide">
      <header className="party__card-head">
        <h2>{w.trend}</h2>
        <button
          type="button"
          className="link-button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? w.drawing : w.table}
        </button>
      </header>
      <p className="note">{w.trendNote}</p>
      {trend.years.length === 0 && <p className="quiet">{w.noneOf}</p>}
      {trend.years.length > 0 && !asTable && (
        <>
          <svg
            className="party__trend"
            role="img"
            aria-label={`${w.trend}: ${trend.years[0]}–${trend.years.at(-1)}`}
            viewBox={`0 0 ${width} ${HEIGHT + 18}`}
            style={{ maxWidth: width * 1.6 }}
          >
            {trend.years.map((year, column) => {
              let below = HEIGHT;
              return (
                <g key={year}>
                  <title>{`${year}: ${f.number(totals[column] ?? 0)}`}</title>
                  {trend.types.map((type, row) => {
                    const part = ((trend.counts[row]?.[column] ?? 0) / most) * (HEIGHT - 4);
                    below -= part;
                    return (
                      <rect
                        key={type.value}
                        x={column * STEP + 4}
                        y={below}
                        width={STEP - 8}
                        height={part}
                        fill={SHADES[row % SHADES.length]}
                      />
                    );
                  })}
                  {column % labelEvery === 0 && (
                    <text x={column * STEP + STEP / 2} y={HEIGHT + 13} textAnchor="middle">
                      {labelEvery > 1 || trend.years.length < 16 ? year : year.slice(2)}
                    </text>
                  )}
                </g>
              );
            })}
            <line x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} stroke="var(--ctl)" />
          </svg>
          <ul className="party__legend">
            {trend.types.map((type, row) => (
              <li key={type.value}>
                <span style={{ background: SHADES[row % SHADES.length] }} />
                {say(type.label)}
              </li>
            ))}
          </ul>
        </>
      )}
      {trend.years.length > 0 && asTable && (
        <div className="party__full">
          <table className="party__table" aria-label={w.trend}>
            <thead>
              <tr>
                <th scope="col">{w.year}</th>
                {trend.types.map((type) => (
                  <th key={type.value} scope="col" className="number">
                    {say(type.label)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {w.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {trend.years.map((year, column) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {trend.types.map((type, row) => (
                    <td key={type.value} className="number">
                      {f.number(trend.counts[row]?.[column] ?? 0)}
                    </td>
                  ))}
                  <td className="number">{f.number(totals[column] ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
