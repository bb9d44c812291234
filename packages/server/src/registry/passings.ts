import type { LegalEvent, RightParty } from '@zca/domain/registry';
import type pg from 'pg';

/** The parties of a right with its events of one kind, without the rest of it. */
export interface Passings {
  readonly key: string;
  readonly applicants: readonly RightParty[];
  readonly holders: readonly RightParty[];
  readonly events: readonly Pick<LegalEvent, 'day' | 'code' | 'details'>[];
}

const PARTS = `select rights.key, parts.applicants, parts.holders,
            (select json_agg(event) from json_array_elements(parts.events) as event
              where event->>'code' = $2) as events
       from rights, json_to_record(rights.data) as parts(applicants json, holders json, events json)`;

/** Events of a kind of the rights of these keys: now, or as known at a past instant. */
export async function readPassings(
  pool: pg.Pool,
  keys: readonly string[],
  code: string,
  past: string | null = null,
): Promise<Passings[]> {
  const { rows } = await pool.query<{
    key: string;
    applicants: RightParty[] | null;
    holders: RightParty[] | null;
    events: LegalEvent[] | null;
  }>(
    past === null
      ? `with rights as (
           select r.key, v.data from record r join record_version v on v.id = r.version_id
            where r.key = any($1) and r.retired_into is null) ${PARTS}`
      : `with rights as (
           select distinct on (key) key, data from record_version
            where key = any($1) and known_from < $3 order by key, number desc) ${PARTS}`,
    past === null ? [keys, code] : [keys, code, past],
  );
  return rows.map(({ key, applicants, holders, events }) => ({
    key,
    applicants: applicants ?? [],
    holders: holders ?? [],
    events: events ?? [],
  }));
}
