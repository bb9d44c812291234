import { RIGHT_FIELDS } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Bilingual } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import './QueryHelpPage.css';

const SHORT_LIST = 12;

/** The values of a closed list; a long one opens when it is wanted. */
function ClosedList(props: {
  readonly values: readonly { readonly value: string; readonly label: Bilingual }[];
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { values } = props;
  if (values.length === 0) return null;
  const names = f.list(values.map((value) => say(value.label)));
  if (values.length <= SHORT_LIST) return <p className="note">{names}</p>;
  return (
    <details>
      <summary>{t.help.values(values.length)}</summary>
      <p className="note">{names}</p>
    </details>
  );
}

/** How to write a query: by example, by rule, and every field with its tags. */
export function QueryHelpPage(): ReactNode {
  const { t, say, language } = useSpeech();
  useDocumentTitle(t.help.title);
  return (
    <article className="plain-page query-help">
      <h1>{t.help.title}</h1>
      <p>{t.help.lead}</p>
      <h2>{t.help.rules}</h2>
      <table className="query-help__table">
        <thead>
          <tr>
            <th scope="col">{t.help.write}</th>
            <th scope="col">{t.help.means}</th>
          </tr>
        </thead>
        <tbody>
          {t.help.examples.map(({ query, meaning }) => (
            <tr key={query}>
              <td>
                <Link className="mono" to="/search" search={{ q: query }}>
                  {query}
                </Link>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t.help.fields}</h2>
      <p>{t.help.fieldsLead}</p>
      <table className="query-help__table query-help__table--fields">
        <thead>
          <tr>
            <th scope="col">{t.help.field}</th>
            <th scope="col">{t.help.tags}</th>
            <th scope="col">{t.help.takes}</th>
          </tr>
        </thead>
        <tbody>
          {RIGHT_FIELDS.map((field) => {
            const tags =
              language === 'zh'
                ? [...field.tags.zh, ...field.tags.en]
                : [...field.tags.en, ...field.tags.zh];
            return (
              <tr key={field.name}>
                <td>{say(field.label)}</td>
                <td className="mono">{tags.join(' · ')}</td>
                <td>
                  {t.help.kinds[field.kind]}
                  <ClosedList values={field.values ?? []} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}
