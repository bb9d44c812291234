import type { AreaView, Board, BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { indicatorPath } from '../paths.ts';
import type { FiguresAddress } from '../address.ts';
import { byGroup, squareOf } from '../figures.ts';
import { useFigures } from '../useFigures.ts';
import { Figure } from './Figure.tsx';
import { Level } from './Level.tsx';
import { Square, StatusMark } from './StatusMark.tsx';
import './BoardTable.css';

/** The board: a row an indicator, with its bar and a square for every smaller area. */
export function BoardTable(props: {
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
  const smaller = board.reach.filter(
    ({ code, kind }) =>
      kind !== 'city' && rows.some((row) => row.areas.some((a) => a.area === code)),
  );
  const { columns } = x;
  return (
    <section className="board" aria-label={props.title}>
      <h2>{props.title}</h2>
      <div className="board__scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.indicator}</th>
              <th scope="col" className="number">
                {columns.value}
              </th>
              <th scope="col">{columns.status}</th>
              <th scope="col" className="board__bar">
                {columns.bar}
              </th>
              <th scope="col" className="number">
                {columns.target}
              </th>
              <th scope="col" className="number">
                {columns.completion}
              </th>
              {smaller.map((area) => (
                <th
                  key={area.code}
                  scope="col"
                  className={areaClass(area, smaller)}
                  title={say(area.name)}
                >
                  <span aria-hidden="true">{say(area.mark)}</span>
                  <span className="seen-by-readers">{say(area.name)}</span>
                </th>
              ))}
              {onDraft !== undefined && <th scope="col">{cockpit.acts}</th>}
            </tr>
          </thead>
          {byGroup(rows).map(({ group, rows: members }) => (
            <tbody key={group}>
              <tr className="board__group">
                <th scope="rowgroup" colSpan={6 + smaller.length + (onDraft === undefined ? 0 : 1)}>
                  {x.groups[group]}
                </th>
              </tr>
              {members.map((row) => (
                <Row
                  key={row.code}
                  row={row}
                  board={board}
                  smaller={smaller}
                  {...(onDraft === undefined ? {} : { onDraft })}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

/** Development zones stand a little apart from the districts, in which they lie. */
function areaClass(area: AreaView, areas: readonly AreaView[]): string {
  const [first] = areas.filter(({ kind }) => kind === 'zone');
  return area === first ? 'board__area board__area--zones' : 'board__area';
}

function Row(props: {
  readonly row: BoardRow;
  readonly board: Board;
  readonly smaller: readonly AreaView[];
  readonly onDraft?: (code: string) => void;
}): ReactNode {
  const { row, board, onDraft } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const cockpit = useCockpitTexts();
  const { figure, share, range, reason } = useFigures();
  const { assessment, measured, decimals } = row;
  const address: FiguresAddress = {
    period: board.period.name,
    area: board.area.code,
    source: board.source,
  };
  return (
    <tr>
      <th scope="row">
        <span className="board__name">
          <span className="board__code">{row.code}</span>
          {say(row.shortTitle)}
        </span>
      </th>
      <td className="number board__value">
        {measured.value === null ? x.none : <Figure row={row} address={address} fromWork />}
      </td>
      <td className="board__status">
        <StatusMark status={assessment.status} />
      </td>
      <td className="board__bar">
        {measured.value === null ? (
          <a className="board__reason" href={indicatorPath(row.code, address)}>
            {reason(measured)}
          </a>
        ) : (
          <>
            <Level row={row} />
            <span className="seen-by-readers">
              {x.barOf(
                figure(measured.value, decimals),
                figure(assessment.scheduled, decimals),
                figure(assessment.target, decimals),
              )}
              {assessment.forecast !== null && ` ${range(assessment.forecast, decimals)}`}
            </span>
          </>
        )}
      </td>
      <td
        className="number board__target"
        data-label={x.columns.target}
        data-empty={assessment.target === null || undefined}
      >
        {figure(assessment.target, decimals)}
      </td>
      <td
        className="number board__completion"
        data-label={x.columns.completion}
        data-empty={assessment.completion === null || undefined}
      >
        {share(assessment.completion)}
      </td>
      {props.smaller.map((area) => (
        <AreaCell
          key={area.code}
          row={row}
          area={area}
          look={areaClass(area, props.smaller)}
          address={address}
        />
      ))}
      {onDraft !== undefined && (
        <td className="board__act">
          <button
            type="button"
            className="link-button"
            aria-label={cockpit.draftOf(say(row.title))}
            onClick={() => onDraft(row.code)}
          >
            {cockpit.draft}
          </button>
        </td>
      )}
    </tr>
  );
}

/** The square of one area: it opens the same indicator there. */
function AreaCell(props: {
  readonly row: BoardRow;
  readonly area: AreaView;
  readonly look: string;
  readonly address: FiguresAddress;
}): ReactNode {
  const { row, area } = props;
  const { say } = useSpeech();
  const { statuses } = useIndicatorTexts();
  const cockpit = useCockpitTexts();
  const { figure } = useFigures();
  const here = row.areas.find((each) => each.area === area.code);
  const status = here?.status ?? 'noValue';
  const words = cockpit.square(
    say(area.name),
    figure(here?.value ?? null, row.decimals),
    statuses[status],
  );
  return (
    <td className={props.look}>
      <a
        href={indicatorPath(row.code, { ...props.address, area: area.code })}
        title={words}
        aria-label={words}
      >
        <Square form={squareOf(status)} />
      </a>
    </td>
  );
}
