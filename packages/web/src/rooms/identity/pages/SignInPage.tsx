import type { SessionState, SignIn } from '@zca/domain/identity';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { parseAddress, textOf } from '../../../base/address.ts';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { landingOf } from '../../../base/session/landing.ts';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { duePage, safeReturn, tokenOf } from '../arrival.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import { Field, Refusal } from '../components/Field.tsx';
import { OtherWays } from '../components/OtherWays.tsx';
import '../components/Account.css';

/** Signing in: address and password, a one-time link, the code of a second factor, other ways. */
export function SignInPage(): ReactNode {
  const { t } = useSpeech();
  const a = useAccountTexts();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const { data: session } = useQuery(sessionQuery);
  const used = useRef(false);
  const token = tokenOf(location.searchStr, location.hash);
  const address = parseAddress(location.searchStr);
  const backOf = (state: SessionState): string =>
    safeReturn(textOf(address['back']), landingOf(state));
  const refused = textOf(address['provider']);
  const awaitsCode = session?.awaitsSecondFactor === true;
  useDocumentTitle(awaitsCode ? a.code.title : t.signIn.title);

  const arrive = async (state: SessionState, byLink: boolean): Promise<void> => {
    client.setQueryData(sessionQuery.queryKey, state);
    if (state.person === null) return;
    const due = duePage(state, byLink);
    if (due !== null) await navigate({ to: due, replace: true });
    // A whole page load: the working pages have a content security policy of their own.
    else globalThis.location.assign(backOf(state));
  };
  const signIn = useMutation({
    mutationFn: (credentials: SignIn) => send<SessionState>('POST', '/session', credentials),
    onSuccess: (state, credentials) => arrive(state, 'oneTimeToken' in credentials),
  });
  const passCode = useMutation({
    mutationFn: (code: string) => send<SessionState>('POST', '/session/second-factor', { code }),
    onSuccess: (state) => arrive(state, false),
  });
  const leave = useMutation({
    mutationFn: () => send('DELETE', '/session'),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const { mutate } = signIn;
  useEffect(() => {
    // A one-time link works once, so the effect must not run twice.
    if (token === null || used.current) return;
    used.current = true;
    mutate({ oneTimeToken: token });
  }, [token, mutate]);
  const arrived =
    token === null && session?.person != null && signIn.isIdle ? backOf(session) : null;
  useEffect(() => {
    if (arrived !== null && passCode.isIdle) globalThis.location.assign(arrived);
  }, [arrived, passCode.isIdle]);

  if (awaitsCode) {
    return (
      <div className="plain-page account">
        <h1>{a.code.title}</h1>
        <p>{a.code.lead}</p>
        <CodeForm
          label={a.code.label}
          submit={a.code.submit}
          isPending={passCode.isPending}
          refusal={passCode.error === null ? null : sentence(passCode.error)}
          onCode={(code) => passCode.mutate(code)}
        />
        <p className="account__hint">
          <button type="button" className="link-button" onClick={() => leave.mutate()}>
            {a.code.other}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="plain-page account">
      <h1>{t.signIn.title}</h1>
      {token !== null && signIn.isPending && <p role="status">{t.signIn.opening}</p>}
      <PasswordForm
        isPending={signIn.isPending}
        refusal={
          signIn.error !== null ? sentence(signIn.error) : refusalOf(refused, a.ways.refusals)
        }
        onSignIn={(credentials) => mutate(credentials)}
      />
      <OtherWays
        back={safeReturn(textOf(address['back']))}
        isPending={signIn.isPending}
        onSignIn={(credentials) => mutate(credentials)}
      />
      <p className="note account__hint">{t.signIn.hint}</p>
    </div>
  );
}

function refusalOf(
  reason: string | undefined,
  sentences: Readonly<Record<string, string>>,
): string | null {
  return reason === undefined ? null : (sentences[reason] ?? null);
}

function PasswordForm(props: {
  readonly isPending: boolean;
  readonly refusal: string | null;
  readonly onSignIn: (credentials: SignIn) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const ids = { email: useId(), password: useId() };
  return (
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
        if (first === null) props.onSignIn({ email: email.trim(), password });
        else document.getElementById(first)?.focus();
      }}
    >
      <Field
        id={ids.email}
        label={t.signIn.email}
        type="email"
        autoComplete="username"
        value={email}
        onValue={setEmail}
        fault={missing.email}
      />
      <Field
        id={ids.password}
        label={t.signIn.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        fault={missing.password}
      />
      <Refusal sentence={props.refusal} />
      <button
        type="submit"
        className="button button--primary account__submit"
        disabled={props.isPending}
      >
        {t.signIn.submit}
      </button>
    </form>
  );
}
