import type { StaffList } from '@zca/domain/identity';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { InvitePerson } from '../components/InvitePerson.tsx';
import { staffQuery } from '../queries.ts';
import '../components/People.css';

type Colleague = StaffList['persons'][number];

/** The colleagues of each organisation that the person manages. */
export function StaffPage(): ReactNode {
  const a = useAccountTexts();
  const { data: session } = useQuery(sessionQuery);
  useDocumentTitle(a.staff.title);
  const codes = (session?.person?.grants ?? []).flatMap(({ manager, jurisdiction }) =>
    manager === true && jurisdiction !== null ? [jurisdiction] : [],
  );
  return (
    <>
      <div className="work-title">
        <h1>{a.staff.title}</h1>
      </div>
      <p className="work-lead">{codes.length === 0 ? a.staff.noOrganisation : a.staff.lead}</p>
      {codes.map((code) => (
        <Staff key={code} code={code} />
      ))}
    </>
  );
}

function Staff(props: { readonly code: string }): ReactNode {
  const { say } = useSpeech();
  const a = useAccountTexts();
  const client = useQueryClient();
  const query = staffQuery(props.code);
  const { data, error, isPending, refetch } = useQuery(query);
  const [inviting, setInviting] = useState(false);
  const refresh = (): void => void client.invalidateQueries({ queryKey: query.queryKey });
  const path = `/organisations/${encodeURIComponent(props.code)}/staff`;
  const revoke = useMutation({
    mutationFn: (grant: number) => send('DELETE', `${path}/${grant}`),
    onSuccess: refresh,
  });
  const columns: TableColumnsType<Colleague> = [
    {
      title: a.people.name,
      render: (_, one) => (
        <>
          {one.displayName}
          {one.email !== null && <div className="note">{one.email}</div>}
        </>
      ),
    },
    {
      title: a.people.state,
      render: (_, one) => (one.hasPassword ? a.people.active : a.people.invited),
    },
    {
      title: <span className="seen-by-readers">{a.staff.revoke}</span>,
      render: (_, one) =>
        one.manager ? (
          a.staff.manager
        ) : (
          <Button
            size="small"
            aria-label={a.staff.revokeFor(one.displayName)}
            onClick={() => revoke.mutate(one.grantId)}
          >
            {a.staff.revoke}
          </Button>
        ),
    },
  ];
  return (
    <section>
      <div className="work-title">
        <h2>{data === undefined ? props.code : say(data.organisation.name)}</h2>
        <div className="work-title__acts">
          <Button type="primary" onClick={() => setInviting(true)}>
            {a.staff.invite}
          </Button>
        </div>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {revoke.error !== null && <FaultNotice fault={revoke.error} />}
      <Table
        rowKey="grantId"
        size="small"
        columns={columns}
        dataSource={data?.persons ?? []}
        loading={isPending}
        locale={{ emptyText: a.staff.none }}
        pagination={false}
      />
      {inviting && (
        <InvitePerson
          title={a.staff.invite}
          path={path}
          onClose={() => setInviting(false)}
          onInvited={refresh}
        />
      )}
    </section>
  );
}
