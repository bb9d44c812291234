import type { ActReceipt } from '@zca/domain/matters';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, UNREACHABLE } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { givenTexts } from '../address.ts';
import { filings } from '../filings.ts';
import type { Filing } from '../filings.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import type { FormInput, Held } from '../form/held.ts';
import { MatterForm } from '../form/MatterForm.tsx';
import { fileMatter, proceduresQuery } from '../queries.ts';
import './RegisterPage.css';

const nameOf = ({ procedure, action }: Filing): string => `${procedure.id}.${action.id}`;

/** Where an officer registers a matter for somebody who came, called or wrote. */
export function RegisterPage(): ReactNode {
  const address = useSearch({ from: '/desk/matters/new' });
  const navigate = useNavigate();
  const { say } = useSpeech();
  const { register, queue } = useMatterTexts();
  const { data, error, refetch } = useQuery(proceduresQuery);
  useDocumentTitle(register.title);
  const ways = filings(data?.procedures ?? []);
  const chosen =
    ways.find(
      ({ procedure, action }) =>
        procedure.id === address.procedure && action.id === (address.action ?? action.id),
    ) ?? ways[0];
  return (
    <>
      <div className="work-title">
        <h1>{register.title}</h1>
      </div>
      <p className="work-lead">{register.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined && ways.length === 0 && <p className="work-lead">{register.none}</p>}
      {chosen !== undefined && (
        <div className="work-section register">
          <div className="field">
            <label className="field__label" htmlFor="register-kind">
              {queue.procedure}
            </label>
            <select
              id="register-kind"
              className="field__input register__kind"
              value={nameOf(chosen)}
              onChange={(event) => {
                const way = ways.find((each) => nameOf(each) === event.target.value);
                if (way === undefined) return;
                void navigate({
                  to: '/desk/matters/new',
                  search: { procedure: way.procedure.id, action: way.action.id },
                  replace: true,
                });
              }}
            >
              {ways.map((way) => (
                <option key={nameOf(way)} value={nameOf(way)}>
                  {say(way.procedure.title)} · {say(way.action.title)}
                </option>
              ))}
            </select>
          </div>
          <Registering
            key={nameOf(chosen)}
            filing={chosen}
            given={givenTexts(address, chosen.action.form)}
          />
        </div>
      )}
    </>
  );
}

function Registering(props: {
  readonly filing: Filing;
  /** Texts that the address gives. */
  readonly given: Readonly<Record<string, string>>;
}): ReactNode {
  const { procedure, action } = props.filing;
  const { say } = useSpeech();
  const { form, receipt: words } = useServiceTexts();
  const { register } = useMatterTexts();
  const client = useQueryClient();
  const [held, setHeld] = useState<Held>(props.given);
  const [key, setKey] = useState(newClientKey);
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const [done, setDone] = useState<ActReceipt | null>(null);

  const submit = async (input: FormInput): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      setDone(
        await fileMatter({
          procedure: procedure.id,
          action: action.id,
          input: input,
          key,
        }),
      );
      setHeld({});
      setKey(newClientKey());
      void client.invalidateQueries({ queryKey: ['matters'] });
    } catch (fault) {
      setProblem(fault);
    } finally {
      setSending(false);
    }
  };
  if (done !== null) {
    return (
      <div className="register__done" role="status">
        <p>
          <b>{register.done(done.number)}</b>
        </p>
        {done.trackingCode !== null && (
          <p>
            {words.code} <b className="mono">{done.trackingCode}</b>
            <span className="note register__code">{words.codeNote}</span>
          </p>
        )}
        <p className="note mono register__hash">{done.entry}</p>
        <p className="register__ways">
          <Link
            className="button button--primary"
            to="/desk/matters/$id"
            params={{ id: done.matter }}
          >
            {register.openIt}
          </Link>
          <button type="button" className="button" onClick={() => setDone(null)}>
            {register.another}
          </button>
        </p>
      </div>
    );
  }
  const isLost = problem instanceof ApiProblem && problem.problem.code === UNREACHABLE;
  return (
    <>
      {isLost && (
        <p className="field__error" role="alert">
          {form.lost}
        </p>
      )}
      <MatterForm
        fields={action.form}
        held={held}
        setHeld={(change) => setHeld(change)}
        look="work"
        submitLabel={isSending ? form.sending : say(action.title)}
        isSending={isSending}
        problem={isLost ? null : problem}
        onSubmit={(input) => void submit(input)}
      />
    </>
  );
}
