import { Worker } from 'node:worker_threads';
import type { ThreadData } from './protocol.ts';

/** A thread of the search, as those see it who send it messages. */
export type SearchThread = Pick<Worker, 'on' | 'once' | 'postMessage' | 'terminate'>;
/** Starts the thread of a role. */
export type StartThread = (data: ThreadData) => SearchThread;

/** A thread of its own for a role; it ends with the role. */
export function startThread(data: ThreadData): Worker {
  return new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: data,
    name: `zca-search-${data.role}`,
    resourceLimits: { maxOldGenerationSizeMb: 4096 },
  });
}
