import type { Invitation, Organisation, PersonRecord } from '@zca/domain/identity';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { GiveRole } from './GiveRole.tsx';
import { useGrantWords } from './Grants.tsx';
import { InvitationLink } from './InvitePerson.tsx';

interface Act {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
}

/** One person with everything that may be done: roles, invitation, account, second factor. */
export function PersonSheet(props: {
  readonly person: PersonRecord;
  readonly organisations: readonly Organisation[];
  readonly actions: readonly string[];
  readonly lacksSecurityAdministrator: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { person, actions } = props;
  const a = useAccountTexts();
  const { message } = App.useApp();
  const words = useGrantWords(props.organisations);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const mayInvite = actions.includes('persons.manage');
  const mayGrant = actions.includes('grants.manage');
  const changed = (): void => {
    props.onChanged();
    void message.success(a.people.done);
  };
  const act = useMutation({
    mutationFn: ({ method, path }: Act) => send(method, `/persons/${person.id}${path}`),
    onSuccess: changed,
  });
  const invite = useMutation({
    mutationFn: () => send<Invitation>('POST', `/persons/${person.id}/invitation`),
    onSuccess: setInvitation,
  });
  const sure = (title: string, label: string, wanted: Act): ReactNode => (
    <Popconfirm
      title={label}
      description={title}
      okText={a.people.sure}
      cancelText={a.people.cancel}
      // Above the dialogue, in which everything else is out of reach.
      getPopupContainer={(node) => node.parentElement ?? document.body}
      onConfirm={() => act.mutate(wanted)}
    >
      <Button>{label}</Button>
    </Popconfirm>
  );
  return (
    <Sheet title={person.displayName} onClose={props.onClose}>
      <div className="people__sheet">
        {act.error !== null && <FaultNotice fault={act.error} />}
        {invite.error !== null && <FaultNotice fault={invite.error} />}
        <h3>{a.people.roles}</h3>
        <ul className="people__grants">
          {person.grants.map((grant) => (
            <li key={grant.id}>
              <span>{words(grant)}</span>
              {mayGrant && !person.demonstration && (
                <Button
                  size="small"
                  aria-label={a.people.revokeFor(words(grant))}
                  onClick={() => act.mutate({ method: 'DELETE', path: `/grants/${grant.id}` })}
                >
                  {a.people.revoke}
                </Button>
              )}
            </li>
          ))}
          {person.grants.length === 0 && <li className="quiet">{a.people.none}</li>}
        </ul>
        {mayGrant && !person.demonstration && (
          <>
            <h3>{a.people.giveRole}</h3>
            <GiveRole personId={person.id} organisations={props.organisations} onGiven={changed} />
          </>
        )}
        {mayInvite && props.lacksSecurityAdministrator && !person.demonstration && (
          <section className="people__acts">
            <p className="note">{a.people.firstSecurityLead}</p>
            <Button
              onClick={() => act.mutate({ method: 'POST', path: '/first-security-administrator' })}
            >
              {a.people.firstSecurity}
            </Button>
          </section>
        )}
        {!person.demonstration && (mayInvite || mayGrant) && (
          <section className="people__acts">
            <h3>{a.people.state}</h3>
            {invitation !== null && <InvitationLink invitation={invitation} />}
            <div className="people__buttons">
              {mayInvite && person.closedAt === null && (
                <Button loading={invite.isPending} onClick={() => invite.mutate()}>
                  {a.people.newLink}
                </Button>
              )}
              {mayInvite &&
                (person.closedAt === null ? (
                  sure(a.people.closeSure, a.people.close, { method: 'POST', path: '/closing' })
                ) : (
                  <Button onClick={() => act.mutate({ method: 'POST', path: '/reopening' })}>
                    {a.people.reopen}
                  </Button>
                ))}
              {mayGrant && person.lockedUntil !== null && (
                <Button onClick={() => act.mutate({ method: 'POST', path: '/unlock' })}>
                  {a.people.unlock}
                </Button>
              )}
              {mayGrant &&
                person.hasSecondFactor &&
                sure(a.people.resetSure, a.people.resetFactor, {
                  method: 'DELETE',
                  path: '/second-factor',
                })}
            </div>
          </section>
        )}
      </div>
    </Sheet>
  );
}
