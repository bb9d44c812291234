import type { NewPassword, SessionState } from '@zca/domain/identity';
import {
  PASSWORD_LONG,
  PASSWORD_SHORTEST,
  findPasswordFaults,
} from '@zca/domain/identity/password';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { get, send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { duePage } from '../arrival.ts';
import { Field, Refusal } from '../components/Field.tsx';
import '../components/Account.css';

export interface PasswordForm {
  readonly email: string;
  /** Empty where no present password is asked for. */
  readonly current: string;
  readonly password: string;
  readonly again: string;
}

export type PasswordFormFault =
  | 'emailBad'
  | 'different'
  | 'tooShort'
  | 'tooSimple'
  | 'personal'
  | 'common';

/** What is wrong with the form, field by field. */
export function passwordFaults(
  form: PasswordForm,
  displayName = '',
): Partial<Record<keyof PasswordForm, PasswordFormFault>> {
  const email = form.email.trim();
  const [weak] = findPasswordFaults(form.password, { displayName, email });
  return {
    ...(/^[^\s@]+@[^\s@]+$/.test(email) ? {} : { email: 'emailBad' as const }),
    ...(weak === undefined ? {} : { password: weak }),
    ...(form.password === form.again ? {} : { again: 'different' as const }),
  };
}

/** The own password: set after the first one-time link, changed later. */
export function PasswordPage(): ReactNode {
  const { t } = useSpeech();
  const a = useAccountTexts();
  const { data: session } = useQuery(sessionQuery);
  useDocumentTitle(a.password.title);
  if (session === undefined) return null;
  if (session.person === null) {
    return (
      <div className="plain-page account">
        <h1>{a.password.title}</h1>
        <p>
          {a.password.signInFirst} <Link to="/sign-in">{t.session.signIn}</Link>
        </p>
      </div>
    );
  }
  return <NewPasswordForm person={session.person} isDue={session.pending === 'password'} />;
}

function NewPasswordForm(props: {
  readonly person: NonNullable<SessionState['person']>;
  readonly isDue: boolean;
}): ReactNode {
  const { person } = props;
  const a = useAccountTexts();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState<PasswordForm>({
    email: person.email ?? '',
    current: '',
    password: '',
    again: '',
  });
  const [checked, setChecked] = useState(false);
  const id = useId();
  const save = useMutation({
    mutationFn: (wanted: NewPassword) => send('PUT', '/session/password', wanted),
    onSuccess: async () => {
      const state = await get<SessionState>('/session');
      client.setQueryData(sessionQuery.queryKey, state);
      const due = duePage(state);
      if (due === null) globalThis.location.assign('/desk');
      else await navigate({ to: due, replace: true });
    },
  });
  const faults = checked ? passwordFaults(form, person.displayName) : {};
  const words = (fault: PasswordFormFault): string => {
    if (fault === 'emailBad' || fault === 'different' || fault === 'tooShort') {
      return a.password.faults[fault](PASSWORD_SHORTEST - [...form.password].length);
    }
    return a.password.faults[fault];
  };
  const fields = [
    { name: 'email', label: a.password.email, type: 'email', autoComplete: 'username' },
    ...(person.hasPassword
      ? [
          {
            name: 'current',
            label: a.password.current,
            type: 'password',
            autoComplete: 'current-password',
          } as const,
        ]
      : []),
    {
      name: 'password',
      label: a.password.password,
      type: 'password',
      autoComplete: 'new-password',
      help: a.password.help(PASSWORD_SHORTEST, PASSWORD_LONG),
    },
    { name: 'again', label: a.password.again, type: 'password', autoComplete: 'new-password' },
  ] as const;
  return (
    <div className="plain-page account">
      <h1>{a.password.title}</h1>
      <p>{props.isDue ? a.password.due : a.password.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const [first] = Object.keys(passwordFaults(form, person.displayName));
          if (first !== undefined) return document.getElementById(id + first)?.focus();
          const { email, password, current } = form;
          save.mutate({ email: email.trim(), password, ...(current === '' ? {} : { current }) });
        }}
      >
        {fields.map(({ name, ...field }) => {
          const fault = faults[name];
          return (
            <Field
              key={name}
              {...field}
              id={id + name}
              value={form[name]}
              onValue={(value) => setForm({ ...form, [name]: value })}
              fault={fault === undefined ? undefined : words(fault)}
            />
          );
        })}
        <Refusal sentence={save.error === null ? null : sentence(save.error)} />
        <button
          type="submit"
          className="button button--primary account__submit"
          disabled={save.isPending}
        >
          {a.password.submit}
        </button>
      </form>
    </div>
  );
}
