import type pg from 'pg';
import { inTransaction } from '../base/database/index.ts';
import type { FileStore } from '../base/files/index.ts';

/** Files that are removed in one transaction. */
const BATCH = 50;

/**
 * Removes files of erased values after the commit. The row that asks for it stays until the file is gone,
 * so that a process that ends in between leaves none. A file that something else names stays.
 */
export async function removeErasedFiles(pool: pg.Pool, files: FileStore): Promise<number> {
  let removed = 0;
  for (;;) {
    const taken = await inTransaction({ pool }, async (_db, client) => {
      const { rows } = await client.query<{ sha256: string; used: boolean }>(
        `select encode(r.sha256, 'hex') as sha256,
            exists (select from matter_file f where f.sha256 = r.sha256)
              or exists (select from paper_file p where p.sha256 = r.sha256)
              or exists (select from source_file s where s.sha256 = r.sha256) as used
           from file_removal r order by r.asked_at limit ${BATCH} for update skip locked`,
      );
      for (const { sha256, used } of rows) {
        if (used) continue;
        await files.remove(sha256);
        removed += 1;
      }
      await client.query(`delete from file_removal where encode(sha256, 'hex') = any($1::text[])`, [
        rows.map(({ sha256 }) => sha256),
      ]);
      return rows.length;
    });
    if (taken < BATCH) return removed;
  }
}
