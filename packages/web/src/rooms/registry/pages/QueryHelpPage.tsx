import { QUERY_EXAMPLES, RIGHT_FIELDS } from '@zca/domain/registry';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Bilingual } from '../../../base/catalogue/format.ts';
import { useHelpTexts } from '../../../base/catalogue/help/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { LiveExample } from '../components/LiveExample.tsx';
import './QueryHelpPage.css';

const everyQuery = (language: 'zh' | 'en'): string[] =>
  QUERY_EXAMPLES.flatMap(({ examples }) => examples.map(({ query }) => query[language]));

const SHORT_LIST = 12;

/** The values of a closed list; a long one opens when it is wanted. */
function ClosedList(props: {
  readonly values: readonly { readonly value: string; readonly label: Bilingual }[];
}): ReactNode {
  const { f, say } = useSpeech();
  const help = useHelpTexts();
  const { values } = props;
  if (values.length === 0) return null;
  const names = f.list(values.map((value) => say(value.label)));
  if (values.length <= SHORT_LIST) return <p className="note">{names}</p>;
  return (
    <details>
      <summary>{help.values(values.length)}</summary>
      <p className="note">{names}</p>
    </details>
  );
}

/** How to write a query: by example, by rule, and every field with its tags. */
export function QueryHelpPage(): ReactNode {
  const { say, language } = useSpeech();
  const help = useHelpTexts();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  useDocumentTitle(help.title);
  return (
    <article className="plain-page query-help">
      <h1>{help.title}</h1>
      <p>{help.lead}</p>
      <h2>{help.rules}</h2>
      <p>
        <button
          type="button"
          className="button button--small"
          onClick={() => setAsked(new Set(everyQuery(language)))}
        >
          {help.runAll}
        </button>
      </p>
      {QUERY_EXAMPLES.map((group) => (
        <table className="query-help__table" key={group.name}>
          <caption>{say(group.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{help.write}</th>
              <th scope="col">{help.means}</th>
              <th scope="col">{help.run}</th>
            </tr>
          </thead>
          <tbody>
            {group.examples.map(({ query, meaning }) => (
              <LiveExample
                key={say(query)}
                query={say(query)}
                meaning={say(meaning)}
                asked={asked.has(say(query))}
                onAsk={() => setAsked((before) => new Set([...before, say(query)]))}
              />
            ))}
          </tbody>
        </table>
      ))}
      <p className="note">{help.more}</p>
      <h2>{help.fields}</h2>
      <p>{help.fieldsLead}</p>
      <table className="query-help__table query-help__table--fields">
        <thead>
          <tr>
            <th scope="col">{help.field}</th>
            <th scope="col">{help.tags}</th>
            <th scope="col">{help.takes}</th>
          </tr>
        </thead>
        <tbody>
          {RIGHT_FIELDS.filter((field) => field.hidden !== true).map((field) => {
            const tags =
              language === 'zh'
                ? [...field.tags.zh, ...field.tags.en]
                : [...field.tags.en, ...field.tags.zh];
            return (
              <tr key={field.name}>
                <td>{say(field.label)}</td>
                <td className="mono">{tags.join(' · ')}</td>
                <td>
                  {help.kinds[field.kind]}
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
