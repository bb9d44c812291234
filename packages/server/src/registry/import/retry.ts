import type { Database } from '../../base/database/index.ts';
import { inTransaction } from '../../base/database/index.ts';
import { saveRights } from '../saveRights.ts';
import { readMended } from './importer.ts';
import type { QuarantineFilter, QuarantineRow } from './quarantineStore.ts';
import { QuarantineStore, holdAsListed, markRefusedAgain, markRetried } from './quarantineStore.ts';

/** Outcome of trying quarantined records again. */
export interface RetryCounts {
  readonly tried: number;
  readonly taken: number;
  readonly refused: number;
}

export interface RetryOptions {
  readonly database: Database;
  readonly clock: () => number;
  readonly today: () => string;
}

const PAGE = 200;

/**
 * Tries the waiting records of a run (or of all runs) again: mended ones with their new cells, the
 * others as they are, since a record that they complete may have come meanwhile. What is refused
 * again stays, with what is wrong with it now. A record read from a document cannot be mended in
 * place: the file is corrected and imported again.
 */
export async function retryQuarantine(
  options: RetryOptions,
  filter: Pick<QuarantineFilter, 'importRunId'>,
): Promise<RetryCounts> {
  const store = new QuarantineStore(options.database.db);
  const counts = { tried: 0, taken: 0, refused: 0 };
  let after = 0;
  for (;;) {
    const page = await store.list({ ...filter, statuses: ['open', 'mended'] }, after, PAGE);
    for (const row of page) {
      const taken = await retryOne(row, options);
      if (taken === null) continue;
      counts.tried += 1;
      counts[taken ? 'taken' : 'refused'] += 1;
    }
    if (page.length < PAGE) return counts;
    after = page.at(-1)!.id;
  }
}

/** True when the record was taken, false when refused again, null when it cannot be tried here. */
async function retryOne(row: QuarantineRow, options: RetryOptions): Promise<boolean | null> {
  const cells = row.mended ?? row.raw;
  if (cells === null || row.mapping === null) return null;
  const item = readMended(cells, row.mapping, row.position, options.today());
  return inTransaction(options.database, async (_db, client) => {
    // Somebody may have mended it again, or taken it, since it was listed.
    if (!(await holdAsListed(client, row))) return null;
    if (item.kind === 'refused') {
      const { rule, field, params } = item.refusal;
      await markRefusedAgain(client, row.id, { rule, field: field === '' ? null : field, params });
      return false;
    }
    const [outcome] = await saveRights(client, [{ ...item, sourceFileId: row.sourceFileId }], {
      importRunId: row.importRunId,
      knownFrom: new Date(options.clock()).toISOString(),
      today: options.today(),
    });
    if (typeof outcome === 'object') {
      await markRefusedAgain(client, row.id, outcome);
      return false;
    }
    await markRetried(client, row.id);
    return true;
  });
}
