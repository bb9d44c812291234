import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { Field, Refusal } from './Field.tsx';

/** Asks for a code of the second factor, or a recovery code. */
export function CodeForm(props: {
  readonly label: string;
  readonly submit: string;
  readonly isPending: boolean;
  /** What was wrong with the code before; null when nothing was. */
  readonly refusal: string | null;
  readonly onCode: (code: string) => void;
}): ReactNode {
  const a = useAccountTexts();
  const [code, setCode] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const id = useId();
  const { refusal } = props;
  useEffect(() => {
    // Whoever was refused types anew at once.
    if (refusal !== null) document.getElementById(id)?.focus();
  }, [refusal, id]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(code.trim() === '');
        if (code.trim() === '') document.getElementById(id)?.focus();
        else props.onCode(code.trim());
      }}
    >
      <Field
        id={id}
        label={props.label}
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        fault={isEmpty ? a.code.missing : undefined}
      />
      <Refusal sentence={refusal} />
      <button
        type="submit"
        className="button button--primary account__submit"
        disabled={props.isPending}
      >
        {props.submit}
      </button>
    </form>
  );
}
