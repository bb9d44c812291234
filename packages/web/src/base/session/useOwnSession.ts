import type { SessionState } from '@zca/domain/identity';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../api/queries.ts';

/** A session in which somebody is signed in, and nothing more is due. */
export type OwnSession = SessionState & { readonly person: NonNullable<SessionState['person']> };

/**
 * The session of whoever is signed in, for pages that are for nobody else: strangers are sent to sign in
 * and come back, those who owe a password or a second factor to where it is given. Null until it is known.
 */
export function useOwnSession(): {
  readonly session: OwnSession | null;
  readonly error: Error | null;
  readonly refetch: () => void;
} {
  const { data, error, refetch } = useQuery(sessionQuery);
  const person = data?.person ?? null;
  const pending = data?.pending ?? null;
  const isStranger = data !== undefined && person === null;
  useEffect(() => {
    if (isStranger) {
      const back = globalThis.location.pathname + globalThis.location.search;
      globalThis.location.replace(`/sign-in?back=${encodeURIComponent(back)}`);
    } else if (pending !== null) {
      globalThis.location.replace(pending === 'password' ? '/password' : '/second-factor');
    }
  }, [isStranger, pending]);
  const isReady = data !== undefined && person !== null && pending === null;
  return { session: isReady ? { ...data, person } : null, error, refetch: () => void refetch() };
}
