import type { RightDetail } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';

/** Cited documents and members of the family; those that are records here are links. */
export function RelatedDocuments(props: { readonly detail: RightDetail }): ReactNode {
  const { t } = useSpeech();
  const { record, links } = props.detail;
  if (record.collection !== 'patent') return null;
  const citations = record.citations ?? [];
  const family = record.family ?? [];
  const numberOrLink = (number: string): ReactNode => {
    const key = links[number];
    return key === undefined ? (
      <span className="mono">{number}</span>
    ) : (
      <Link className="mono" to="/r/$key" params={{ key }}>
        {number}
      </Link>
    );
  };
  return (
    <>
      {family.length > 0 && (
        <>
          <h2>
            {t.record.family} <small>{t.record.familyNote(family.length)}</small>
          </h2>
          <ul className="related">
            {family.map((number) => (
              <li key={number}>{numberOrLink(number)}</li>
            ))}
          </ul>
        </>
      )}
      {citations.length > 0 && (
        <>
          <h2>
            {t.record.citations} <small>{t.record.citationsNote(citations.length)}</small>
          </h2>
          <ul className="related">
            {citations.map((citation, index) => (
              <li key={`${citation.number} ${index}`}>
                {numberOrLink(citation.number)}{' '}
                <span className="note">
                  {[citation.category, citation.by === undefined ? null : t.citedBy[citation.by]]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
