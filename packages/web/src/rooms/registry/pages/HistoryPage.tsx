import type { OwnSearch, SearchAnswer } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { historyOf } from '../history/ownSearches.ts';
import type { SearchHistory } from '../history/ownSearches.ts';
import { stateOf } from '../history/rememberedSearch.ts';
import { askedParameters, splitTerm, writeSearch } from '../searchState.ts';
import { useFieldLabels } from '../useFieldLabels.ts';
import './HistoryPage.css';

/** One's own searches: again, by name, with what they find now; and the ways to forget them. */
export function HistoryPage(): ReactNode {
  const { history: h } = useAskingTexts();
  useDocumentTitle(h.title);
  const { data: session } = useQuery(sessionQuery);
  if (session === undefined) return <Waiting skeleton="list" />;
  return <History isSignedIn={session.person !== null} />;
}

function History({ isSignedIn }: { readonly isSignedIn: boolean }): ReactNode {
  const { history: h } = useAskingTexts();
  const history = historyOf(isSignedIn);
  const queryKey = ['own searches', isSignedIn];
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => history.list(signal),
    staleTime: 0,
  });
  const change = useMutation({
    mutationFn: (act: (of: SearchHistory) => Promise<void>) => act(history),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const searches = data?.searches ?? [];
  const groups = [
    { name: h.saved, of: searches.filter((each) => each.name !== null) },
    { name: h.recent, of: searches.filter((each) => each.name === null) },
  ].filter((group) => group.of.length > 0);
  return (
    <article className="plain-page own-searches">
      <h1>{h.title}</h1>
      {data !== undefined && (
        <p className="note">
          {!isSignedIn ? h.local : data.keptDays === 0 ? h.off : h.own(data.keptDays)}
        </p>
      )}
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {change.error !== null && <FaultNotice fault={change.error} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data !== undefined && searches.length === 0 && <p>{h.empty}</p>}
      {groups.map((group) => (
        <section key={group.name}>
          <h2>{group.name}</h2>
          <ul className="own-searches__list">
            {group.of.map((search) => (
              <SearchLine
                key={search.id}
                search={search}
                change={change.mutate}
                mayWatch={history.watch !== undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {searches.length > 0 && (
        <p className="own-searches__all">
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              if (sure) change.mutate((of) => of.removeAll());
              setSure(!sure);
            }}
          >
            {sure ? h.removeAllSure : h.removeAll}
          </button>
          {sure && (
            <button type="button" className="link-button" onClick={() => setSure(false)}>
              {h.cancel}
            </button>
          )}
        </p>
      )}
    </article>
  );
}

type Change = (act: (of: SearchHistory) => Promise<void>) => void;

function SearchLine(props: {
  readonly search: OwnSearch;
  readonly change: Change;
  readonly mayWatch: boolean;
}): ReactNode {
  const { f, say } = useSpeech();
  const { history: h } = useAskingTexts();
  const { search, change } = props;
  const { q, include, exclude } = search.parameters;
  const [naming, setNaming] = useState<string | null>(null);
  const nameId = useId();
  const labels = useFieldLabels(include.length + exclude.length > 0);
  const state = stateOf(search.parameters);
  const { data: now } = useQuery({
    queryKey: ['count of', search.parameters],
    queryFn: ({ signal }) =>
      get<Pick<SearchAnswer, 'count'>>(
        '/rights',
        { ...askedParameters(state), size: '0', facets: '' },
        signal,
      ),
    retry: false,
  });
  const terms = [
    ...include.map((term) => ({ not: false, term })),
    ...exclude.map((term) => ({ not: true, term })),
  ];
  const text = q === '' && terms.length === 0 ? h.everything : q;
  const name = search.name ?? (text === '' ? terms.map(({ term }) => term).join(' ') : text);
  const difference = now === undefined ? null : now.count - search.count;
  return (
    <li className="own-search">
      <div className="own-search__what">
        {search.name !== null && <b>{search.name}</b>}
        <Link
          className="mono own-search__text"
          to="/search"
          search={writeSearch(state)}
          aria-label={h.again(text === '' ? name : text)}
        >
          {text === '' ? h.open : text}
        </Link>
        {terms.map(({ not, term }) => {
          const { field, value } = splitTerm(term);
          const words = `${say(labels.field(field))} ${say(labels.value(field, value))}`;
          return (
            <span key={`${String(not)} ${term}`} className="own-search__term">
              {not ? `− ${words}` : words}
            </span>
          );
        })}
      </div>
      <dl className="own-search__counts">
        <div>
          <dt>{h.before}</dt>
          <dd>{h.records(search.count)}</dd>
        </div>
        <div>
          <dt>{h.now}</dt>
          <dd data-now={now?.count}>
            {now === undefined ? '…' : h.records(now.count)}
            {difference !== null && difference !== 0 && (
              <span className="own-search__change">
                {difference > 0 ? h.more(difference) : h.fewer(-difference)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{h.at}</dt>
          <dd>
            {f.instant(search.lastAt)}
            {search.runs > 1 && <span className="note"> {h.runs(search.runs)}</span>}
          </dd>
        </div>
      </dl>
      {naming === null ? (
        <div className="own-search__tools">
          <button
            type="button"
            className="link-button"
            onClick={() => setNaming(search.name ?? '')}
          >
            {h.nameIt}
            <span className="seen-by-readers">{name}</span>
          </button>
          {search.name !== null && (
            <button
              type="button"
              className="link-button"
              onClick={() => change((of) => of.rename(search.id, null))}
            >
              {h.unname}
            </button>
          )}
          {props.mayWatch && search.name !== null && search.parameters.asOf === undefined && (
            <WatchChoice search={search} name={search.name} change={change} />
          )}
          <button
            type="button"
            className="link-button"
            aria-label={h.removeNamed(name)}
            onClick={() => change((of) => of.remove(search.id))}
          >
            {h.remove}
          </button>
        </div>
      ) : (
        <form
          className="own-search__tools"
          onSubmit={(event) => {
            event.preventDefault();
            const given = naming.trim();
            if (given !== '') change((of) => of.rename(search.id, given));
            setNaming(null);
          }}
        >
          <label className="seen-by-readers" htmlFor={nameId}>
            {h.nameOf(name)}
          </label>
          <input
            id={nameId}
            type="text"
            maxLength={100}
            placeholder={h.name}
            // The field has just been asked for.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={naming}
            onChange={(event) => setNaming(event.target.value)}
          />
          <button type="submit" className="button button--small">
            {h.save}
          </button>
          <button type="button" className="link-button" onClick={() => setNaming(null)}>
            {h.cancel}
          </button>
        </form>
      )}
    </li>
  );
}

/** Whether and how soon one is told of what a search newly finds. */
function WatchChoice(props: {
  readonly search: OwnSearch;
  readonly name: string;
  readonly change: Change;
}): ReactNode {
  const { history: h } = useAskingTexts();
  const { search, name, change } = props;
  const choices = [
    { value: '', label: h.watchNone },
    { value: 'daily', label: h.watchDaily },
    { value: 'atOnce', label: h.watchAtOnce },
  ] as const;
  return (
    <select
      className="own-search__watch"
      aria-label={h.watch(name)}
      value={search.watch ?? ''}
      onChange={(event) => {
        const { value } = choices.find((each) => each.value === event.target.value)!;
        change(async (of) => of.watch?.(search.id, value === '' ? null : value));
      }}
    >
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
