import type { AwardFact, NewAward, Patent, Prize, Refusal } from '@zca/domain/registry';
import { provisionalKeys } from '@zca/domain/registry';
import type pg from 'pg';
import { tellIndex } from '../tellIndex.ts';

type Client = Pick<pg.ClientBase, 'query'>;

/** An award with the place from which it was taken. */
export interface AwardEntry extends NewAward {
  /** Key of the record, or the likeliest where the data centre has none. */
  readonly key: string;
  readonly sourceFile: string;
  readonly sourceLine: number | null;
}

/** A row that was refused. */
export interface RefusedRow {
  readonly sourceFile: string;
  readonly sourceLine: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly hash: Uint8Array;
  readonly refusal: Refusal;
}

/** An award of the register as it is listed. */
export interface AwardRow {
  readonly id: number;
  readonly number: string;
  readonly prize: Prize;
  readonly prizeText: string;
  readonly year: number;
  readonly day: string | null;
  readonly documentTitle: string;
  readonly documentNumber: string;
  readonly sourceFile: string;
  readonly sourceLine: number | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly rightKey: string | null;
  readonly rightTitle: string | null;
  readonly withdrawnReason: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
}

export interface AwardQuestion {
  readonly text: string;
  readonly prize: Prize | null;
  /** Standing awards, withdrawn ones, or those whose patent is not in the data centre. */
  readonly show: 'standing' | 'withdrawn' | 'unmatched';
  readonly after: number | null;
  readonly size: number;
}

/** Two imports at once must not enter one award twice. */
const AWARD_LOCK = 7_216_001;

/** Standing awards by the key under which they were entered; of some keys, or of all. */
export async function readAwardFacts(
  client: Client,
  keys?: readonly string[],
): Promise<Map<string, AwardFact[]>> {
  const { rows } = await client.query<{ patent_key: string; prize: Prize; day: string }>(
    `select a.patent_key, a.prize, coalesce(a.day, make_date(a.year, 12, 31)) as day
       from award a left join award_withdrawal w on w.award_id = a.id
      where w.award_id is null ${keys === undefined ? '' : 'and a.patent_key = any($1)'}
      order by a.id`,
    keys === undefined ? [] : [keys],
  );
  return new Map(
    Object.entries(Object.groupBy(rows, (row) => row.patent_key)).map(([key, found]) => [
      key,
      (found ?? []).map(({ prize, day }) => ({ prize, day })),
    ]),
  );
}

/** The awards of a patent among those of all: an award may name it by a publication number. */
export function awardsOf(
  patent: Patent,
  byKey: ReadonlyMap<string, readonly AwardFact[]>,
): readonly AwardFact[] {
  if (byKey.size === 0) return [];
  return [patent.key, ...provisionalKeys(patent)].flatMap((key) => byKey.get(key) ?? []);
}

/** Takes the right to enter awards until the transaction ends. */
export async function lockAwards(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [AWARD_LOCK]);
}

/** Standing awards as `key prize year`, which no second award may repeat. */
export async function readStandingAwards(
  client: Client,
  keys: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select a.patent_key || ' ' || a.prize || ' ' || a.year as name
       from award a left join award_withdrawal w on w.award_id = a.id
      where w.award_id is null and a.patent_key = any($1)`,
    [keys],
  );
  return new Set(rows.map((row) => row.name));
}

/** Filing days of patents by key; those without a day are left out. */
export async function readFilingDays(
  client: Client,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; day: string | null }>(
    `select r.key, v.data->>'filingDay' as day
       from record r join record_version v on v.id = r.version_id where r.key = any($1)`,
    [keys],
  );
  return new Map(rows.flatMap(({ key, day }) => (day === null ? [] : [[key, day] as const])));
}

/** Enters awards, and tells the index of their patents. */
export async function addAwards(
  client: Client,
  awards: readonly AwardEntry[],
  by: string,
  at: string,
): Promise<void> {
  if (awards.length === 0) return;
  await client.query(
    `insert into award (patent_key, number, prize, prize_text, year, day, document_title,
                        document_number, source_file, source_line, recorded_by, recorded_at)
     select key, number, prize, "prizeText", year, day, "documentTitle", "documentNumber",
            "sourceFile", "sourceLine", $2, $3
       from jsonb_to_recordset($1::jsonb) as t(
         key text, number text, prize text, "prizeText" text, year integer, day date,
         "documentTitle" text, "documentNumber" text, "sourceFile" text, "sourceLine" integer)`,
    [JSON.stringify(awards), by, at],
  );
  await tellIndex(
    client,
    awards.map((award) => award.key),
  );
}

/** Keeps rows that were refused; one that was refused before in the same words is kept once. */
export async function keepRefusals(
  client: Client,
  rows: readonly RefusedRow[],
  by: string,
  at: string,
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into award_refusal (source_file, source_line, cells, row_hash, rule, params, refused_by, refused_at)
     select file, line, cells, decode(hash, 'hex'), rule, params, $2, $3
       from jsonb_to_recordset($1::jsonb) as t(
         file text, line integer, cells jsonb, hash text, rule text, params jsonb)
     on conflict (row_hash) do nothing`,
    [
      JSON.stringify(
        rows.map(({ sourceFile, sourceLine, cells, hash, refusal }) => ({
          file: sourceFile,
          line: sourceLine,
          cells,
          hash: Buffer.from(hash).toString('hex'),
          rule: refusal.rule,
          // The field at fault is one of the things that the sentence is made of.
          params: { ...refusal.params, '@field': refusal.field },
        })),
      ),
      by,
      at,
    ],
  );
}

/** Withdraws an award; false when there is no standing one of this number. */
export async function withdrawAward(
  client: Client,
  id: number,
  told: { readonly reason: string; readonly by: string; readonly at: string },
): Promise<boolean> {
  const { rows } = await client.query<{ patent_key: string }>(
    `with found as (select id, patent_key from award where id = $1),
          done as (insert into award_withdrawal (award_id, reason, recorded_by, recorded_at)
                   select id, $2, $3, $4 from found on conflict (award_id) do nothing
                   returning award_id)
     select found.patent_key from found join done on done.award_id = found.id`,
    [id, told.reason, told.by, told.at],
  );
  const key = rows[0]?.patent_key;
  if (key === undefined) return false;
  await tellIndex(client, [key]);
  return true;
}

const FROM = `
  from award a
  left join award_withdrawal w on w.award_id = a.id
  left join record_alias s on s.alias = a.patent_key
  left join record r0 on r0.key = coalesce(s.key, a.patent_key)
  left join record r on r.key = coalesce(r0.retired_into, r0.key)
  left join record_version v on v.id = r.version_id`;

const SHOWN = {
  standing: 'w.award_id is null',
  withdrawn: 'w.award_id is not null',
  unmatched: 'w.award_id is null and r.key is null',
} as const;

/** A page of the register, newest first, and how many there are. */
export async function readAwardPage(
  client: Client,
  question: AwardQuestion,
): Promise<{ readonly rows: AwardRow[]; readonly total: number }> {
  const where = `
    where ${SHOWN[question.show]}
      and ($1 = '' or strpos(a.number, $1) > 0 or strpos(a.document_title, $1) > 0
           or strpos(a.document_number, $1) > 0 or strpos(v.data->>'title', $1) > 0
           or a.patent_key = $1 or s.key = $1)
      and ($2::text is null or a.prize = $2)`;
  const parameters = [question.text, question.prize];
  const { rows } = await client.query<AwardRow>(
    `select a.id, a.number, a.prize, a.prize_text as "prizeText", a.year, a.day,
            a.document_title as "documentTitle", a.document_number as "documentNumber",
            a.source_file as "sourceFile", a.source_line as "sourceLine",
            a.recorded_by as "recordedBy", a.recorded_at as "recordedAt",
            r.key as "rightKey", v.data->>'title' as "rightTitle", w.reason as "withdrawnReason",
            w.recorded_by as "withdrawnBy", w.recorded_at as "withdrawnAt"
       ${FROM} ${where} and ($3::bigint is null or a.id < $3)
      order by a.id desc limit $4`,
    [...parameters, question.after, question.size],
  );
  const counted = await client.query<{ total: number }>(
    `select count(*) as total ${FROM} ${where}`,
    parameters,
  );
  return { rows, total: counted.rows[0]!.total };
}

/** Rows that were refused and not dealt with, oldest first. */
export async function readOpenRefusals(client: Client): Promise<
  readonly {
    readonly id: number;
    readonly sourceFile: string;
    readonly sourceLine: number;
    readonly cells: Record<string, string>;
    readonly rule: string;
    /** Empty for a fault of the whole row. */
    readonly field: string;
    readonly params: Record<string, string | number>;
  }[]
> {
  const { rows } = await client.query(
    `select id, source_file as "sourceFile", source_line as "sourceLine", cells, rule,
            coalesce(params->>'@field', '') as field, params - '@field' as params
       from award_refusal where status = 'open' order by id limit 1000`,
  );
  return rows as never;
}

/** Puts a refused row aside; false when there is no open one of this number. */
export async function dismissRefusal(client: Client, id: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "update award_refusal set status = 'dismissed' where id = $1 and status = 'open'",
    [id],
  );
  return rowCount === 1;
}
