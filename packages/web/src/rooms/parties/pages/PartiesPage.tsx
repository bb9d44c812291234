import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { partiesQuery } from '../queries.ts';
import './Party.css';

/** Looks parties up by name or credit code; a holder of a right leads straight to its party. */
export function PartiesPage(): ReactNode {
  const { list: w, kinds } = usePartyTexts();
  const { f } = useSpeech();
  const asked = useSearch({ from: '/public/parties' });
  const navigate = useNavigate();
  const { data, error, isLoading, refetch } = useQuery(partiesQuery(asked));
  useDocumentTitle(w.title);
  const [only] = data?.rows ?? [];
  if (asked.right !== undefined && only !== undefined) {
    return <Navigate to="/parties/$id" params={{ id: only.id }} replace />;
  }
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    if (typeof name === 'string' && name.trim() !== '') {
      void navigate({ to: '/parties', search: { name: name.trim() } });
    }
  };
  return (
    <article className="plain-page parties">
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <form className="parties__form" role="search" onSubmit={find}>
        <label className="field" key={asked.name ?? ''}>
          <span className="field__label">{w.label}</span>
          <input
            className="field__input"
            name="name"
            type="search"
            maxLength={300}
            defaultValue={asked.name ?? ''}
          />
        </label>
        <button type="submit" className="button button--primary">
          {w.submit}
        </button>
      </form>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {isLoading && <Waiting skeleton="list" />}
      {data !== undefined && data.rows.length === 0 && (
        <div role="status">
          <p>{w.nothing(asked.name ?? '')}</p>
          <p className="note">{w.nothingHint}</p>
        </div>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className="parties__list">
          {data.rows.map((row) => (
            <li key={row.id}>
              <div>
                <Link to="/parties/$id" params={{ id: row.id }}>
                  {row.name}
                </Link>
                {row.otherNames.length > 0 && (
                  <p className="note">{w.alsoNamed(f.list(row.otherNames))}</p>
                )}
              </div>
              <span className="note">{kinds[row.kind]}</span>
              <span className="note">{row.exact ? w.exact : w.similar}</span>
              <span className="number">{row.count === null ? '' : w.rights(row.count)}</span>
            </li>
          ))}
        </ul>
      )}
      {data?.more === true && <p className="note">{w.more}</p>}
    </article>
  );
}
