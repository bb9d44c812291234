import { Button, Drawer } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import './LawForm.css';

/** What ties a control to its label, its help and its fault. */
export interface ControlProps {
  readonly id: string;
  readonly status: '' | 'error';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** One labelled control. */
export interface LawFormField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly help?: string | undefined;
}

/**
 * A form in a drawer. Faults are shown from the first try to save on; the first of them takes the
 * focus, and nothing is sent while there is one.
 */
export function LawForm<Name extends string>(props: {
  readonly texts: { readonly title: string; readonly submit: string; readonly cancel: string };
  readonly fields: readonly LawFormField<Name>[];
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
    <Drawer open title={texts.title} size={480} onClose={props.onClose}>
      <form
        className="law-form"
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
            <div key={name}>
              <label htmlFor={id + name}>{label}</label>
              {help !== undefined && (
                <p className="note" id={`${id}${name}-help`}>
                  {help}
                </p>
              )}
              {props.control(name, {
                id: id + name,
                status: fault === undefined ? '' : 'error',
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
        <div className="law-form__acts">
          <Button type="primary" htmlType="submit" loading={props.save.isPending}>
            {texts.submit}
          </Button>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
        </div>
      </form>
    </Drawer>
  );
}
