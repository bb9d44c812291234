import type { Board, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import type { Formats } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { useKeys } from '../../../base/components/useKeys.ts';
import { useOwnSession } from '../../../base/session/useOwnSession.ts';
import { Brand } from '../../../base/shell/Brand.tsx';
import { Square } from '../components/StatusMark.tsx';
import { WallFocus } from '../components/WallFocus.tsx';
import { WallTable } from '../components/WallTable.tsx';
import { SQUARE_LEGEND, standings, warnings } from '../figures.ts';
import { REFETCH_MS, boardQuery } from '../queries.ts';
import { useFigures } from '../useFigures.ts';
import { useRotation } from '../useRotation.ts';
import './WallPage.css';

/** The thirteen indicators for a room: dark, readable from five metres, without scrolling. */
export function WallPage(): ReactNode {
  const address = useSearch({ from: '/wall' });
  const { wall } = useCockpitTexts();
  const { session } = useOwnSession();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...boardQuery({ ...address, source: address.source ?? 'live' }),
    enabled: session !== null,
    refetchInterval: REFETCH_MS,
  });
  useDocumentTitle(wall.page);
  return (
    <main className="wall">
      <p className="wall__small">
        {wall.small} <a href="/desk/cockpit">{wall.cockpit}</a>
      </p>
      {error !== null && data === undefined && (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
      {data !== undefined && (
        <Screen board={data} fetchedAt={dataUpdatedAt} isLate={error !== null} />
      )}
    </main>
  );
}

function Screen(props: {
  readonly board: Board;
  readonly fetchedAt: number;
  readonly isLate: boolean;
}): ReactNode {
  const { board } = props;
  const { t, f, say } = useSpeech();
  const { wall } = useCockpitTexts();
  const { core } = useIndicatorTexts();
  const rows = board.rows.filter(({ rank }) => rank === 'core');
  // What is worst is looked at first.
  const [worst] = warnings(rows);
  const rotation = useRotation(
    rows.length,
    Math.max(0, worst === undefined ? 0 : rows.indexOf(worst)),
  );
  useKeys({
    ArrowDown: () => rotation.stayAt((rotation.at + 1) % rows.length),
    ArrowUp: () => rotation.stayAt((rotation.at + rows.length - 1) % rows.length),
    ' ': () => rotation.setGoing(!rotation.isGoing),
  });
  const focus = rows[rotation.at];
  const fetched = timeOf(f, props.fetchedAt);
  return (
    <div className="wall__screen">
      <header className="wall__head">
        <a className="brand" href="/desk/cockpit" title={t.brand.home}>
          <Brand size={44} />
        </a>
        <h1>{core(rows.length)}</h1>
        <span>{say(board.area.name)}</span>
        <span className="wall__tools">
          {board.demonstration && <span className="wall__tag">{t.demonstration.tag}</span>}
          <span>{wall.until(f.day(board.period.day))}</span>
          <button
            type="button"
            aria-pressed={!rotation.isGoing}
            onClick={() => rotation.setGoing(!rotation.isGoing)}
          >
            {rotation.isGoing ? wall.stop : wall.go}
          </button>
          <Clock />
        </span>
      </header>
      <div className="wall__body">
        <div className="wall__left">
          <WallTable board={board} rows={rows} focus={rotation.at} onFocus={rotation.stayAt} />
          <Legend rows={rows} />
        </div>
        {focus !== undefined && <WallFocus board={board} row={focus} />}
      </div>
      <Foot rows={rows}>
        <span>
          {props.isLate ? wall.late : wall.fetched(fetched)} · {wall.generation(board.generation)}
        </span>
      </Foot>
    </div>
  );
}

/** The time of the city, by the minute. */
function Clock(): ReactNode {
  const { f } = useSpeech();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return <time className="wall__clock">{timeOf(f, now)}</time>;
}

/** Hours and minutes in Shanghai, with which every written instant ends. */
function timeOf(f: Formats, milliseconds: number): string {
  return f.instant(new Date(milliseconds).toISOString()).slice(-5);
}

function Legend(props: { readonly rows: readonly BoardRow[] }): ReactNode {
  const { squares } = useIndicatorTexts();
  const { wall } = useCockpitTexts();
  const { level } = useFigures();
  const forecast = props.rows.find(({ assessment }) => assessment.forecast !== null)?.assessment
    .forecast;
  return (
    <ul className="wall__legend">
      <li>{forecast != null && wall.forecastLine(level(forecast))}</li>
      {SQUARE_LEGEND.map(([form]) => (
        <li key={form}>
          <Square form={form} size={20} /> {squares[form]}
        </li>
      ))}
    </ul>
  );
}

/** How many indicators stand how. */
function Foot(props: {
  readonly rows: readonly BoardRow[];
  readonly children: ReactNode;
}): ReactNode {
  const { f } = useSpeech();
  const { wall } = useCockpitTexts();
  const count = standings(props.rows);
  return (
    <footer className="wall__foot">
      {(['done', 'going', 'behind', 'unknown'] as const).map((kind) => (
        <span key={kind} data-kind={kind}>
          {wall.counts[kind]} <b>{f.number(count[kind], 0)}</b>
        </span>
      ))}
      {props.children}
    </footer>
  );
}
