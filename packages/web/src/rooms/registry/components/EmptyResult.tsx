import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import type { SearchAnswer } from '@zca/domain/registry';
import { changeSearch, listParameters, writeSearch } from '../searchState.ts';
import type { SearchState } from '../searchState.ts';

interface WayOn {
  readonly name: 'withoutConditions' | 'withoutDay' | 'anyWord' | 'everything';
  readonly state: SearchState;
}

/** Wider questions than one that found nothing, nearest first. */
export function waysOn(state: SearchState): WayOn[] {
  const ways: WayOn[] = [];
  if (state.include.length + state.exclude.length > 0) {
    ways.push({
      name: 'withoutConditions',
      state: changeSearch(state, { include: [], exclude: [] }),
    });
  }
  if (state.asOf !== null) {
    ways.push({ name: 'withoutDay', state: changeSearch(state, { asOf: null }) });
  }
  const words = state.q.trim().split(/\s+/);
  if (words.length > 1 && words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))) {
    ways.push({ name: 'anyWord', state: changeSearch(state, { q: words.join(' OR ') }) });
  }
  if (state.q !== '') {
    ways.push({
      name: 'everything',
      state: changeSearch(state, { q: '', include: [], exclude: [], asOf: null }),
    });
  }
  return ways;
}

function WayOnLink(props: { readonly way: WayOn }): ReactNode {
  const { f } = useSpeech();
  const v = useViewTexts();
  const parameters = { ...listParameters(props.way.state, []), size: '1', facets: undefined };
  const { data } = useQuery({
    queryKey: ['count', parameters],
    queryFn: ({ signal }) => get<SearchAnswer>('/rights', parameters, signal),
  });
  if (data?.count === 0) return null;
  return (
    <li>
      <Link to="/search" search={writeSearch(props.way.state)}>
        {v.empty[props.way.name]}
      </Link>
      {data !== undefined && <span className="quiet">{v.empty.has(f.number(data.count))}</span>}
    </li>
  );
}

/** Nothing was found: why, and the ways on with what they would find. */
export function EmptyResult(props: { readonly state: SearchState }): ReactNode {
  const v = useViewTexts();
  return (
    <div className="empty-result">
      <h2>{v.empty.title}</h2>
      <p>{props.state.q === '' ? v.empty.byConditions : v.empty.byQuery(props.state.q)}</p>
      <ul className="empty-result__ways">
        {waysOn(props.state).map((way) => (
          <WayOnLink key={way.name} way={way} />
        ))}
        <li>
          <Link to="/help/query">{v.empty.help}</Link>
        </li>
      </ul>
    </div>
  );
}
