import type { BundleReport, Finding } from '@zca/ledger';
import { API, get } from '../../base/api/client.ts';
import type { Verifier } from './verifier.ts';

/** What the platform says of its log now. */
export interface PresentState {
  /** Every key that it publishes. */
  readonly keys: readonly string[];
  /** Ids of those in force. */
  readonly inForce: readonly string[];
  readonly finding: Finding;
}

interface PublishedKeys {
  readonly keys: readonly { key: string; keyId: string; endedAt: string | null }[];
}

/** Asks the platform for its keys and its latest checkpoint, and compares that with the one of a proof. */
export async function askPresentLog(
  { compareLogs, parseCheckpoint }: Verifier,
  earlier: NonNullable<BundleReport['checkpoint']>,
): Promise<PresentState> {
  const [published, answer] = await Promise.all([
    get<PublishedKeys>('/ledger/keys'),
    fetch(`${API}/ledger/checkpoint`),
  ]);
  if (!answer.ok) throw new Error(`Status ${answer.status}.`);
  const note = await answer.text();
  const size = parseCheckpoint(note)?.checkpoint.size ?? 0;
  const { path } =
    size < earlier.size
      ? { path: [] }
      : await get<{ path: string[] }>('/ledger/consistency', {
          from: String(earlier.size),
          to: String(size),
        });
  const keys = published.keys.map(({ key }) => key);
  return {
    keys,
    inForce: published.keys.filter(({ endedAt }) => endedAt === null).map(({ keyId }) => keyId),
    finding: compareLogs(earlier, { checkpoint: note, path }, keys),
  };
}
