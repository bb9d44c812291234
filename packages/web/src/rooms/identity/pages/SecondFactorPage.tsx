import type { FactorSecret, RecoveryCodes } from '@zca/domain/identity';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { encode } from 'uqr';
import { send } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice, useFaultSentence } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { duePage } from '../arrival.ts';
import { CodeForm } from '../components/CodeForm.tsx';
import '../components/Account.css';

/** Blank modules around a QR code that readers ask for (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A text as a QR code, drawn in the browser: nobody else sees it. */
function QrCode(props: { readonly text: string; readonly label: string }): ReactNode {
  const { data, size } = encode(props.text, { ecc: 'M', border: QUIET_ZONE });
  const modules = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className="account__qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={modules.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** Setting up a second factor: the secret for the telephone, its first code, the recovery codes. */
export function SecondFactorPage(): ReactNode {
  const { t } = useSpeech();
  const a = useAccountTexts();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const begun = useRef(false);
  useDocumentTitle(a.factor.title);
  const begin = useMutation({
    mutationFn: () => send<FactorSecret>('POST', '/account/second-factor'),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => send<RecoveryCodes>('PUT', '/account/second-factor', { code }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const person = session?.person ?? null;
  const isFree = person !== null && !person.hasSecondFactor;
  const { mutate } = begin;
  useEffect(() => {
    if (!isFree || begun.current) return;
    begun.current = true;
    mutate();
  }, [isFree, mutate]);

  if (session === undefined) return null;
  if (person === null) {
    return (
      <div className="plain-page account">
        <h1>{a.factor.title}</h1>
        <p>
          {a.factor.signInFirst} <Link to="/sign-in">{t.session.signIn}</Link>
        </p>
      </div>
    );
  }
  if (confirm.data !== undefined) {
    return (
      <div className="plain-page account">
        <h1>{a.factor.codesTitle}</h1>
        <p>{a.factor.codesLead}</p>
        <ul className="account__codes mono">
          {confirm.data.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <p className="account__acts">
          <button
            type="button"
            className="button button--primary account__submit"
            onClick={() => globalThis.location.assign(duePage(session) ?? '/desk')}
          >
            {a.factor.kept}
          </button>
          <button type="button" className="button" onClick={() => globalThis.print()}>
            {a.factor.print}
          </button>
        </p>
      </div>
    );
  }
  if (person.hasSecondFactor) {
    return (
      <div className="plain-page account">
        <h1>{a.factor.title}</h1>
        <p>{a.factor.already}</p>
        <p>
          <a href="/desk/account">{a.factor.back}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="plain-page account">
      <h1>{a.factor.title}</h1>
      {session.pending === 'secondFactor' && <p>{a.factor.due}</p>}
      {begin.error !== null && <FaultNotice fault={begin.error} again={() => mutate()} />}
      {begin.data !== undefined && (
        <>
          <h2>{a.factor.scan}</h2>
          <QrCode text={begin.data.uri} label={a.factor.picture} />
          <p>{a.factor.type}</p>
          <p className="account__secret mono">{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</p>
          <CodeForm
            label={a.factor.confirm}
            submit={a.factor.submit}
            isPending={confirm.isPending}
            refusal={confirm.error === null ? null : sentence(confirm.error)}
            onCode={(code) => confirm.mutate(code)}
          />
        </>
      )}
    </div>
  );
}
