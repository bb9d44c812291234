import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ThreadData } from '../../src/base/search/protocol.ts';
import { runRole } from '../../src/base/search/role.ts';

/** Does one role of the search after another in one thread, and tells when each has ended. */
parentPort!.on('message', ({ port, data }: { port: MessagePort; data: ThreadData }) => {
  port.once('close', () => parentPort!.postMessage('ended'));
  // Nobody catches a failure: it ends the thread, as it ends one of a role's own.
  void runRole(port, data);
});
