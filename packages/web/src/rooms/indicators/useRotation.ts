import { useCallback, useEffect, useState } from 'react';

/** How long one row is in focus. */
const STEP_MS = 20_000;

/** Rotation over rows: which one is in focus, and whether it goes on by itself. */
export interface Rotation {
  readonly at: number;
  readonly isGoing: boolean;
  /** Goes to a row and stays there. */
  readonly stayAt: (index: number) => void;
  readonly setGoing: (going: boolean) => void;
}

/**
 * Puts one row after the other in focus, from `first` on. It stands still from the beginning for those
 * who want no motion, and from the moment on at which somebody touches it.
 */
export function useRotation(count: number, first: number): Rotation {
  const [at, setAt] = useState<number | null>(null);
  const [isGoing, setGoing] = useState(
    () => !globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  useEffect(() => {
    if (!isGoing || count === 0) return undefined;
    const timer = setInterval(() => setAt((now) => ((now ?? first) + 1) % count), STEP_MS);
    return () => clearInterval(timer);
  }, [isGoing, count, first]);
  const stayAt = useCallback((index: number) => {
    setGoing(false);
    setAt(index);
  }, []);
  return { at: Math.min(at ?? first, Math.max(0, count - 1)), isGoing, stayAt, setGoing };
}
