import type { ActReceipt } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, UNREACHABLE } from '../../../base/api/client.ts';
import { cityQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { publicFilings } from '../filings.ts';
import type { Filing } from '../filings.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import type { FormInput } from '../form/held.ts';
import { MatterForm } from '../form/MatterForm.tsx';
import { useDraft } from '../form/useDraft.ts';
import { fileMatter, proceduresQuery } from '../queries.ts';
import './FilingPage.css';

const loadReceipt = async () => ({ default: (await import('../components/Receipt.tsx')).Receipt });
const Receipt = lazy(loadReceipt);

/** The form with which anybody files a matter, and its receipt. */
export function FilingPage(): ReactNode {
  const { procedure: id } = useParams({ from: '/public/services/$procedure' });
  const { action: wanted } = useSearch({ from: '/public/services/$procedure' });
  const { form } = useServiceTexts();
  const { data, error, refetch } = useQuery(proceduresQuery);
  const found = publicFilings(data?.procedures ?? []).filter(
    ({ procedure, action }) => procedure.id === id && (wanted ?? action.id) === action.id,
  );
  const filing = found[0];
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="list" />;
  if (filing === undefined) {
    return (
      <div className="plain-page">
        <p>{form.absent}</p>
      </div>
    );
  }
  return <Filled key={`${filing.procedure.id} ${filing.action.id}`} filing={filing} />;
}

/** What was sent, in case its answer is lost. */
interface Attempt {
  readonly key: string;
  readonly input: FormInput;
}

function Filled(props: { readonly filing: Filing }): ReactNode {
  const { procedure, action } = props.filing;
  const { say } = useSpeech();
  const { form } = useServiceTexts();
  const draft = useDraft(`${procedure.id}.${action.id}`, action.form);
  const [key, setKey] = useState(newClientKey);
  const [lost, setLost] = useState<Attempt | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const [receipt, setReceipt] = useState<{ of: ActReceipt; wasEarlier: boolean } | null>(null);
  useDocumentTitle(say(procedure.title));
  // Fetched while the form is filled in; a failure is told when the form is sent.
  useEffect(() => void loadReceipt().catch(() => undefined), []);

  const file = (attempt: Attempt): Promise<ActReceipt> =>
    fileMatter({
      procedure: procedure.id,
      action: action.id,
      input: attempt.input,
      key: attempt.key,
    });
  const submit = async (input: FormInput): Promise<void> => {
    const attempt = { key, input };
    setSending(true);
    setProblem(null);
    try {
      // Nothing is sent unless its receipt, which is shown only once, can be shown.
      await loadReceipt();
      const answer = await file(attempt).catch((fault: unknown) => {
        // The attempt whose answer was lost had arrived: the same content brings its receipt.
        const hadArrived =
          lost !== null && fault instanceof ApiProblem && fault.problem.reason === 'KEY_USED';
        if (!hadArrived) throw fault;
        return file(lost).then((of) => ({ of, wasEarlier: true }));
      });
      draft.end();
      setReceipt('of' in answer ? answer : { of: answer, wasEarlier: false });
      globalThis.scrollTo(0, 0);
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.problem.code === UNREACHABLE) {
        setLost((before) => before ?? attempt);
      }
      setProblem(fault);
    } finally {
      setSending(false);
    }
  };

  if (receipt !== null) {
    return (
      <Suspense>
        <Receipt
          receipt={receipt.of}
          note={receipt.wasEarlier ? form.earlier : null}
          onAnother={() => {
            setReceipt(null);
            setKey(newClientKey());
            setLost(null);
            draft.restart();
          }}
        />
      </Suspense>
    );
  }
  const isLost = problem instanceof ApiProblem && problem.problem.code === UNREACHABLE;
  return (
    <article className="plain-page filing">
      <div className="filing__form">
        <h1>{say(procedure.title)}</h1>
        {action.hint !== null && <p>{say(action.hint)}</p>}
        <DemonstrationNote />
        {draft.wasRestored && <p className="note">{form.restored}</p>}
        {isLost && (
          <p className="field__error" role="alert">
            <Icon name="fault" size={13} />
            {form.lost}
          </p>
        )}
        <MatterForm
          fields={action.form}
          held={draft.held}
          setHeld={(change) => draft.setHeld(change)}
          submitLabel={isSending ? form.sending : lost === null ? form.submit : form.again}
          isSending={isSending}
          problem={isLost ? null : problem}
          onSubmit={(input) => void submit(input)}
        />
        <p className="note filing__once">{form.twice}</p>
        {draft.isKept && (
          <p className="note filing__kept" role="status">
            <Icon name="check" size={13} /> {form.kept} {form.keptNote}{' '}
            <button type="button" className="link-button" onClick={draft.remove}>
              {form.forget}
            </button>
          </p>
        )}
      </div>
      <aside className="filing__aside">
        <h2>{form.before}</h2>
        <ul>
          <li>{form.beforeNumber}</li>
          {procedure.clocks
            .filter((clock) => clock.kind === 'statutory' && clock.startsOn.includes(action.id))
            .map((clock) => (
              <li key={clock.id}>{form.beforeClock(say(clock.title))}</li>
            ))}
          <li>{form.beforeTrack}</li>
        </ul>
        <FilingBasis filing={props.filing} />
      </aside>
    </article>
  );
}

function FilingBasis(props: { readonly filing: Filing }): ReactNode {
  const { say } = useSpeech();
  const { list } = useServiceTexts();
  return (
    <>
      <h2>{list.basis}</h2>
      <ul>
        {props.filing.procedure.basis.map((basis) => (
          <li key={basis.documentNumber}>{list.basisOf(say(basis.title), basis.documentNumber)}</li>
        ))}
      </ul>
      <p>
        <Link to="/track">{list.track}</Link>
      </p>
    </>
  );
}

/** In the demonstration nobody may believe that an authority will answer. */
function DemonstrationNote(): ReactNode {
  const { form } = useServiceTexts();
  const { data } = useQuery(cityQuery);
  if (data === undefined || data.demonstrationSeed === null) return null;
  return <p className="filing__demonstration">{form.demonstration}</p>;
}
