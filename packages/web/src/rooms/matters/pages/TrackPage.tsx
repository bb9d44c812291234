import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { CODE_LENGTH, groupedCode, plainCode } from '../trackingCode.ts';
import './TrackPages.css';

/** Where a tracking code is entered. */
export function TrackPage(): ReactNode {
  const { track } = useServiceTexts();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [length, setLength] = useState<number | null>(null);
  const id = useId();
  useDocumentTitle(track.title);
  return (
    <article className="plain-page track">
      <h1>{track.title}</h1>
      <form
        className="track__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const code = plainCode(text);
          if (code.length === CODE_LENGTH) {
            void navigate({ to: '/track/$code', params: { code: groupedCode(code) } });
          } else {
            setLength(code.length);
            document.getElementById(id)?.focus();
          }
        }}
      >
        <div className="field">
          <label className="field__label" htmlFor={id}>
            {track.code}
          </label>
          <p className="note" id={`${id}-help`}>
            {track.help}
          </p>
          <input
            id={id}
            className="field__input track__input"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            value={text}
            aria-invalid={length === null ? undefined : true}
            aria-describedby={`${id}-help${length === null ? '' : ` ${id}-error`}`}
            onChange={(event) => {
              setText(event.target.value);
              setLength(null);
            }}
          />
          {length !== null && (
            <p className="field__error" id={`${id}-error`} role="alert">
              <Icon name="fault" size={13} />
              {track.short(length)}
            </p>
          )}
        </div>
        <button type="submit" className="button button--primary track__submit">
          <Icon name="search" />
          {track.open}
        </button>
      </form>
    </article>
  );
}
