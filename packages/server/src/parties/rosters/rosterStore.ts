import type { NamedFirm, RosterRemark } from '@zca/domain/parties';
import type pg from 'pg';

type Client = Pick<pg.ClientBase, 'query'>;

export interface RosterRow {
  readonly id: number;
  readonly name: string;
  readonly sourceFile: string;
  readonly remarks: readonly RosterRemark[];
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** How many firms of a roster stand in a district and zone; null where none is stated. */
export interface FirmPlace {
  readonly division: string | null;
  readonly zone: string | null;
  readonly firms: number;
}

const ROSTER = `id, name, source_file as "sourceFile", remarks, recorded_by as "recordedBy",
                recorded_at as "recordedAt"`;

/** Keeps a roster with its firms; returns its number. */
export async function addRoster(
  client: Client,
  roster: Omit<RosterRow, 'id'>,
  firms: readonly NamedFirm[],
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into roster (name, source_file, remarks, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5) returning id`,
    [
      roster.name,
      roster.sourceFile,
      JSON.stringify(roster.remarks),
      roster.recordedBy,
      roster.recordedAt,
    ],
  );
  const id = rows[0]!.id;
  await client.query(
    `insert into roster_firm (roster_id, line, name, credit_code, division, zone, industry)
     select $1, line, name, "creditCode", division, zone, industry
       from jsonb_to_recordset($2::jsonb) as t(
         line integer, name text, "creditCode" text, division text, zone text, industry text)`,
    [id, JSON.stringify(firms)],
  );
  return id;
}

/** Every roster, newest first, with how many of its firms stand in each district and zone. */
export async function readRosters(
  client: Client,
): Promise<readonly (RosterRow & { readonly places: readonly FirmPlace[] })[]> {
  const { rows } = await client.query<RosterRow & { places: FirmPlace[] }>(
    `select ${ROSTER},
            (select coalesce(jsonb_agg(counted), '[]'::jsonb)
               from (select division, zone, count(*) as firms from roster_firm f
                      where f.roster_id = r.id group by division, zone) as counted) as places
       from roster r order by id desc`,
  );
  return rows;
}

export async function findRoster(client: Client, id: number): Promise<RosterRow | undefined> {
  const { rows } = await client.query<RosterRow>(`select ${ROSTER} from roster where id = $1`, [
    id,
  ]);
  return rows[0];
}

/** The firms of a roster in the order of its lines. */
export async function readFirms(client: Client, id: number): Promise<NamedFirm[]> {
  const { rows } = await client.query<NamedFirm>(
    `select line, name, credit_code as "creditCode", division, zone, industry
       from roster_firm where roster_id = $1 order by line`,
    [id],
  );
  return rows;
}

/** From some parties up to those that stand for them. */
const UP = `
  up as (
    select asked, id, merged_into from begun
    union all
    select up.asked, p.id, p.merged_into from up join party p on p.id = up.merged_into
  )`;

async function standing(
  client: Client,
  begun: string,
  values: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ asked: string; id: string }>(
    `with recursive begun as (${begun}), ${UP}
     select distinct asked, id from up where merged_into is null order by asked, id`,
    [values],
  );
  return new Map(
    [...Map.groupBy(rows, ({ asked }) => asked)].map(([asked, found]) => [
      asked,
      found.map(({ id }) => id),
    ]),
  );
}

/** Standing organisations by the normal form of a name. */
export function organisationsByWhole(
  client: Client,
  wholes: readonly string[],
): Promise<Map<string, string[]>> {
  return standing(
    client,
    `select whole as asked, id, merged_into from party
      where whole = any($1) and kind = 'organisation'`,
    wholes,
  );
}

/** Standing parties by a credit code that rights state with them. */
export function partiesByCode(
  client: Client,
  codes: readonly string[],
): Promise<Map<string, string[]>> {
  return standing(
    client,
    `select c.code as asked, p.id, p.merged_into from party_code c join party p on p.id = c.party_id
      where c.code = any($1)`,
    codes,
  );
}

/** Standing organisations by what distinguishes a name, without place and legal form. */
export function organisationsByCore(
  client: Client,
  cores: readonly string[],
): Promise<Map<string, string[]>> {
  return standing(
    client,
    `select core as asked, id, merged_into from party
      where core = any($1) and kind = 'organisation'`,
    cores,
  );
}
