import type { RememberedSearch } from '@zca/domain/registry';
import type { SearchState } from '../searchState.ts';
import { EMPTY_SEARCH } from '../searchState.ts';

/** What is remembered of a search; null for everything, for later pages and for lists of numbers. */
export function rememberedOf(state: SearchState): RememberedSearch | null {
  const { q, include, exclude, sort, asOf } = state;
  const everything = q === '' && include.length + exclude.length === 0 && asOf === null;
  if (everything || state.cursor !== null || state.list !== null) return null;
  return {
    q,
    include: [...include],
    exclude: [...exclude],
    sort,
    ...(asOf === null ? {} : { asOf }),
  };
}

/** The search again, from its first page. */
export function stateOf(search: RememberedSearch): SearchState {
  const { q, include, exclude, sort, asOf } = search;
  return { ...EMPTY_SEARCH, q, include, exclude, sort, asOf: asOf ?? null };
}
