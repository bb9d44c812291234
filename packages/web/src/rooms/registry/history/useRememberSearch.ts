import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import type { SearchState } from '../searchState.ts';
import { historyOf } from './ownSearches.ts';
import { rememberedOf } from './rememberedSearch.ts';

/** Remembers a search once its count is known; null while it is not. */
export function useRememberSearch(state: SearchState, count: number | null): void {
  const { data: session } = useQuery(sessionQuery);
  const asked = rememberedOf(state);
  const key = asked === null || count === null ? null : JSON.stringify([asked, count]);
  const isSignedIn = session === undefined ? undefined : session.person !== null;
  useEffect(() => {
    if (key === null || isSignedIn === undefined) return;
    const [parameters, found] = JSON.parse(key) as [NonNullable<typeof asked>, number];
    // The list is there all the same when it cannot be remembered.
    historyOf(isSignedIn)
      .remember(parameters, found)
      .catch(() => undefined);
  }, [key, isSignedIn]);
}
