import type { Kysely } from 'kysely';
import type { Horizon, Schema } from '../base/database/index.ts';

/** How far the names of rights were read. */
export interface Progress {
  /** Version of the rules of the normal form with which they were read. */
  readonly rules: number;
  /** Last key of the first reading of all rights; null when that is done. */
  readonly filledTo: string | null;
  /** Place in the change feed from which to follow after the first reading. */
  readonly horizon: Horizon;
}

/**
 * How far an earlier process has come; undefined before the first. A restored database has no place in the
 * feed of the one before, so there all is read anew.
 */
export async function readProgress(db: Kysely<Schema>): Promise<Progress | undefined> {
  const row = await db.selectFrom('party_progress').selectAll().executeTakeFirst();
  if (row === undefined || row.horizon_xid === null) return undefined;
  const horizon = { xid: row.horizon_xid, position: row.horizon_position };
  return { rules: row.rules, filledTo: row.filled_to, horizon };
}

/** Writes it down, in the caller's transaction if `db` is one. */
export async function writeProgress(db: Kysely<Schema>, progress: Progress): Promise<void> {
  const row = {
    rules: progress.rules,
    filled_to: progress.filledTo,
    horizon_xid: progress.horizon.xid,
    horizon_position: progress.horizon.position,
  };
  await db
    .insertInto('party_progress')
    .values(row)
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
    .execute();
}
