import { createHash } from 'node:crypto';
import type { ColumnMapping } from '@zca/domain/registry';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../base/database/index.ts';

/** What tells tables of the same kind: their headers, in any order. */
export function headersFingerprint(headers: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(headers.toSorted())).digest('hex');
}

/** Corrected column mappings that were kept under a name, found again by the headers of a table. */
export class MappingStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Keeps the mappings of several tables; each beyond the first has its table in its name. */
  async saveAll(
    name: string,
    mappings: readonly (readonly [table: string, mapping: ColumnMapping])[],
    by: string,
  ): Promise<void> {
    for (const [index, [table, mapping]] of mappings.entries()) {
      await this.save(index === 0 ? name : `${name}（${table}）`, mapping, by);
    }
  }

  async save(name: string, mapping: ColumnMapping, by: string): Promise<void> {
    const fingerprint = headersFingerprint(Object.keys(mapping.columns));
    const values = {
      headers_fingerprint: fingerprint,
      mapping: JSON.stringify(mapping),
      created_by: by,
    };
    await this.#db
      .insertInto('column_mapping')
      .values({ name, ...values })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ ...values, created_at: sql<string>`now()` }),
      )
      .execute();
  }

  /** The mapping that was kept last for a table with these headers. */
  async findFor(headers: readonly string[]): Promise<ColumnMapping | undefined> {
    const row = await this.#db
      .selectFrom('column_mapping')
      .select('mapping')
      .where('headers_fingerprint', '=', headersFingerprint(headers))
      .orderBy('created_at', 'desc')
      .executeTakeFirst();
    return row?.mapping as ColumnMapping | undefined;
  }
}
