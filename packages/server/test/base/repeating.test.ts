import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeat } from '../../src/base/repeating.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work that is repeated', () => {
  it('is done at once, at every turn, and no more once it is stopped', async () => {
    const work = vi.fn<() => Promise<void>>(async () => undefined);
    const repeating = repeat(work, 1000, vi.fn<(error: unknown) => void>());
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(work).toHaveBeenCalledTimes(3);
    await repeating.stop();
    await vi.advanceTimersByTimeAsync(2000);
    expect(work).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again at its next turn when it has failed', async () => {
    const failure = new Error('no database');
    const work = vi.fn<() => Promise<void>>(async () => undefined).mockRejectedValueOnce(failure);
    const onFailure = vi.fn<(error: unknown) => void>();
    const repeating = repeat(work, 1000, onFailure);
    await vi.advanceTimersByTimeAsync(1000);
    expect(onFailure.mock.calls).toEqual([[failure]]);
    expect(work).toHaveBeenCalledTimes(2);
    await repeating.stop();
  });

  it('is never under way twice, and is waited for when it is stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const work = vi.fn<() => Promise<void>>(() => promise);
    const repeating = repeat(work, 1000, vi.fn<(error: unknown) => void>());
    await vi.advanceTimersByTimeAsync(3000);
    expect(work).toHaveBeenCalledTimes(1);
    let stopped = false;
    const stopping = (async () => {
      await repeating.stop();
      stopped = true;
    })();
    await vi.advanceTimersByTimeAsync(0);
    expect(stopped).toBe(false);
    resolve(undefined);
    await stopping;
    expect(stopped).toBe(true);
  });
});
