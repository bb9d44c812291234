import { stringifyAddress } from '../../base/address.ts';
import { changeSearch, writeSearch } from './searchState.ts';
import type { SearchState } from './searchState.ts';

/** What is asked, whatever the page: the name of a trail. */
function nameOf(state: SearchState): string {
  return stringifyAddress({ ...writeSearch({ ...state, cursor: null, page: 1 }) });
}

/**
 * Cursors of the pages that were seen, so that 上一页 works: a cursor leads only forward. A page
 * opened by its address alone has no trail and leads back to the first page.
 */
export function makePageTrail() {
  const seen = new Map<string, string>();
  return {
    note(state: SearchState): void {
      if (state.cursor !== null) seen.set(`${nameOf(state)} ${state.page}`, state.cursor);
    },
    /** The page before this one, null on the first page. */
    before(state: SearchState): SearchState | null {
      if (state.cursor === null) return null;
      const cursor = seen.get(`${nameOf(state)} ${state.page - 1}`);
      return state.page > 2 && cursor !== undefined
        ? changeSearch(state, { cursor, page: state.page - 1 })
        : changeSearch(state, { cursor: null, page: 1 });
    },
  };
}

export const pageTrail = makePageTrail();
