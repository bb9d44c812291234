import type { Board, BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useFigures } from '../useFigures.ts';
import { Figure } from './Figure.tsx';
import { Spark } from './Level.tsx';
import './StatisticTable.css';

/** Statistics, which have no target: the figure and how it came there. */
export function StatisticTable(props: {
  readonly title: string;
  readonly board: Board;
  readonly rows: readonly BoardRow[];
  /** Absent where nothing may be drafted. */
  readonly onDraft?: (code: string) => void;
}): ReactNode {
  const { board, rows, onDraft } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const cockpit = useCockpitTexts();
  const { figure, reason } = useFigures();
  const address = {
    period: board.period.name,
    area: board.area.code,
    source: board.source,
  } as const;
  return (
    <section className="statistics" aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.code}>
            <p className="statistics__name">
              <span>{row.code}</span> {say(row.shortTitle)}
            </p>
            <p className="statistics__value">
              {row.measured.value === null ? (
                <span className="figure__reason">{reason(row.measured)}</span>
              ) : (
                <Figure row={row} address={address} fromWork />
              )}
            </p>
            <div className="statistics__line">
              <Spark years={row.years} />
              <span className="seen-by-readers">
                {row.years
                  .map(({ year, value }) => `${year}: ${figure(value, row.decimals)}`)
                  .join('; ')}
              </span>
            </div>
            {onDraft !== undefined && (
              <button
                type="button"
                className="link-button"
                aria-label={cockpit.draftOf(say(row.title))}
                onClick={() => onDraft(row.code)}
              >
                {cockpit.draft}
              </button>
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="quiet">{x.noRows}</p>}
    </section>
  );
}
