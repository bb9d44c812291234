import type { AuditEntry } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/index.ts';

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly before?: number | undefined;
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
    .selectAll('audit_entry')
    .select('person.display_name');
  for (const column of ['actor', 'action', 'target'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(`audit_entry.${column}`, '=', wanted);
  }
  if (filter.before !== undefined) query = query.where('audit_entry.id', '<', filter.before);
  const rows = await query.orderBy('audit_entry.id', 'desc').limit(most).execute();
  return rows.map(({ display_name: actorName, ...entry }) => ({ ...entry, actorName }));
}
