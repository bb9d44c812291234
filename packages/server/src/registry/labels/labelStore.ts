import type { LabelOverride, OverrideKind, OverrideVerdict, Patent } from '@zca/domain/registry';
import { provisionalKeys } from '@zca/domain/registry';
import type pg from 'pg';
import { tellIndex } from '../tellIndex.ts';

type Client = Pick<pg.ClientBase, 'query'>;

/** A standing correction with what everybody is told of it. */
export interface StandingRow extends LabelOverride {
  readonly id: number;
  readonly reason: string;
  readonly at: string;
}

/** A correction with all that is known of it. */
export interface OverrideRow extends StandingRow {
  readonly key: string;
  readonly title: string;
  readonly ruleset: string;
  readonly by: string;
  readonly endReason: string | null;
  readonly endBy: string | null;
  readonly endAt: string | null;
}

export interface NewOverride {
  readonly key: string;
  readonly kind: OverrideKind;
  readonly label: string;
  readonly verdict: OverrideVerdict;
  readonly reason: string;
  /** Version of the mapping in force. */
  readonly ruleset: string;
  readonly by: string;
  readonly at: string;
}

/** Two corrections at once must not be of one label of one patent. */
const LABEL_LOCK = 7_216_021;

/** Takes the right to correct labels until the transaction ends. */
export async function lockLabels(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LABEL_LOCK]);
}

/** Standing corrections by the key under which they were made, oldest first; of some keys, or of all. */
export async function readStandingOverrides(
  client: Client,
  keys?: readonly string[],
): Promise<Map<string, StandingRow[]>> {
  const { rows } = await client.query<StandingRow & { patentKey: string }>(
    `select o.id, o.patent_key as "patentKey", o.kind, o.label, o.verdict, o.reason,
            o.recorded_at as at
       from label_override o left join label_override_end e on e.override_id = o.id
      where e.override_id is null ${keys === undefined ? '' : 'and o.patent_key = any($1)'}
      order by o.id`,
    keys === undefined ? [] : [keys],
  );
  return Map.groupBy(rows, ({ patentKey }) => patentKey);
}

/** The corrections of a patent among those of all: one may name it by a publication number. */
export function overridesOf(
  patent: Patent,
  byKey: ReadonlyMap<string, readonly StandingRow[]>,
): readonly StandingRow[] {
  return byKey.size === 0 ? [] : keysOf(patent).flatMap((key) => byKey.get(key) ?? []);
}

/** Every key under which a patent may have been corrected. */
export function keysOf(patent: Patent): string[] {
  return [patent.key, ...provisionalKeys(patent)];
}

/** Writes a correction down, and tells the index of its patent. */
export async function addOverride(client: Client, one: NewOverride): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into label_override (patent_key, kind, label, verdict, reason, ruleset, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [one.key, one.kind, one.label, one.verdict, one.reason, one.ruleset, one.by, one.at],
  );
  await tellIndex(client, [one.key]);
  return rows[0]!.id;
}

/** Takes a correction back; undefined when none of this number stands on the patent. */
export async function endOverride(
  client: Client,
  id: number,
  keys: readonly string[],
  told: { readonly reason: string; readonly by: string; readonly at: string },
): Promise<Pick<OverrideRow, 'kind' | 'label' | 'verdict'> | undefined> {
  const { rows } = await client.query<
    Pick<OverrideRow, 'kind' | 'label' | 'verdict'> & { patentKey: string }
  >(
    `with found as (select id, patent_key, kind, label, verdict from label_override
                     where id = $1 and patent_key = any($2)),
          done as (insert into label_override_end (override_id, reason, recorded_by, recorded_at)
                   select id, $3, $4, $5 from found on conflict (override_id) do nothing
                   returning override_id)
     select found.patent_key as "patentKey", found.kind, found.label, found.verdict
       from found join done on done.override_id = found.id`,
    [id, keys, told.reason, told.by, told.at],
  );
  const [ended] = rows;
  if (ended === undefined) return undefined;
  await tellIndex(client, [ended.patentKey]);
  const { kind, label, verdict } = ended;
  return { kind, label, verdict };
}

const ROW = `
  o.id, coalesce(r.key, o.patent_key) as key, coalesce(v.data->>'title', '') as title, o.kind, o.label,
  o.verdict, o.reason, o.ruleset, o.recorded_by as by, o.recorded_at as at,
  e.reason as "endReason", e.recorded_by as "endBy", e.recorded_at as "endAt"`;

const FROM = `
  from label_override o
  left join label_override_end e on e.override_id = o.id
  left join record_alias s on s.alias = o.patent_key
  left join record r0 on r0.key = coalesce(s.key, o.patent_key)
  left join record r on r.key = coalesce(r0.retired_into, r0.key)
  left join record_version v on v.id = r.version_id`;

/** Every correction of one patent, standing or not, newest first. */
export async function readOverridesOf(
  client: Client,
  keys: readonly string[],
): Promise<OverrideRow[]> {
  const { rows } = await client.query<OverrideRow>(
    `select ${ROW} ${FROM} where o.patent_key = any($1) order by o.id desc`,
    [keys],
  );
  return rows;
}

/** Standing corrections of a kind, newest first, and how many there are. */
export async function readOverridePage(
  client: Client,
  question: { readonly kind: OverrideKind; readonly after: number | null; readonly size: number },
): Promise<{ readonly rows: OverrideRow[]; readonly total: number }> {
  const { rows } = await client.query<OverrideRow>(
    `select ${ROW} ${FROM}
      where e.override_id is null and o.kind = $1 and ($2::bigint is null or o.id < $2)
      order by o.id desc limit $3`,
    [question.kind, question.after, question.size],
  );
  const counted = await client.query<{ total: number }>(
    `select count(*) as total from label_override o
       left join label_override_end e on e.override_id = o.id
      where e.override_id is null and o.kind = $1`,
    [question.kind],
  );
  return { rows, total: counted.rows[0]!.total };
}
