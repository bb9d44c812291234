import type { CalendarYear } from '@zca/domain/law';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import '../../../base/components/Status.css';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { yearsToShow } from '../calendarDays.ts';
import { NewYear } from '../components/NewYear.tsx';
import { calendarQuery } from '../queries.ts';
import './LawPages.css';

/** Days of one kind: their number, which opens to the days themselves. */
function Days(props: {
  readonly calendar: CalendarYear | null;
  readonly kind: CalendarYear['days'][number]['kind'];
}): ReactNode {
  const w = useWorkTexts();
  const days = props.calendar?.days.filter((each) => each.kind === props.kind) ?? [];
  if (props.calendar === null) return '–';
  return (
    <details>
      <summary>{w.calendar.days(days.length)}</summary>
      <p className="year-days">{days.map((each) => each.day.slice(5)).join('  ')}</p>
    </details>
  );
}

/** Published years of the working calendar, and the years that are missing. */
export function CalendarPage(): ReactNode {
  const { f } = useSpeech();
  const w = useWorkTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery(calendarQuery);
  const { data: session } = useQuery(sessionQuery);
  const [adding, setAdding] = useState<{ year: number | null } | null>(null);
  const [thisYear] = useState(() => Number(todayInCity(new Date()).slice(0, 4)));
  useDocumentTitle(w.calendar.title);
  const mayChange = session?.actions.includes('law.change') === true;
  return (
    <>
      <div className="work-title">
        <h1>{w.calendar.title}</h1>
        {mayChange && (
          <div className="work-title__acts">
            <Button type="primary" onClick={() => setAdding({ year: null })}>
              {w.calendar.add}
            </Button>
          </div>
        )}
      </div>
      <p className="work-lead">{w.calendar.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        size="small"
        rowKey="year"
        pagination={false}
        loading={{ spinning: isPending, delay: 300 }}
        scroll={{ x: 'max-content' }}
        dataSource={data === undefined ? [] : yearsToShow(data.years, thisYear)}
        columns={[
          { title: w.calendar.year, render: (_, { year }) => <b>{year}</b> },
          {
            title: w.calendar.state,
            render: (_, { calendar }) => (
              <span className={`status status--${calendar === null ? 'warned' : 'valid'}`}>
                <Glyph shape={calendar === null ? 'dotted' : 'disc'} />
                {calendar === null ? w.calendar.missing : w.calendar.loaded}
              </span>
            ),
          },
          { title: w.calendar.notice, render: (_, { calendar }) => calendar?.notice ?? '–' },
          {
            title: w.calendar.publishedOn,
            align: 'right',
            render: (_, { calendar }) =>
              calendar?.publishedOn == null ? '–' : f.day(calendar.publishedOn),
          },
          {
            title: w.calendar.holidays,
            render: (_, { calendar }) => <Days calendar={calendar} kind="holiday" />,
          },
          {
            title: w.calendar.workdays,
            render: (_, { calendar }) => <Days calendar={calendar} kind="workday" />,
          },
          {
            title: <span className="seen-by-readers">{w.calendar.add}</span>,
            render: (_, { year, calendar }) =>
              calendar === null && mayChange ? (
                <Button size="small" onClick={() => setAdding({ year })}>
                  {w.calendar.addYear(year)}
                </Button>
              ) : null,
          },
        ]}
      />
      {adding !== null && (
        <NewYear
          year={adding.year}
          onClose={() => setAdding(null)}
          onSaved={(year) => {
            setAdding(null);
            void message.success(w.calendar.form.saved(year));
            void client.invalidateQueries({ queryKey: calendarQuery.queryKey });
          }}
        />
      )}
    </>
  );
}
