import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { ScrollBox } from '../../../base/components/table/ScrollBox.tsx';
import { csvText, saveText } from '../../../base/files.ts';
import type { Facts } from './CellResults.tsx';

/** A result that is a table, with its data as a file. */
export function DataTable(props: {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly facts: Facts;
  /** Columns that are words and no figures; the first unless told. */
  readonly words?: readonly number[];
  /** By row a class of −3 to 3 that colours its third figure; null colours nothing. */
  readonly depths?: readonly (number | null)[];
}): ReactNode {
  const { t } = useSpeech();
  const { title, head, rows, facts, words = [0], depths } = props;
  const save = (): void =>
    saveText(`${title}.csv`, 'text/csv;charset=utf-8', csvText([...facts(), head, ...rows]));
  return (
    <section className="analysis-table">
      <header className="chart__head">
        <h2>{title}</h2>
        <button
          type="button"
          className="chart__save"
          aria-label={t.charts.save(title)}
          onClick={save}
        >
          <Icon name="download" size={14} />
        </button>
      </header>
      <ScrollBox label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name, column) => (
                <th
                  key={name}
                  scope="col"
                  className={words.includes(column) ? undefined : 'number'}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], row) => (
              // Two flows may begin at the same area.
              <tr key={`${name} ${row}`}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td
                    // The columns of one table never move.
                    key={column}
                    className={classOf(
                      words.includes(column + 1),
                      column === 2 ? depths?.[row] : null,
                    )}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function classOf(isText: boolean, depth: number | null | undefined): string | undefined {
  if (isText) return undefined;
  if (depth === null || depth === undefined || depth === 0) return 'number';
  return `number analysis-depth analysis-depth--${depth < 0 ? 'less' : 'more'}${Math.abs(depth)}`;
}
