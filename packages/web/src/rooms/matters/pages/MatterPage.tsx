import type { MatterDetail } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import {
  CatchBoundary,
  Link,
  useMatch,
  useNavigate,
  useParams,
  useSearch,
} from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { useKeys } from '../../../base/components/useKeys.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { MATTER_TABS } from '../address.ts';
import type { MatterTab } from '../address.ts';
import { ActSheet } from '../components/ActSheet.tsx';
import { ClockBars } from '../components/ClockBars.tsx';
import { Files, filesOf, Papers, papersOf, Related } from '../components/MatterLists.tsx';
import { offerKeys, Offers } from '../components/Offers.tsx';
import { ProofBox } from '../components/ProofBox.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { Values } from '../components/Values.tsx';
import { matterQuery } from '../queries.ts';
import { queueMemory } from '../queueMemory.ts';
import '../components/Desk.css';
import './MatterPage.css';

/** One matter: its limits, its journal, what it holds, and what can be done. */
export function MatterPage(): ReactNode {
  const { id } = useParams({ from: '/desk/matters/$id' });
  const { data, error, refetch } = useQuery(matterQuery(id));
  useDocumentTitle(data === undefined ? null : `${data.row.number} ${data.row.subject}`);
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="record" />;
  return <Opened key={id} detail={data} />;
}

function Opened(props: { readonly detail: MatterDetail }): ReactNode {
  const { detail } = props;
  const { row } = detail;
  const { id } = row;
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/matters/$id' });
  const { offers, proof, act } = useMatterTexts();
  const [done, setDone] = useState<string | null>(null);
  const tab = search.tab ?? 'timeline';
  const { before, after } = queueMemory.neighbours(id);

  const go = (change: { tab?: MatterTab; do?: string }): void =>
    void navigate({
      to: '/desk/matters/$id',
      params: { id },
      search: change,
      replace: true,
      resetScroll: false,
    });
  const open = (other: string | null): void => {
    if (other !== null) void navigate({ to: '/desk/matters/$id', params: { id: other } });
  };
  const choose = (action: string): void => {
    setDone(null);
    go({ tab, do: action });
  };
  useKeys({
    j: () => open(after),
    k: () => open(before),
    Escape: () => void navigate({ to: '/desk/matters', search: queueMemory.address() }),
    ...offerKeys(detail.offers, choose),
  });

  return (
    <div className="matter">
      <div className="matter__main">
        <Head detail={detail} before={before} after={after} />
        {done !== null && (
          <p className="desk-done" role="status">
            <Icon name="check" /> {done}
          </p>
        )}
        <ClockBars clocks={detail.clocks} today={detail.today} />
        <Tabs detail={detail} tab={tab} onTab={(next) => go({ tab: next })} />
      </div>
      <aside className="matter__side" aria-label={offers.title}>
        <h2>{offers.title}</h2>
        <Offers offers={detail.offers} onChoose={choose} />
        <RoomPanel detail={detail} />
        <h2>{proof.title}</h2>
        <ProofBox id={id} proof={detail.proof} />
      </aside>
      {search.do !== undefined && (
        <ActSheet
          detail={detail}
          action={search.do}
          onClose={() => go({ tab })}
          onDone={(title, receipt) => {
            setDone(act.done(title, receipt.revision));
            go({ tab: 'timeline' });
          }}
        />
      )}
    </div>
  );
}

/** What the room of the procedure adds to the page; its failure leaves the rest of the page alone. */
function RoomPanel(props: { readonly detail: MatterDetail }): ReactNode {
  const { row } = props.detail;
  const panels = useMatch({
    from: '/desk/matters/$id',
    select: (match) => match.staticData.matterPanels,
  });
  return (
    <CatchBoundary getResetKey={() => row.id} errorComponent={PanelFault}>
      <Suspense fallback={<Waiting />}>{panels?.[row.procedure]?.(props.detail)}</Suspense>
    </CatchBoundary>
  );
}

function PanelFault(props: { readonly error: unknown; readonly reset: () => void }): ReactNode {
  return <FaultNotice fault={props.error} again={props.reset} />;
}

function Head(props: {
  readonly detail: MatterDetail;
  readonly before: string | null;
  readonly after: string | null;
}): ReactNode {
  const { row, version } = props.detail;
  const { f, say } = useSpeech();
  const { matter, queue, keys } = useMatterTexts();
  const { data: session } = useQuery(sessionQuery);
  const neighbour = (id: string | null, words: string, icon: 'left' | 'right'): ReactNode =>
    id !== null && (
      <Link className="link-button" to="/desk/matters/$id" params={{ id }}>
        {icon === 'left' && <Icon name="left" size={13} />}
        {words}
        {icon === 'right' && <Icon name="right" size={13} />}
      </Link>
    );
  return (
    <header className="matter__head">
      <p className="matter__line note">
        <span className="mono">{row.number}</span>
        <Link to="/desk/procedures/$id" params={{ id: row.procedure }}>
          {say(row.procedureTitle)}
        </Link>
        <span>{matter.version(version)}</span>
        <span className="matter__ways">
          <Link className="link-button" to="/desk/matters" search={queueMemory.address()}>
            {queue.back}
          </Link>
          {neighbour(props.before, keys.up, 'left')}
          {neighbour(props.after, keys.down, 'right')}
        </span>
      </p>
      <h1>{row.subject}</h1>
      <p className="matter__line">
        <b className="matter__state">{say(row.state)}</b>
        <span>
          <span className="quiet">{matter.office}</span>{' '}
          {row.officeName === null ? '–' : say(row.officeName)}
        </span>
        <span>
          <span className="quiet">{matter.assignee}</span>{' '}
          {row.assignee === null
            ? matter.unassigned
            : row.assignee === session?.person?.id
              ? matter.mine
              : matter.other}
        </span>
        <span>
          <span className="quiet">{matter.filed}</span> {f.instant(row.filedAt)}
        </span>
        {row.endedAt !== null && (
          <span>
            <span className="quiet">{queue.ended}</span> {f.instant(row.endedAt)}
          </span>
        )}
      </p>
    </header>
  );
}

function Tabs(props: {
  readonly detail: MatterDetail;
  readonly tab: MatterTab;
  readonly onTab: (tab: MatterTab) => void;
}): ReactNode {
  const { detail, tab, onTab } = props;
  const { f } = useSpeech();
  const { matter } = useMatterTexts();
  const counts: Readonly<Record<MatterTab, number>> = {
    timeline: detail.timeline.length,
    values: detail.values.length,
    papers: papersOf(detail).length,
    files: filesOf(detail).length,
    related: detail.related.length,
  };
  return (
    <>
      <div className="matter__tabs" role="tablist" aria-label={matter.tabs.label}>
        {MATTER_TABS.map((each, index) => (
          <button
            key={each}
            id={`tab-${each}`}
            type="button"
            role="tab"
            aria-selected={each === tab}
            aria-controls="matter-panel"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onTab(each)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (step === 0) return;
              const next = MATTER_TABS[(index + step + MATTER_TABS.length) % MATTER_TABS.length]!;
              onTab(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {matter.tabs[each]} <span className="quiet">{f.number(counts[each])}</span>
          </button>
        ))}
      </div>
      <div
        id="matter-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        className="matter__panel"
      >
        {tab === 'timeline' && <Timeline detail={detail} />}
        {tab === 'values' && (
          <div className="matter__values">
            <Values id={detail.row.id} values={detail.values} />
          </div>
        )}
        {tab === 'papers' && <Papers detail={detail} />}
        {tab === 'files' && <Files detail={detail} />}
        {tab === 'related' && <Related detail={detail} />}
      </div>
    </>
  );
}
