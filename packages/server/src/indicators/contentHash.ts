import { createHash } from 'node:crypto';
import { canonicalJson } from '@zca/ledger';

/** SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785); absent members do not count. */
export function contentHash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(value)) as never))
    .digest('hex');
}
