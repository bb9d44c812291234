import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { lookUpNumbers } from '../numberQueries.ts';
import './NumbersPage.css';

const FILES = '.txt,.csv,.tsv,.xlsx,.jsonl,.json,.gz';

/** Many numbers at once: pasted, or read from a file. */
export function NumbersPage(): ReactNode {
  const { numbers: n } = useViewTexts();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const textId = useId();
  const helpId = useId();
  useDocumentTitle(n.title);
  const lookUp = useMutation({
    mutationFn: lookUpNumbers,
    onSuccess: (list) => navigate({ to: '/numbers/$id', params: { id: list.id } }),
  });
  return (
    <article className="plain-page numbers">
      <h1>{n.title}</h1>
      <p>{n.lead}</p>
      <form
        className="numbers__form"
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(text.trim() === '');
          if (text.trim() !== '') lookUp.mutate(text);
        }}
      >
        <label className="field__label" htmlFor={textId}>
          {n.text}
        </label>
        <p className="note" id={helpId}>
          {n.textHelp}
        </p>
        <textarea
          id={textId}
          className="numbers__text mono"
          rows={12}
          spellCheck={false}
          autoComplete="off"
          placeholder={n.example}
          aria-describedby={helpId}
          aria-invalid={missing && text.trim() === ''}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {missing && text.trim() === '' && (
          <p className="field__error" role="alert">
            <Icon name="fault" size={13} />
            {n.empty}
          </p>
        )}
        <p className="numbers__acts">
          <button
            type="submit"
            className="button button--primary"
            disabled={lookUp.isPending}
            aria-busy={lookUp.isPending}
          >
            <Icon name="search" />
            {lookUp.isPending ? n.lookingUp : n.lookUp}
          </button>
          <span className="numbers__or">{n.orFile}</span>
          <label className="button numbers__file">
            <Icon name="upload" />
            {n.chooseFile}
            <input
              className="numbers__input"
              type="file"
              accept={FILES}
              disabled={lookUp.isPending}
              onChange={(event) => {
                const file = event.target.files?.[0];
                // The same file can be chosen again after it was mended.
                event.target.value = '';
                if (file !== undefined) lookUp.mutate(file);
              }}
            />
          </label>
          <span className="note">{n.fileHelp}</span>
        </p>
      </form>
      {lookUp.error !== null && <FaultNotice fault={lookUp.error} />}
      <p className="note">
        <Icon name="lock" size={13} /> {n.privacy}
      </p>
    </article>
  );
}
