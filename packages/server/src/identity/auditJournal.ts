import type { AuditEntry } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/index.ts';

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly before?: number | undefined;
  /** First and last day in Shanghai. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Reads the audit journal: acts below an id, newest first. */
export async function listAudit(
  db: Kysely<Schema>,
  filter: AuditFilter,
  most: number,
): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('person', (join) => join.on(sql<boolean>`person.id::text = audit_entry.actor`))
    .leftJoin('person as done_to', (join) =>
      join.on(sql<boolean>`done_to.id::text = audit_entry.target`),
    )
    .selectAll('audit_entry')
    .select(['person.display_name as actorName', 'done_to.display_name as targetName']);
  for (const column of ['actor', 'action', 'target'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(`audit_entry.${column}`, '=', wanted);
  }
  const { from, to } = filter;
  if (from !== undefined) {
    query = query.where(
      sql<boolean>`audit_entry.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`,
    );
  }
  if (to !== undefined) {
    query = query.where(
      sql<boolean>`audit_entry.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    );
  }
  if (filter.before !== undefined) query = query.where('audit_entry.id', '<', filter.before);
  return query.orderBy('audit_entry.id', 'desc').limit(most).execute();
}
