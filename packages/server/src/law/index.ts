import type { RecordedParameter } from '@zca/domain/law';
import type pg from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import { LawStore } from './store.ts';

export { lawRoutes } from './routes.ts';
export { LawStore } from './store.ts';

/** All parameters, for threads that hold a pool and no store. */
export function listParameters(pool: pg.Pool): Promise<RecordedParameter[]> {
  return new LawStore(
    new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
  ).listParameters();
}
