/**
 * Loads a value when it is first asked for, and again when it is asked for after so many
 * milliseconds. Those who ask while it is loaded wait for the same answer; a failure is not
 * remembered.
 */
export function remembered<T>(
  load: () => Promise<T>,
  forMs: number,
  clock: () => number,
): { (): Promise<T>; forget(): void } {
  let value: Promise<T> | undefined;
  let at = 0;
  const forget = () => {
    value = undefined;
  };
  const ask = () => {
    if (value === undefined || clock() - at >= forMs) {
      at = clock();
      value = load();
      value.catch(forget);
    }
    return value;
  };
  return Object.assign(ask, { forget });
}
