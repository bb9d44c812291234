import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others get their turn. */
const TURN_MS = 8;

/**
 * The result of a computation that pauses between its steps. After some milliseconds everybody else who waits on
 * this thread is served first, so that a long one delays nobody.
 */
export async function inPauses<T>(steps: Iterator<void, T, void>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
