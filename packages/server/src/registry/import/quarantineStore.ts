import type { RowMapping } from '@zca/domain/registry';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Row, Schema } from '../../base/database/schema.ts';
import type { SourcePosition } from '../saveRights.ts';

/** A record that could not be taken, on its way into quarantine. */
export interface Refused {
  readonly sourceFileId: number | null;
  readonly position: SourcePosition;
  readonly collection: string | null;
  readonly rule: string;
  readonly field: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** Cells as read, or null when only position and hash may be kept (O:A.8). */
  readonly raw: Readonly<Record<string, string>> | null;
  /** SHA-256 of the raw record, hexadecimal. */
  readonly rawHash: string;
  /** Meaning of the columns under which the row was read; null for documents. */
  readonly mapping: RowMapping | null;
}

export interface QuarantineRow {
  readonly id: number;
  readonly importRunId: number;
  readonly sourceFileId: number | null;
  readonly file: string | null;
  readonly position: SourcePosition;
  readonly collection: string | null;
  readonly rule: string;
  readonly field: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly raw: Readonly<Record<string, string>> | null;
  readonly mended: Readonly<Record<string, string>> | null;
  readonly status: 'open' | 'mended' | 'retried' | 'dismissed';
  readonly mapping: RowMapping | null;
}

/**
 * Adds refused records in the caller's transaction. A record of the same content that waits in
 * quarantine from an earlier import of the same file is not listed twice.
 */
export async function addToQuarantine(
  client: pg.ClientBase,
  importRunId: number,
  refused: readonly Refused[],
): Promise<void> {
  for (const item of refused) {
    await client.query(
      `insert into quarantine (import_run_id, source_file_id, position, collection, rule, field, params, raw, raw_hash, mapping)
       select $1, $2, $3::jsonb, $4, $5, $6, $7::jsonb, $8::json, $9, $10::jsonb
        where not exists (
          select from quarantine q
            join source_file f on f.id = q.source_file_id
            join source_file own on own.id = $2
           where q.raw_hash = $9 and q.position = $3::jsonb
             and q.status in ('open', 'mended') and f.sha256 = own.sha256)`,
      [
        importRunId,
        item.sourceFileId,
        JSON.stringify(item.position),
        item.collection,
        item.rule,
        item.field,
        JSON.stringify(item.params),
        item.raw === null ? null : JSON.stringify(item.raw),
        Buffer.from(item.rawHash, 'hex'),
        item.mapping === null ? null : JSON.stringify(item.mapping),
      ],
    );
  }
}

/** Of these hashes, those whose record was mended and taken: hash → the mended cells. */
export async function findMended(
  client: pg.ClientBase,
  rawHashes: readonly string[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  const { rows } = await client.query<{ hash: string; mended: Record<string, string> }>(
    `select encode(raw_hash, 'hex') as hash, mended from quarantine
      where status = 'retried' and mended is not null and raw_hash = any($1::bytea[])
      order by id`,
    [rawHashes.map((hash) => Buffer.from(hash, 'hex'))],
  );
  return new Map(rows.map((row) => [row.hash, row.mended]));
}

type Joined = Row<'quarantine'> & { file: string | null; mapping: unknown };

function asRow(row: Joined): QuarantineRow {
  return {
    id: row.id,
    importRunId: row.import_run_id,
    sourceFileId: row.source_file_id,
    file: row.file,
    position: row.position as SourcePosition,
    collection: row.collection,
    rule: row.rule,
    field: row.field,
    params: row.params as QuarantineRow['params'],
    raw: row.raw as QuarantineRow['raw'],
    mended: row.mended as QuarantineRow['mended'],
    status: row.status,
    mapping: row.mapping as RowMapping | null,
  };
}

/** Which items are wanted. */
export interface QuarantineFilter {
  readonly importRunId?: number;
  readonly statuses?: readonly QuarantineRow['status'][];
}

/** Quarantined records: listing, mending, and the outcome of a retry. */
export class QuarantineStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  #select() {
    return this.#db
      .selectFrom('quarantine')
      .leftJoin('source_file', 'source_file.id', 'quarantine.source_file_id')
      .selectAll('quarantine')
      .select('source_file.name as file')
      .select(sql`quarantine.mapping`.as('mapping'));
  }

  async list(filter: QuarantineFilter, afterId: number, limit: number): Promise<QuarantineRow[]> {
    let query = this.#select()
      .where('quarantine.id', '>', afterId)
      .orderBy('quarantine.id')
      .limit(limit);
    if (filter.importRunId !== undefined)
      query = query.where('quarantine.import_run_id', '=', filter.importRunId);
    if (filter.statuses !== undefined)
      query = query.where('quarantine.status', 'in', filter.statuses);
    return (await query.execute()).map(asRow);
  }

  async count(filter: QuarantineFilter): Promise<number> {
    let query = this.#db.selectFrom('quarantine').select((e) => e.fn.countAll<number>().as('n'));
    if (filter.importRunId !== undefined)
      query = query.where('import_run_id', '=', filter.importRunId);
    if (filter.statuses !== undefined) query = query.where('status', 'in', filter.statuses);
    return (await query.executeTakeFirstOrThrow()).n;
  }

  async find(id: number): Promise<QuarantineRow | undefined> {
    const row = await this.#select().where('quarantine.id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : asRow(row);
  }

  /** Keeps the mended cells of an item that waits. */
  async mend(id: number, cells: Readonly<Record<string, string>>): Promise<void> {
    await this.#db
      .updateTable('quarantine')
      .set({ mended: JSON.stringify(cells), status: 'mended' })
      .where('id', '=', id)
      .where('status', 'in', ['open', 'mended'])
      .execute();
  }
}

/** Holds an item for the transaction; false when it is no longer as it was read. */
export async function holdAsListed(client: pg.ClientBase, row: QuarantineRow): Promise<boolean> {
  const { rows } = await client.query(
    `select from quarantine
      where id = $1 and status = $2 and mended is not distinct from $3::jsonb for update`,
    [row.id, row.status, row.mended === null ? null : JSON.stringify(row.mended)],
  );
  return rows.length === 1;
}

/** Marks an item as taken, in the transaction that took it. */
export async function markRetried(client: pg.ClientBase, id: number): Promise<void> {
  await client.query("update quarantine set status = 'retried', updated_at = now() where id = $1", [
    id,
  ]);
}

/** Keeps an item in quarantine with what is wrong with it now. */
export async function markRefusedAgain(
  client: pg.ClientBase,
  id: number,
  fault: Pick<Refused, 'rule' | 'field' | 'params'>,
): Promise<void> {
  await client.query(
    "update quarantine set status = 'open', rule = $2, field = $3, params = $4, updated_at = now() where id = $1",
    [id, fault.rule, fault.field, JSON.stringify(fault.params)],
  );
}
