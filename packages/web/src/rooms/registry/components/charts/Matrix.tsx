import type { ChartsAnswer } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { stepOf } from './shape.ts';
import type { Pick } from './shape.ts';

/** Holders by the values of a field, shaded by count; a cell adds both conditions. */
export function Matrix(props: {
  readonly matrix: ChartsAnswer['matrix'];
  /** Field of the columns. */
  readonly field: string;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { rows, columns, counts } = props.matrix;
  const most = Math.max(0, ...counts.flat());
  return (
    <div className="matrix">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.charts.holders.title}</th>
            {columns.map((column) => (
              <th key={column.value} scope="col">
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((holder, row) => (
            <tr key={holder}>
              <th scope="row">{holder}</th>
              {columns.map((column, place) => {
                const count = counts[row]?.[place] ?? 0;
                const step = stepOf(count, most);
                return (
                  <td key={column.value}>
                    {count === 0 ? (
                      <span className="matrix__none">–</span>
                    ) : (
                      <button
                        type="button"
                        className={step >= 5 ? 'matrix__cell matrix__cell--dark' : 'matrix__cell'}
                        style={{ background: `var(--seq-${step})` }}
                        title={t.charts.add(`${holder} × ${say(column.label)}`)}
                        onClick={() =>
                          props.onPick([
                            { field: 'holder', value: holder },
                            { field: props.field, value: column.value },
                          ])
                        }
                      >
                        {f.number(count)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
