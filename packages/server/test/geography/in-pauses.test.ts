import { describe, expect, it } from 'vitest';
import { inPauses } from '../../src/geography/analyses/inPauses.ts';

describe('a long computation in pauses', () => {
  it('gives what it returns, and lets others have their turn', async () => {
    let isTheirTurn = false;
    setImmediate(() => {
      isTheirTurn = true;
    });
    const given = performance.now();
    // It ends when somebody else was served; were nobody, it would give up after ten seconds.
    const steps = (function* (): Generator<void, boolean, void> {
      while (!isTheirTurn && performance.now() - given < 10_000) yield;
      return isTheirTurn;
    })();
    expect(await inPauses(steps)).toBe(true);
  });

  it('passes on what it throws', async () => {
    const steps = (function* (): Generator<void, never, void> {
      yield;
      throw new RangeError('no areas');
    })();
    await expect(inPauses(steps)).rejects.toThrow('no areas');
  });
});
