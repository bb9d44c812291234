import type { NewPassword, SessionState } from '@zca/domain/identity';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import '../components/Account.css';

const SHORTEST = 10;

export interface PasswordForm {
  readonly email: string;
  readonly password: string;
  readonly again: string;
}

export type PasswordFault = 'emailBad' | 'tooShort' | 'different';

/** What is wrong with the form, field by field. */
export function passwordFaults(
  form: PasswordForm,
): Partial<Record<keyof PasswordForm, PasswordFault>> {
  return {
    ...(/^[^\s@]+@[^\s@]+$/.test(form.email.trim()) ? {} : { email: 'emailBad' as const }),
    ...(form.password.length >= SHORTEST ? {} : { password: 'tooShort' as const }),
    ...(form.password === form.again ? {} : { again: 'different' as const }),
  };
}

/** The administrator's password: set after the first one-time link, changed later. */
export function PasswordPage(): ReactNode {
  const { t } = useSpeech();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [form, setForm] = useState<PasswordForm>({ email: '', password: '', again: '' });
  const [checked, setChecked] = useState(false);
  const id = useId();
  useDocumentTitle(t.password.title);
  const save = useMutation({
    mutationFn: (wanted: NewPassword) =>
      send<SessionState | undefined>('PUT', '/session/password', wanted),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      globalThis.location.assign('/desk');
    },
  });
  if (session !== undefined && session.person === null) {
    return (
      <div className="plain-page account">
        <h1>{t.password.title}</h1>
        <p>
          {t.password.signInFirst} <Link to="/sign-in">{t.session.signIn}</Link>
        </p>
      </div>
    );
  }
  const faults = checked ? passwordFaults(form) : {};
  const fields = [
    { name: 'email', type: 'email', autoComplete: 'username', help: null },
    {
      name: 'password',
      type: 'password',
      autoComplete: 'new-password',
      help: t.password.help(SHORTEST),
    },
    { name: 'again', type: 'password', autoComplete: 'new-password', help: null },
  ] as const;
  return (
    <div className="plain-page account">
      <h1>{t.password.title}</h1>
      <p>{t.password.lead}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const first = Object.keys(passwordFaults(form))[0];
          if (first === undefined)
            save.mutate({ email: form.email.trim(), password: form.password });
          else document.getElementById(`${id}${first}`)?.focus();
        }}
      >
        {fields.map(({ name, type, autoComplete, help }) => {
          const fault = faults[name];
          return (
            <div className="field" key={name}>
              <label className="field__label" htmlFor={id + name}>
                {t.password[name]}
              </label>
              {help !== null && (
                <p className="note" id={`${id}${name}-help`}>
                  {help}
                </p>
              )}
              <input
                id={id + name}
                className="field__input"
                type={type}
                autoComplete={autoComplete}
                value={form[name]}
                aria-invalid={fault === undefined ? undefined : true}
                aria-describedby={
                  fault !== undefined
                    ? `${id}${name}-error`
                    : help === null
                      ? undefined
                      : `${id}${name}-help`
                }
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
              {fault !== undefined && (
                <p className="field__error" id={`${id}${name}-error`}>
                  <Icon name="fault" size={13} />
                  {t.password.faults[fault](SHORTEST - form.password.length)}
                </p>
              )}
            </div>
          );
        })}
        {save.error !== null && (
          <p className="field__error" role="alert">
            <Icon name="fault" size={13} />
            {sentence(save.error)}
          </p>
        )}
        <button
          type="submit"
          className="button button--primary account__submit"
          disabled={save.isPending}
        >
          {t.password.submit}
        </button>
      </form>
    </div>
  );
}
