import type { ParkedDelivery } from '@zca/domain/notices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { parkedQuery } from '../../../base/notices/queries.ts';
import { Unprinted } from '../components/Unprinted.tsx';

/** What the platform could not do by itself, with the reason: papers without a file, notices not delivered. */
export function DeliveriesPage(): ReactNode {
  const { f, say } = useSpeech();
  const { deliveries: d, notices: n } = useLetterTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery(parkedQuery);
  const { data: session } = useQuery(sessionQuery);
  useDocumentTitle(d.title);
  const replay = useMutation({
    mutationFn: ({ notice, channel }: ParkedDelivery) =>
      send('POST', `/notice-deliveries/${notice}/${channel}/replay`),
    onSuccess: () => void message.success(d.replayed),
    onSettled: () => client.invalidateQueries({ queryKey: parkedQuery.queryKey }),
  });
  const mayReplay = session?.actions.includes('notices.replay') === true;
  const columns: TableColumnsType<ParkedDelivery> = [
    {
      title: d.notice,
      render: (_, row) => (
        <>
          {say(row.title)}
          <div className="mono quiet">{row.notice}</div>
        </>
      ),
    },
    { title: d.channel, render: (_, row) => n.channels[row.channel] },
    { title: d.attempts, align: 'right', dataIndex: 'attempts' },
    { title: d.parkedAt, render: (_, row) => f.instant(row.parkedAt) },
    { title: d.reason, dataIndex: 'reason' },
    ...(mayReplay
      ? [
          {
            title: <span className="seen-by-readers">{d.replay}</span>,
            render: (_: unknown, row: ParkedDelivery) => (
              <Button
                size="small"
                aria-label={d.replayNamed(row.notice)}
                onClick={() => replay.mutate(row)}
              >
                {d.replay}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <div className="work-title">
        <h1>{d.title}</h1>
      </div>
      <Unprinted mayPrint={session?.actions.includes('papers.print') === true} />
      <div className="work-title">
        <h2>{d.notices}</h2>
        {data !== undefined && data.waiting > 0 && (
          <span className="quiet" role="status">
            {d.waiting(data.waiting)}
          </span>
        )}
      </div>
      <p className="work-lead">{d.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {replay.error !== null && <FaultNotice fault={replay.error} />}
      <Table
        size="small"
        rowKey={(row) => `${row.notice}-${row.channel}`}
        columns={columns}
        dataSource={data?.deliveries ?? []}
        loading={{ spinning: isPending, delay: 300 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: d.empty }}
      />
    </>
  );
}
