import type { ActReceipt, BothWords, NewAct, ProcedureDescription } from '@zca/domain/matters';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, UNREACHABLE } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { newClientKey } from '../../../base/clientKey.ts';
import type { FormInput, Held } from './held.ts';
import { MatterForm } from './MatterForm.tsx';

/** A matter as whoever fills in a form sees it: what an act is judged against. */
export interface SeenMatter {
  readonly revision: number;
  readonly state: BothWords;
  readonly acts: readonly { readonly at: string; readonly title: BothWords }[];
  /** Whether the action can still be done. */
  readonly isOffered: boolean;
}

type DescribedAction = ProcedureDescription['actions'][number];

/**
 * The form of an action in a matter. When somebody else was first, it says what has changed, keeps
 * what was typed, and asks once more.
 */
export function ActForm(props: {
  readonly action: DescribedAction;
  readonly seen: SeenMatter;
  readonly look: 'public' | 'work';
  readonly send: (act: NewAct) => Promise<ActReceipt>;
  /** Asks for the matter as it is now. */
  readonly refresh: () => Promise<SeenMatter>;
  readonly onDone: (receipt: ActReceipt) => void;
  readonly onCancel: () => void;
  readonly cancelLabel: string;
  readonly noForm: string;
}): ReactNode {
  const { action, look } = props;
  const { form } = useServiceTexts();
  const { say } = useSpeech();
  const [held, setHeld] = useState<Held>({});
  const [key, setKey] = useState(newClientKey);
  const [seen, setSeen] = useState(props.seen);
  const [since, setSince] = useState<SeenMatter | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const now = since ?? seen;

  const submit = async (input: FormInput): Promise<void> => {
    setSending(true);
    setProblem(null);
    const based = since ?? seen;
    try {
      const receipt = await props.send({
        action: action.id,
        input,
        revision: based.revision,
        key,
      });
      props.onDone(receipt);
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.problem.status === 409) {
        setSeen(based);
        setSince(await props.refresh());
        // A refused act was not done, so that the next attempt is another one.
        setKey(newClientKey());
      } else {
        setProblem(fault);
      }
    } finally {
      setSending(false);
    }
  };

  const fresh = since === null ? [] : since.acts.slice(seen.acts.length);
  const isLost = problem instanceof ApiProblem && problem.problem.code === UNREACHABLE;
  return (
    <div className="act-form">
      {since !== null && (
        <div className="act-form__changed" role="alert">
          <p>
            <Icon name="fault" /> <b>{form.changed.title}</b>
          </p>
          <p>{form.changed.state(say(since.state))}</p>
          {fresh.length > 0 && (
            <>
              <p>{form.changed.acts}</p>
              <ul>
                {fresh.map((act) => (
                  <ChangedAct key={act.at} act={act} />
                ))}
              </ul>
            </>
          )}
          {!since.isOffered && <p>{form.changed.gone}</p>}
        </div>
      )}
      {action.form.length === 0 && <p className="quiet">{props.noForm}</p>}
      {isLost && (
        <p className="field__error" role="alert">
          <Icon name="fault" size={13} />
          {form.lost}
        </p>
      )}
      <MatterForm
        fields={action.form}
        held={held}
        setHeld={(change) => setHeld(change)}
        look={look}
        submitLabel={
          isSending ? form.sending : since === null ? say(action.title) : form.changed.again
        }
        isSending={isSending || !now.isOffered}
        problem={isLost ? null : problem}
        onSubmit={(input) => void submit(input)}
      >
        <button type="button" className="button" onClick={props.onCancel}>
          {props.cancelLabel}
        </button>
      </MatterForm>
    </div>
  );
}

function ChangedAct(props: { readonly act: SeenMatter['acts'][number] }): ReactNode {
  const { f, say } = useSpeech();
  return (
    <li>
      {f.instant(props.act.at)} {say(props.act.title)}
    </li>
  );
}
