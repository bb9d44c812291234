import type { MessagePort } from 'node:worker_threads';
import type { MergePlan } from '@zca/lens';
import { runMerge } from '@zca/lens';
import type { FromMerger, ToMerger } from './protocol.ts';
import type { SearchSource } from './source.ts';

/** Joins segments beside the writer, which goes on taking changes meanwhile. */
export function runMerger(port: MessagePort, source: SearchSource): void {
  const { schema } = source;
  port.on('message', (message: ToMerger) => {
    if (message.kind === 'close') {
      port.postMessage({ kind: 'closed' } satisfies FromMerger);
      port.close();
      return;
    }
    const segment = runMerge(schema, message.parts as MergePlan);
    port.postMessage({ kind: 'merged', plan: message.plan, segment } satisfies FromMerger);
  });
}
