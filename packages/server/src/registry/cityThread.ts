import { parentPort, workerData } from 'node:worker_threads';
import type { ConnectionTarget } from '../base/database/index.ts';
import { connect } from '../base/database/index.ts';
import type { CityState } from './loadCity.ts';
import { loadCity } from './loadCity.ts';

/** What the thread is told. */
export interface CityThreadData {
  readonly database: ConnectionTarget;
  readonly city: Omit<CityState, 'loaded'>;
}

/** Generates and writes the city beside the HTTP thread, which is never held up. */
const data = workerData as CityThreadData;
const port = parentPort!;
const database = connect(data.database, { name: 'zca city', maxConnections: 2 });
let stopped = false;
port.on('message', () => {
  stopped = true;
});
try {
  await loadCity(data.city, {
    database,
    clock: () => Date.now(),
    onProgress: (state) => port.postMessage(state),
    isStopped: () => stopped,
  });
} finally {
  await database.close();
  port.close();
}
