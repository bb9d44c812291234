import { ed25519 as nobleEd25519 } from '@noble/curves/ed25519.js';
import { sm2 as smSm2 } from 'sm-crypto-v2';
import { fromHex, joinBytes, toHex, utf8 } from './bytes.ts';

export type SignatureId = 'ed25519' | 'sm2';

/**
 * A signature algorithm with its name. Another implementation of the same algorithm may stand in the
 * place of the ones below.
 */
export interface SignatureAlgorithm {
  readonly id: SignatureId;
  /** Type of the signature as C2SP signed notes put it before a public key. */
  readonly noteType: Uint8Array;
  readonly publicKeyBytes: number;
  publicKeyOf(privateKey: Uint8Array): Uint8Array;
  sign(privateKey: Uint8Array, message: Uint8Array): Uint8Array;
  /** Never throws: what is no key or no signature does not verify. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Ed25519 (RFC 8032, with its strict verification). A private key is its 32-byte seed. */
export const ed25519: SignatureAlgorithm = {
  id: 'ed25519',
  noteType: Uint8Array.of(0x01),
  publicKeyBytes: 32,
  publicKeyOf: (privateKey) => nobleEd25519.getPublicKey(privateKey),
  sign: (privateKey, message) => nobleEd25519.sign(message, privateKey),
  verify: (publicKey, message, signature) => {
    try {
      return nobleEd25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

/** GB/T 32918.2 leaves the signer's name to its user; this is GM/T 0009's. */
const SM2_USER = '1234567812345678';

/**
 * SM2 over SM3 (GB/T 32918.2-2016) with the user id that GM/T 0009 sets as default. A private key has
 * 32 bytes, a public key is its uncompressed point of 65, a signature is r ‖ s. Signed notes have no
 * type of their own for it, so that theirs is 0xff and a name.
 */
export const sm2: SignatureAlgorithm = {
  id: 'sm2',
  noteType: joinBytes(Uint8Array.of(0xff), utf8('sm2-with-sm3')),
  publicKeyBytes: 65,
  publicKeyOf: (privateKey) => fromHex(smSm2.getPublicKeyFromPrivateKey(toHex(privateKey)))!,
  sign: (privateKey, message) => {
    const key = toHex(privateKey);
    return fromHex(
      smSm2.doSignature(message, key, {
        hash: true,
        publicKey: smSm2.getPublicKeyFromPrivateKey(key),
        userId: SM2_USER,
      }),
    )!;
  },
  verify: (publicKey, message, signature) => {
    if (signature.length !== 64) return false;
    try {
      return smSm2.doVerifySignature(message, toHex(signature), toHex(publicKey), {
        hash: true,
        userId: SM2_USER,
      });
    } catch {
      return false;
    }
  },
};

/** Every algorithm that notes may be signed with. */
export const SIGNATURE_ALGORITHMS: readonly SignatureAlgorithm[] = [ed25519, sm2];
