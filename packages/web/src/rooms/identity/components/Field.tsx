import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { Icon } from '../../../base/components/Icon.tsx';

/** A labelled input of a public form with its help and its fault, tied together for screen readers. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: string;
  readonly autoComplete?: string;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  /** Id by which a form moves the focus here. */
  readonly id?: string;
}): ReactNode {
  const own = useId();
  const id = props.id ?? own;
  const { help, fault } = props;
  const described = [
    ...(help === undefined ? [] : [`${id}-help`]),
    ...(fault === undefined ? [] : [`${id}-error`]),
  ];
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
      </label>
      {help !== undefined && (
        <p className="note" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        id={id}
        className="field__input"
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        value={props.value}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        onChange={(event) => props.onValue(event.target.value)}
      />
      {fault !== undefined && (
        <p className="field__error" id={`${id}-error`}>
          <Icon name="fault" size={13} />
          {fault}
        </p>
      )}
    </div>
  );
}

/** What the server refused, in its own sentence. */
export function Refusal(props: { readonly sentence: string | null }): ReactNode {
  if (props.sentence === null) return null;
  return (
    <p className="field__error" role="alert">
      <Icon name="fault" size={13} />
      {props.sentence}
    </p>
  );
}
