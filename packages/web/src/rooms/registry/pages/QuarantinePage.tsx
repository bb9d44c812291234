import type { ImportRun, QuarantineItem } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress, get, send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { MendForm } from '../components/MendForm.tsx';
import { usePositionText } from '../components/record/ProvenanceTable.tsx';
import { quarantineQuery } from '../importQueries.ts';
import './QuarantinePage.css';

const STATUSES = ['open', 'mended', 'retried', 'all'] as const;

/** What an import did not take: why, and the cells to mend. */
export function QuarantinePage(): ReactNode {
  const { f, t, say } = useSpeech();
  const w = useWorkTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { id } = useParams({ from: '/desk/imports/$id/quarantine' });
  const [status, setStatus] = useState<(typeof STATUSES)[number]>('open');
  const [cursor, setCursor] = useState<string | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useQuery(quarantineQuery(id, status, cursor));
  const position = usePositionText();
  const fieldNames = t.recordFields as Readonly<Record<string, string>>;
  useDocumentTitle(w.quarantine.title);

  const retry = useMutation({
    mutationFn: async () => {
      await send<ImportRun>('POST', `/imports/${id}/retry`);
      const left = await get<{ total: number }>(`/imports/${id}/quarantine`, { status: 'open' });
      return left.total;
    },
    onSuccess: async (left) => {
      void message.success(w.quarantine.retried(left));
      await client.invalidateQueries({ queryKey: ['quarantine', id] });
      await client.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  const fault = error ?? retry.error;
  const items = data?.items ?? [];
  const current = items.find((item) => item.id === currentId) ?? null;
  const placeOf = (item: QuarantineItem): string => {
    const { file: _, ...place } = item.position;
    return position(place);
  };
  const columns: TableColumnsType<QuarantineItem> = [
    {
      title: w.quarantine.position,
      render: (_, item) => (
        <button
          type="button"
          className="link-button"
          aria-pressed={item.id === currentId}
          onClick={() => setCurrentId(item.id)}
        >
          {placeOf(item) || item.id}
        </button>
      ),
    },
    {
      title: w.quarantine.field,
      render: (_, item) =>
        item.field === null ? w.quarantine.wholeRecord : (fieldNames[item.field] ?? item.field),
    },
    { title: w.quarantine.fault, render: (_, item) => say(item.message) },
    { title: w.quarantine.status, render: (_, item) => w.quarantine.statuses[item.status] },
    { title: w.quarantine.file, render: (_, item) => <span className="quiet">{item.file}</span> },
  ];
  return (
    <>
      <div className="work-title">
        <h1>{w.quarantine.title}</h1>
        <Link to="/desk/imports/$id" params={{ id }}>
          {w.quarantine.of(id)}
        </Link>
        {data !== undefined && <span className="quiet">{w.quarantine.count(data.total)}</span>}
        <div className="work-title__acts">
          <Button href={apiAddress(`/imports/${id}/quarantine/export`)} download>
            {w.quarantine.export}
          </Button>
          <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate()}>
            {w.quarantine.retry}
          </Button>
        </div>
      </div>
      <p className="work-lead">{w.quarantine.lead}</p>
      {fault !== null && <FaultNotice fault={fault} again={() => void refetch()} />}
      <div className="work-tools">
        <Segmented
          aria-label={w.quarantine.status}
          value={status}
          options={STATUSES.map((value) => ({
            value,
            label: value === 'all' ? w.quarantine.all : w.quarantine.statuses[value],
          }))}
          onChange={(value) => {
            setStatus(value);
            setCursor(null);
          }}
        />
      </div>
      <div className="quarantine">
        <div className="quarantine__list">
          <Table
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={items}
            loading={{ spinning: isPending, delay: 300 }}
            pagination={false}
            scroll={{ x: 'max-content' }}
            rowClassName={(item) => (item.id === currentId ? 'is-current' : '')}
            onRow={(item) => ({ onClick: () => setCurrentId(item.id) })}
            locale={{
              emptyText: status === 'all' ? w.quarantine.none : w.quarantine.noneOf,
            }}
          />
          <p className="quarantine__foot">
            {f.number(items.length)} / {f.number(data?.total ?? 0)}
            {cursor !== null && (
              <Button size="small" onClick={() => setCursor(null)}>
                {w.quarantine.first}
              </Button>
            )}
            {data?.cursor != null && (
              <Button size="small" onClick={() => setCursor(data.cursor)}>
                {w.quarantine.next}
              </Button>
            )}
          </p>
        </div>
        <aside className="quarantine__detail" aria-label={w.quarantine.cells}>
          {current === null ? (
            <p className="quiet">{w.quarantine.choose}</p>
          ) : (
            <MendForm
              key={current.id}
              item={current}
              place={placeOf(current)}
              onSaved={() => {
                void message.success(w.quarantine.saved);
                void client.invalidateQueries({ queryKey: ['quarantine', id] });
              }}
            />
          )}
        </aside>
      </div>
    </>
  );
}
