import { setImmediate } from 'node:timers/promises';

/** Items worked on before other work of the thread has its turn: a few milliseconds. */
const AT_ONCE = 500;

/** Maps a long list without holding the thread. */
export async function inTurns<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    results.push(map(item, index));
    if (results.length % AT_ONCE === 0) await setImmediate();
  }
  return results;
}
