import type {
  AnalysisKind,
  CentreAnswer,
  ChangeAnswer,
  ConcentrationAnswer,
  FlowsAnswer,
  HotSpotsAnswer,
  MoranAnswer,
  NearnessAnswer,
  ReachAnswer,
} from '@zca/domain/geography';
import { ANALYSIS_KINDS, EXPLANATIONS } from '@zca/domain/geography';
import { dayInShanghai } from '@zca/standards';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { Conditions, QueryBox } from '../../registry/components/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';
import type { AnalysisState } from './address.ts';
import { apiQuestion, needsMore, readAnalysis, usualPeriods, writeAnalysis } from './address.ts';
import { AnalysisForm } from './AnalysisForm.tsx';
import { ChangeResult, ConcentrationResult, FlowsResult } from './AreaResults.tsx';
import { CentreResult, type Facts, HotSpotsResult, MoranResult } from './CellResults.tsx';
import { Explanation } from './Explanation.tsx';
import { NearnessResult } from './NearnessResult.tsx';
import { ReachResult } from './ReachResult.tsx';
import type { AnswerBasis } from './facts.ts';
import './Analyses.css';

const analysisQuery = (state: AnalysisState) => {
  const { path, parameters } = apiQuestion(state);
  return queryOptions({
    queryKey: ['map', 'analyses', path, parameters],
    queryFn: ({ signal }) => get<AnswerBasis>(path, parameters, signal),
    enabled: !needsMore(state),
    // Another form of the same analysis keeps the former result until the new one is there.
    placeholderData: keepPreviousData,
  });
};

/** One question, analysed: the result, its table, and beside it what it says and when not to believe it. */
export function AnalysesPage(): ReactNode {
  const w = useAnalysisTexts();
  const address = useSearch({ from: '/public/map/analyses' });
  const navigate = useNavigate();
  const [today] = useState(() => dayInShanghai(Date.now()));
  const read = readAnalysis({ ...address });
  const state =
    read.kind === 'change' ? { ...read, values: { ...usualPeriods(today), ...read.values } } : read;
  useDocumentTitle(`${w.kinds[state.kind]} · ${w.title}`);
  const go = (change: Partial<AnalysisState>): void => {
    void navigate({
      to: '/map/analyses',
      search: writeAnalysis({ ...read, ...change }),
      resetScroll: false,
    });
  };
  const search = writeSearch(state.search);
  return (
    <article className="analyses">
      <header className="analyses__head">
        <h1>{w.title}</h1>
        <p className="analyses__ways">
          <Link to="/map" search={search}>
            {w.toMap}
          </Link>
          <Link to="/search" search={search}>
            {w.toList}
          </Link>
        </p>
        <QueryBox
          value={state.search.q}
          onSubmit={(q) => go({ search: changeSearch(state.search, { q }) })}
        />
        <Conditions state={state.search} facets={[]} onChange={(next) => go({ search: next })} />
      </header>
      <nav className="analyses__kinds" aria-label={w.nav}>
        {ANALYSIS_KINDS.map((kind) => (
          <Link
            key={kind}
            to="/map/analyses"
            search={writeAnalysis({ ...read, kind, values: {} })}
            aria-current={kind === state.kind ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
            resetScroll={false}
          >
            {w.kinds[kind]}
          </Link>
        ))}
      </nav>
      <div className="analyses__body">
        <section className="analyses__result" aria-label={w.kinds[state.kind]}>
          <AnalysisForm state={state} onAsk={(values) => go({ values })} />
          {needsMore(state) ? (
            <p>{w.nearness.ask}</p>
          ) : (
            <Answered
              state={state}
              key={state.kind}
              onChange={(values) => go({ values: { ...read.values, ...values } })}
            />
          )}
        </section>
        <Explanation explanation={EXPLANATIONS[state.kind]} />
      </div>
    </article>
  );
}

type OnChange = (values: AnalysisState['values']) => void;

function Answered(props: {
  readonly state: AnalysisState;
  readonly onChange: OnChange;
}): ReactNode {
  const { state, onChange } = props;
  const w = useAnalysisTexts();
  const { data, error, refetch, isPlaceholderData } = useQuery(analysisQuery(state));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="list" />;
  const facts: Facts = () => [
    [w.title, w.kinds[state.kind]],
    [w.basis(data.count)],
    ...(state.search.q === '' ? [] : [[state.search.q]]),
    ...[...state.search.include, ...state.search.exclude.map((each) => `−${each}`)].map((each) => [
      each,
    ]),
  ];
  return (
    <div aria-busy={isPlaceholderData}>
      <p className="note" role="status">
        {w.basis(data.count)}
        {data.missing !== undefined && data.missing > 0 && ` · ${w.missing(data.missing)}`}
        {data.hidden > 0 && ` · ${w.hidden(data.hidden, data.threshold)}`}
      </p>
      {!data.complete && <InfoNotice warning>{w.incomplete}</InfoNotice>}
      <Result kind={state.kind} answer={data} facts={facts} onChange={onChange} />
    </div>
  );
}

function Result(props: {
  readonly kind: AnalysisKind;
  readonly answer: unknown;
  readonly facts: Facts;
  readonly onChange: OnChange;
}): ReactNode {
  const { kind, answer, facts, onChange } = props;
  switch (kind) {
    case 'hotSpots':
      return <HotSpotsResult answer={answer as HotSpotsAnswer} facts={facts} />;
    case 'moran':
      return <MoranResult answer={answer as MoranAnswer} />;
    case 'concentration':
      return <ConcentrationResult answer={answer as ConcentrationAnswer} facts={facts} />;
    case 'centre':
      return <CentreResult answer={answer as CentreAnswer} facts={facts} />;
    case 'flows':
      return <FlowsResult answer={answer as FlowsAnswer} facts={facts} />;
    case 'nearness':
      return <NearnessResult answer={answer as NearnessAnswer} facts={facts} onChange={onChange} />;
    case 'reach':
      return <ReachResult answer={answer as ReachAnswer} facts={facts} />;
    case 'change':
      return <ChangeResult answer={answer as ChangeAnswer} facts={facts} />;
  }
}
