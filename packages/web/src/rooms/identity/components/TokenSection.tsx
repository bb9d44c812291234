import type { ApiToken, MadeApiToken, NewApiToken, OwnAccount } from '@zca/domain/identity';
import { AUTHORITY, TOKEN_LONGEST_DAYS } from '@zca/domain/identity';
import type { Action } from '@zca/domain/identity';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';

const USUAL_DAYS = 90;

/** Access tokens: those there are, revoking one, making one. */
export function TokenSection(props: {
  readonly account: OwnAccount;
  readonly onChanged: () => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const a = useAccountTexts();
  const [making, setMaking] = useState(false);
  const revoke = useMutation({
    mutationFn: (id: string) => send('DELETE', `/account/tokens/${id}`),
    onSuccess: props.onChanged,
  });
  const [now] = useState(() => new Date().toISOString());
  const columns: TableColumnsType<ApiToken> = [
    {
      title: a.account.tokenName,
      render: (_, one) => (
        <>
          {one.name}
          <div className="note">
            {one.scopes
              .map((scope) => say(AUTHORITY[scope as Action] ?? { zh: scope, en: scope }))
              .join(' · ')}
          </div>
        </>
      ),
    },
    { title: a.account.expires, render: (_, one) => f.instant(one.expiresAt) },
    {
      title: a.account.lastUsed,
      render: (_, one) => (one.lastUsedAt === null ? a.account.never : f.instant(one.lastUsedAt)),
    },
    {
      title: <span className="seen-by-readers">{a.account.revoke}</span>,
      render: (_, one) => {
        if (one.revokedAt !== null) return a.account.revoked;
        if (one.expiresAt <= now) return a.account.expired;
        return (
          <Button
            size="small"
            aria-label={a.account.revokeFor(one.name)}
            onClick={() => revoke.mutate(one.id)}
          >
            {a.account.revoke}
          </Button>
        );
      },
    },
  ];
  return (
    <section className="work-section">
      <h2>{a.account.tokens}</h2>
      <p className="note">{a.account.tokensLead}</p>
      {revoke.error !== null && <FaultNotice fault={revoke.error} />}
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={props.account.tokens}
        locale={{ emptyText: a.account.noTokens }}
        pagination={false}
      />
      {props.account.tokenActions.length > 0 && (
        <p className="account-token">
          <Button onClick={() => setMaking(true)}>{a.account.make}</Button>
        </p>
      )}
      {making && (
        <MakeToken
          actions={props.account.tokenActions}
          onClose={() => setMaking(false)}
          onMade={props.onChanged}
        />
      )}
    </section>
  );
}

function MakeToken(props: {
  readonly actions: readonly string[];
  readonly onClose: () => void;
  readonly onMade: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const a = useAccountTexts();
  const { message } = App.useApp();
  const id = useId();
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(USUAL_DAYS));
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState(false);
  const make = useMutation({
    mutationFn: (token: NewApiToken) => send<MadeApiToken>('POST', '/account/tokens', token),
    onSuccess: props.onMade,
  });
  const count = Number(days);
  const isCount = Number.isInteger(count) && count >= 1 && count <= TOKEN_LONGEST_DAYS;
  const fault =
    name.trim() === ''
      ? a.account.missing(a.account.tokenName)
      : scopes.length === 0
        ? a.account.missing(a.account.scopes)
        : isCount
          ? null
          : a.account.badDays;
  if (make.data !== undefined) {
    const { token } = make.data;
    return (
      <Sheet title={a.account.tokens} onClose={props.onClose}>
        <div className="people__sheet people__form">
          <p>{a.account.made}</p>
          <Input.TextArea readOnly autoSize aria-label={a.account.token} value={token} />
          <div className="people__buttons">
            {globalThis.isSecureContext && (
              <Button
                onClick={() => {
                  void navigator.clipboard
                    .writeText(token)
                    .then(() => message.success(a.account.copied));
                }}
              >
                {a.account.copy}
              </Button>
            )}
            <Button type="primary" onClick={props.onClose}>
              {a.account.done}
            </Button>
          </div>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet title={a.account.make} onClose={props.onClose}>
      <form
        className="people__sheet people__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (fault === null) make.mutate({ name: name.trim(), scopes: [...scopes], days: count });
        }}
      >
        <div className="field">
          <label className="field__label" htmlFor={`${id}name`}>
            {a.account.tokenName}
          </label>
          <Input id={`${id}name`} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <fieldset className="field">
          <legend className="field__label">{a.account.scopes}</legend>
          <p className="note">{a.account.scopesHelp}</p>
          <Checkbox.Group
            className="account-scopes"
            value={[...scopes]}
            onChange={(chosen) => setScopes(chosen)}
            options={props.actions.map((value) => ({
              value,
              label: say(AUTHORITY[value as Action] ?? { zh: value, en: value }),
            }))}
          />
        </fieldset>
        <div className="field">
          <label className="field__label" htmlFor={`${id}days`}>
            {a.account.days}
          </label>
          <Input
            id={`${id}days`}
            inputMode="numeric"
            value={days}
            aria-describedby={`${id}days-help`}
            onChange={(event) => setDays(event.target.value)}
          />
          <p className="note" id={`${id}days-help`}>
            {a.account.daysHelp}
          </p>
        </div>
        {checked && fault !== null && (
          <p className="field__error" role="alert">
            {fault}
          </p>
        )}
        {make.error !== null && <FaultNotice fault={make.error} />}
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {a.account.make}
        </Button>
      </form>
    </Sheet>
  );
}
