import type { MatterRow } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { useKeys } from '../../../base/components/useKeys.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { readQueueAddress, VIEWS } from '../address.ts';
import type { QueueAddress } from '../address.ts';
import { ActSheet } from '../components/ActSheet.tsx';
import { KeyHelp } from '../components/KeyHelp.tsx';
import { LimitSign } from '../components/LimitMark.tsx';
import { MatterPane } from '../components/MatterPane.tsx';
import { offerKeys } from '../components/Offers.tsx';
import { QueueExport } from '../components/QueueExport.tsx';
import { QueueFilters } from '../components/QueueFilters.tsx';
import { QueueTable } from '../components/QueueTable.tsx';
import { Together } from '../components/Together.tsx';
import { matterQuery, proceduresQuery, queueQuery } from '../queries.ts';
import { groupsOf } from '../queueGroups.ts';
import { queueMemory } from '../queueMemory.ts';
import { mayTakeUp } from '../takingUp.ts';
import '../components/Desk.css';
import './QueuePage.css';

/** Matters on a page of the queue. */
const PAGE_SIZE = 50;
/** Below this width there is no room for a pane beside the list. */
const NARROW = '(max-width: 1100px)';

const NOTHING: ReadonlySet<string> = new Set();

/** Matters that are selected in a list; another question begins with none. */
function usePicked(question: string) {
  const [held, setHeld] = useState({ question, ids: NOTHING });
  const pick = (ids: readonly string[], isPicked: boolean): void =>
    setHeld((now) => {
      const before = now.question === question ? now.ids : NOTHING;
      const others = [...before].filter((id) => !ids.includes(id));
      return { question, ids: new Set(isPicked ? [...others, ...ids] : others) };
    });
  const clear = (): void => setHeld({ question, ids: NOTHING });
  return { picked: held.question === question ? held.ids : NOTHING, pick, clear };
}

/** What somebody has to work on, by due day, with the chosen matter beside it. */
export function QueuePage(): ReactNode {
  const address = useSearch({ from: '/desk/matters' });
  const navigate = useNavigate();
  const { f } = useSpeech();
  const { queue, views, frame, keys, act: actWords } = useMatterTexts();
  const { m, page: pageNumber, ...asked } = address;
  const { data, error, isPlaceholderData, refetch } = useQuery(
    queueQuery({ ...asked, limit: String(PAGE_SIZE) }),
  );
  const view = asked.view ?? 'open';
  useDocumentTitle(view === 'open' ? frame.queue : `${views[view]} · ${frame.queue}`);
  const groups = useMemo(
    () => (data === undefined ? [] : groupsOf(data, view === 'open' && asked.due === undefined)),
    [data, view, asked.due],
  );
  const rows: readonly MatterRow[] = groups.flatMap((group) => group.rows);
  const chosen = m ?? rows[0]?.id ?? null;
  const { data: detail, error: detailError } = useQuery({
    ...matterQuery(chosen ?? ''),
    enabled: chosen !== null,
  });
  const [acting, setActing] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
  const findId = useId();
  const { picked, pick, clear } = usePicked(JSON.stringify(asked));
  const { data: session } = useQuery(sessionQuery);
  const { data: described } = useQuery(proceduresQuery);
  const mayPick = mayTakeUp(described?.procedures ?? [], session?.person?.grants ?? []);

  const ids = rows.map((row) => row.id).join(' ');
  useEffect(() => queueMemory.note(ids === '' ? [] : ids.split(' '), address), [ids, address]);

  const go = (change: QueueAddress, isPart = false): void =>
    void navigate({
      to: '/desk/matters',
      search: readQueueAddress({ ...address, ...change }),
      replace: isPart,
      resetScroll: !isPart,
    });
  /** Another question begins at its first page, with nothing chosen. */
  const ask = (change: QueueAddress): void => go({ after: '', page: '', m: '', ...change });
  const open = (id: string): void => void navigate({ to: '/desk/matters/$id', params: { id } });
  const choose = (id: string): void => {
    if (globalThis.matchMedia(NARROW).matches) return;
    if (id !== m) go({ m: id }, true);
  };
  const move = (step: number): void => {
    const at = rows.findIndex((row) => row.id === chosen);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    go({ m: next.id }, true);
    document.querySelector(`[data-matter="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const act = (action: string): void => {
    setDone(null);
    setActing(action);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => {
      if (chosen !== null) open(chosen);
    },
    f: () => document.getElementById(findId)?.focus(),
    v: () => ask({ view: VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length]! }),
    x: () => {
      if (mayPick && chosen !== null) pick([chosen], !picked.has(chosen));
    },
    Escape: clear,
    '?': () => setHelping(true),
    ...offerKeys(detail?.offers ?? [], act),
  });

  const isFiltered = ['q', 'procedure', 'office', 'due'].some((name) => name in asked);
  const number = Number(pageNumber ?? '1');
  const start = (number - 1) * PAGE_SIZE;
  const total = data?.counts[view];
  return (
    <div className="queue">
      <section className="queue__list">
        <div className="work-title">
          <h1>{queue.title}</h1>
          {total !== undefined && <span className="quiet">{queue.count(total)}</span>}
          <div className="work-title__acts">
            <QueueExport address={address} />
            <Link className="button button--small" to="/desk/matters/calendar">
              {frame.calendar}
            </Link>
            <Link className="button button--small button--primary" to="/desk/matters/new">
              {frame.register}
            </Link>
          </div>
        </div>
        <nav className="desk-views" aria-label={views.label}>
          {VIEWS.map((each) => (
            <Link
              key={each}
              to="/desk/matters"
              search={readQueueAddress({ ...asked, after: '', view: each })}
              aria-current={each === view ? 'page' : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {each === 'overdue' && <LimitSign face="over" />}
              {each === 'today' && <LimitSign face="late" />}
              {views[each]}
              {data?.counts[each] !== undefined && (
                <span className="queue__count">{f.number(data.counts[each])}</span>
              )}
            </Link>
          ))}
        </nav>
        <QueueFilters key={asked.q ?? ''} address={asked} page={data} findId={findId} onAsk={ask} />
        <Together
          rows={rows.filter((row) => picked.has(row.id))}
          onDone={(ids) => pick(ids, false)}
          onClear={clear}
        />
        {done !== null && (
          <p className="desk-done" role="status">
            {done}
          </p>
        )}
        {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
        {data === undefined && error === null && <Waiting skeleton="list" />}
        {data !== undefined && rows.length > 0 && (
          <div className="queue__scroll">
            <QueueTable
              groups={groups}
              today={data.today}
              chosen={chosen}
              isPast={view === 'ended'}
              isOld={isPlaceholderData}
              picked={mayPick ? picked : null}
              onPick={pick}
              onChoose={(id) => {
                if (globalThis.matchMedia(NARROW).matches) open(id);
                else choose(id);
              }}
            />
          </div>
        )}
        {data !== undefined && rows.length === 0 && (
          <div className="desk-empty">
            <p>{isFiltered ? queue.emptyFound : view === 'open' ? queue.empty : queue.emptyView}</p>
            {isFiltered ? (
              <Link className="link-button" to="/desk/matters" search={readQueueAddress({ view })}>
                {queue.clear}
              </Link>
            ) : (
              view !== 'open' &&
              (data.counts['open'] ?? 0) > 0 && (
                <Link className="link-button" to="/desk/matters">
                  {queue.showOpen(data.counts['open'] ?? 0)}
                </Link>
              )
            )}
          </div>
        )}
        <div className="queue__foot">
          <button type="button" className="queue__keys" onClick={() => setHelping(true)}>
            <kbd>J</kbd>
            <kbd>K</kbd> <kbd>Enter</kbd> <kbd>?</kbd> {keys.help}
          </button>
          {data !== undefined && rows.length > 0 && (
            <span className="queue__paging">
              {queue.range(start + 1, start + rows.length)}
              {total !== undefined && ` ${queue.of(total)}`}
              {number > 1 && (
                <Link to="/desk/matters" search={readQueueAddress({ ...asked, after: '' })}>
                  {queue.first}
                </Link>
              )}
              {data.next !== null && (
                <Link
                  to="/desk/matters"
                  search={readQueueAddress({
                    ...asked,
                    after: data.next,
                    page: String(number + 1),
                  })}
                >
                  {queue.next}
                </Link>
              )}
            </span>
          )}
        </div>
      </section>
      <aside className="queue__pane" aria-label={queue.opened}>
        {chosen === null && <p className="quiet">{queue.choose}</p>}
        {detailError !== null && <FaultNotice fault={detailError} />}
        {detail !== undefined && chosen !== null && <MatterPane detail={detail} onAct={act} />}
      </aside>
      {acting !== null && detail !== undefined && (
        <ActSheet
          detail={detail}
          action={acting}
          onClose={() => setActing(null)}
          onDone={(title, receipt) => {
            setActing(null);
            setDone(actWords.done(`${receipt.number} ${title}`, receipt.revision));
          }}
        />
      )}
      {helping && <KeyHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
