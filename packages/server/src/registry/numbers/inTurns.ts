import { setImmediate } from 'node:timers/promises';

/** So long the thread is held before its other work has its turn. */
const AT_ONCE_MS = 5;

/** Maps a long list without holding the thread. */
export async function inTurns<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
): Promise<R[]> {
  const results: R[] = [];
  let begun = performance.now();
  for (const [index, item] of items.entries()) {
    results.push(map(item, index));
    if ((index & 15) !== 0 || performance.now() - begun < AT_ONCE_MS) continue;
    await setImmediate();
    begun = performance.now();
  }
  return results;
}
