import type { Database } from '../../packages/server/src/base/database/index.ts';
import { connect } from '../../packages/server/src/base/database/index.ts';
import { findRunningPostgres } from '../../packages/server/src/base/postgres/index.ts';

/** The database of a platform that runs on a data folder, as the application; the caller closes it. */
export function attachDatabase(data: string): Database {
  const running = findRunningPostgres(data);
  if (running === undefined) throw new Error(`no database runs on ${data}`);
  return connect(running.applicationConfig, { name: 'zca e2e', maxConnections: 2 });
}
