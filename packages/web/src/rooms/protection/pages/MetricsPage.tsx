import type { Metric, ProtectionMetrics } from '@zca/domain/protection';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { csvText, saveText } from '../../../base/files.ts';
import { metricsQuery, officesQuery } from '../queries.ts';
import './MetricsPage.css';

/** The metrics of complaints and reports, with the definitions that they are computed by. */
export function MetricsPage(): ReactNode {
  const { metrics: w } = useProtectionTexts();
  const { say } = useSpeech();
  const [today] = useState(() => todayInCity(new Date()));
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const [office, setOffice] = useState('');
  const { data, error, refetch } = useQuery(metricsQuery(from, to, office));
  const { data: offices } = useQuery(officesQuery);
  useDocumentTitle(w.title);
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      <div className="work-tools">
        <label className="metrics__filter">
          <span>{w.from}</span>
          <input
            type="date"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label className="metrics__filter">
          <span>{w.to}</span>
          <input
            type="date"
            value={to}
            min={from}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <label className="metrics__filter">
          <span>{w.office}</span>
          <select value={office} onChange={(event) => setOffice(event.target.value)}>
            <option value="">{w.all}</option>
            {(offices?.offices ?? []).map(({ code, name }) => (
              <option key={code} value={code}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        {data !== undefined && <Save metrics={data} />}
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined && (
        <>
          <Whole metrics={data.total} />
          <Grid
            title={w.byOffice}
            head={w.office}
            rows={data.byOffice.map((row) => ({
              key: row.office ?? '',
              name: say(row.name),
              metrics: row.metrics,
            }))}
          />
          <Grid
            title={w.byMonth}
            head={w.month}
            rows={data.byMonth.map((row) => ({
              key: row.month,
              name: row.month,
              metrics: row.metrics,
            }))}
          />
        </>
      )}
    </>
  );
}

function useValue(): (metric: Metric) => string {
  const { metrics: w } = useProtectionTexts();
  const { f } = useSpeech();
  return (metric) => {
    if (metric.denominator === 0) return '–';
    if (metric.kind === 'share') {
      return metric.percent === null ? '–' : f.percent(metric.percent / 100);
    }
    return w.days(f.number(metric.meanDays ?? 0), f.number(metric.medianDays ?? 0));
  };
}

function partsOf({ numerator, denominator }: Metric): string {
  return numerator === null ? `${denominator}` : `${numerator} / ${denominator}`;
}

function Whole(props: { readonly metrics: readonly Metric[] }): ReactNode {
  const { metrics: w } = useProtectionTexts();
  const { f, say } = useSpeech();
  const value = useValue();
  return (
    <div className="metrics__scroll">
      <table className="metrics__table">
        <thead>
          <tr>
            <th scope="col">{w.metric}</th>
            <th scope="col">{w.value}</th>
            <th scope="col">{w.parts}</th>
            <th scope="col">{w.excluded}</th>
            <th scope="col">{w.definition}</th>
          </tr>
        </thead>
        <tbody>
          {props.metrics.map((metric) => (
            <tr key={metric.name}>
              <th scope="row">{say(metric.title)}</th>
              <td>
                <b>{value(metric)}</b>
              </td>
              <td>{partsOf(metric)}</td>
              <td>
                {w.excludedOf(
                  f.number(metric.excluded.misrouted),
                  f.number(metric.excluded.duplicate),
                )}
              </td>
              <td className="metrics__definition">{say(metric.definition)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Grid(props: {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly metrics: readonly Metric[];
  }[];
}): ReactNode {
  const { rows } = props;
  const { metrics: w } = useProtectionTexts();
  const { say } = useSpeech();
  const value = useValue();
  return (
    <section className="work-section">
      <h2>{props.title}</h2>
      {rows.length === 0 && <p className="note">{w.none}</p>}
      {rows.length > 0 && (
        <div className="metrics__scroll">
          <table className="metrics__table">
            <thead>
              <tr>
                <th scope="col">{props.head}</th>
                {rows[0]!.metrics.map((metric) => (
                  <th key={metric.name} scope="col">
                    {say(metric.title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  {row.metrics.map((metric) => (
                    <td key={metric.name}>
                      {value(metric)}
                      <br />
                      <span className="note">{partsOf(metric)}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Save(props: { readonly metrics: ProtectionMetrics }): ReactNode {
  const { metrics } = props;
  const { metrics: w } = useProtectionTexts();
  const { say } = useSpeech();
  const save = (): void => {
    const lines = (name: string, list: readonly Metric[]) =>
      list.map((metric) => [
        name,
        say(metric.title),
        metric.percent ?? metric.meanDays ?? '',
        metric.medianDays ?? '',
        metric.numerator ?? '',
        metric.denominator,
        metric.excluded.misrouted,
        metric.excluded.duplicate,
        say(metric.definition),
      ]);
    const rows = [
      [
        `${w.office} / ${w.month}`,
        w.metric,
        w.value,
        'median',
        'n',
        'N',
        'misrouted',
        'duplicate',
        w.definition,
      ],
      ...lines(w.all, metrics.total),
      ...metrics.byOffice.flatMap((row) => lines(say(row.name), row.metrics)),
      ...metrics.byMonth.flatMap((row) => lines(row.month, row.metrics)),
    ];
    saveText(`${w.title} ${metrics.from} ${metrics.to}.csv`, 'text/csv', csvText(rows));
  };
  return (
    <button type="button" className="button" onClick={save}>
      {w.save}
    </button>
  );
}
