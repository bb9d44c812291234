import type { UnprintedPaper } from '@zca/domain/papers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { unprintedQuery } from '../../../base/notices/queries.ts';

/** Papers that were issued and have no file; nothing where all have been printed. */
export function Unprinted({ mayPrint }: { readonly mayPrint: boolean }): ReactNode {
  const { f } = useSpeech();
  const { deliveries: d } = useLetterTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error } = useQuery(unprintedQuery);
  const print = useMutation({
    mutationFn: (id: string) => send('POST', `/unprinted-papers/${id}/print`),
    onSuccess: () => void message.success(d.printed),
    onSettled: () => client.invalidateQueries({ queryKey: unprintedQuery.queryKey }),
  });
  if (error !== null) return <FaultNotice fault={error} />;
  if (data === undefined || data.papers.length === 0) return null;
  const columns: TableColumnsType<UnprintedPaper> = [
    { title: d.paper, dataIndex: 'number' },
    { title: d.attempts, align: 'right', dataIndex: 'attempts' },
    { title: d.parkedAt, render: (_, row) => f.instant(row.parkedAt) },
    { title: d.reason, dataIndex: 'reason' },
    ...(mayPrint
      ? [
          {
            title: <span className="seen-by-readers">{d.print}</span>,
            render: (_: unknown, row: UnprintedPaper) => (
              <Button
                size="small"
                aria-label={d.printNamed(row.number)}
                onClick={() => print.mutate(row.id)}
              >
                {d.print}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <section>
      <div className="work-title">
        <h2>{d.papers}</h2>
      </div>
      <p className="work-lead">{d.papersLead}</p>
      {print.error !== null && <FaultNotice fault={print.error} />}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data.papers}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}
