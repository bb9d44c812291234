import type { MergeReason } from '@zca/domain/parties';
import type pg from 'pg';

/** Who merges or undoes, and why. */
export interface PartyDecision {
  /** `platform`, or the person. */
  readonly actor: string;
  readonly why: string;
  readonly reasons: readonly MergeReason[];
  readonly matterId: string | null;
  /** ISO instant. */
  readonly at: string;
}

/** Why two parties cannot be merged, or a merge not be undone. */
export type MergeRefusal = 'absent' | 'same' | 'kinds' | 'undone' | 'other';

/** Every merge waits for this lock, so that the party that stands for another cannot change meanwhile. */
const LOCK = `select pg_advisory_xact_lock(hashtext('zca party merge'))`;

/**
 * Takes the party that stands for one into the party that stands for another, in the caller's
 * transaction. Nothing but one edge is written, so `undoMerge` gives exactly the state before. The
 * number of the act, or why it cannot be.
 */
export async function mergeParties(
  client: pg.ClientBase,
  party: string,
  into: string,
  decision: PartyDecision,
): Promise<number | MergeRefusal> {
  await client.query(LOCK);
  const { rows } = await client.query<{ asked: string; id: string; kind: string }>(
    `with recursive up as (
       select id as asked, id, kind, merged_into from party where id = any($1)
       union all
       select up.asked, p.id, p.kind, p.merged_into from up join party p on p.id = up.merged_into
     ) select asked, id, kind from up where merged_into is null`,
    [[party, into]],
  );
  const from = rows.find((row) => row.asked === party);
  const to = rows.find((row) => row.asked === into);
  if (from === undefined || to === undefined) return 'absent';
  if (from.id === to.id) return 'same';
  if (from.kind !== to.kind) return 'kinds';
  await client.query('update party set merged_into = $2 where id = $1', [from.id, to.id]);
  return addAct(client, 'merge', from.id, to.id, null, decision);
}

/**
 * Takes the edge of a merge away again. `pair` are the two parties that the asker believes the act to be
 * of: a number is easily mistaken. The number of the new act, or why it cannot be.
 */
export async function undoMerge(
  client: pg.ClientBase,
  act: number,
  pair: readonly [string, string],
  decision: PartyDecision,
): Promise<number | MergeRefusal> {
  await client.query(LOCK);
  const { rows } = await client.query<{ party_id: string; into_id: string; undone: boolean }>(
    `select party_id, into_id, exists (select from party_act u where u.undoes = a.id) as undone
       from party_act a where id = $1 and kind = 'merge'`,
    [act],
  );
  const [merge] = rows;
  if (merge === undefined) return 'absent';
  if (!pair.includes(merge.party_id) || !pair.includes(merge.into_id)) return 'other';
  if (merge.undone) return 'undone';
  await client.query('update party set merged_into = null where id = $1', [merge.party_id]);
  return addAct(client, 'undo', merge.party_id, merge.into_id, act, decision);
}

async function addAct(
  client: pg.ClientBase,
  kind: 'merge' | 'undo',
  party: string,
  into: string,
  undoes: number | null,
  { actor, why, reasons, matterId, at }: PartyDecision,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into party_act (kind, party_id, into_id, undoes, reasons, actor, why, matter_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [kind, party, into, undoes, JSON.stringify(reasons), actor, why, matterId, at],
  );
  return rows[0]!.id;
}
