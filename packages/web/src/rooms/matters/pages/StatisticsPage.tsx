import type { MatterStatistics } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { csvText, saveText } from '../../../base/files.ts';
import { officesQuery, proceduresQuery, statisticsQuery } from '../queries.ts';
import '../components/Desk.css';
import './StatisticsPage.css';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly filed: number;
  readonly ended: number | null;
}

/** Figures of the matters that were filed in a span of days. */
export function StatisticsPage(): ReactNode {
  const address = useSearch({ from: '/desk/matters/statistics' });
  const navigate = useNavigate();
  const { say } = useSpeech();
  const { statistics: words, queue, calendar } = useMatterTexts();
  const [today] = useState(() => todayInCity(new Date()));
  const from = address.from ?? `${today.slice(0, 4)}-01-01`;
  const to = address.to ?? today;
  const { data, error, refetch } = useQuery(statisticsQuery({ ...address, from, to }));
  const { data: procedures } = useQuery(proceduresQuery);
  useDocumentTitle(words.title);
  const go = (change: { from?: string; to?: string; procedure?: string }): void => {
    const next = { ...address, ...change };
    void navigate({
      to: '/desk/matters/statistics',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')),
      replace: true,
    });
  };
  return (
    <>
      <div className="work-title">
        <h1>{words.title}</h1>
      </div>
      <p className="work-lead">{words.lead}</p>
      <div className="work-tools">
        <label className="desk-filter">
          <span>{words.from}</span>
          <input
            type="date"
            value={from}
            max={to}
            onChange={(event) => go({ from: event.target.value })}
          />
        </label>
        <label className="desk-filter">
          <span>{words.to}</span>
          <input
            type="date"
            value={to}
            min={from}
            onChange={(event) => go({ to: event.target.value })}
          />
        </label>
        <label className="desk-filter">
          <span>{queue.procedure}</span>
          <select
            value={address.procedure ?? ''}
            onChange={(event) => go({ procedure: event.target.value })}
          >
            <option value="">{queue.all}</option>
            {(procedures?.procedures ?? []).map((procedure) => (
              <option key={procedure.id} value={procedure.id}>
                {say(procedure.title)}
              </option>
            ))}
          </select>
        </label>
        <Link className="link-button" to="/desk/matters/calendar">
          {calendar.title}
        </Link>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined &&
        (data.total.filed === 0 ? (
          <p className="desk-empty">{words.none}</p>
        ) : (
          <Figures figures={data} />
        ))}
    </>
  );
}

function Figures(props: { readonly figures: MatterStatistics }): ReactNode {
  const { figures } = props;
  const { f, say } = useSpeech();
  const { statistics: words } = useMatterTexts();
  const { data: offices } = useQuery(officesQuery);
  const officeName = (code: string | null): string => {
    const office = offices?.offices.find((each) => each.code === code);
    return office === undefined ? (code ?? words.noOffice) : say(office.name);
  };
  const nameOf = (procedure: string): string => {
    const found = figures.byProcedure.find((row) => row.key === procedure);
    return found === undefined ? procedure : say(found.title);
  };
  const { total } = figures;
  const facts: readonly (readonly [string, string])[] = [
    [words.filed, f.number(total.filed)],
    [words.open, f.number(total.filed - total.ended)],
    [words.ended, f.number(total.ended)],
    [words.overdue, f.number(total.overdue)],
    [words.median, total.medianDays === null ? '–' : words.days(f.number(total.medianDays))],
    [words.mean, total.meanDays === null ? '–' : words.days(f.number(total.meanDays))],
  ];
  return (
    <>
      <dl className="figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ClockTable clocks={figures.clocks} nameOf={nameOf} />
      <div className="figures__tables">
        <CountTable
          title={words.byProcedure}
          rows={figures.byProcedure.map((row) => ({
            key: row.key ?? '',
            name: say(row.title),
            filed: row.filed,
            ended: row.ended,
          }))}
        />
        <CountTable
          title={words.byState}
          rows={figures.byState.map((row) => ({
            key: `${row.procedure} ${row.state}`,
            name: `${nameOf(row.procedure)} · ${say(row.title)}`,
            filed: row.filed,
            ended: null,
          }))}
        />
        <CountTable
          title={words.byOffice}
          rows={figures.byOffice.map((row) => ({
            key: row.key ?? '',
            name: officeName(row.key),
            filed: row.filed,
            ended: row.ended,
          }))}
        />
        <CountTable
          title={words.byMonth}
          rows={figures.byMonth.map((row) => ({
            key: row.key ?? '',
            name: row.key ?? '',
            filed: row.filed,
            ended: row.ended,
          }))}
        />
      </div>
    </>
  );
}

/** Share in time of what has been done, or is overdue: what still runs says nothing yet. */
function ClockTable(props: {
  readonly clocks: MatterStatistics['clocks'];
  readonly nameOf: (procedure: string) => string;
}): ReactNode {
  const { nameOf } = props;
  const { f, say } = useSpeech();
  const { statistics: words } = useMatterTexts();
  if (props.clocks.length === 0) return null;
  return (
    <section className="work-section">
      <h2>{words.clocks}</h2>
      <p className="note">{words.shareNote}</p>
      <div className="figures__scroll">
        <table className="figures__table">
          <thead>
            <tr>
              <th scope="col">{words.clock}</th>
              {[words.onTime, words.late, words.overdue, words.running, words.share].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.clocks.map((clock) => {
              const over = clock.inTime + clock.late + clock.overdue;
              return (
                <tr key={`${clock.procedure} ${clock.clock}`}>
                  <th scope="row">
                    {nameOf(clock.procedure)} · {say(clock.title)}
                  </th>
                  {[clock.inTime, clock.late, clock.overdue, clock.running].map((count, index) => (
                    // The four columns are in a fixed order.
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={index} className="number">
                      {f.number(count)}
                    </td>
                  ))}
                  <td className="number">
                    <b>{over === 0 ? '–' : f.percent(clock.inTime / over)}</b>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CountTable(props: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  const { title, rows } = props;
  const { f } = useSpeech();
  const { statistics: words } = useMatterTexts();
  const most = Math.max(1, ...rows.map((row) => row.filed));
  const withEnded = rows.some((row) => row.ended !== null);
  return (
    <section>
      <h2>
        {title}
        <button
          type="button"
          className="link-button figures__save"
          aria-label={words.save(title)}
          onClick={() =>
            saveText(
              `${title}.csv`,
              'text/csv',
              csvText([
                [words.name, words.filed, ...(withEnded ? [words.ended] : [])],
                ...rows.map((row) => [row.name, row.filed, ...(withEnded ? [row.ended ?? 0] : [])]),
              ]),
            )
          }
        >
          <Icon name="download" size={13} />
        </button>
      </h2>
      <table className="figures__table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className="figures__bar-head">
              <span className="seen-by-readers">{words.filed}</span>
            </th>
            <th scope="col" className="number">
              {words.filed}
            </th>
            {withEnded && (
              <th scope="col" className="number">
                {words.ended}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td aria-hidden="true">
                <svg className="figures__bar" width="100%" height="10" preserveAspectRatio="none">
                  <rect width={`${(row.filed / most) * 100}%`} height="10" />
                  {row.ended !== null && (
                    <rect
                      className="figures__ended"
                      width={`${(row.ended / most) * 100}%`}
                      height="10"
                    />
                  )}
                </svg>
              </td>
              <td className="number">{f.number(row.filed)}</td>
              {withEnded && <td className="number">{f.number(row.ended ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
