import { useQuery } from '@tanstack/react-query';
import type { FieldDefinition } from '@zca/query';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import type { Bilingual } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';

/** A text with the suggestions of its field in the browser's own list. */
export function SuggestInput(props: {
  readonly label: string;
  readonly field: FieldDefinition | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Told of a value that is complete: chosen from the list, or left by Enter or by going on. */
  readonly onSettle?: (value: string) => void;
}): ReactNode {
  const { say, language } = useSpeech();
  const { label, field, value, onChange, onSettle } = props;
  const listId = useId();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(value), 150);
    return () => clearTimeout(timer);
  }, [value]);
  const isListed = field !== undefined && field.kind === 'keyword';
  const q = `${field?.name ?? ''}:${asked.replaceAll(' ', '')}`;
  const { data } = useQuery({
    queryKey: ['complete', q, language],
    enabled: isListed && asked.trim() !== '',
    queryFn: ({ signal }) =>
      get<{ suggestions: { text: string; label: Bilingual }[] }>(
        '/query/complete',
        { q, caret: String(q.length), lang: language },
        signal,
      ),
    retry: false,
  });
  const offers = (data?.suggestions ?? []).map(({ text, label: meaning }) => ({
    // Names are offered as the query language quotes them; a form needs no quotation marks.
    value: text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1'),
    meaning: say(meaning),
  }));
  return (
    <>
      <input
        type="text"
        aria-label={label}
        list={offers.length > 0 ? listId : undefined}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          const typed = event.target.value;
          // A choice from the browser's list arrives as a change to one of its values.
          if (onSettle !== undefined && offers.some((offer) => offer.value === typed)) {
            onSettle(typed);
          } else onChange(typed);
        }}
        onBlur={() => onSettle?.(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onSettle === undefined) return;
          event.preventDefault();
          onSettle(value);
        }}
      />
      {offers.length > 0 && (
        <datalist id={listId}>
          {offers.map((offer) => (
            <option key={offer.value} value={offer.value}>
              {offer.meaning}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
