import type { Kysely } from 'kysely';
import type pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, queryBuilderOn } from './connect.ts';
import type { Schema } from './schema.ts';

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /**
   * How often the whole function may run again after a serialization failure or a deadlock; none by
   * default. The function must then have no effect outside the database.
   */
  readonly retries?: number;
}

/** SQLSTATE of serialization_failure and deadlock_detected: nothing was done, trying again may help. */
const repeatable = new Set(['40001', '40P01']);

/**
 * Runs a function in one transaction: committed when it returns, rolled back when it throws. The
 * function gets the query builder and the connection under it (for COPY); both are good only until
 * it settles.
 */
export async function inTransaction<T>(
  database: Pick<Database, 'pool'>,
  action: (db: Kysely<Schema>, client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(database.pool, action, options);
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt >= (options.retries ?? 0) || !repeatable.has(code ?? '')) throw error;
      // Two transactions that met once should not meet again in step.
      await delay(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function runOnce<T>(
  pool: pg.Pool,
  action: (db: Kysely<Schema>, client: pg.PoolClient) => Promise<T>,
  { isolation = 'read committed', readOnly = false }: TransactionOptions,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The server may end the session between two statements; the next statement then says so.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(
      `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}`,
    );
    try {
      const result = await action(queryBuilderOn(client), client);
      const { command } = await client.query('commit');
      if (command === 'ROLLBACK') throw new Error('A statement failed, so nothing was committed.');
      return result;
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => {
        broken ??= reason;
      });
      throw error;
    }
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
