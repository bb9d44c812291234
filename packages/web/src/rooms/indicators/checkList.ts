import { getBytes } from '../../base/api/client.ts';
import { frozenListPath } from './queries.ts';

/**
 * Fetches the frozen list of evidence and gives the SHA-256 of its bytes in hexadecimal, computed here.
 * Throws `ApiProblem` when the list cannot be had.
 */
export async function hashOfList(id: string): Promise<string> {
  const [bytes, { sha256, toHex }] = await Promise.all([
    getBytes(frozenListPath(id)),
    import('@zca/ledger'),
  ]);
  return toHex(sha256.digest(bytes));
}
