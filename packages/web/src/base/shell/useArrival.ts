import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Moves the focus to the main region when the reader arrives at another page, so that a screen reader
 * starts there. Changes of the parameters alone (a facet, a sort) leave the focus where it is.
 */
export function useArrival(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const hash = useRouterState({ select: (state) => state.resolvedLocation?.hash });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== undefined && path !== last.current && (hash ?? '') === '') {
      main.current?.focus({ preventScroll: true });
    }
    last.current = path;
  }, [path, hash]);
  return main;
}
