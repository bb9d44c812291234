import type { SessionState, SignIn } from '@zca/domain/identity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { parseAddress, textOf } from '../../../base/address.ts';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import '../components/Account.css';

/** The one-time token of an address: `?token=…`, `#token=…` or `#…`. */
export function tokenOf(search: string, hash: string): string | null {
  const bare = hash.replace(/^#/, '');
  const found =
    textOf(parseAddress(search)['token']) ??
    textOf(parseAddress(bare)['token']) ??
    (bare.includes('=') ? undefined : bare);
  return found === undefined || found.length < 16 ? null : found;
}

/** Where a person goes after signing in: a path of ours, never another site. */
export function safeReturn(asked: string | undefined): string {
  return asked !== undefined && /^\/(?![/\\])/.test(asked) ? asked : '/desk';
}

export function SignInPage(): ReactNode {
  const { t } = useSpeech();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const used = useRef(false);
  const ids = { email: useId(), password: useId() };
  const token = tokenOf(location.searchStr, location.hash);
  useDocumentTitle(t.signIn.title);

  const signIn = useMutation({
    mutationFn: (credentials: SignIn) => send<SessionState>('POST', '/session', credentials),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      if (session.person !== null && !session.person.hasPassword) {
        await navigate({ to: '/password', replace: true });
      } else {
        // A whole page load: the working pages have a content security policy of their own.
        globalThis.location.assign(safeReturn(textOf(parseAddress(location.searchStr)['back'])));
      }
    },
  });
  const { mutate } = signIn;
  useEffect(() => {
    // A one-time link works once, so the effect must not run twice.
    if (token === null || used.current) return;
    used.current = true;
    mutate({ oneTimeToken: token });
  }, [token, mutate]);

  return (
    <div className="plain-page account">
      <h1>{t.signIn.title}</h1>
      {token !== null && signIn.isPending && <p role="status">{t.signIn.opening}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const gaps = {
            ...(email.trim() === '' ? { email: t.signIn.emailMissing } : {}),
            ...(password === '' ? { password: t.signIn.passwordMissing } : {}),
          };
          setMissing(gaps);
          const first = 'email' in gaps ? ids.email : 'password' in gaps ? ids.password : null;
          if (first === null) mutate({ email: email.trim(), password });
          else document.getElementById(first)?.focus();
        }}
      >
        {(['email', 'password'] as const).map((name) => (
          <div className="field" key={name}>
            <label className="field__label" htmlFor={ids[name]}>
              {t.signIn[name]}
            </label>
            <input
              id={ids[name]}
              className="field__input"
              type={name === 'email' ? 'email' : 'password'}
              autoComplete={name === 'email' ? 'username' : 'current-password'}
              value={name === 'email' ? email : password}
              aria-invalid={missing[name] === undefined ? undefined : true}
              aria-describedby={missing[name] === undefined ? undefined : `${ids[name]}-error`}
              onChange={(event) =>
                name === 'email' ? setEmail(event.target.value) : setPassword(event.target.value)
              }
            />
            {missing[name] !== undefined && (
              <p className="field__error" id={`${ids[name]}-error`}>
                <Icon name="fault" size={13} />
                {missing[name]}
              </p>
            )}
          </div>
        ))}
        {signIn.error !== null && (
          <p className="field__error" role="alert">
            <Icon name="fault" size={13} />
            {sentence(signIn.error)}
          </p>
        )}
        <button
          type="submit"
          className="button button--primary account__submit"
          disabled={signIn.isPending}
        >
          {t.signIn.submit}
        </button>
      </form>
      <p className="note account__hint">{t.signIn.hint}</p>
    </div>
  );
}
