import { displayVerificationCode, readVerificationCode } from '@zca/domain/papers';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import './Verify.css';

/** Where the code of a paper is typed. A slip of the pen is told before anything is asked. */
export function VerifyPage(): ReactNode {
  const { verify: v } = useLetterTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const codeId = useId();
  const helpId = useId();
  useDocumentTitle(v.title);
  return (
    <article className="plain-page verify">
      <h1>{v.title}</h1>
      <p>{v.lead}</p>
      <form
        className="verify__form"
        onSubmit={(event) => {
          event.preventDefault();
          const code = readVerificationCode(typed);
          setWrong(code === null);
          if (code !== null) void navigate({ to: '/papers/$code', params: { code } });
        }}
      >
        <label className="field__label" htmlFor={codeId}>
          {v.code}
        </label>
        <input
          id={codeId}
          className="field__input mono verify__code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          placeholder={displayVerificationCode('7M2KQ8WD4HNX5')}
          aria-describedby={helpId}
          aria-invalid={wrong}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
        <button type="submit" className="button button--primary">
          <Icon name="check" />
          {v.look}
        </button>
        <p className="note verify__help" id={helpId}>
          {v.codeHelp}
        </p>
        {wrong && (
          <p className="field__error verify__help" role="alert">
            <Icon name="fault" size={13} />
            {v.wrong}
          </p>
        )}
      </form>
    </article>
  );
}
