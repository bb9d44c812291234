/*
 * The ledger: acts of many clients with the sequencer running, a backlog appended at once, and the
 * verification of all. The peer is PostgreSQL alone: the same rows inserted by the same clients into
 * a table of the same columns, without hashes, in-tray or log.
 *   npm run bench -- ledger [--acts 20000] [--clients 16] [--chains 2000] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { NO_PREVIOUS, sealEntry } from '@zca/ledger';
import type { Database } from '../packages/server/src/base/database/index.ts';
import { connect } from '../packages/server/src/base/database/index.ts';
import { Ledger } from '../packages/server/src/base/ledger/index.ts';
import { nodeSha256 } from '../packages/server/src/base/ledger/nodeCrypto.ts';
import { Sequencer } from '../packages/server/src/base/ledger/sequencer.ts';
import { databaseSource, verifyLedger } from '../packages/server/src/base/ledger/verify/index.ts';
import { describeMachine } from './support/machine.ts';
import { openBenchGround } from './support/platform.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    acts: { type: 'string', default: '20000' },
    clients: { type: 'string', default: '16' },
    chains: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
const [acts, clients, chains, seed] = [values.acts, values.clients, values.chains, values.seed].map(
  Number,
) as [number, number, number, number];
const workspace = new Workspace();
const now = () => new Date().toISOString();
const rate = (count: number, milliseconds: number) =>
  Math.round(count / (milliseconds / 1000)).toLocaleString('en');

/** About as much as an act of a matter says: 600 bytes. */
function bodyOf(act: number): { [name: string]: string | number } {
  const text = `${seed}-${act}-`.padEnd(500, '办理');
  return { act: 'accept', actor: `person-${act % 200}`, number: act, text };
}

interface End {
  number: number;
  hash: string;
}

const PLAIN = `insert into plain_entry (chain, number, at, body, previous, hash)
  values ($1, $2, $3, $4, $5, $6) returning id`;
const SEALED = `
  with written as (
    insert into journal_entry (chain, number, at, body, previous, hash)
    values ($1, $2, $3, $4, $5, $6) returning id),
  waiting as (insert into journal_pending (entry_id) select id from written)
  select id from written`;

/** Every client writes its share of the acts, one after another, into chains of its own. */
async function writeActs(
  { pool }: Pick<Database, 'pool'>,
  prefix: string,
  statement: string,
  sealed: boolean,
  written: () => void,
): Promise<number> {
  const started = performance.now();
  const client = async (own: number) => {
    const connection = await pool.connect();
    const ends = new Map<string, End>();
    try {
      for (let act = own; act < acts; act += clients) {
        const chain = `${prefix}:${own}-${Math.floor(act / clients) % Math.ceil(chains / clients)}`;
        const end = ends.get(chain) ?? { number: 0, hash: NO_PREVIOUS };
        const at = now();
        const number = end.number + 1;
        const input = { chain, number, at, previous: end.hash, body: bodyOf(act) };
        const { canonicalBody, hash } = sealed
          ? sealEntry(input, nodeSha256)
          : { canonicalBody: JSON.stringify(input.body), hash: NO_PREVIOUS };
        await connection.query(statement, [
          chain,
          number,
          at,
          canonicalBody,
          Buffer.from(end.hash, 'hex'),
          Buffer.from(hash, 'hex'),
        ]);
        ends.set(chain, { number, hash });
        written();
      }
    } finally {
      connection.release();
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, own) => client(own)));
  return performance.now() - started;
}

async function waiting({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from journal_pending');
  return rows[0]!.n;
}

async function run(): Promise<void> {
  console.log(
    `${describeMachine()}; ${acts} acts in ${chains} chains by ${clients} clients, seed ${seed}`,
  );
  const dataDirectory = workspace.subfolder('data');
  const settings = { dataDirectory, databaseConnections: clients + 4 };
  const { ground } = await openBenchGround(workspace, settings, console.log);
  const { database } = ground;
  const owner = connect(ground.ownerTarget, { maxConnections: clients + 4 });
  await owner.pool.query(`
    create sequence plain_entry_id_seq;
    create table plain_entry (id bigint primary key default nextval('plain_entry_id_seq'), chain text collate "C" not null,
      number integer not null, at timestamptz(3) not null, body text not null, previous bytea not null, hash bytea not null,
      unique (chain, number))`);
  // The server is warm before either is timed.
  await writeActs(owner, 'warm', PLAIN, false, () => {});
  const plain = await writeActs(owner, 'plain', PLAIN, false, () => {});
  console.log(`peer, plain inserts: ${rate(acts, plain)} acts/s`);
  const failures: unknown[] = [];
  const ledger = await Ledger.open({
    database,
    dataDirectory,
    sm2: false,
    clock: Date.now,
    onFailure: (error) => failures.push(error),
  });
  let most = 0;
  const looking = setInterval(() => {
    void waiting(database).then((count) => {
      most = Math.max(most, count);
      return count;
    });
  }, 250);
  const live = await writeActs(database, 'live', SEALED, true, () => ledger.wake());
  clearInterval(looking);
  const drained = performance.now();
  while ((await waiting(database)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(
    `with the ledger on: ${rate(acts, live)} acts/s (${((plain / live) * 100).toFixed(0)} % of the peer), at most ${most} acts waited, all in the log ${(performance.now() - drained).toFixed(0)} ms after the last`,
  );
  await ledger.close();
  await writeActs(database, 'backlog', SEALED, true, () => {});
  const sequencer = new Sequencer({ database, dataDirectory, now, onFailure: () => {} });
  const appending = performance.now();
  let appended = 0;
  for (let taken = 1; taken > 0; appended += taken) taken = await sequencer.appendBatch();
  console.log(`a backlog appended: ${rate(appended, performance.now() - appending)} entries/s`);
  const verifying = performance.now();
  const source = await databaseSource(ground.ownerTarget);
  const report = await verifyLedger(source);
  await source.close();
  const { rows } = await owner.pool.query<{ n: number }>('select count(*) as n from checkpoint');
  console.log(
    `verified: ${rate(report.entries, performance.now() - verifying)} entries/s, ${report.entries} entries, ${rows[0]!.n} checkpoints, ${report.faultCount} faults, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident`,
  );
  await owner.close();
  if (failures.length > 0 || report.faultCount > 0) process.exitCode = 1;
}

try {
  await run();
} finally {
  await workspace.close();
}
