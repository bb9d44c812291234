import type { BothWords, FormField } from '@zca/domain/matters';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../base/api/client.ts';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { FieldControl, isGroup } from './FieldControl.tsx';
import type { ChangeHeld } from './FieldControl.tsx';
import { faultOf, faultsOf, inputOf, isAsked, textHeld } from './held.ts';
import type { FormInput, Held } from './held.ts';
import { useFaultWords } from './useFaultWords.ts';
import './MatterForm.css';

type SetHeld = (change: (held: Held) => Held) => void;

/** From this share of the longest text on, the length is shown. */
const NEARLY_FULL = 0.8;

/** Fields of a form that stand together. */
interface Section {
  readonly part: BothWords | null;
  /** In a form without parts: what it is about, and who the person is. */
  readonly kind: 'contents' | 'person';
  readonly fields: FormField[];
}

/** The sections of a form: its parts, or else what it is about and who the person is, in its order. */
export function sectionsOf(fields: readonly FormField[]): readonly Section[] {
  const sections: Section[] = [];
  for (const field of fields) {
    const { part } = field;
    const kind = field.level === 'personal' ? 'person' : 'contents';
    const last = sections.at(-1);
    const goesOn = part === null ? last?.kind === kind : last?.part?.zh === part.zh;
    if (last !== undefined && goesOn) last.fields.push(field);
    else sections.push({ part, kind, fields: [field] });
  }
  return sections;
}

/**
 * The form of an action, made from its description alone. It checks what anybody can see, shows what
 * the server finds beside the fields, and never loses what was typed.
 */
export function MatterForm(props: {
  readonly fields: readonly FormField[];
  readonly held: Held;
  readonly setHeld: SetHeld;
  readonly submitLabel: string;
  readonly isSending: boolean;
  /** What the server refused, or null. */
  readonly problem: unknown;
  readonly onSubmit: (input: FormInput) => void;
  /** The officers' form is dense and marks what is required; the public one marks what is optional. */
  readonly look?: 'public' | 'work';
  readonly children?: ReactNode;
}): ReactNode {
  const { fields, held, setHeld, problem } = props;
  const { form } = useServiceTexts();
  const { say } = useSpeech();
  const sentence = useFaultSentence();
  const words = useFaultWords();
  const base = useId();
  const summary = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const [tries, setTries] = useState(0);
  const idOf = (name: string): string => `${base}-${name}`;
  const asked = fields.filter((field) => isAsked(field, fields, held));
  const sections = sectionsOf(asked);

  const refused = problem instanceof ApiProblem ? problem.problem.fields : undefined;
  const [answered, setAnswered] = useState<unknown>(null);
  if (problem !== answered) {
    setAnswered(problem);
    if (refused !== undefined) {
      setWrong(new Map(refused.map(({ path, message }) => [path, say(message)])));
      setTries((now) => now + 1);
    }
  }
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);

  const [today] = useState(() => todayInCity(new Date()));
  const judge = (field: FormField): void => {
    const fault = faultOf(field, held, today);
    setWrong((now) => {
      const next = new Map(now);
      // Leaving an empty field is no mistake yet; that is said when the form is sent.
      if (fault === null || fault.kind === 'missing' || fault.kind === 'unchosen') {
        if (!next.has(field.name) || fault === null) next.delete(field.name);
      } else next.set(field.name, words(field, fault));
      return next;
    });
  };
  const change =
    (field: FormField): ChangeHeld =>
    (how) => {
      setHeld((now) => ({ ...now, [field.name]: how(now[field.name]) }));
      setWrong((now) => {
        if (!now.has(field.name)) return now;
        const next = new Map(now);
        next.delete(field.name);
        return next;
      });
    };
  const submit = (): void => {
    if (props.isSending) return;
    const faults = faultsOf(fields, held, today);
    const found = new Map<string, string>();
    for (const field of asked) {
      const fault = faults.get(field.name);
      if (fault !== undefined) found.set(field.name, words(field, fault));
    }
    setWrong(found);
    if (found.size > 0) setTries((now) => now + 1);
    else props.onSubmit(inputOf(fields, held));
  };

  const listed = asked.flatMap((field) => {
    const message = wrong.get(field.name);
    return message === undefined ? [] : [{ field, message }];
  });
  return (
    <form
      noValidate
      className={`matter-form matter-form--${props.look ?? 'public'}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {listed.length > 0 && (
        <div className="matter-form__summary" role="alert" tabIndex={-1} ref={summary}>
          <p>
            <Icon name="fault" /> <b>{form.summary(listed.length)}</b>
          </p>
          <ul>
            {listed.map(({ field, message }) => (
              <li key={field.name}>
                <a
                  href={`#${idOf(field.name)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(idOf(field.name))?.focus();
                  }}
                >
                  {message.includes(say(field.title)) ? message : `${say(field.title)}: ${message}`}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {sections.map((section) => (
        <section key={section.fields[0]!.name} className="matter-form__section">
          {sections.length > 1 && (
            <h2>{section.part === null ? form[section.kind] : say(section.part)}</h2>
          )}
          {section.kind === 'person' && <p className="note">{form.personNote}</p>}
          {section.fields.map((field) => (
            <FormLine
              key={field.name}
              field={field}
              held={held}
              id={idOf(field.name)}
              message={wrong.get(field.name)}
              look={props.look ?? 'public'}
              onChange={change(field)}
              onLeave={() => judge(field)}
            />
          ))}
        </section>
      ))}
      {problem !== null && problem !== undefined && refused === undefined && (
        <p className="field__error matter-form__refusal" role="alert">
          <Icon name="fault" size={13} />
          {sentence(problem)}
        </p>
      )}
      <div className="matter-form__foot">
        {props.children}
        <button
          type="submit"
          className="button button--primary matter-form__submit"
          aria-busy={props.isSending}
          aria-disabled={props.isSending}
        >
          {props.submitLabel}
        </button>
      </div>
    </form>
  );
}

/** One field: its name, what to write, the control, and what is wrong with it. */
function FormLine(props: {
  readonly field: FormField;
  readonly held: Held;
  readonly id: string;
  readonly message: string | undefined;
  readonly look: 'public' | 'work';
  readonly onChange: ChangeHeld;
  readonly onLeave: () => void;
}): ReactNode {
  const { field, held, id, message } = props;
  const { form } = useServiceTexts();
  const { say } = useSpeech();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy =
    [field.hint === null ? [] : hintId, message === undefined ? [] : errorId].flat().join(' ') ||
    undefined;
  const title = (
    <>
      {say(field.title)}
      {!field.required && props.look === 'public' && (
        <span className="matter-form__optional">{form.optional}</span>
      )}
      {field.required && props.look === 'work' && (
        <span className="matter-form__star" aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  const hint = field.hint !== null && (
    <p className="note" id={hintId}>
      {say(field.hint)}
    </p>
  );
  const length = [...textHeld(held, field.name)].length;
  const control = (
    <>
      {hint}
      <FieldControl
        field={field}
        held={held}
        id={id}
        describedBy={describedBy}
        isWrong={message !== undefined}
        onChange={props.onChange}
        onLeave={props.onLeave}
      />
      {field.maxLength !== null && length > field.maxLength * NEARLY_FULL && (
        <p className="note">{form.length(length, field.maxLength)}</p>
      )}
      {message !== undefined && (
        <p className="field__error" id={errorId}>
          <Icon name="fault" size={13} />
          {message}
        </p>
      )}
    </>
  );
  return isGroup(field) ? (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend className="field__label">{title}</legend>
      {control}
    </fieldset>
  ) : (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {title}
      </label>
      {control}
    </div>
  );
}
