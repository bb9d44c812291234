/*
 * A platform in small for the tests of the launcher: starts the PostgreSQL of the data folder given
 * as its first argument, prints `ready <pid of postgres>`, then adds one row after another and
 * prints each number once it is committed. With `once` it stops in good order after being ready.
 * A problem is printed as `problem <code> <sentence>`.
 */
import { writeSync } from 'node:fs';
import * as pg from 'pg';
import { startEmbeddedPostgres } from '../../../src/base/postgres/index.ts';
import { StartupProblem } from '../../../src/base/problem.ts';

const [dataDirectory, mode] = process.argv.slice(2);
// Synchronous, so that what is printed has left this process when it is killed.
const say = (line: string) => writeSync(1, `${line}\n`);

try {
  const postgres = await startEmbeddedPostgres({
    dataDirectory: dataDirectory!,
    log: (message) => say(`log ${message}`),
    settings: mode === 'once' ? { fsync: 'off' } : {},
  });
  const client = new pg.Client(postgres.ownerConfig);
  await client.connect();
  await client.query('create table if not exists counted (n bigint primary key)');
  say(`ready ${postgres.pid}`);
  if (mode === 'once') {
    await client.end();
    await postgres.stop();
  } else {
    const { rows } = await client.query('select coalesce(max(n), 0) as last from counted');
    for (let n = Number(rows[0].last) + 1; ; n += 1) {
      await client.query('insert into counted values ($1)', [n]);
      say(String(n));
    }
  }
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  say(`problem ${error.code} ${error.sentence.en}`);
  process.exitCode = 2;
}
