import type { Board, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { Choosers } from '../components/Choosers.tsx';
import { Downloads } from '../components/Downloads.tsx';
import { PublishedTable } from '../components/PublishedTable.tsx';
import { Stale } from '../components/Stale.tsx';
import { boardQuery } from '../queries.ts';
import './IndicatorsPage.css';

/** What is published of the indicators, for everybody. */
export function IndicatorsPage(): ReactNode {
  const address = useSearch({ from: '/public/indicators' });
  const navigate = useNavigate();
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { data, error, isPlaceholderData, refetch } = useQuery(
    boardQuery({ ...address, source: 'published' }),
  );
  useDocumentTitle(x.title);
  return (
    <div className="indicators">
      <div className="indicators__head">
        <div>
          <h1>{x.title}</h1>
          {data !== undefined && <p>{x.lead(say(data.plan.title))}</p>}
        </div>
        {data !== undefined && (
          <Choosers
            reach={data.reach}
            area={data.area.code}
            period={data.period.name}
            plan={data.plan}
            onChoose={(change) =>
              void navigate({
                to: '/indicators',
                search: { period: data.period.name, area: data.area.code, ...change },
                resetScroll: false,
              })
            }
          />
        )}
      </div>
      {error !== null && data === undefined && (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
      {error !== null && data !== undefined && <Stale again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined && (
        <div className={isPlaceholderData ? 'is-stale' : undefined} aria-busy={isPlaceholderData}>
          <Lists board={data} />
        </div>
      )}
    </div>
  );
}

function Lists(props: { readonly board: Board }): ReactNode {
  const { board } = props;
  const x = useIndicatorTexts();
  const ranked = (rank: BoardRow['rank']): BoardRow[] =>
    board.rows.filter((row) => row.rank === rank);
  const core = ranked('core');
  const others = [
    [x.otherTargets, ranked('target')],
    // Statistics have no target to show before they are published.
    [x.statistics, ranked('statistic').filter(({ published }) => published !== null)],
  ] as const;
  const address = {
    period: board.period.name,
    area: board.area.code,
    source: board.source,
  };
  return (
    <>
      {board.rows.every(({ published }) => published === null) && (
        <InfoNotice>
          <p>{x.nonePublished}</p>
        </InfoNotice>
      )}
      <PublishedTable title={x.core(core.length)} board={board} rows={core} />
      {others.map(([title, rows]) =>
        rows.length === 0 ? null : (
          <PublishedTable key={title} title={title} board={board} rows={rows} />
        ),
      )}
      <p className="indicators__files">
        <Link
          to="/indicators/report/$period"
          params={{ period: board.period.name }}
          search={{ area: board.area.code }}
        >
          {x.report}
        </Link>
        <Downloads address={address} />
      </p>
    </>
  );
}
