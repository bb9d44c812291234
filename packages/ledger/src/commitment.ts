import { fromHex, joinBytes, toHex, utf8 } from './bytes.ts';
import { isHash } from './chain.ts';
import { type HashAlgorithm, sha256 } from './hash.ts';
import { canonicalJson, type JsonValue } from './json.ts';

/**
 * Stands in a body in the place of a value that may have to be erased. Who has salt and value can
 * show that they belong to it; without the salt nothing can be learned from it, not even by trying
 * every telephone number.
 */
export interface Commitment {
  /** 64 hexadecimal digits. */
  readonly commitment: string;
}

/** Keeps a commitment from ever being the hash of anything else. */
const DOMAIN = utf8('ledger:commitment:1\n');
const SALT_BYTES = 16;

/**
 * The commitment to a value: `H("ledger:commitment:1\n" ‖ salt ‖ canonicalJson(value))`.
 *
 * The salt is 32 hexadecimal digits, 16 random bytes of its own for each value. Throws `TypeError`
 * for another salt and `NotCanonical` for a value without canonical form.
 */
export function commit(
  salt: string,
  value: JsonValue,
  hash: HashAlgorithm = sha256,
): { commitment: string } {
  const bytes = fromHex(salt);
  if (bytes?.length !== SALT_BYTES) throw new TypeError('A salt has 32 hexadecimal digits.');
  return { commitment: toHex(hash.digest(joinBytes(DOMAIN, bytes, utf8(canonicalJson(value))))) };
}

/** Whether a value of a body is a commitment: an object with this one name and a hash. */
export function isCommitment(value: unknown): value is Commitment {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    isHash((value as Partial<Commitment>).commitment)
  );
}

/** Whether salt and value belong to a commitment. Never throws. */
export function opens(
  commitment: Commitment,
  salt: string,
  value: JsonValue,
  hash: HashAlgorithm = sha256,
): boolean {
  try {
    return commit(salt, value, hash).commitment === commitment.commitment;
  } catch {
    return false;
  }
}

/**
 * A body with its commitments replaced: `replace` gives the value of each, or undefined to leave the
 * commitment where it is.
 */
export function mapCommitments(
  body: JsonValue,
  replace: (commitment: Commitment) => JsonValue | undefined,
): JsonValue {
  if (isCommitment(body)) return replace(body) ?? body;
  if (Array.isArray(body)) return body.map((item: JsonValue) => mapCommitments(item, replace));
  if (typeof body !== 'object' || body === null) return body;
  // Built from entries, since a name like __proto__ must stay a name.
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, mapCommitments(value, replace)]),
  );
}
