import { createHash } from 'node:crypto';

/** Crockford's letters: nobody reads one as another, and no address needs them escaped. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/**
 * The public id of a party: eighty bits of the hash of its key. It is the same on every platform and
 * after every new reading of the rights, so that addresses of parties stay good.
 */
export function partyIdOf(key: string): string {
  const hash = createHash('sha256').update(key).digest();
  let bits = 0n;
  for (let at = 0; at < 10; at++) bits = (bits << 8n) | BigInt(hash[at]!);
  let id = '';
  for (let place = 0; place < LENGTH; place++) {
    id = LETTERS[Number(bits & 31n)]! + id;
    bits >>= 5n;
  }
  return id;
}
