import { useEffect, useState } from 'react';

/**
 * True once `active` has lasted for the delay, false as soon as it ends. Used so that answers which
 * come at once never flash a skeleton.
 */
export function useDelayed(active: boolean, delayMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, delayMs]);
  return active && late;
}
