import type { PersonRecord } from '@zca/domain/identity';
import { ROLE_NAMES } from '@zca/domain/identity/roleNames';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { GrantList } from '../components/Grants.tsx';
import { InvitePerson } from '../components/InvitePerson.tsx';
import { PersonSheet } from '../components/PersonSheet.tsx';
import { organisationsQuery, personsQuery } from '../queries.ts';
import '../components/People.css';

/** Whether a person answers what was typed: name, address or a role in either language. */
export function isFound(person: PersonRecord, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const roles = person.grants.flatMap(({ role }) => Object.values(ROLE_NAMES[role]));
  return [person.displayName, person.email ?? '', ...roles]
    .join('\n')
    .toLowerCase()
    .includes(wanted);
}

/** People with their roles and the state of their accounts, for the three administrators. */
export function PeoplePage(): ReactNode {
  const { f } = useSpeech();
  const a = useAccountTexts();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(personsQuery);
  const { data: session } = useQuery(sessionQuery);
  const { data: places } = useQuery(organisationsQuery);
  const [text, setText] = useState('');
  const [inviting, setInviting] = useState(false);
  const [managed, setManaged] = useState<string | null>(null);
  useDocumentTitle(a.people.title);
  const organisations = places?.organisations ?? [];
  const actions = session?.actions ?? [];
  const rows = (data?.persons ?? []).filter((person) => isFound(person, text));
  const person = data?.persons.find(({ id }) => id === managed);
  const refresh = (): void => void client.invalidateQueries({ queryKey: personsQuery.queryKey });

  const stateOf = (one: PersonRecord): string => {
    if (one.closedAt !== null) return a.people.closed;
    if (one.lockedUntil !== null) return a.people.locked(f.instant(one.lockedUntil));
    if (one.demonstration) return a.people.demonstration;
    return one.hasPassword || one.lastSignInAt !== null ? a.people.active : a.people.invited;
  };
  const columns: TableColumnsType<PersonRecord> = [
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
      title: a.people.roles,
      render: (_, one) => <GrantList grants={one.grants} organisations={organisations} />,
    },
    {
      title: a.people.state,
      render: (_, one) => (
        <>
          {stateOf(one)}
          {one.hasSecondFactor && <div className="note">{a.people.factor}</div>}
        </>
      ),
    },
    {
      title: a.people.lastSignIn,
      render: (_, one) =>
        one.lastSignInAt === null ? (
          <span className="quiet">{a.people.never}</span>
        ) : (
          f.instant(one.lastSignInAt)
        ),
    },
    {
      title: <span className="seen-by-readers">{a.people.manage}</span>,
      render: (_, one) => (
        <Button
          size="small"
          aria-label={a.people.manageFor(one.displayName)}
          onClick={() => setManaged(one.id)}
        >
          {a.people.manage}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="work-title">
        <h1>{a.people.title}</h1>
        {data !== undefined && <span className="quiet">{a.people.count(rows.length)}</span>}
        <div className="work-title__acts">
          {actions.includes('persons.manage') && (
            <Button type="primary" onClick={() => setInviting(true)}>
              {a.people.invite}
            </Button>
          )}
        </div>
      </div>
      <div className="work-tools">
        <Input
          className="people__find"
          allowClear
          value={text}
          aria-label={a.people.find}
          placeholder={a.people.find}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        loading={isPending}
        scroll={{ x: 760 }}
        locale={{ emptyText: a.people.nobody }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
      {inviting && (
        <InvitePerson
          title={a.people.invite}
          path="/persons"
          onClose={() => setInviting(false)}
          onInvited={refresh}
        />
      )}
      {person !== undefined && (
        <PersonSheet
          key={person.id}
          person={person}
          organisations={organisations}
          actions={actions}
          lacksSecurityAdministrator={data?.lacksSecurityAdministrator === true}
          onClose={() => setManaged(null)}
          onChanged={refresh}
        />
      )}
    </>
  );
}
