import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from './protocol.ts';
import { runRole } from './role.ts';

if (parentPort === null) throw new Error('thread.ts runs in a worker thread');
await runRole(parentPort, workerData as ThreadData);
