import { useSyncExternalStore } from 'react';

/** The screen that the wall is measured for. */
const SCREEN = { width: 1920, height: 1080 };

function onResize(tell: () => void): () => void {
  globalThis.addEventListener('resize', tell);
  return () => globalThis.removeEventListener('resize', tell);
}

/** Pixels of one unit of the wall (`--u` of its styles), for drawings that count in pixels. */
export function useWallUnit(): number {
  return useSyncExternalStore(onResize, () =>
    Math.min(innerWidth / SCREEN.width, innerHeight / SCREEN.height),
  );
}
