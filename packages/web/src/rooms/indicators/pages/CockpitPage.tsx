import type { Board, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { chooseFigures, indicatorPath } from '../paths.ts';
import type { FiguresAddress } from '../address.ts';
import { BoardTable } from '../components/BoardTable.tsx';
import { Choosers } from '../components/Choosers.tsx';
import { Downloads } from '../components/Downloads.tsx';
import { DraftSheet } from '../components/DraftSheet.tsx';
import { Stale } from '../components/Stale.tsx';
import { StatisticTable } from '../components/StatisticTable.tsx';
import { Square, StatusMark } from '../components/StatusMark.tsx';
import { SQUARE_LEGEND, warnings } from '../figures.ts';
import { REFETCH_MS, boardQuery } from '../queries.ts';
import './CockpitPage.css';

/** How many warnings stand before the board; the others are one press away. */
const FIRST_WARNINGS = 5;

/** All indicators of one's own area as they are now, what is late on top. */
export function CockpitPage(): ReactNode {
  const address = useSearch({ from: '/desk/cockpit' });
  const navigate = useNavigate();
  const cockpit = useCockpitTexts();
  const { draft, ...figures } = address;
  const { data, error, isPlaceholderData, refetch, dataUpdatedAt } = useQuery({
    ...boardQuery({ ...figures, source: figures.source ?? 'live' }),
    refetchInterval: REFETCH_MS,
  });
  useDocumentTitle(cockpit.title);
  const go = (to: FiguresAddress, opened?: string): void =>
    void navigate({
      to: '/desk/cockpit',
      search: { ...to, ...(opened === undefined ? {} : { draft: opened }) },
      resetScroll: false,
    });
  // Only what is counted now can be drafted, and only by those who report for the area.
  const mayDraft =
    data !== undefined && data.source === 'live' && data.own.draft.includes(data.area.code);
  const drafted = mayDraft ? data.rows.find(({ code }) => code === draft) : undefined;
  return (
    <>
      <div className="work-title">
        <h1>{cockpit.title}</h1>
        {data !== undefined && (
          <div className="work-title__acts">
            <Choosers
              reach={data.reach}
              area={data.area.code}
              period={data.period.name}
              plan={data.plan}
              source={data.source}
              onChoose={(change) => go(chooseFigures(figures, change, data.own))}
            />
          </div>
        )}
      </div>
      {error !== null && data === undefined && (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined && (
        <div className={isPlaceholderData ? 'is-stale' : undefined} aria-busy={isPlaceholderData}>
          {error !== null && <Stale again={() => void refetch()} />}
          <Whole
            board={data}
            fetchedAt={dataUpdatedAt}
            mayDraft={mayDraft}
            onDraft={(code) => go(figures, code)}
          />
          {drafted !== undefined && (
            <DraftSheet board={data} row={drafted} onClose={() => go(figures)} />
          )}
        </div>
      )}
    </>
  );
}

function Whole(props: {
  readonly board: Board;
  readonly fetchedAt: number;
  readonly mayDraft: boolean;
  readonly onDraft: (code: string) => void;
}): ReactNode {
  const { board } = props;
  const { f } = useSpeech();
  const x = useIndicatorTexts();
  const cockpit = useCockpitTexts();
  const ranked = (rank: BoardRow['rank']): BoardRow[] =>
    board.rows.filter((row) => row.rank === rank);
  const core = ranked('core');
  const lists = [
    [x.core(core.length), core],
    [x.otherTargets, ranked('target')],
  ] as const;
  const statistics = ranked('statistic');
  const drafting = props.mayDraft ? { onDraft: props.onDraft } : {};
  const fetched = f.instant(new Date(props.fetchedAt).toISOString()).slice(-5);
  return (
    <>
      <Warnings board={board} />
      {!board.complete && (
        <InfoNotice warning>
          <p>{x.head.incomplete}</p>
        </InfoNotice>
      )}
      {lists.map(([title, rows]) =>
        rows.length === 0 ? null : (
          <BoardTable key={title} title={title} board={board} rows={rows} {...drafting} />
        ),
      )}
      {statistics.length > 0 && (
        <StatisticTable title={x.statistics} board={board} rows={statistics} {...drafting} />
      )}
      <div className="cockpit__foot">
        <ul className="cockpit__legend" aria-label={cockpit.legend}>
          {SQUARE_LEGEND.map(([form]) => (
            <li key={form}>
              <Square form={form} /> {x.squares[form]}
            </li>
          ))}
          <li>{cockpit.legendBar}</li>
        </ul>
        <p className="cockpit__fresh">
          {cockpit.fresh(
            board.generation,
            f.number(board.tookMs),
            fetched,
            f.number(REFETCH_MS / 1000),
          )}{' '}
          <Downloads
            address={{
              period: board.period.name,
              area: board.area.code,
              source: board.source,
            }}
          />
        </p>
      </div>
    </>
  );
}

/** What somebody has to look after, the worst first, each with its reason. */
function Warnings(props: { readonly board: Board }): ReactNode {
  const { board } = props;
  const { say } = useSpeech();
  const cockpit = useCockpitTexts();
  const [isWhole, setWhole] = useState(false);
  const late = warnings(board.rows);
  const shown = isWhole ? late : late.slice(0, FIRST_WARNINGS);
  return (
    <section className="cockpit__warnings" aria-labelledby="warnings">
      <h2 id="warnings">
        {cockpit.warnings}{' '}
        <small>{late.length === 0 ? cockpit.noWarnings : cockpit.warningsOf(late.length)}</small>
      </h2>
      {late.length > 0 && (
        <ul>
          {shown.map((row) => (
            <li key={row.code}>
              <StatusMark status={row.assessment.status} />
              <a
                href={indicatorPath(row.code, {
                  period: board.period.name,
                  area: board.area.code,
                  source: board.source,
                })}
              >
                {say(row.title)}
              </a>
              <span>{say(row.assessment.reason)}</span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < late.length && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {cockpit.allWarnings(late.length)}
        </button>
      )}
    </section>
  );
}
