import type { CalendarDay, Right } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import { saveRights } from './saveRights.ts';

/** Where invented rights come from. */
export interface Invention {
  /** The day of `knownFrom` by default. */
  readonly today?: CalendarDay;
  /** What stands as the position of each, which has no file; its place in the list by default. */
  readonly positionOf?: (index: number) => Readonly<Record<string, number>>;
}

/** Saves rights of a demonstration that come from no file, in the transaction of the client. */
export async function saveInventedRights(
  client: pg.PoolClient,
  rights: readonly Right[],
  knownFrom: string,
  {
    today = dayInShanghai(Date.parse(knownFrom)),
    positionOf = (index) => ({ index }),
  }: Invention = {},
): Promise<void> {
  await saveRights(
    client,
    rights.map((right, index) => ({
      right,
      patch: false,
      supplement: false,
      sourceFileId: null,
      position: positionOf(index),
    })),
    { importRunId: null, knownFrom, today },
  );
}
