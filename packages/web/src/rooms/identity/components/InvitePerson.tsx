import type { Invitation, NewPerson } from '@zca/domain/identity';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';

const FIELDS = ['displayName', 'email', 'phone'] as const;
type FieldName = (typeof FIELDS)[number];

/** The link of an invitation, to be handed over. */
export function InvitationLink(props: { readonly invitation: Invitation }): ReactNode {
  const { f } = useSpeech();
  const a = useAccountTexts();
  return (
    <section className="people__link">
      <h3>{a.people.linkTitle}</h3>
      <p className="note">{a.people.linkLead(f.instant(props.invitation.expiresAt))}</p>
      <Input.TextArea
        readOnly
        autoSize
        aria-label={a.people.linkTitle}
        value={props.invitation.link}
        onFocus={(event) => event.target.select()}
      />
    </section>
  );
}

/** Creates a person at an address of the API and shows the link. */
export function InvitePerson(props: {
  readonly title: string;
  /** `/persons`, or the staff of an organisation. */
  readonly path: string;
  readonly onClose: () => void;
  readonly onInvited: () => void;
}): ReactNode {
  const a = useAccountTexts();
  const id = useId();
  const [form, setForm] = useState<Record<FieldName, string>>({
    displayName: '',
    email: '',
    phone: '',
  });
  const [checked, setChecked] = useState(false);
  const invite = useMutation({
    mutationFn: (person: NewPerson) => send<Invitation>('POST', props.path, person),
    onSuccess: props.onInvited,
  });
  const faults: Partial<Record<FieldName, string>> = {
    ...(form.displayName.trim() === '' ? { displayName: a.people.missing(a.people.name) } : {}),
    ...(form.email.trim() === '' || /^[^\s@]+@[^\s@]+$/.test(form.email.trim())
      ? {}
      : { email: a.people.emailBad }),
    ...(form.phone.trim() === '' || /^\+?[\d -]{5,20}$/.test(form.phone.trim())
      ? {}
      : { phone: a.people.phoneBad }),
  };
  const submit = (): void => {
    setChecked(true);
    const first = FIELDS.find((name) => faults[name] !== undefined);
    if (first !== undefined) {
      document.getElementById(id + first)?.focus();
      return;
    }
    const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
    invite.mutate({
      displayName: form.displayName.trim(),
      email: orNull(form.email),
      phone: orNull(form.phone),
    });
  };
  const labels = {
    displayName: a.people.name,
    email: a.people.email,
    phone: a.people.phone,
  };
  return (
    <Sheet title={props.title} onClose={props.onClose}>
      <div className="people__sheet">
        {invite.data === undefined ? (
          <form
            className="people__form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <p className="note">{a.people.inviteLead}</p>
            {FIELDS.map((name) => {
              const fault = checked ? faults[name] : undefined;
              const help = name === 'email' ? a.people.emailHelp : undefined;
              const told = fault ?? help;
              return (
                <div className="field" key={name}>
                  <label className="field__label" htmlFor={id + name}>
                    {labels[name]}
                  </label>
                  <Input
                    id={id + name}
                    value={form[name]}
                    autoComplete="off"
                    {...(fault === undefined ? {} : { status: 'error' as const })}
                    aria-invalid={fault !== undefined}
                    aria-describedby={told === undefined ? undefined : `${id + name}-told`}
                    onChange={(event) => setForm({ ...form, [name]: event.target.value })}
                  />
                  {told !== undefined && (
                    <p
                      id={`${id + name}-told`}
                      className={fault === undefined ? 'note' : 'field__error'}
                    >
                      {told}
                    </p>
                  )}
                </div>
              );
            })}
            {invite.error !== null && <FaultNotice fault={invite.error} />}
            <Button type="primary" htmlType="submit" loading={invite.isPending}>
              {a.people.submitInvite}
            </Button>
          </form>
        ) : (
          <InvitationLink invitation={invite.data} />
        )}
      </div>
    </Sheet>
  );
}
