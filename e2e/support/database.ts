import type { Database } from '../../packages/server/src/base/database/index.ts';
import { connect } from '../../packages/server/src/base/database/index.ts';
import { findRunningPostgres } from '../../packages/server/src/base/postgres/index.ts';

/** The database of a platform that runs on a data folder, as one of its roles; the caller closes it. */
export function attachDatabase(
  data: string,
  role: 'application' | 'owner' = 'application',
): Database {
  const running = findRunningPostgres(data);
  if (running === undefined) throw new Error(`no database runs on ${data}`);
  const config = role === 'owner' ? running.ownerConfig : running.applicationConfig;
  return connect(config, { name: 'zca e2e', maxConnections: 2 });
}
