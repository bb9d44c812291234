import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { sm3 as smSm3 } from 'sm-crypto-v2';
import { fromHex } from './bytes.ts';

export type HashId = 'sha-256' | 'sm3';

/**
 * A hash function with its name. Another implementation of the same function (node:crypto is several
 * times faster) may stand in the place of the ones below.
 */
export interface HashAlgorithm {
  readonly id: HashId;
  /** 32 bytes. */
  digest(bytes: Uint8Array): Uint8Array;
}

/** SHA-256 (FIPS 180-4). */
export const sha256: HashAlgorithm = { id: 'sha-256', digest: (bytes) => nobleSha256(bytes) };

/** SM3 (GB/T 32905-2016). */
export const sm3: HashAlgorithm = { id: 'sm3', digest: (bytes) => fromHex(smSm3(bytes))! };

/** The hash function of a name, or undefined when the name is unknown. */
export function findHash(id: unknown): HashAlgorithm | undefined {
  return [sha256, sm3].find((algorithm) => algorithm.id === id);
}
