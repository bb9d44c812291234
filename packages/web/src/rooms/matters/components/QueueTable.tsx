import type { MatterRow } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { limitOfRow } from '../limit.ts';
import type { QueueGroup } from '../queueGroups.ts';
import { LimitMark, LimitSign } from './LimitMark.tsx';

/** A due day as short as it can be told: without the year when it is this one. */
export function shortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** The rows of a queue, one line each, in groups by their due day. */
export function QueueTable(props: {
  readonly groups: readonly QueueGroup[];
  readonly today: string;
  readonly chosen: string | null;
  readonly isPast: boolean;
  readonly isOld: boolean;
  readonly onChoose: (id: string) => void;
  /** Matters that are selected for doing something to all of them; null where nothing could be. */
  readonly picked: ReadonlySet<string> | null;
  readonly onPick: (ids: readonly string[], isPicked: boolean) => void;
}): ReactNode {
  const { queue, together } = useMatterTexts();
  const { picked } = props;
  const ids = props.groups.flatMap((group) => group.rows.map((row) => row.id));
  return (
    <table
      className={props.isOld ? 'queue-table queue-table--old' : 'queue-table'}
      aria-busy={props.isOld}
    >
      <caption className="seen-by-readers">{queue.table}</caption>
      <thead>
        <tr>
          <th scope="col" className="queue-table__sign">
            {picked !== null && (
              <input
                type="checkbox"
                aria-label={together.pickAll}
                checked={ids.every((id) => picked.has(id))}
                onChange={(event) => props.onPick(ids, event.target.checked)}
              />
            )}
            <span className="seen-by-readers">{queue.limit}</span>
          </th>
          <th scope="col">{queue.number}</th>
          <th scope="col" className="queue-table__kind">
            {queue.kind}
          </th>
          <th scope="col">{queue.subject}</th>
          <th scope="col">{queue.state}</th>
          <th scope="col" className="queue-table__office">
            {queue.holder}
          </th>
          <th scope="col" className="number">
            {props.isPast ? queue.ended : queue.due}
          </th>
          <th scope="col">{queue.rest}</th>
        </tr>
      </thead>
      {props.groups.map((group) => (
        <tbody key={group.name}>
          <tr className="queue-table__group">
            <th scope="rowgroup" colSpan={8}>
              {group.count === null
                ? queue.groups[group.name]
                : queue.group(queue.groups[group.name], group.count)}
            </th>
          </tr>
          {group.rows.map((row) => (
            <QueueLine
              key={row.id}
              row={row}
              today={props.today}
              isChosen={row.id === props.chosen}
              onChoose={() => props.onChoose(row.id)}
              isPicked={picked === null ? null : picked.has(row.id)}
              onPick={(isPicked) => props.onPick([row.id], isPicked)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function QueueLine(props: {
  readonly row: MatterRow;
  readonly today: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly isPicked: boolean | null;
  readonly onPick: (isPicked: boolean) => void;
}): ReactNode {
  const { row } = props;
  const { f, say } = useSpeech();
  const { together } = useMatterTexts();
  const limit = limitOfRow(row);
  const due = row.clock?.dueDay ?? null;
  return (
    // The row is a larger target for the pointer; the keyboard has the link and the keys of the page.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      data-matter={row.id}
      className="queue-table__row"
      aria-current={props.isChosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <td className="queue-table__sign">
        {props.isPicked !== null && (
          <input
            type="checkbox"
            aria-label={together.pick(row.number)}
            checked={props.isPicked}
            onClick={(event) => event.stopPropagation()}
            onChange={(event) => props.onPick(event.target.checked)}
          />
        )}
        <LimitSign face={limit.face} />
      </td>
      <td className="queue-table__number">
        <Link to="/desk/matters/$id" params={{ id: row.id }} onFocus={props.onChoose}>
          {row.number}
        </Link>
      </td>
      <td className="queue-table__kind">{say(row.procedureTitle)}</td>
      <td className="queue-table__subject" title={row.subject}>
        {row.subject}
      </td>
      <td className="queue-table__state">{say(row.state)}</td>
      <td className="queue-table__office quiet">
        {row.officeName === null ? '–' : say(row.officeName)}
      </td>
      <td className="number queue-table__due">
        {row.endedAt !== null
          ? f.instant(row.endedAt)
          : due === null
            ? '–'
            : shortDay(due, props.today)}
      </td>
      <td className="queue-table__limit">
        <LimitMark limit={limit} sign={false} />
      </td>
    </tr>
  );
}
