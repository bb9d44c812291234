import type { AuditEntry } from '@zca/domain/identity';
import { AUDIT_ACTIONS } from '@zca/domain/identity/auditActions';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { type AuditAddress, readAuditAddress } from '../address.ts';
import { auditQuery } from '../queries.ts';
import './AuditPage.css';

const NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = AUDIT_ACTIONS;

/** The audit journal of the platform, for the audit administrator. */
export function AuditPage(): ReactNode {
  const address = useSearch({ from: '/desk/audit' });
  const navigate = useNavigate();
  const { f, say } = useSpeech();
  const { audit: a } = useAccountTexts();
  const { data, error, isFetching, refetch } = useQuery(auditQuery(address));
  useDocumentTitle(a.title);

  /** Another question begins at its newest entry. */
  const ask = (change: AuditAddress): void =>
    void navigate({
      to: '/desk/audit',
      search: readAuditAddress({ ...address, before: undefined, ...change }),
    });
  const nameOf = (action: string): string => {
    const words = NAMES[action];
    return words === undefined ? action : say(words);
  };
  const actorOf = ({ actor, actorName }: AuditEntry): string => {
    if (actor === 'system') return a.system;
    return actor === 'anonymous' ? a.anonymous : (actorName ?? actor);
  };
  const asked = data?.entries.find(({ actor }) => actor === address.actor);
  const actorAsked = asked === undefined ? address.actor : actorOf(asked);
  const targetAsked =
    data?.entries.find(({ target }) => target === address.target)?.targetName ?? address.target;
  const columns: TableColumnsType<AuditEntry> = [
    { title: a.time, className: 'audit__time', render: (_, entry) => f.instant(entry.at) },
    {
      title: a.actor,
      render: (_, entry) => (
        <button
          type="button"
          className="link-button"
          aria-label={a.onlyActor(actorOf(entry))}
          onClick={() => ask({ actor: entry.actor })}
        >
          {actorOf(entry)}
        </button>
      ),
    },
    { title: a.action, render: (_, entry) => nameOf(entry.action) },
    {
      title: a.target,
      render: (_, { target, targetName }) =>
        target === '' ? null : (
          <button
            type="button"
            className={`link-button audit__target${targetName === null ? ' mono' : ''}`}
            aria-label={a.onlyTarget(targetName ?? target)}
            onClick={() => ask({ target })}
          >
            {targetName ?? target}
          </button>
        ),
    },
    { title: a.detail, render: (_, { detail }) => <Detail detail={detail} /> },
  ];
  return (
    <>
      <div className="work-title">
        <h1>{a.title}</h1>
      </div>
      <p className="work-lead">{a.lead}</p>
      <div className="work-tools">
        <label className="desk-filter">
          <span>{a.action}</span>
          <select
            value={address.action ?? ''}
            onChange={(event) => ask({ action: event.target.value })}
          >
            <option value="">{a.all}</option>
            {Object.entries(NAMES).map(([action, words]) => (
              <option key={action} value={action}>
                {say(words)}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="desk-filter">
            <span>{a[end]}</span>
            <input
              type="date"
              value={address[end] ?? ''}
              onChange={(event) => ask({ [end]: event.target.value })}
            />
          </label>
        ))}
        {actorAsked !== undefined && (
          <Taken words={a.byActor(actorAsked)} onOff={() => ask({ actor: '' })} />
        )}
        {targetAsked !== undefined && (
          <Taken words={a.byTarget(targetAsked)} onOff={() => ask({ target: '' })} />
        )}
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={data?.entries ?? []}
        loading={{ spinning: isFetching, delay: 300 }}
        pagination={false}
        // An empty table that scrolls could not be reached by keyboard.
        {...(data !== undefined && data.entries.length > 0 && { scroll: { x: 860 } })}
        locale={{ emptyText: a.empty }}
      />
      <p className="work-tools">
        {address.before !== undefined && <Button onClick={() => ask({})}>{a.newest}</Button>}
        {data?.before != null && (
          <Button onClick={() => ask({ before: String(data.before) })}>{a.earlier}</Button>
        )}
      </p>
    </>
  );
}

/** A condition that is in force, and the way to take it off. */
function Taken(props: { readonly words: string; readonly onOff: () => void }): ReactNode {
  const { audit: a } = useAccountTexts();
  return (
    <Button size="small" aria-label={a.without(props.words)} onClick={props.onOff}>
      {props.words} <span aria-hidden="true">×</span>
    </Button>
  );
}

/** What an entry says beside its act, by name. */
function Detail(props: { readonly detail: AuditEntry['detail'] }): ReactNode {
  return (
    <span className="audit__detail">
      {Object.entries(props.detail).map(([name, value]) => (
        <span key={name}>
          <span className="quiet">{name}</span>{' '}
          {typeof value === 'string' ? value : JSON.stringify(value)}
        </span>
      ))}
    </span>
  );
}
