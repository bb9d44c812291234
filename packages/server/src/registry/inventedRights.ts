import type { Right } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import { saveRights } from './saveRights.ts';

/** Saves rights of a demonstration that come from no file, in the transaction of the client. */
export async function saveInventedRights(
  client: pg.PoolClient,
  rights: readonly Right[],
  knownFrom: string,
): Promise<void> {
  await saveRights(
    client,
    rights.map((right, index) => ({
      right,
      patch: false,
      supplement: false,
      sourceFileId: null,
      position: { index },
    })),
    { importRunId: null, knownFrom, today: dayInShanghai(Date.parse(knownFrom)) },
  );
}
