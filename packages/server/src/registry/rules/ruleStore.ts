import type { ClassRow, RuleDrift, RuleKind } from '@zca/domain/registry';
import type pg from 'pg';
import { lockRights } from '../saveRights.ts';

type Client = Pick<pg.ClientBase, 'query'>;

/** A version of a mapping that was uploaded. */
export interface RuleSetRow {
  readonly id: number;
  readonly kind: RuleKind;
  readonly version: string;
  readonly rows: readonly ClassRow[];
  readonly note: string;
  readonly sourceFile: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** Which version is in force: the last activation of its kind, 0 where there was none. */
export interface InForceRow {
  readonly kind: RuleKind;
  readonly activation: number;
  /** Null for the shipped version. */
  readonly ruleSetId: number | null;
}

export interface ActivationRow {
  readonly id: number;
  readonly kind: RuleKind;
  readonly ruleSetId: number | null;
  readonly drift: RuleDrift;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

const RULE_SET = `id, kind, version, rows, note, source_file as "sourceFile",
                  recorded_by as "recordedBy", recorded_at as "recordedAt"`;

/** The version in force of every kind that was ever activated. */
export async function readInForce(client: Client): Promise<InForceRow[]> {
  const { rows } = await client.query<InForceRow>(
    `select distinct on (kind) kind, id as activation, rule_set_id as "ruleSetId"
       from rule_activation order by kind, id desc`,
  );
  return rows;
}

export async function findRuleSet(client: Client, id: number): Promise<RuleSetRow | undefined> {
  const { rows } = await client.query<RuleSetRow>(
    `select ${RULE_SET} from rule_set where id = $1`,
    [id],
  );
  return rows[0];
}

/** Every uploaded version without its rows, newest first. */
export async function readRuleSets(
  client: Client,
): Promise<(Omit<RuleSetRow, 'rows'> & { readonly count: number })[]> {
  const { rows } = await client.query<Omit<RuleSetRow, 'rows'> & { readonly count: number }>(
    `select id, kind, version, jsonb_array_length(rows) as count, note, source_file as "sourceFile",
            recorded_by as "recordedBy", recorded_at as "recordedAt"
       from rule_set order by id desc`,
  );
  return rows;
}

/** Every activation, newest first. */
export async function readActivations(client: Client): Promise<ActivationRow[]> {
  const { rows } = await client.query<ActivationRow>(
    `select id, kind, rule_set_id as "ruleSetId", drift, recorded_by as "recordedBy",
            recorded_at as "recordedAt"
       from rule_activation order by id desc`,
  );
  return rows;
}

/** Keeps a version; undefined where its kind has one of that name. */
export async function addRuleSet(
  client: Client,
  set: Omit<RuleSetRow, 'id'>,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `insert into rule_set (kind, version, rows, note, source_file, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (kind, version) do nothing returning id`,
    [
      set.kind,
      set.version,
      JSON.stringify(set.rows),
      set.note,
      set.sourceFile,
      set.recordedBy,
      set.recordedAt,
    ],
  );
  return rows[0]?.id;
}

/** A change of version, with what it changes. */
export interface NewActivation {
  readonly kind: RuleKind;
  readonly ruleSetId: number | null;
  readonly drift: RuleDrift;
  /** The activation that the drift was computed against, 0 for none. */
  readonly against: number;
  /** Records whose labels change. */
  readonly keys: readonly string[];
  /** Transaction number from which on records may have changed since they were looked at. */
  readonly since: string;
  readonly by: string;
  readonly at: string;
}

/**
 * Puts a version in force and tells the index of the records whose labels change, and of those that
 * changed since the drift was computed. Undefined, and nothing done, where another version was put in
 * force meanwhile. While the transaction runs no record is saved, so none is indexed by the former
 * version that nobody would index again.
 */
export async function activateRuleSet(
  client: Client,
  activation: NewActivation,
): Promise<number | undefined> {
  await lockRights(client);
  const inForce = (await readInForce(client)).find(({ kind }) => kind === activation.kind);
  if ((inForce?.activation ?? 0) !== activation.against) return undefined;
  await client.query(
    `insert into rule_activation (kind, rule_set_id, drift, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5)`,
    [
      activation.kind,
      activation.ruleSetId,
      JSON.stringify(activation.drift),
      activation.by,
      activation.at,
    ],
  );
  const { rowCount } = await client.query(
    `insert into change (topic, key, version_id)
     select 'right', changed.key, null::bigint
       from (select unnest($1::text[]) as key
             union select key from change where topic = 'right' and xid >= $2::xid8) as changed`,
    [activation.keys, activation.since],
  );
  await client.query("select pg_notify('zca_change', '')");
  return rowCount ?? 0;
}
