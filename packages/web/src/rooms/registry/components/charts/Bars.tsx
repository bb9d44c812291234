import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import type { BarRow, Pick } from './shape.ts';

/** Horizontal bars from zero; each is a button that adds its condition. */
export function Bars(props: {
  readonly rows: readonly BarRow[];
  readonly colour?: (row: BarRow) => string;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const most = Math.max(1, ...props.rows.map((row) => row.count));
  return (
    <ul className="bars">
      {props.rows.map((row) => {
        const name = say(row.label);
        return (
          <li key={row.value}>
            <button
              type="button"
              className="bars__row"
              title={t.charts.add(name)}
              onClick={() => props.onPick([row.pick])}
            >
              <span className="bars__name">{name}</span>
              <span className="bars__lane">
                <span
                  className="bars__bar"
                  style={{
                    width: `${(row.count / most) * 100}%`,
                    background: props.colour?.(row) ?? 'var(--qing)',
                  }}
                />
                <span className="bars__count">{f.number(row.count)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
