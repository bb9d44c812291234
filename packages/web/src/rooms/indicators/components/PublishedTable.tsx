import type { Board, BoardRow } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import type { FiguresAddress } from '../address.ts';
import { byGroup } from '../figures.ts';
import { useFigures } from '../useFigures.ts';
import { Figure } from './Figure.tsx';
import { Level, Spark } from './Level.tsx';
import { StatusMark } from './StatusMark.tsx';
import './PublishedTable.css';

/** Indicators as a table: what they are, how much, how they stand, since when it is published. */
export function PublishedTable(props: {
  readonly title: string;
  readonly board: Board;
  readonly rows: readonly BoardRow[];
}): ReactNode {
  const { board } = props;
  const x = useIndicatorTexts();
  const address: FiguresAddress = {
    period: board.period.name,
    area: board.area.code,
    source: board.source,
  };
  const { columns } = x;
  return (
    <section className="indicator-list" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.rows.length === 0 ? (
        <p className="quiet">{x.noRows}</p>
      ) : (
        <table className="indicator-table">
          <thead>
            <tr>
              <th scope="col">{columns.indicator}</th>
              <th scope="col" className="number">
                {columns.value}
              </th>
              <th scope="col" className="number indicator-table__wide">
                {columns.target}
              </th>
              <th scope="col" className="indicator-table__status">
                {columns.status}
              </th>
              <th scope="col" className="number indicator-table__wide">
                {columns.completion}
              </th>
              <th scope="col" className="indicator-table__wide indicator-table__bar">
                {columns.bar}
              </th>
              <th scope="col" className="indicator-table__wide">
                {columns.line}
              </th>
              <th scope="col" className="indicator-table__wide">
                {columns.published}
              </th>
            </tr>
          </thead>
          {byGroup(props.rows).map(({ group, rows }) => (
            <tbody key={group}>
              <tr className="indicator-table__group">
                <th colSpan={8} scope="rowgroup">
                  {x.groups[group]}
                </th>
              </tr>
              {rows.map((row) => (
                <Row key={row.code} row={row} address={address} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function Row(props: { readonly row: BoardRow; readonly address: FiguresAddress }): ReactNode {
  const { row, address } = props;
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure, share, range } = useFigures();
  const { assessment } = row;
  const { forecast } = assessment;
  return (
    <tr>
      <th scope="row">
        <span className="indicator-table__code">{row.code}</span>
        <span className="indicator-table__name">
          <Link to="/indicators/$code" params={{ code: row.code }} search={address}>
            {say(row.title)}
          </Link>
          <span className="indicator-table__below">
            <StatusMark status={assessment.status} />
          </span>
        </span>
      </th>
      <td className="number indicator-table__value">
        <Figure row={row} address={address} />
      </td>
      <td className="number indicator-table__wide">{figure(assessment.target, row.decimals)}</td>
      <td className="indicator-table__status">
        <StatusMark status={assessment.status} />
      </td>
      <td className="number indicator-table__wide">{share(assessment.completion)}</td>
      <td className="indicator-table__wide indicator-table__bar">
        <Level row={row} />
        <span className="seen-by-readers">
          {x.barOf(
            figure(row.measured.value, row.decimals),
            figure(assessment.scheduled, row.decimals),
            figure(assessment.target, row.decimals),
          )}
          {forecast !== null && ` ${range(forecast, row.decimals)}`}
        </span>
      </td>
      <td className="indicator-table__wide">
        <Spark years={row.years} />
        <span className="seen-by-readers">
          {row.years.map(({ year, value }) => `${year}: ${figure(value, row.decimals)}`).join('; ')}
        </span>
      </td>
      <td className="indicator-table__wide indicator-table__stamp">
        {row.published === null
          ? x.unpublished
          : x.vintage(row.published.vintage, f.day(row.published.publishedAt.slice(0, 10)))}
      </td>
    </tr>
  );
}
