/** Work that is done again and again until it is stopped. */
export interface Repeating {
  /** Ends the repetition, after the work under way. */
  stop(): Promise<void>;
}

/**
 * Does a work now and every so many milliseconds, never twice at once. A failure is told, and the work
 * tried again at its next turn. Keeps no process alive.
 */
export function repeat(
  work: () => Promise<void>,
  everyMs: number,
  onFailure: (error: unknown) => void,
): Repeating {
  let underWay: Promise<void> | undefined;
  const turn = () => {
    underWay ??= work()
      .catch(onFailure)
      .finally(() => {
        underWay = undefined;
      });
  };
  const timer = setInterval(turn, everyMs).unref();
  turn();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
