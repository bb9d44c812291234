import type { OwnAccount, OwnSession, SignInRecord } from '@zca/domain/identity';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';

/** The own sessions, each of which can be ended, and the last sign-ins. */
export function SessionSection(props: {
  readonly account: OwnAccount;
  readonly onChanged: () => void;
}): ReactNode {
  const { f } = useSpeech();
  const a = useAccountTexts();
  const { message } = App.useApp();
  const { account } = props;
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/account/sessions/${id}`),
    onSuccess: props.onChanged,
  });
  const endOthers = useMutation({
    mutationFn: () => send<{ ended: number }>('POST', '/account/sessions/end-others'),
    onSuccess: ({ ended }) => {
      props.onChanged();
      void message.success(a.account.ended(ended));
    },
  });
  const deviceOf = (one: { device: string | null }) => one.device ?? a.unknownDevice;
  const whence = (one: { device: string | null; address: string | null }) => (
    <>
      {deviceOf(one)}
      <div className="note">{one.address ?? a.unknownAddress}</div>
    </>
  );
  const sessions: TableColumnsType<OwnSession> = [
    { title: a.account.device, render: (_, one) => whence(one) },
    { title: a.account.since, render: (_, one) => f.instant(one.createdAt) },
    { title: a.account.seen, render: (_, one) => f.instant(one.lastSeenAt) },
    {
      title: <span className="seen-by-readers">{a.account.end}</span>,
      render: (_, one) =>
        one.present ? (
          a.account.present
        ) : (
          <Button
            size="small"
            aria-label={a.account.endFor(deviceOf(one))}
            onClick={() => end.mutate(one.id)}
          >
            {a.account.end}
          </Button>
        ),
    },
  ];
  const signIns: TableColumnsType<SignInRecord> = [
    { title: a.account.time, render: (_, one) => f.instant(one.at) },
    { title: a.account.method, render: (_, one) => a.methods[one.method] },
    { title: a.account.device, render: (_, one) => whence(one) },
  ];
  return (
    <>
      <section className="work-section">
        <h2>{a.account.sessions}</h2>
        <p className="note">{a.account.sessionsLead(account.idleMinutes, account.sessionHours)}</p>
        {end.error !== null && <FaultNotice fault={end.error} />}
        <Table
          rowKey="id"
          size="small"
          columns={sessions}
          dataSource={account.sessions}
          pagination={false}
        />
        {account.sessions.length > 1 && (
          <p className="account-token">
            <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
              {a.account.endOthers}
            </Button>
          </p>
        )}
      </section>
      <section className="work-section">
        <h2>{a.account.signIns}</h2>
        <Table
          rowKey="at"
          size="small"
          columns={signIns}
          dataSource={account.signIns}
          pagination={false}
        />
      </section>
    </>
  );
}
