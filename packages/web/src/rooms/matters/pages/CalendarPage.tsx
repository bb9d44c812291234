import type { DueDays } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { SPANS } from '../address.ts';
import type { Span } from '../address.ts';
import { LimitMark } from '../components/LimitMark.tsx';
import { limitOfRow } from '../limit.ts';
import { dayAfter, monthOf, sameDayOf, weekOf } from '../monthGrid.ts';
import { dueDaysQuery } from '../queries.ts';
import '../components/Desk.css';
import './CalendarPage.css';

/** Matters named in a cell of the month; the rest is counted. */
const NAMED = 3;
/** Days of the list. */
const LIST_DAYS = 60;

type Day = DueDays['days'][number];

/** What is due when: by month, by week, or as a list that says the same. */
export function CalendarPage(): ReactNode {
  const address = useSearch({ from: '/desk/matters/calendar' });
  const navigate = useNavigate();
  const { f } = useSpeech();
  const { calendar } = useMatterTexts();
  const [today] = useState(() => todayInCity(new Date()));
  const span = address.span ?? 'month';
  const day = address.day ?? today;
  const weeks = span === 'month' ? monthOf(day) : [weekOf(day)];
  const days = weeks.flat();
  const [from, to] =
    span === 'list' ? [day, dayAfter(day, LIST_DAYS - 1)] : [days[0]!, days.at(-1)!];
  const { data, error, refetch } = useQuery(dueDaysQuery(from, to));
  useDocumentTitle(calendar.title);

  const go = (change: { span?: Span; day?: string }): void =>
    void navigate({
      to: '/desk/matters/calendar',
      search: { span, day, ...change },
      replace: true,
      resetScroll: false,
    });
  const step = (by: number): void => {
    const next =
      span === 'month' ? sameDayOf(day, by) : dayAfter(day, by * (span === 'week' ? 7 : LIST_DAYS));
    go({ day: next });
  };
  return (
    <>
      <div className="work-title">
        <h1>{calendar.title}</h1>
        <span className="quiet" role="status">
          {span === 'month'
            ? f.day(day).slice(0, f.language === 'zh' ? 7 : undefined)
            : `${f.day(from)} – ${f.day(to)}`}
        </span>
        <div className="work-title__acts">
          <button type="button" className="button button--small" onClick={() => step(-1)}>
            <Icon name="left" />
            {calendar.previous}
          </button>
          <button type="button" className="button button--small" onClick={() => go({ day: today })}>
            {calendar.today}
          </button>
          <button type="button" className="button button--small" onClick={() => step(1)}>
            {calendar.next}
            <Icon name="right" />
          </button>
        </div>
      </div>
      <nav className="desk-views" aria-label={calendar.title}>
        {SPANS.map((each) => (
          <Link
            key={each}
            to="/desk/matters/calendar"
            search={{ span: each, day }}
            aria-current={each === span ? 'page' : undefined}
          >
            {calendar[each]}
          </Link>
        ))}
        {span !== 'list' && <span className="note calendar__keys">{calendar.keys}</span>}
      </nav>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined &&
        (span === 'list' ? (
          <DayList days={data.days} />
        ) : (
          <Grid
            weeks={weeks}
            month={span === 'month' ? day.slice(0, 7) : null}
            chosen={day}
            today={data.today}
            days={data.days}
            onChoose={(next) => go({ day: next })}
          />
        ))}
    </>
  );
}

const KEY_DAYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

function Grid(props: {
  readonly weeks: readonly (readonly string[])[];
  /** The month whose days count; null when every day does. */
  readonly month: string | null;
  readonly chosen: string;
  readonly today: string;
  readonly days: readonly Day[];
  readonly onChoose: (day: string) => void;
}): ReactNode {
  const { chosen, onChoose } = props;
  const { f } = useSpeech();
  const { calendar } = useMatterTexts();
  const moved = useRef(false);
  const isWeek = props.month === null;
  useEffect(() => {
    if (moved.current) document.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus();
    moved.current = false;
  }, [chosen]);
  return (
    <table className={isWeek ? 'calendar calendar--week' : 'calendar'}>
      <caption className="seen-by-readers">{calendar.grid}</caption>
      <thead>
        <tr>
          {calendar.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const due = props.days.find((each) => each.day === day);
              const outside = props.month !== null && !day.startsWith(props.month);
              return (
                <td
                  key={day}
                  className={outside ? 'calendar__day calendar__day--outside' : 'calendar__day'}
                  aria-current={day === props.today ? 'date' : undefined}
                >
                  <Link
                    className="calendar__number"
                    data-day={day}
                    to="/desk/matters"
                    search={{ due: day }}
                    tabIndex={day === chosen ? 0 : -1}
                    onKeyDown={(event) => {
                      const by = KEY_DAYS[event.key];
                      if (by === undefined) return;
                      event.preventDefault();
                      moved.current = true;
                      onChoose(dayAfter(day, by));
                    }}
                  >
                    <span aria-hidden="true">{Number(day.slice(8))}</span>
                    {due !== undefined && (
                      <span className="calendar__count" aria-hidden="true">
                        {calendar.count(due.count)}
                      </span>
                    )}
                    <span className="seen-by-readers">
                      {calendar.dayCount(f.day(day), due?.count ?? 0)}
                    </span>
                  </Link>
                  {due !== undefined && <DayMatters day={due} most={isWeek ? due.count : NAMED} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayMatters(props: { readonly day: Day; readonly most: number }): ReactNode {
  return (
    <ul className="calendar__matters">
      {props.day.matters.slice(0, props.most).map((row) => (
        <li key={row.id}>
          <Link
            to="/desk/matters/$id"
            params={{ id: row.id }}
            className={limitOfRow(row).kind === 'over' ? 'limit--over' : undefined}
          >
            {row.subject}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The calendar as a list: the twin of the grid. */
function DayList(props: { readonly days: readonly Day[] }): ReactNode {
  const { f, say } = useSpeech();
  const { calendar, queue } = useMatterTexts();
  if (props.days.length === 0) return <p className="desk-empty">{calendar.none}</p>;
  return (
    <div className="day-list">
      {props.days.map((day) => (
        <section key={day.day}>
          <h2>
            <Link to="/desk/matters" search={{ due: day.day }}>
              {calendar.dayCount(f.day(day.day), day.count)}
            </Link>
          </h2>
          <ul>
            {day.matters.map((row) => (
              <li key={row.id}>
                <LimitMark limit={limitOfRow(row)} />
                <Link to="/desk/matters/$id" params={{ id: row.id }}>
                  <span className="mono">{row.number}</span> {row.subject}
                </Link>
                <span className="quiet">{say(row.state)}</span>
              </li>
            ))}
          </ul>
          {day.count > day.matters.length && (
            <p>
              <Link to="/desk/matters" search={{ due: day.day }}>
                {queue.count(day.count)}
              </Link>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
