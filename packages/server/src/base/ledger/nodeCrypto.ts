import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { ed25519, type HashAlgorithm, type SignatureAlgorithm, sm2 } from '@zca/ledger';

/** SHA-256 of node:crypto, several times faster than the ledger's own. */
export const nodeSha256: HashAlgorithm = {
  id: 'sha-256',
  digest: (bytes) => hash('sha256', bytes, 'buffer'),
};

/** The heads of an Ed25519 key in DER (RFC 8410), before the 32 bytes of the key itself. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The last public key, since checkpoints are verified by one key thousands of times. */
let lastKey: { readonly bytes: Uint8Array; readonly key: KeyObject } | undefined;

function publicKeyOf(bytes: Uint8Array): KeyObject {
  if (lastKey?.bytes !== bytes) {
    const der = Buffer.concat([publicHead, bytes]);
    lastKey = { bytes, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
  }
  return lastKey.key;
}

/** Ed25519 of node:crypto. */
const nodeEd25519: SignatureAlgorithm = {
  ...ed25519,
  sign: (privateKey, message) => {
    const der = Buffer.concat([privateHead, privateKey]);
    return sign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  },
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, publicKeyOf(publicKey), signature);
    } catch {
      return false;
    }
  },
};

/**
 * The algorithms that checkpoints are signed with here. SM2 is the ledger's own: that of node:crypto
 * signs with an empty user id, which no other verifier of SM2 expects.
 */
export const NODE_SIGNATURES: readonly SignatureAlgorithm[] = [nodeEd25519, sm2];

export function nodeSignature(id: SignatureAlgorithm['id']): SignatureAlgorithm {
  return NODE_SIGNATURES.find((algorithm) => algorithm.id === id)!;
}
