import { joinBytes } from '../bytes.ts';
import { type HashAlgorithm, sha256 } from '../hash.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf, `H(0x00 ‖ data)` (RFC 6962, section 2.1). */
export function leafHash(data: Uint8Array, hash: HashAlgorithm = sha256): Uint8Array {
  return hash.digest(joinBytes(LEAF, data));
}

/** Hash of an inner node, `H(0x01 ‖ left ‖ right)` (RFC 6962, section 2.1). */
export function nodeHash(
  left: Uint8Array,
  right: Uint8Array,
  hash: HashAlgorithm = sha256,
): Uint8Array {
  return hash.digest(joinBytes(NODE, left, right));
}

/** Root of the tree without leaves, `H("")`. */
export function emptyRoot(hash: HashAlgorithm = sha256): Uint8Array {
  return hash.digest(new Uint8Array());
}
