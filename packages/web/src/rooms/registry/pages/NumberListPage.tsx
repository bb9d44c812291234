import type { NumberEntry } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiAddress, send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Marked } from '../components/Marked.tsx';
import { StatusMark } from '../components/StatusMark.tsx';
import { ENTRIES_A_PAGE, OUTCOMES, numberListQuery } from '../numberQueries.ts';
import type { ShownOutcome } from '../numberQueries.ts';
import './NumbersPage.css';

/** What became of a list of numbers: every entry in the order written, with its records. */
export function NumberListPage(): ReactNode {
  const { f, language } = useSpeech();
  const { numbers: n } = useViewTexts();
  const { id } = useParams({ from: '/public/numbers/$id' });
  const { outcome = 'entries', from = '0' } = useSearch({ from: '/public/numbers/$id' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const start = Number(from);
  const { data, error, refetch } = useQuery(numberListQuery(id, outcome, start));
  useDocumentTitle(data === undefined ? n.title : n.resultTitle(data.list.counts.entries));
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/number-lists/${encodeURIComponent(id)}`),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['number-list', id] });
      return navigate({ to: '/numbers' });
    },
  });
  if (error !== null) {
    return (
      <div className="number-list">
        <h1>{n.title}</h1>
        <FaultNotice fault={error} again={() => void refetch()} />
        <p>
          <Link to="/numbers">{n.another}</Link>
        </p>
      </div>
    );
  }
  if (data === undefined) return <Waiting skeleton="list" />;
  const { list, entries, total } = data;
  const { counts } = list;
  const end = start + entries.length;
  return (
    <div className="number-list">
      <h1>{n.resultTitle(counts.entries)}</h1>
      <p className="number-list__facts">
        {[
          list.file === null ? n.fromText : n.fromFile(list.file),
          list.column === null ? null : n.column(list.column),
          n.records(counts.records),
          n.until(f.instant(list.expiresAt)),
        ]
          .filter((each) => each !== null)
          .join(' · ')}
      </p>
      <p className="number-list__acts">
        {counts.records > 0 && (
          <Link className="button button--primary" to="/search" search={{ list: id }}>
            <Icon name="search" />
            {n.showRecords(counts.records)}
          </Link>
        )}
        <a
          className="button"
          href={apiAddress(`/number-lists/${encodeURIComponent(id)}/file`, { lang: language })}
          download
        >
          <Icon name="download" />
          {n.save}
        </a>
        <Link className="button" to="/numbers">
          {n.another}
        </Link>
        <button
          type="button"
          className="button"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {n.remove}
        </button>
      </p>
      {remove.error !== null && <FaultNotice fault={remove.error} />}
      <nav className="number-list__outcomes" aria-label={n.filter}>
        {OUTCOMES.map((each) => (
          <Link
            key={each}
            to="/numbers/$id"
            params={{ id }}
            search={each === 'entries' ? {} : { outcome: each }}
            aria-current={each === outcome ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {n.outcomes[each]}
            <b>{f.number(counts[each])}</b>
          </Link>
        ))}
      </nav>
      {entries.length === 0 ? (
        <p className="quiet">{n.nothing}</p>
      ) : (
        <div className="number-list__table">
          <table>
            <thead>
              <tr>
                <th scope="col">{n.line}</th>
                <th scope="col">{n.written}</th>
                <th scope="col">{n.outcome}</th>
                <th scope="col">{n.record}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                // A line may hold several numbers; their order never changes.
                <Entry key={index} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="number-list__foot">
        <span>
          {n.range(f.number(entries.length === 0 ? 0 : start + 1), f.number(end), f.number(total))}
        </span>
        {start > 0 && (
          <Link
            to="/numbers/$id"
            params={{ id }}
            search={pageAt(outcome, start - ENTRIES_A_PAGE)}
            rel="prev"
          >
            <Icon name="left" size={13} />
            {n.previous}
          </Link>
        )}
        {end < total && (
          <Link to="/numbers/$id" params={{ id }} search={pageAt(outcome, end)} rel="next">
            {n.next}
            <Icon name="right" size={13} />
          </Link>
        )}
      </p>
    </div>
  );
}

function pageAt(outcome: ShownOutcome, from: number): { outcome?: ShownOutcome; from?: string } {
  return {
    ...(outcome === 'entries' ? {} : { outcome }),
    ...(from <= 0 ? {} : { from: String(from) }),
  };
}

/** One entry: its text, what it was read as, and the records that it means. */
function Entry(props: { readonly entry: NumberEntry }): ReactNode {
  const { f, say } = useSpeech();
  const { numbers: n } = useViewTexts();
  const { entry } = props;
  const { outcome } = entry;
  return (
    <tr>
      <td>{f.number(entry.line)}</td>
      <td className="number-list__text">
        <span className="mono">{entry.text}</span>
        {entry.reading !== null && entry.reading !== entry.text && (
          <span className="note"> {n.readAs(entry.reading)}</span>
        )}
      </td>
      <td className={`number-list__outcome number-list__outcome--${outcome}`}>
        {n.outcomes[outcome]}
      </td>
      <td>
        {entry.problem !== null && <p>{say(entry.problem)}</p>}
        {outcome === 'missed' && <p className="quiet">{n.missedNote}</p>}
        {entry.records.map((record) => (
          <p key={record.key} className="number-list__record">
            <Link to="/r/$key" params={{ key: record.key }}>
              {record.title.length === 0 ? record.number : <Marked text={record.title} />}
            </Link>{' '}
            <span className="quiet">
              {[record.number, say(record.typeLabel), record.holders[0] ?? ''].join(' · ')}
            </span>{' '}
            <StatusMark status={record.status} />
          </p>
        ))}
        {entry.repeats !== null && <p className="note">{n.repeats(f.number(entry.repeats))}</p>}
      </td>
    </tr>
  );
}
