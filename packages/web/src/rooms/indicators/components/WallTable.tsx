import type { Board, BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { byGroup, squareOf } from '../figures.ts';
import { useFigures } from '../useFigures.ts';
import { Level } from './Level.tsx';
import { Square, StatusMark } from './StatusMark.tsx';

/** Every core indicator at once; the row in focus is explained beside the table. */
export function WallTable(props: {
  readonly board: Board;
  readonly rows: readonly BoardRow[];
  readonly focus: number;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { board, rows } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { columns } = x;
  const districts = board.reach.filter(({ kind }) => kind === 'district');
  return (
    <table className="wall__table">
      <thead>
        <tr>
          <th scope="col">
            <span className="seen-by-readers">{x.title}</span>
          </th>
          <th scope="col">{columns.indicator}</th>
          <th scope="col" className="wall__value">
            {columns.value}
          </th>
          <th scope="col">{columns.status}</th>
          <th scope="col">{columns.bar}</th>
          {districts.map((area) => (
            <th key={area.code} scope="col" className="wall__square">
              <span aria-hidden="true">{say(area.mark)}</span>
              <span className="seen-by-readers">{say(area.name)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byGroup(rows).flatMap(({ group, rows: members }) =>
          members.map((row, place) => (
            <Row
              key={row.code}
              row={row}
              group={place === 0 ? x.groups[group] : null}
              districts={districts}
              isFocus={rows.indexOf(row) === props.focus}
              onFocus={() => props.onFocus(rows.indexOf(row))}
            />
          )),
        )}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly row: BoardRow;
  readonly group: string | null;
  readonly districts: Board['reach'];
  readonly isFocus: boolean;
  readonly onFocus: () => void;
}): ReactNode {
  const { row } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure, reason } = useFigures();
  const { measured } = row;
  return (
    <tr aria-current={props.isFocus || undefined} data-opens={props.group !== null || undefined}>
      <td className="wall__group">{props.group}</td>
      <th scope="row">
        <button type="button" onClick={props.onFocus}>
          <i>{row.code}</i> {say(row.shortTitle)}
        </button>
      </th>
      <td className="wall__value">
        <b>{figure(measured.value, row.decimals)}</b>{' '}
        {measured.value !== null && <small>{say(row.unit)}</small>}
      </td>
      <td className="wall__status">
        <StatusMark status={row.assessment.status} />
      </td>
      <td className="wall__bar">
        {measured.value === null ? <p>{reason(measured)}</p> : <Level row={row} />}
      </td>
      {props.districts.map(({ code, name }) => {
        const here = row.areas.find(({ area }) => area === code);
        const status = here?.status ?? 'noValue';
        return (
          <td key={code} className="wall__square">
            <Square form={squareOf(status)} size={20} />
            <span className="seen-by-readers">
              {say(name)} {x.statuses[status]}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
