import type { OfficeList, OwnAccount, SessionState } from '@zca/domain/identity';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { get, send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice, useFaultSentence } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { GrantList } from '../components/Grants.tsx';
import { SessionSection } from '../components/SessionSection.tsx';
import { TokenSection } from '../components/TokenSection.tsx';
import { accountQuery } from '../queries.ts';
import '../components/People.css';

const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => get<OfficeList>('/offices', {}, signal),
});

/** The own account: who one is, how one signs in, sessions, tokens. */
export function AccountPage(): ReactNode {
  const a = useAccountTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data: account, error, refetch } = useQuery(accountQuery);
  useDocumentTitle(a.account.title);
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const person = session?.person ?? null;
  return (
    <>
      <div className="work-title">
        <h1>{a.account.title}</h1>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {person !== null && account !== undefined && (
        <>
          <Facts person={person} account={account} onChanged={refresh} />
          <SessionSection account={account} onChanged={refresh} />
          <TokenSection account={account} onChanged={refresh} />
        </>
      )}
    </>
  );
}

function Facts(props: {
  readonly person: NonNullable<SessionState['person']>;
  readonly account: OwnAccount;
  readonly onChanged: () => void;
}): ReactNode {
  const { f } = useSpeech();
  const a = useAccountTexts();
  const sentence = useFaultSentence();
  const { person, account } = props;
  const { data: places } = useQuery(officesQuery);
  const [takingOff, setTakingOff] = useState(false);
  const takeOff = useMutation({
    mutationFn: (code: string) => send('POST', '/account/second-factor/removal', { code }),
    onSuccess: () => {
      setTakingOff(false);
      props.onChanged();
    },
  });
  const link = useMutation({
    mutationFn: () => send<{ address: string }>('POST', '/account/provider'),
    onSuccess: ({ address }) => globalThis.location.assign(address),
  });
  const unlink = useMutation({
    mutationFn: () => send('DELETE', '/account/provider'),
    onSuccess: props.onChanged,
  });
  const { changedAt, maxAgeDays } = account.password;
  return (
    <section className="work-section">
      <dl className="account-facts">
        <dt>{a.account.name}</dt>
        <dd>{person.displayName}</dd>
        <dt>{a.account.email}</dt>
        <dd>{person.email ?? '—'}</dd>
        <dt>{a.account.roles}</dt>
        <dd>
          {person.grants.length === 0 ? (
            a.account.noRoles
          ) : (
            <GrantList grants={person.grants} organisations={places?.offices ?? []} />
          )}
        </dd>
        <dt>{a.account.password}</dt>
        <dd>
          <span>
            {person.hasPassword && changedAt !== null
              ? a.account.passwordChanged(f.day(changedAt.slice(0, 10)))
              : a.account.passwordNone}
          </span>
          {maxAgeDays > 0 && <span className="note">{a.account.passwordDue(maxAgeDays)}</span>}
          <a href="/password">{a.account.change}</a>
        </dd>
        <dt>{a.account.factor}</dt>
        <dd>
          {person.hasSecondFactor ? (
            <>
              <span>{a.account.factorOn(account.recoveryCodesLeft)}</span>
              <Button size="small" onClick={() => setTakingOff(true)}>
                {a.account.takeOff}
              </Button>
            </>
          ) : (
            <>
              <span>{a.account.factorOff}</span>
              <a href="/second-factor">{a.account.setUp}</a>
            </>
          )}
        </dd>
        {account.provider !== null && (
          <>
            <dt>{a.account.provider(account.provider.name)}</dt>
            <dd>
              <span>{account.provider.linked ? a.account.linked : a.account.notLinked}</span>
              {account.provider.linked ? (
                <Button size="small" loading={unlink.isPending} onClick={() => unlink.mutate()}>
                  {a.account.unlink}
                </Button>
              ) : (
                <Button size="small" loading={link.isPending} onClick={() => link.mutate()}>
                  {a.account.link}
                </Button>
              )}
            </dd>
          </>
        )}
      </dl>
      {link.error !== null && <FaultNotice fault={link.error} />}
      {unlink.error !== null && <FaultNotice fault={unlink.error} />}
      {takingOff && (
        <Sheet title={a.account.takeOff} onClose={() => setTakingOff(false)}>
          <div className="people__sheet people__form">
            <p className="note">{a.account.takeOffLead}</p>
            <CodeForm
              label={a.code.label}
              submit={a.account.takeOff}
              isPending={takeOff.isPending}
              refusal={takeOff.error === null ? null : sentence(takeOff.error)}
              onCode={(code) => takeOff.mutate(code)}
            />
          </div>
        </Sheet>
      )}
    </section>
  );
}
