import type { AuditAction } from '@zca/domain/identity';
import { canonicalJson, isInstant, type JsonValue } from '@zca/ledger';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/schema.ts';

/** The chain of the platform's own audit journal. */
export const AUDIT_CHAIN = 'platform:audit';

/** An entry whose number and predecessor the sequencer gives. */
export interface NewEntry {
  readonly chain: string;
  /** Instant in UTC with milliseconds. */
  readonly at: string;
  readonly body: JsonValue;
}

/**
 * Adds an entry to a chain that has many writers: it takes no lock, stands in the caller's transaction,
 * and becomes an entry of its chain within a second of the commit. A chain is written either in this
 * way or by writers that seal their own entries, never both.
 *
 * Throws `NotCanonical` or `TypeError` when it can be no entry.
 */
export async function appendEntry(db: Kysely<Schema>, entry: NewEntry): Promise<void> {
  if (!isInstant(entry.at)) throw new TypeError(`Instant of an entry: ${entry.at}.`);
  const body = canonicalJson(entry.body);
  await db.insertInto('journal_inbox').values({ chain: entry.chain, at: entry.at, body }).execute();
}

/** An act of the platform's own audit journal. */
export interface AuditRecord {
  readonly actor: string;
  readonly action: AuditAction;
  readonly target: string;
  readonly detail: object;
}

/** Writes an act of somebody (a person's id, `system` or `anonymous`) into the audit journal. */
export type Audit = (
  actor: string,
  action: AuditAction,
  target: string,
  detail: object,
) => Promise<void>;

/**
 * Writes an act into the audit journal and, in the same statement, into the chain `platform:audit`.
 * The row is what is searched and read; the entry is what proves that the row was not changed since.
 */
export async function recordAudit(db: Kysely<Schema>, record: AuditRecord): Promise<void> {
  const { actor, action, target } = record;
  const detail = canonicalJson(JSON.parse(JSON.stringify(record.detail)) as JsonValue);
  // The entry carries the instant of the row with all its digits, and the detail as jsonb keeps it.
  await sql`
    with written as (
      insert into audit_entry (actor, action, target, detail)
      values (${actor}, ${action}, ${target}, ${detail}::jsonb)
      returning *
    )
    insert into journal_inbox (chain, at, body)
    select ${AUDIT_CHAIN}, at,
           json_build_object(
             'row', id,
             'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
             'actor', actor, 'action', action, 'target', target, 'detail', detail)::text
      from written`.execute(db);
}
