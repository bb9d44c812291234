/*
 * Appends one batch to the log of a test database and kills itself at a given step: before or after
 * one of the statements.
 */
import type * as pg from 'pg';
import { connect } from '../../../src/base/database/index.ts';
import { Sequencer } from '../../../src/base/ledger/sequencer.ts';
import { now, watchedPool } from '../../support/watchedPool.ts';

const { database, dataDirectory, at } = JSON.parse(process.env['ZCA_TEST_SEQUENCER']!) as {
  database: pg.ClientConfig;
  dataDirectory: string;
  at: number;
};
const { pool } = connect(database);
const watched = watchedPool(pool, (step) => {
  if (step === at) process.kill(process.pid, 'SIGKILL');
});
await new Sequencer({
  database: { pool: watched },
  dataDirectory,
  now,
  onFailure: () => {},
}).appendBatch();
await pool.end();
