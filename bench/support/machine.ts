import { cpus, loadavg, totalmem } from 'node:os';

/** What measures: processors, memory, Node.js and how busy they are, for the head of a benchmark. */
export function describeMachine(): string {
  const processors = cpus();
  return (
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}; ${loadAverage()}`
  );
}

/** How many processes have run or waited for a processor, on average of the last minute. */
export const loadAverage = (): string => `load average ${loadavg()[0]!.toFixed(2)}`;
