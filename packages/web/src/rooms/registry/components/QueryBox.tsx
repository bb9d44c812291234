import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import type { Bilingual } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { useKeys } from '../../../base/components/useKeys.ts';
import './QueryBox.css';

interface Suggestion {
  readonly text: string;
  readonly label: Bilingual;
  readonly from: number;
  readonly to: number;
}

/** The text after a suggestion is taken, and where the caret then stands. */
export function applySuggestion(
  text: string,
  suggestion: Pick<Suggestion, 'text' | 'from' | 'to'>,
): { text: string; caret: number } {
  const head = text.slice(0, suggestion.from) + suggestion.text;
  return { text: head + text.slice(suggestion.to), caret: head.length };
}

/**
 * The one box for words, numbers, names and queries, with completion in the ARIA combobox pattern.
 * `/` puts the caret into it from anywhere on the page.
 */
export function QueryBox(props: {
  readonly value: string;
  readonly onSubmit: (text: string) => void;
  readonly large?: boolean;
  readonly autoFocus?: boolean;
  /** Id of the sentence that says what is wrong with the query, when something is. */
  readonly faultId?: string | undefined;
}): ReactNode {
  const { t, say, language } = useSpeech();
  const [text, setText] = useState(props.value);
  const [asked, setAsked] = useState<{ text: string; caret: number } | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  // Another address is another question: the box then follows it.
  const [shown, setShown] = useState(props.value);
  if (shown !== props.value) {
    setShown(props.value);
    setText(props.value);
  }
  useKeys({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 120);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data } = useQuery({
    queryKey: ['complete', settled, language],
    enabled: open && settled !== null && settled.text.trim() !== '',
    queryFn: ({ signal }) =>
      get<{ suggestions: Suggestion[] }>(
        '/query/complete',
        { q: settled?.text ?? '', caret: String(settled?.caret ?? 0), lang: language },
        signal,
      ),
    // A suggestion is a help: when there is none, the box works as before.
    retry: false,
  });
  const suggestions = open && settled?.text === text ? (data?.suggestions ?? []) : [];

  const submit = (): void => {
    setOpen(false);
    setActive(-1);
    props.onSubmit(text.trim());
  };
  const take = (suggestion: Suggestion): void => {
    const next = applySuggestion(text, suggestion);
    setText(next.text);
    setActive(-1);
    setAsked({ text: next.text, caret: next.caret });
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const chosen = suggestions[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = suggestions.length + 1;
      setActive((now) => ((now + 1 + step + count) % count) - 1);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape' && suggestions.length > 0) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  };

  return (
    <form
      className={props.large === true ? 'query-box query-box--large' : 'query-box'}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="query-box__field">
        <Icon name="search" size={props.large === true ? 20 : 16} />
        <input
          ref={input}
          className="query-box__input"
          type="text"
          name="q"
          role="combobox"
          aria-label={t.query.label}
          aria-autocomplete="list"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          aria-invalid={props.faultId === undefined ? undefined : true}
          aria-describedby={props.faultId}
          placeholder={t.query.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={4000}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setOpen(true);
            setAsked({
              text: event.target.value,
              caret: event.target.selectionStart ?? event.target.value.length,
            });
          }}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
        />
        {text !== '' && (
          <button
            type="button"
            className="query-box__clear"
            aria-label={t.query.clear}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
        <ul
          id={listId}
          className="query-box__list"
          role="listbox"
          aria-label={t.query.suggestions}
          hidden={suggestions.length === 0}
        >
          {suggestions.map((suggestion, index) => (
            // The keys are handled by the box, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={`${suggestion.from}-${suggestion.text}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className="query-box__option"
              // The box must not lose the focus before the click arrives.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(suggestion)}
            >
              <span>{suggestion.text}</span>
              <span className="note">{say(suggestion.label)}</span>
            </li>
          ))}
        </ul>
      </div>
      <button type="submit" className="button button--primary query-box__submit">
        {t.query.submit}
      </button>
    </form>
  );
}
