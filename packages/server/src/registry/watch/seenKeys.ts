import { createHash } from 'node:crypto';

/** Of more records only the number is kept. */
export const MOST_SEEN = 20_000;
/** Bytes of each hash: two different keys of a set of `MOST_SEEN` meet once in a hundred thousand million sets. */
const BYTES = 8;

const shortHash = (key: string): bigint =>
  createHash('sha256').update(key).digest().readBigUInt64BE();

/** Keys as eight bytes of a hash each, in order; null for more than `MOST_SEEN`. */
export function packKeys(keys: readonly string[]): Buffer | null {
  if (keys.length > MOST_SEEN) return null;
  const hashes = BigUint64Array.from(keys, shortHash).toSorted();
  const packed = Buffer.alloc(keys.length * BYTES);
  for (const [index, hash] of hashes.entries()) packed.writeBigUInt64BE(hash, index * BYTES);
  return packed;
}

/** The keys that are not among packed ones, in their order. */
export function newKeys(keys: readonly string[], packed: Buffer): string[] {
  const known = new Set<bigint>();
  for (let at = 0; at < packed.length; at += BYTES) known.add(packed.readBigUInt64BE(at));
  return keys.filter((key) => !known.has(shortHash(key)));
}
