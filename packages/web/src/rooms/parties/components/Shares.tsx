import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';

interface Share {
  readonly value: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly count: number;
}

/**
 * Values with their counts as bars from zero, which are a table at the same time. Each opens its records
 * where a search can say them.
 */
export function Shares(props: {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly (Share & { readonly id?: string | null })[];
  /** Terms of the search for the records of a row; null where no search can say them. */
  readonly terms: (row: Share) => readonly string[] | null;
}): ReactNode {
  const { page: w } = usePartyTexts();
  const { f, say } = useSpeech();
  const most = Math.max(1, ...props.rows.map((row) => row.count));
  return (
    <section className="party__card">
      <h2>{props.title}</h2>
      {props.note !== undefined && props.rows.length > 0 && <p className="note">{props.note}</p>}
      {props.rows.length === 0 && <p className="quiet">{w.noneOf}</p>}
      <ul className="party__shares">
        {props.rows.map((row) => {
          const terms = props.terms(row);
          const count = f.number(row.count);
          return (
            <li key={row.value}>
              <span className="party__share-name">
                {row.id == null ? (
                  say(row.label)
                ) : (
                  <Link to="/parties/$id" params={{ id: row.id }}>
                    {say(row.label)}
                  </Link>
                )}
              </span>
              <span className="party__lane" aria-hidden="true">
                <span style={{ width: `${(row.count / most) * 100}%` }} />
              </span>
              <span className="number">
                {terms === null ? (
                  count
                ) : (
                  <Link
                    to="/search"
                    search={{ include: [...terms] }}
                    aria-label={`${say(row.label)} ${count}`}
                  >
                    {count}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
