import { refuse } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from './actRequest.ts';
import { actStatement, type ActWrite } from './actStatement.ts';
import type { PreparedAct } from './prepareAct.ts';

/** What is done in the transaction that writes acts. */
export type Work = (client: pg.PoolClient) => Promise<void>;

/**
 * Writes acts with the work that belongs to them, all or nothing: one act alone is one statement.
 * Throws `ActRefused` where somebody else has acted in the matter.
 */
export async function writeActs(
  pool: pg.Pool,
  acts: readonly PreparedAct[],
  work: readonly Work[],
): Promise<void> {
  const [first] = acts;
  if (acts.length === 1 && work.length === 0) await runAct(pool, first!.write);
  else await writeTogether(pool, acts, work);
}

async function writeTogether(
  pool: pg.Pool,
  acts: readonly PreparedAct[],
  work: readonly Work[],
): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    for (const { write, link } of acts) {
      await runAct(client, write);
      if (link === undefined) continue;
      await client.query(
        'insert into matter_link (matter_id, other_id, relation) values ($1, $2, $3)',
        [link.matter, write.after.id, link.relation],
      );
    }
    for (const each of work) await each(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function runAct(client: pg.Pool | pg.PoolClient, write: ActWrite): Promise<void> {
  const { rows } = await client.query<{ done: number }>(actStatement(write));
  if (rows[0]!.done === 1) return;
  const seen = write.after.revision - 1;
  throw new ActRefused([refuse('MATTER_CHANGED', { seen, present: `>${seen}` })]);
}
