import type { SimilarRight } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { ChooseBox, ChosenBar } from '../compare/ChosenBar.tsx';
import { StatusMark } from '../components/StatusMark.tsx';
import { spacedSymbol } from '../components/record/Classification.tsx';
import { rightQuery, similarQuery } from '../queries.ts';
import './SimilarPage.css';

/** The records most similar to one, each with what it shares with it. */
export function SimilarPage(): ReactNode {
  const { t } = useSpeech();
  const { similar: s } = useViewTexts();
  const { key } = useParams({ from: '/public/r/$key/similar' });
  const { family } = useSearch({ from: '/public/r/$key/similar' });
  const hidesFamily = family === 'hide';
  const right = useQuery(rightQuery(key, null));
  const { data, error, refetch } = useQuery(similarQuery(key, hidesFamily));
  const record = right.data?.record;
  const title = record === undefined ? key : record.title || t.record.untitled;
  useDocumentTitle(s.title(title));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="list" />;
  return (
    <div className="similar">
      <p>
        <Link to="/r/$key" params={{ key }} lang="zh-CN">
          {title}
        </Link>
      </p>
      <h1>{s.heading}</h1>
      <p className="similar__lead">{s.lead}</p>
      {!data.complete && <InfoNotice warning>{t.search.incomplete}</InfoNotice>}
      <p className="similar__tools">
        {data.query !== '' && (
          <Link to="/search" search={{ q: data.query }}>
            {s.asQuery}
          </Link>
        )}
        {record?.collection === 'patent' && (
          <Link
            to="/r/$key/similar"
            params={{ key }}
            search={hidesFamily ? {} : { family: 'hide' }}
            replace
          >
            {hidesFamily ? s.showFamily : s.hideFamily}
          </Link>
        )}
      </p>
      {data.rows.length === 0 ? (
        <p className="quiet">{s.none}</p>
      ) : (
        <ol className="similar__rows">
          {data.rows.map((row) => (
            <SimilarRow key={row.record.key} of={key} row={row} />
          ))}
        </ol>
      )}
      <ChosenBar />
    </div>
  );
}

function SimilarRow(props: { readonly of: string; readonly row: SimilarRight }): ReactNode {
  const { t, f, say } = useSpeech();
  const { similar: s } = useViewTexts();
  const { record, score, shared } = props.row;
  const title = record.title.map((run) => run.text).join('') || t.record.untitled;
  const cited = shared.citations.map(({ kind, number }) => s.citation[kind](number));
  return (
    <li className="similar__row">
      <p className="similar__score">
        <b>{f.percent(score)}</b>
        <span className="similar__bar" aria-hidden="true">
          <span style={{ width: `${score * 100}%` }} />
        </span>
      </p>
      <div className="similar__what">
        <h2>
          <ChooseBox recordKey={record.key} title={title} />
          <Link to="/r/$key" params={{ key: record.key }} lang="zh-CN">
            {title}
          </Link>
        </h2>
        <p className="quiet">
          <span className="mono">{record.number}</span>
          {' · '}
          {[say(record.typeLabel), record.holders[0] ?? t.record.noHolder].join(' · ')}{' '}
          <StatusMark status={record.status} />
        </p>
        <dl className="similar__why">
          {shared.isFamily && <Why name={s.family}>{s.familyNote}</Why>}
          {shared.words.length > 0 && (
            <Why name={s.words}>
              <span lang="zh-CN">{f.list(shared.words)}</span>
            </Why>
          )}
          {shared.classes.length > 0 && (
            <Why name={s.classes}>
              {f.list(
                shared.classes.map(({ symbol, nearness }) =>
                  s.nearness[nearness](spacedSymbol(symbol)),
                ),
              )}
            </Why>
          )}
          {cited.length > 0 && <Why name={s.citations}>{f.statements(cited)}</Why>}
          {shared.holders.length > 0 && <Why name={s.holders}>{f.list(shared.holders)}</Why>}
          {shared.inventors.length > 0 && <Why name={s.inventors}>{f.list(shared.inventors)}</Why>}
        </dl>
        <p className="similar__acts">
          <Link to="/compare" search={{ key: [props.of, record.key] }}>
            {s.compare}
          </Link>
        </p>
      </div>
    </li>
  );
}

function Why(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
