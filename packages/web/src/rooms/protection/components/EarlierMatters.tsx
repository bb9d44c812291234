import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useId } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { type Call, phoneOf } from '../call.ts';
import { earlierQuery } from '../queries.ts';

/** Matters of the same number or operator: perhaps it is one of them. */
export function EarlierMatters(props: { readonly call: Call }): ReactNode {
  const { line: w } = useProtectionTexts();
  const { f, say } = useSpeech();
  const call = useDeferredValue(props.call);
  const phone = phoneOf(call.phone);
  const isWhole = phone !== null && phone.length >= 8;
  const respondent = call.respondent.trim();
  const asked = [
    ...(isWhole ? [{ text: phone, label: w.sameCaller }] : []),
    ...(respondent.length >= 4 ? [{ text: respondent, label: w.sameRespondent }] : []),
  ];
  const { data } = useQuery(earlierQuery(asked.map(({ text }) => text)));
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{w.earlier}</h2>
      <div aria-live="polite">
        {asked.length === 0 && <p className="note">{w.earlierEmpty}</p>}
        {asked.length > 0 && data?.matters.length === 0 && <p className="note">{w.earlierNone}</p>}
      </div>
      <ul className="line__earlier">
        {(asked.length === 0 ? [] : (data?.matters ?? [])).map(({ text, row }) => (
          <li key={row.id}>
            <Link to="/desk/matters/$id" params={{ id: row.id }} target="_blank">
              {row.number}
            </Link>{' '}
            {row.subject}
            <br />
            <span className="note">
              {asked[text]?.label} · {say(row.state)} · {f.day(row.filedAt.slice(0, 10))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
