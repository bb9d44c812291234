import type { RightSummary, SearchAnswer } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHomeTexts } from '../../../base/catalogue/home/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { plainText } from './Marked.tsx';
import { StatusMark } from './StatusMark.tsx';

/** The records published last. */
export function LatestPublications(props: { readonly rows: readonly RightSummary[] }): ReactNode {
  const { t, say } = useSpeech();
  const h = useHomeTexts();
  return (
    <section className="home__list">
      <h2>
        {h.home.latest}
        <Link to="/search" search={{ sort: '-publicationDay' }}>
          {h.home.allLatest}
        </Link>
      </h2>
      <ul>
        {props.rows.map((row) => (
          <li key={row.key} className="home__line">
            <Link className="home__line-title" to="/r/$key" params={{ key: row.key }}>
              {plainText(row.title) === '' ? t.record.untitled : plainText(row.title)}
            </Link>
            <span className="quiet">{say(row.typeLabel)}</span>
            <StatusMark status={row.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The whole by type and by legal status; each figure opens its records. */
export function MakeUp(props: { readonly answer: SearchAnswer }): ReactNode {
  const { f, say } = useSpeech();
  const h = useHomeTexts();
  const facets = props.answer.facets.filter(
    (facet) => facet.field === 'type' || facet.field === 'statusGroup',
  );
  return (
    <section className="home__list">
      <h2>
        {h.home.makeUp}
        <Link to="/search" search={{ view: 'charts' }}>
          {h.home.allCharts}
        </Link>
      </h2>
      <div className="home__figures">
        {facets.map((facet) => (
          <ul key={facet.field} aria-label={say(facet.label)}>
            {facet.buckets.map((bucket) => (
              <li key={bucket.value}>
                <Link
                  className="home__figure"
                  to="/search"
                  search={{ include: [`${facet.field}:${bucket.value}`] }}
                >
                  <span>{say(bucket.label)}</span>
                  <b className="number">{f.number(bucket.count)}</b>
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </section>
  );
}
