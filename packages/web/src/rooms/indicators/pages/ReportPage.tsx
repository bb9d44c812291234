import type { Board, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { Figure } from '../components/Figure.tsx';
import { Stale } from '../components/Stale.tsx';
import { StatusMark } from '../components/StatusMark.tsx';
import { YearsChart } from '../components/YearsChart.tsx';
import { byGroup, standings } from '../figures.ts';
import { boardQuery, reportAddress } from '../queries.ts';
import { useFigures } from '../useFigures.ts';
import './ReportPage.css';

/** The report of a period, to be printed: every figure is a link, every line a drawing. */
export function ReportPage(): ReactNode {
  const { period } = useParams({ from: '/public/indicators/report/$period' });
  const { area } = useSearch({ from: '/public/indicators/report/$period' });
  const { data, error, refetch, dataUpdatedAt } = useQuery(
    boardQuery({ period, ...(area === undefined ? {} : { area }), source: 'published' }),
  );
  if (data === undefined) {
    return error === null ? (
      <Waiting skeleton="record" />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  }
  return (
    <>
      {error !== null && <Stale again={() => void refetch()} />}
      <Report board={data} madeAt={dataUpdatedAt} />
    </>
  );
}

function Report(props: { readonly board: Board; readonly madeAt: number }): ReactNode {
  const { board } = props;
  const { f, say, language } = useSpeech();
  const x = useIndicatorTexts();
  const { monthly } = x;
  const { period: periodName } = useFigures();
  const title = monthly.title(say(board.plan.title), periodName(board.period.name));
  useDocumentTitle(title);
  const rows = board.rows.filter(({ rank }) => rank === 'core');
  const counts = standings(rows);
  const [done, going, behind, unknown] = (['done', 'going', 'behind', 'unknown'] as const).map(
    (kind) => f.number(counts[kind], 0),
  );
  return (
    <article className="report">
      <header>
        <h1>{title}</h1>
        <p>{monthly.lead(say(board.area.name), f.day(board.period.day))}</p>
        {board.demonstration && <p className="report__tag">{x.demonstrationTag}</p>}
        <p className="report__acts not-printed">
          <a
            className="button button--primary"
            href={reportAddress({ period: board.period.name, area: board.area.code }, language)}
            download
          >
            <Icon name="download" size={14} />
            {monthly.pdf}
          </a>
          <button type="button" className="button" onClick={() => globalThis.print()}>
            <Icon name="print" size={14} />
            {monthly.print}
          </button>
        </p>
      </header>
      {rows.every(({ published }) => published === null) && (
        <InfoNotice>
          <p>{x.nonePublished}</p>
        </InfoNotice>
      )}
      <section>
        <h2>{monthly.summary}</h2>
        <p>{monthly.summaryOf(done ?? '', going ?? '', behind ?? '', unknown ?? '')}</p>
      </section>
      {byGroup(rows).map(({ group, rows: members }) => (
        <section key={group}>
          <h2>{x.groups[group]}</h2>
          {members.map((row) => (
            <Chapter key={row.code} row={row} board={board} />
          ))}
        </section>
      ))}
      <footer className="note">
        {monthly.foot(f.instant(new Date(props.madeAt).toISOString()), board.generation)}
      </footer>
    </article>
  );
}

/** One indicator of the report. */
function Chapter(props: { readonly row: BoardRow; readonly board: Board }): ReactNode {
  const { row, board } = props;
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure, share } = useFigures();
  const { assessment } = row;
  const address = {
    period: board.period.name,
    area: board.area.code,
    source: 'published' as const,
  };
  return (
    <section className="report__chapter">
      <div>
        <h3>
          {row.code} {say(row.title)}
        </h3>
        <p className="report__value">
          <Figure row={row} address={address} />
        </p>
        <p>
          <StatusMark status={assessment.status} />
        </p>
        <dl className="indicator-definition">
          <div>
            <dt>{x.head.target}</dt>
            <dd>{figure(assessment.target, row.decimals)}</dd>
          </div>
          <div>
            <dt>{x.head.scheduled}</dt>
            <dd>{figure(assessment.scheduled, row.decimals)}</dd>
          </div>
          <div>
            <dt>{x.head.completion}</dt>
            <dd>{share(assessment.completion)}</dd>
          </div>
          <div>
            <dt>{x.columns.published}</dt>
            <dd>
              {row.published === null
                ? x.unpublished
                : x.vintage(row.published.vintage, f.day(row.published.publishedAt.slice(0, 10)))}
            </dd>
          </div>
        </dl>
      </div>
      <div>
        <YearsChart row={row} height={190} source={board.source} />
        <p className="note">{say(assessment.reason)}</p>
      </div>
    </section>
  );
}
