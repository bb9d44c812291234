import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { cityQuery } from '../api/queries.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { csvText, savePng, saveText } from '../files.ts';
import { Icon } from './Icon.tsx';
import './ChartPanel.css';

export interface TwinTable {
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly cells: readonly (number | string)[];
    /** Adds the row's condition; absent for sums. */
    readonly add?: () => void;
    /** What pressing the row does, where it is not adding its condition. */
    readonly says?: string;
  }[];
}

/** A chart with its title in words, its unit, its table twin and its data as a file. */
export function ChartPanel(props: {
  readonly title: string;
  readonly unit: string;
  readonly table: TwinTable;
  /** What the file of the data says before its rows: the question, the day. */
  readonly facts: () => readonly (readonly (string | number)[])[];
  readonly wide?: boolean;
  /** Level of its heading on the page, 3 unless told. */
  readonly level?: 2 | 3;
  /** True when the chart is one drawing, which can be saved as a picture. */
  readonly drawn?: boolean;
  /** What stands above the chart and its table alike. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t, f } = useSpeech();
  const [asTable, setAsTable] = useState(false);
  const client = useQueryClient();
  const { table, title } = props;
  const Heading = `h${props.level ?? 3}` as const;
  const panel = useRef<HTMLElement>(null);
  const seedOf = (): string | null =>
    client.getQueryData(cityQuery.queryKey)?.demonstrationSeed ?? null;
  const prefix = (): string => (seedOf() === null ? '' : `${t.demonstration.tag}-`);
  const savePicture = (): void => {
    const drawing = panel.current?.querySelector<SVGSVGElement>('.chart__drawing svg');
    if (!drawing) return;
    const seed = seedOf();
    const caption = seed === null ? title : `${title} · ${t.demonstration.sentence(seed)}`;
    void savePng(`${prefix()}${title}.png`, drawing, caption);
  };
  const save = (): void => {
    const seed = seedOf();
    const facts = [
      ...(seed === null ? [] : [[t.demonstration.tag, t.demonstration.sentence(seed)]]),
      ...props.facts(),
      [t.charts.fileTime, new Date().toISOString()],
    ];
    saveText(
      `${prefix()}${title}.csv`,
      'text/csv;charset=utf-8',
      csvText([...facts, [...table.head], ...table.rows.map((row) => [row.name, ...row.cells])]),
    );
  };
  return (
    <section
      ref={panel}
      className={props.wide === true ? 'chart chart--wide' : 'chart'}
      aria-label={title}
    >
      <header className="chart__head">
        <Heading>
          {title} <small>{props.unit}</small>
        </Heading>
        <button
          type="button"
          className="link-button"
          aria-pressed={asTable}
          aria-label={asTable ? t.charts.showDrawing(title) : t.charts.showTable(title)}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon name={asTable ? 'chart' : 'list'} size={14} />
          {asTable ? t.charts.drawing : t.charts.table}
        </button>
        <button
          type="button"
          className="chart__save"
          aria-label={t.charts.save(title)}
          onClick={save}
        >
          <Icon name="download" size={14} />
        </button>
        {props.drawn === true && !asTable && table.rows.length > 0 && (
          <button
            type="button"
            className="chart__save"
            aria-label={t.charts.savePicture(title)}
            onClick={savePicture}
          >
            <Icon name="picture" size={14} />
          </button>
        )}
      </header>
      {props.above}
      {table.rows.length === 0 ? (
        <p className="quiet">{t.charts.nothing}</p>
      ) : asTable ? (
        <div className="chart__table">
          <table aria-label={title}>
            <thead>
              <tr>
                {table.head.map((name, column) => (
                  <th key={name} scope="col" className={column === 0 ? undefined : 'number'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    {row.add === undefined ? (
                      row.name
                    ) : (
                      <button
                        type="button"
                        className="link-button"
                        title={row.says ?? t.charts.add(row.name)}
                        onClick={row.add}
                      >
                        {row.name}
                      </button>
                    )}
                  </th>
                  {row.cells.map((cell, column) => (
                    // The columns of one table never move.
                    <td key={column} className="number">
                      {typeof cell === 'number' ? f.number(cell) : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        props.children
      )}
    </section>
  );
}
