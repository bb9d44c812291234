import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { FaultNotice } from './Notice.tsx';
import './ShortForm.css';

/** What ties a control to its label, its help and its fault. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** One labelled control. */
interface ShortFormField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly help?: string | undefined;
}

/**
 * A form of a few fields. Faults are shown from the first try to save on; the first of them takes the
 * focus, and nothing is sent while there is one.
 */
export function ShortForm<Name extends string>(props: {
  readonly texts: { readonly submit: string; readonly cancel: string };
  readonly fields: readonly ShortFormField<Name>[];
  /** What is wrong with each field now, as sentences. */
  readonly faults: Partial<Record<Name, string>>;
  readonly control: (name: Name, shared: ControlProps) => ReactNode;
  readonly save: {
    readonly mutate: () => void;
    readonly isPending: boolean;
    readonly error: Error | null;
  };
  readonly onClose: () => void;
}): ReactNode {
  const { texts } = props;
  const id = useId();
  const [checked, setChecked] = useState(false);
  return (
    <form
      className="short-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        const first = props.fields.find(({ name }) => props.faults[name] !== undefined);
        if (first === undefined) props.save.mutate();
        else document.getElementById(id + first.name)?.focus();
      }}
    >
      {props.fields.map(({ name, label, help }) => {
        const fault = checked ? props.faults[name] : undefined;
        return (
          <div key={name} className="short-form__field">
            <label htmlFor={id + name}>{label}</label>
            {help !== undefined && (
              <p className="note" id={`${id}${name}-help`}>
                {help}
              </p>
            )}
            {props.control(name, {
              id: id + name,
              'aria-invalid': fault !== undefined,
              'aria-describedby': `${id}${name}-help ${id}${name}-fault`,
            })}
            {fault !== undefined && (
              <p className="field__error" id={`${id}${name}-fault`}>
                <Icon name="fault" size={13} />
                {fault}
              </p>
            )}
          </div>
        );
      })}
      {props.save.error !== null && <FaultNotice fault={props.save.error} />}
      <div className="short-form__acts">
        <button
          type="submit"
          className="button button--primary"
          disabled={props.save.isPending}
          aria-busy={props.save.isPending}
        >
          {texts.submit}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}
