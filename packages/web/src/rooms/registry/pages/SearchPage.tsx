import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { stringifyAddress } from '../../../base/address.ts';
import { ApiProblem } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { ChosenBar } from '../compare/ChosenBar.tsx';
import { Conditions } from '../components/Conditions.tsx';
import { ExportMenu } from '../components/ExportMenu.tsx';
import { FacetBlock } from '../components/FacetBlock.tsx';
import { PastDay } from '../components/PastDay.tsx';
import { QueryBox } from '../components/QueryBox.tsx';
import { ResultList } from '../components/ResultList.tsx';
import { useRememberSearch } from '../history/useRememberSearch.ts';
import { rememberList } from '../listMemory.ts';
import { pageTrail } from '../pageTrail.ts';
import { searchQuery } from '../queries.ts';
import {
  SORTS,
  changeSearch,
  placeOf,
  readSearch,
  toggleValue,
  writeSearch,
} from '../searchState.ts';
import type { SearchState } from '../searchState.ts';
import './SearchPage.css';

/** Most questions are understood and find something: what is said otherwise is loaded then. */
const QueryMistake = lazy(async () => ({
  default: (await import('../components/QueryMistake.tsx')).QueryMistake,
}));
const EmptyResult = lazy(async () => ({
  default: (await import('../components/EmptyResult.tsx')).EmptyResult,
}));

const ChartsView = lazy(async () => ({
  default: (await import('../components/charts/ChartsView.tsx')).ChartsView,
}));

const MISTAKE_ID = 'query-mistake';

/** One question, seen as a list or as charts, with its facets beside it. All of it is in the address. */
export function SearchPage(): ReactNode {
  const { t, f, say } = useSpeech();
  const state = readSearch(useSearch({ from: '/public/search' }));
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const {
    data: answer,
    error,
    isPlaceholderData,
    isFetching,
    refetch,
  } = useQuery(searchQuery(state));

  const go = (next: SearchState, replace = false): void => {
    void navigate({ to: '/search', search: writeSearch(next), replace, resetScroll: false });
  };

  const mistake =
    error instanceof ApiProblem && error.problem.code.startsWith('query.') ? error.problem : null;
  const shown = error === null ? answer : undefined;
  useDocumentTitle(
    state.q === ''
      ? t.search.titleAll
      : shown === undefined
        ? t.search.title(state.q)
        : t.search.titleCount(state.q, shown.count),
  );

  const jumpTo = shown?.query.jumpTo ?? null;
  const jumps =
    jumpTo !== null &&
    !isPlaceholderData &&
    !state.stay &&
    state.view === 'list' &&
    state.include.length + state.exclude.length === 0;
  useEffect(() => {
    if (!jumps) return;
    void navigate({
      to: '/r/$key',
      params: { key: jumpTo },
      replace: true,
      state: (before) => ({ ...before, jumpedFrom: state.q }),
    });
  }, [jumps, jumpTo, navigate, state.q]);

  const address = stringifyAddress({ ...writeSearch(state) });
  useEffect(() => {
    if (shown === undefined || isPlaceholderData) return;
    pageTrail.note(state);
    rememberList({
      address: `/search${address}`,
      keys: shown.rows.map((row) => row.key),
      from: placeOf(state, shown.rows.length).from,
      count: shown.count,
    });
    // The address says everything that the state says.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shown, isPlaceholderData, address]);

  useRememberSearch(state, shown === undefined || isPlaceholderData ? null : shown.count);

  if (jumps) return <Waiting />;

  const facets = shown?.facets ?? [];
  const onToggle = (list: 'include' | 'exclude', field: string, value: string): void =>
    go(toggleValue(state, list, field, value));
  const facetColumn = facets
    .filter((facet) => facet.buckets.length > 0)
    .map((facet) => (
      <FacetBlock key={facet.field} facet={facet} state={state} onToggle={onToggle} />
    ));
  const conditionCount = state.include.length + state.exclude.length;

  return (
    <>
      <h1 className="seen-by-readers">
        {state.q === '' ? t.search.titleAll : t.search.title(state.q)}
      </h1>
      <div className="search-bar">
        <QueryBox
          value={state.q}
          faultId={mistake === null ? undefined : MISTAKE_ID}
          onSubmit={(q) => go(changeSearch(state, { q }))}
        />
        <Link className="button search-bar__help" to="/help/query">
          <Icon name="book" />
          {t.shell.queryHelp}
        </Link>
      </div>
      <nav className="search-doors" aria-label={t.shell.build}>
        <Link to="/build" search={writeSearch(changeSearch(state, {}))}>
          {t.shell.build}
        </Link>
        <Link to="/searches">{t.shell.ownSearches}</Link>
        <Link className="search-doors__help" to="/help/query">
          {t.shell.queryHelp}
        </Link>
      </nav>
      <Conditions state={state} facets={facets} onChange={go} />
      <div className="search-tabs">
        <nav className="search-tabs__views" aria-label={t.search.views}>
          {(['list', 'charts'] as const).map((view) => (
            <Link
              key={view}
              to="/search"
              search={writeSearch(changeSearch(state, { view }))}
              aria-current={state.view === view ? 'page' : undefined}
              activeOptions={{ exact: true }}
              resetScroll={false}
            >
              <Icon name={view === 'list' ? 'list' : 'chart'} />
              {t.search[view]}
            </Link>
          ))}
        </nav>
        <p className="search-tabs__count" role="status">
          {shown !== undefined && (
            <>
              <b>
                {shown.complete ? f.number(shown.count) : t.search.atLeast(f.number(shown.count))}
              </b>{' '}
              {t.search.unit(shown.count)}{' '}
              {shown.families !== null && (
                <>
                  <b>{f.number(shown.families.count)}</b> {t.families.unit(
                    shown.families.count,
                  )}{' '}
                </>
              )}
              <span className="note">{t.search.took(f.number(shown.tookMs))}</span>
            </>
          )}
        </p>
      </div>
      {mistake !== null && (
        <Suspense>
          <QueryMistake id={MISTAKE_ID} text={state.q} problem={mistake} />
        </Suspense>
      )}
      {error !== null && mistake === null && (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
      {shown?.query.warnings.map((warning) => (
        <InfoNotice key={warning.en}>{say(warning)}</InfoNotice>
      ))}
      {shown?.complete === false && <InfoNotice warning>{t.search.incomplete}</InfoNotice>}
      {shown?.families != null && state.view === 'list' && (
        <InfoNotice>{t.families.note}</InfoNotice>
      )}
      {state.asOf !== null && <InfoNotice>{t.search.past(f.day(state.asOf))}</InfoNotice>}
      {shown === undefined && error === null && <Waiting skeleton="list" />}
      {shown !== undefined && (
        <div className="search-body">
          <section className="search-facets" aria-label={t.facet.title}>
            <h2 className="seen-by-readers">{t.facet.title}</h2>
            {facetColumn}
          </section>
          <section className="search-main" aria-label={t.search[state.view]}>
            <h2 className="seen-by-readers">{t.search[state.view]}</h2>
            <div className="search-tools">
              <button
                type="button"
                className="button button--small search-tools__facets"
                onClick={() => setChoosing(true)}
              >
                <Icon name="filter" />
                {t.facet.open(conditionCount)}
              </button>
              {shown.count > 0 && <ExportMenu state={state} count={shown.count} />}
              <span className="search-tools__rest">
                {state.view === 'list' && (
                  <label className="search-tools__choice">
                    <input
                      type="checkbox"
                      checked={state.families}
                      onChange={(event) =>
                        go(changeSearch(state, { families: event.target.checked }))
                      }
                    />
                    {t.families.collapse}
                  </label>
                )}
                <PastDay day={state.asOf} onChange={(asOf) => go(changeSearch(state, { asOf }))} />
                {state.view === 'list' && (
                  <label className="search-tools__choice">
                    {t.search.sort}
                    <select
                      value={state.sort}
                      onChange={(event) => go(changeSearch(state, { sort: event.target.value }))}
                    >
                      {SORTS.map((sort) => (
                        <option key={sort} value={sort}>
                          {t.sorts[sort]}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </span>
            </div>
            {state.view === 'charts' ? (
              <Suspense fallback={<Waiting skeleton="charts" />}>
                <ChartsView state={state} onChange={go} />
              </Suspense>
            ) : shown.count === 0 ? (
              <Suspense>
                <EmptyResult state={state} />
              </Suspense>
            ) : (
              <ResultList
                answer={shown}
                state={state}
                stale={isPlaceholderData && isFetching}
                before={pageTrail.before(state)}
              />
            )}
          </section>
        </div>
      )}
      <ChosenBar />
      {choosing && (
        <Sheet
          title={t.facet.title}
          onClose={() => setChoosing(false)}
          foot={
            <button
              type="button"
              className="button button--primary"
              onClick={() => setChoosing(false)}
            >
              {t.facet.show(f.number(shown?.count ?? 0))}
            </button>
          }
        >
          {facetColumn.length === 0 ? <p className="facet">{t.facet.none}</p> : facetColumn}
        </Sheet>
      )}
    </>
  );
}
